import { base64Decode } from "@bufbuild/protobuf/wire";
import type { DraftOf, Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";

/** Keys of adb are RSA of 2048 bits, 700 characters; a hostile file may hold longer ones. */
const longestKey = 65_536;

/** `BASE64 user@host`, as `adb_keys` and its keystore hold it. A key that is none has no fingerprint, and it is said. */
export function adbKey(
  input: ArtifactInput,
  text: string,
  source: "keystore" | "user_keys" | "acquisition",
  locator: Locator,
): DraftOf<"adb_key"> {
  const trimmed = text.trim().slice(0, longestKey);
  const space = trimmed.indexOf(" ");
  const key = space < 0 ? trimmed : trimmed.slice(0, space);
  const fingerprint = fingerprintOf(input, key);
  if (fingerprint === undefined) input.problem("value", "a key that is not Base64", locator);
  return {
    kind: "adb_key",
    locator,
    key,
    host: space < 0 ? null : trimmed.slice(space + 1).trim(),
    fingerprint: fingerprint ?? null,
    source,
  };
}

/** `F0:A1:…`, as the phone shows it when it asks whether to trust a computer (AOSP AdbDebuggingManager.java). */
function fingerprintOf(input: ArtifactInput, key: string): string | undefined {
  if (key === "" || key.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(key)) return undefined;
  const digits = input.hash(base64Decode(key), "md5").toUpperCase();
  return digits.match(/../g)?.join(":");
}
