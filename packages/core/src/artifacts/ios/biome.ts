import { LimitError } from "../../bytes/source.ts";
import { Crc32 } from "../../evidence/archive/crc32.ts";
import { FormatError } from "../../formats/error.ts";
import { readSegb, type SegbEntry, segbStates } from "../../formats/segb/segb.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { recordOf } from "./biome-streams.ts";

const roots = ["private/var/mobile/Library/Biome/streams", "private/var/db/biome/streams"];

export const biome = defineArtifact({
  id: "ios.biome",
  title: "Use of the phone (Biome)",
  platform: "ios",
  versions: "iOS 15 and later; notifications from iOS 14",
  where: {
    // What lies in folders below, `tombstone`, are entries that were thrown away, without their data.
    ios_filesystem: [
      ...roots.flatMap((root) => [`${root}/*/*/local/*`, `${root}/*/*/remote/*/*`]),
      "private/var/mobile/Library/DuetExpertCenter/streams/userNotificationEvents/local/*",
    ],
  },
  kinds: ["app_use", "app_event", "notification", "place", "web_trace", "wifi_network", "other_device", "log_event"],
  timeBasis: "utc",
  reach: "about four weeks; visits longer",
  references: [
    "cclgroupltd/ccl-segb: containers of version 1 and 2",
    "iLEAPP, modules biome*.py: fields of the streams that are told as more than log entries",
    "Mattia Epifani, 84 Streams Later, as iLEAPP cites it: entries are written in batches, long after what they tell of",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "text", "name", "ssid", "url"] },

  async *read(input) {
    const { stream, remote } = placeOf(input.file.path);
    const damaged: number[] = [];
    const source = await input.open();
    const report = (message: string, at: number): void => input.problem("damaged", message, { offset: at, length: 0 });
    for (const entry of readSegb(source, report)) {
      // Deleted entries keep their time only.
      if (entry.state === segbStates.deleted || entry.data.every((byte) => byte === 0)) continue;
      const record = recordIn(entry, stream, remote, input, damaged);
      if (record) yield record;
    }
    // Room is used again and leaves many such: they are said once.
    if (damaged.length > 0)
      input.problem("damaged", `${damaged.length} entries were overwritten or altered and cannot be read`, {
        offset: damaged[0] ?? 0,
        length: 0,
      });
  },
});

function recordIn(
  entry: SegbEntry,
  stream: string,
  remote: string | null,
  input: ArtifactInput,
  damaged: number[],
): RecordDraft | undefined {
  const locator = { offset: entry.offset, length: entry.data.length };
  const sound = crcOf(entry.data) === entry.crc;
  try {
    const record = recordOf({
      stream,
      remote,
      data: entry.data,
      written: toMicroseconds(entry.written, "mac_s") ?? null,
      locator,
      report: (message) => input.problem("value", message, locator),
    });
    const doubts = {
      ...(sound ? {} : { checksum: "does not agree" }),
      ...(entry.state === segbStates.written ? {} : { state: entry.state }),
    };
    return { ...record, details: { ...record.details, ...doubts } };
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    if (sound) input.problem("value", `the entry is no message: ${error.message}`, locator);
    else damaged.push(entry.offset);
    return undefined;
  }
}

/** `…/streams/restricted/App.InFocus/remote/<device>/<file>`. */
function placeOf(path: string): { stream: string; remote: string | null } {
  const parts = path.split("/");
  const at = Math.max(parts.lastIndexOf("local"), parts.lastIndexOf("remote"));
  return { stream: parts[at - 1] ?? "", remote: parts[at] === "remote" ? (parts[at + 1] ?? null) : null };
}

function crcOf(data: Uint8Array): number {
  const crc = new Crc32();
  crc.update(data);
  return crc.value;
}
