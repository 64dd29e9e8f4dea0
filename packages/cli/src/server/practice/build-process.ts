import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildCase } from "@sillage/practice/index.ts";

/** Builds the evidence of a practice case in a process of its own: it takes seconds in which nothing else would be done. */
export interface BuildOrder {
  readonly id: string;
  readonly folder: string;
}

export type BuildSign =
  | { readonly type: "built"; readonly built: Pick<Awaited<ReturnType<typeof buildCase>>, "evidence" | "custody"> }
  | { readonly type: "failed"; readonly message: string };

async function build({ id, folder }: BuildOrder): Promise<BuildSign> {
  try {
    mkdirSync(folder, { recursive: true });
    // It is the same every time: an earlier build of it is replaced.
    rmSync(join(folder, id), { recursive: true, force: true });
    const { evidence, custody } = await buildCase(id, folder);
    return { type: "built", built: { evidence, custody } };
  } catch (error) {
    return { type: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

process.once("message", (order: BuildOrder) => {
  void build(order).then((sign) => process.send?.(sign, () => process.disconnect()));
});
