/** The floor under loading a pack: node parse-json.ts PACK */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const bytes = readFileSync(process.argv[2] ?? "");
createHash("sha256").update(bytes).digest();
const { objects } = JSON.parse(bytes.toString()) as { objects: readonly unknown[] };
console.log(`${objects.length} objects`);
