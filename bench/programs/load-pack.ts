/** Loads a pack as an examination does: node load-pack.ts PACK */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { loadPackFrom } from "@sillage/core/indicators/load.ts";
import { createMatcher } from "@sillage/core/indicators/matcher.ts";

const file = process.argv[2] ?? "";
const handle = openSync(file, "r");
const source = {
  size: fstatSync(handle).size,
  read: (into: Uint8Array, at: number) => readSync(handle, into, 0, into.length, at),
};
const pack = await loadPackFrom(source, file, () => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
});
closeSync(handle);
console.log(`${createMatcher([pack], []).size} indicators`);
