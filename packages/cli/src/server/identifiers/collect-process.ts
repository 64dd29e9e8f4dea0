import { constants, setPriority } from "node:os";
import { type CollectOrder, collectIdentifiers } from "./collect.ts";

/** Collects in a process of its own, behind everything else that this computer does. */
export type CollectSign =
  | { readonly type: "share"; readonly share: number }
  | { readonly type: "collected" }
  | { readonly type: "failed"; readonly message: string };

async function collect(order: CollectOrder): Promise<CollectSign> {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
    await collectIdentifiers(order, (share) => process.send?.({ type: "share", share } satisfies CollectSign));
    return { type: "collected" };
  } catch (error) {
    return { type: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

process.once("message", (order: CollectOrder) => {
  void collect(order).then((sign) => process.send?.(sign, () => process.disconnect()));
});
// Whoever asked is gone: nobody waits for the result.
process.on("disconnect", () => process.exit());
