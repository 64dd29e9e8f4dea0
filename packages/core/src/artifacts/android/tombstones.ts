import { readAll } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { isoTime, parseIsoTime } from "../../formats/time.ts";
import type { DetailValue, DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { defineArtifact } from "../artifact.ts";
import { tombstoneInProto } from "./tombstone-proto.ts";
import { type Tombstone, tombstoneInText } from "./tombstone-text.ts";

/** Memory dumps and maps make tombstones large; AOSP keeps them below a few megabytes. */
const largestProto = 64 * 2 ** 20;

export const tombstones = defineArtifact({
  id: "android.tombstones",
  title: "Crashes of native programs",
  platform: "android",
  versions: "all as text; from Android 12 also as Protocol Buffers",
  where: {
    bugreport: ["**FS/data/tombstones/tombstone_*"],
    androidqf: ["**/tombstone_*"],
    files: ["**tombstones/tombstone_*"],
  },
  kinds: ["crash"],
  timeBasis: "utc",
  reach: "the last 10 to 64 crashes",
  references: [
    "AOSP debuggerd, tombstone.cpp and tombstone_proto_to_text.cpp: the text's lines",
    "AOSP debuggerd/proto/tombstone.proto: field numbers",
  ],
  view: { type: "table", columns: ["time", "process", "thread", "uid", "signal", "message"] },

  async *read(input) {
    const source = await input.open();
    if (input.file.path.endsWith(".pb")) {
      yield crash(input, tombstoneInProto(readAll(source, largestProto)), { offset: 0, length: source.size });
      return;
    }
    const tombstone = tombstoneInText(source, (message, line) => input.problem("value", message, { line }));
    if (!tombstone) throw new FormatError("not laid out as a tombstone");
    yield crash(input, tombstone, { line: tombstone.line });
  },
});

function crash(input: ArtifactInput, tombstone: Tombstone, locator: DraftOf<"crash">["locator"]): DraftOf<"crash"> {
  const { path } = input.file;
  const { modified, modifiedLocal } = input.file.metadata;
  const { timestamp, signal } = tombstone;
  const time = timestamp === undefined ? undefined : parseIsoTime(timestamp);
  if (timestamp !== undefined && time === undefined) input.problem("value", "a time that is none", locator);
  return {
    kind: "crash",
    locator,
    time: time ?? null,
    process: tombstone.process ?? null,
    thread: tombstone.thread ?? null,
    ...(tombstone.command && tombstone.command.length > 0 ? { command: tombstone.command } : {}),
    path: tombstone.process?.startsWith("/") ? tombstone.process : null,
    pid: tombstone.pid ?? null,
    uid: tombstone.uid ?? null,
    signal: signal?.name ?? null,
    cause: tombstone.causes?.[0] ?? null,
    message: tombstone.abortMessage ?? null,
    details: given({
      file_name: path.slice(path.lastIndexOf("/") + 1),
      file_timestamp:
        modified !== undefined
          ? isoTime(modified)
          : modifiedLocal !== undefined
            ? isoTime(modifiedLocal).replace("Z", "")
            : undefined,
      timestamp,
      build_fingerprint: tombstone.fingerprint,
      revision: tombstone.revision,
      arch: tombstone.arch,
      tid: tombstone.tid,
      selinux_label: tombstone.label,
      process_uptime: tombstone.uptime,
      signal_info: signal && given(signal),
      causes: tombstone.causes && tombstone.causes.length > 1 ? tombstone.causes : undefined,
      backtrace: tombstone.backtrace && tombstone.backtrace.length > 0 ? tombstone.backtrace : undefined,
    }),
  };
}

function given(values: { readonly [name: string]: DetailValue | undefined }): Record<string, DetailValue> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
