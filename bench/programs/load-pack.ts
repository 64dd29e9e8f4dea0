/** Loads a pack as an examination does: node load-pack.ts PACK */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { loadPack } from "@sillage/core/indicators/load.ts";
import { createMatcher } from "@sillage/core/indicators/matcher.ts";

const file = process.argv[2] ?? "";
const pack = loadPack(readFileSync(file), file, (bytes) => createHash("sha256").update(bytes).digest("hex"));
console.log(`${createMatcher([pack], []).size} indicators`);
