import type { View } from "../app/view.ts";
import { conversations } from "./conversations/index.ts";
import { coverage } from "./coverage/index.ts";
import { files } from "./files/index.ts";
import { findings } from "./findings/index.ts";
import { map } from "./map/index.ts";
import { overview } from "./overview/index.ts";
import { people } from "./people/index.ts";
import { practice } from "./practice/index.ts";
import { report } from "./report/index.ts";
import { timeline } from "./timeline/index.ts";

/** The views of a case, in the order of their tabs. */
export const views: readonly View[] = [
  overview,
  findings,
  timeline,
  conversations,
  people,
  map,
  files,
  coverage,
  report,
  practice,
];
