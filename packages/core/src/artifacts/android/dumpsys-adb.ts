import { toMicroseconds } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { adbKey } from "./adb-keys.ts";
import { serviceDump } from "./dump.ts";

/** A phone that trusts more computers than this does not exist. */
const mostKeys = 10_000;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** Keys of adb begin so: 64 words of a 2048-bit number. In binary XML their length stands before them. */
const keyInBinary = /QAAAA[A-Za-z0-9+/]{200,}={0,2}(?: [!-~]+)?/g;
const simple =
  /^\s*(connected_to_adb|last_key_received|enabled|network_bssid|network_ssid|is_trusted_network|tls_port)=(.*)$/;

export const dumpsysAdb = defineArtifact({
  id: "android.dumpsys_adb",
  title: "Computers trusted for debugging",
  platform: "android",
  versions: "Android 9 and later; with times from Android 11",
  where: serviceDump("adb"),
  kinds: ["adb_key", "setting"],
  timeBasis: "utc",
  reach: "the last connection of each computer; seven days unless the phone's owner chose otherwise",
  references: [
    "AOSP AdbDebuggingManager.java, dump: user_keys, keystore; AdbKeyStore: adbKey key lastConnection, ms since 1970",
    "AOSP BinaryXmlSerializer.java: a binary keystore begins with ABX and loses its numbers in a text",
  ],
  view: { type: "table", columns: ["time", "host", "fingerprint", "source", "key", "value"] },

  async *read(input) {
    let list: "user_keys" | "keystore" | undefined;
    let binary = false;
    let wifi = false;
    let keys = 0;
    for (const { number: line, text } of textLines(await input.open())) {
      let rest = text;
      const begins = /^\s*(user_keys|keystore)=/.exec(text);
      if (begins) {
        list = begins[1] === "keystore" ? "keystore" : "user_keys";
        rest = text.slice(begins[0].length);
        binary = rest.startsWith("ABX");
      } else if (/^\s*adb_wifi=\{/.test(text)) {
        list = undefined;
        wifi = true;
      } else if (text === "  }" || text === "}" || (list === "user_keys" && text.trim() === "")) {
        list = undefined;
      }
      const setting = list === undefined ? simple.exec(text) : null;
      if (setting) {
        const key = `${wifi ? "adb_wifi." : ""}${setting[1]}`;
        yield { kind: "setting", locator: { line }, key, value: setting[2] ?? "" };
      }
      if (list === undefined) continue;
      for (const record of recordsIn(input, rest, list, binary, line)) {
        if (++keys > mostKeys) {
          input.problem("limit", `more than ${mostKeys} keys`, { line });
          return;
        }
        yield record;
      }
    }
  },
});

function* recordsIn(
  input: ArtifactInput,
  text: string,
  list: "user_keys" | "keystore",
  binary: boolean,
  line: number,
): Generator<RecordDraft> {
  if (list === "user_keys") {
    if (text.trim() !== "") yield adbKey(input, text, list, { line });
  } else if (binary) {
    for (const [key] of text.matchAll(keyInBinary)) {
      yield { ...adbKey(input, key, list, { line }), details: { keystore: "binary XML: no time of connection" } };
    }
  } else {
    for (const [, element = "", written = ""] of text.matchAll(/<(adbKey|wifiAP)\s([^>]*)>/g)) {
      const attributes = attributesOf(written);
      const time = connected(input, attributes.get("lastConnection"), line);
      const bssid = attributes.get("bssid");
      if (element === "adbKey") yield { ...adbKey(input, attributes.get("key") ?? "", list, { line }), time };
      else yield { kind: "setting", locator: { line }, time, key: "adb_wifi.trusted_network", value: bssid ?? "" };
    }
  }
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", value = ""] of text.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)) {
    attributes.set(
      name,
      value.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? ""),
    );
  }
  return attributes;
}

/** Zero: never connected since the key was stored. */
function connected(input: ArtifactInput, text: string | undefined, line: number): number | null {
  if (text === undefined || text === "0") return null;
  const time = /^\d{1,16}$/.test(text) ? toMicroseconds(Number(text), "unix_ms") : undefined;
  if (time === undefined) input.problem("value", "a time of connection that is none", { line });
  return time ?? null;
}
