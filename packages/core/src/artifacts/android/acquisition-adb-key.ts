import { LimitError, readAll } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { adbKey } from "./adb-keys.ts";

const largestFile = 16 * 2 ** 20;

export const acquisitionAdbKey = defineArtifact({
  id: "android.acquisition_adb_key",
  title: "The computer that made the acquisition",
  platform: "android",
  versions: "AndroidQF since 2026",
  where: { androidqf: ["acquisition.json", "adb_host_key.pub"] },
  kinds: ["adb_key"],
  timeBasis: "utc",
  reach: "the acquisition",
  references: ["AndroidQF, acquisition.json: started (Bugbane: created), adb_host_public_key; adb_host_key.pub"],
  view: { type: "table", columns: ["time", "host", "fingerprint", "source"] },

  async *read(input) {
    const source = await input.open();
    if (input.file.path.endsWith(".pub")) {
      for (const { number: line, text } of textLines(source)) {
        if (text.trim() !== "") yield adbKey(input, text, "acquisition", { line });
      }
      return;
    }
    if (source.size > largestFile) throw new LimitError("acquisition.json", `larger than ${largestFile} bytes`);
    const acquisition = objectIn(new TextDecoder().decode(readAll(source, largestFile)));
    const { created, started = created, adb_host_public_key: key } = acquisition;
    const time = typeof started === "string" ? parseIsoTime(started) : undefined;
    if (time === undefined && started !== undefined) input.problem("value", "not a time", { key: "started" });
    const locator = { key: "adb_host_public_key" };
    // Older acquisitions do not name the computer: that is told too, for rules that would subtract it.
    if (typeof key === "string" && key !== "")
      yield { ...adbKey(input, key, "acquisition", locator), time: time ?? null };
    else yield { kind: "adb_key", locator, time: time ?? null, source: "acquisition" };
  },
});

function objectIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FormatError("not JSON");
  }
  if (typeof value !== "object" || value === null) throw new FormatError("JSON, but not an object");
  return { ...value };
}
