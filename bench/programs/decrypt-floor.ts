/**
 * The floor under decryption: node decrypt-floor.ts BACKUP PASSWORD
 * The backup's own rounds of PBKDF2, then AES-256-CBC over as many bytes as it has, file by file. The keys are not the
 * right ones: the work is the same.
 */
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const [backup = "", password = ""] = process.argv.slice(2);
const keybag = readFileSync(join(backup, "Manifest.plist"));

/** The 32-bit number behind a tag of the keybag: tag, length 4, value, all big-endian. */
function rounds(tag: string): number {
  return keybag.readUInt32BE(keybag.indexOf(Buffer.from(`${tag}\0\0\0\x04`, "latin1")) + 8);
}

const first = pbkdf2Sync(password, Buffer.alloc(20), rounds("DPIC"), 32, "sha256");
const key = pbkdf2Sync(first, Buffer.alloc(20), rounds("ITER"), 32, "sha1");
let bytes = 0;
for (const name of readdirSync(backup, { recursive: true, encoding: "utf8" })) {
  const file = join(backup, name);
  if (!statSync(file).isFile() || name.endsWith(".plist")) continue;
  const data = readFileSync(file);
  const decipher = createDecipheriv("aes-256-cbc", key, Buffer.alloc(16)).setAutoPadding(false);
  const clear = decipher.update(data.subarray(0, data.length - (data.length % 16)));
  bytes += clear.length;
}
console.log(`${bytes} bytes`);
