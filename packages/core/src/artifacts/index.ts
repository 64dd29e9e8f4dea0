import type { Artifact } from "./artifact.ts";
import { safariHistory } from "./ios/safari-history.ts";

/** Every artifact that is read. Adding one is a file of its own and a line here. */
export const artifacts: readonly Artifact[] = [safariHistory];
