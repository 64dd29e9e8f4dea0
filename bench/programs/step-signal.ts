/**
 * The floor under reading a backup of Signal: node step-signal.ts FILE
 * Stretches the digits, hashes the file, checks and decrypts every frame with OpenSSL; looks into none.
 */
import { createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { memorySource } from "@sillage/core/bytes/source.ts";
import { readFramesHeader } from "@sillage/core/formats/signal-backup/frames.ts";
import { signalDigits } from "./signal-digits.ts";

const rounds = 250_000;
const macLength = 10;

const file = readFileSync(process.argv[2] ?? "");
createHash("sha256").update(file).digest();
const header = readFramesHeader(memorySource(file));
if (!header) throw new Error("no backup of Signal");
const [cipherKey, macKey] = keys(header.salt);
const counter = Buffer.from(header.iv);
let frames = 0;
for (let at = header.data; at < file.length; frames++) {
  const decipher = createDecipheriv("aes-256-ctr", cipherKey, counter);
  const length = decipher.update(file.subarray(at, at + 4)).readUInt32BE(0);
  const end = at + 4 + length;
  const mac = createHmac("sha256", macKey)
    .update(file.subarray(at, end - macLength))
    .digest();
  if (mac.compare(file, end - macLength, end, 0, macLength) !== 0) throw new Error(`frame ${frames} is damaged`);
  decipher.update(file.subarray(at + 4, end - macLength));
  counter.writeUInt32BE((counter.readUInt32BE(0) + 1) >>> 0, 0);
  at = end;
}
console.log(`${frames} frames`);

function keys(salt: Uint8Array): readonly [Buffer, Buffer] {
  let hash = createHash("sha512").update(salt).update(signalDigits).update(signalDigits).digest();
  for (let round = 1; round < rounds; round++) hash = createHash("sha512").update(hash).update(signalDigits).digest();
  const derived = Buffer.from(hkdfSync("sha256", hash.subarray(0, 32), new Uint8Array(32), "Backup Export", 64));
  return [derived.subarray(0, 32), derived.subarray(32)];
}
