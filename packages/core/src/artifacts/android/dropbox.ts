import { readExactly } from "../../bytes/source.ts";
import { toMicroseconds } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import { kernelLines } from "./kernel-lines.ts";

/** `SYSTEM_LAST_KMSG@1700000000000.txt.gz`: what it is of, when it came (ms), a text or data, compressed or not. */
const entryName = /^(.{1,300})@(\d{1,16})\.(txt|dat|lost)(\.gz)?$/;
/** Entries that are a log of the kernel. */
const kernelTags = /^(?:SYSTEM_LAST_KMSG|SYSTEM_RECOVERY_KMSG|APANIC_CONSOLE|SYSTEM_AUDIT)$/;
/** What is kept of a text: its headings and the beginning. */
const textKept = 8192;

export const dropbox = defineArtifact({
  id: "android.dropbox",
  title: "Reports of crashes and starts that the system keeps",
  platform: "android",
  versions: "all, where the files were collected",
  where: {
    bugreport: ["**FS/data/system/dropbox/*"],
    androidqf: ["logs/data/system/dropbox/*"],
    files: ["**data/system/dropbox/*"],
  },
  kinds: ["log_event"],
  store: "android.dropbox",
  timeBasis: "utc",
  reach: "three days, or the last thousand",
  references: [
    "AOSP DropBoxManagerService.java, EntryFile: names of the files, milliseconds since 1970",
    "AOSP BootReceiver.java: SYSTEM_BOOT, SYSTEM_LAST_KMSG, SYSTEM_TOMBSTONE and other tags",
  ],
  view: { type: "table", columns: ["time", "event", "process", "text"] },

  async *read(input) {
    const { path } = input.file;
    const match = entryName.exec(path.slice(path.lastIndexOf("/") + 1));
    if (!match) {
      input.problem("value", "a file whose name is not that of an entry");
      return;
    }
    const [, tag = "", stated = "", form, packed] = match;
    const event = decoded(tag);
    const time = toMicroseconds(Number(stated), "unix_ms") ?? null;
    if (time === null) input.problem("value", "a time that is none", { path });
    if (form !== "txt") {
      yield { kind: "log_event", time, locator: { path }, event, details: { form: form ?? "" } };
      return;
    }
    const { source, complete } = packed ? await input.inflate() : { source: await input.open(), complete: true };
    if (!complete) input.problem("damaged", "the compressed text has no sound end", { path });
    const text = new TextDecoder().decode(readExactly(source, 0, Math.min(source.size, textKept)));
    const process = /^Process: (\S{1,300})$/m.exec(text)?.[1] ?? null;
    yield { kind: "log_event", time, locator: { path }, event, process, text, details: { size: source.size } };
    if (!kernelTags.test(event)) return;
    const say = (message: string, line: number) => input.problem("value", message, { line });
    for (const { line, seconds, level, text: said } of kernelLines(source, say)) {
      // The entry is made at the start that follows: what it holds happened before.
      const details = { boot: "before the last start", ...(seconds === null ? {} : { seconds }) };
      yield { kind: "log_event", time, locator: { line }, event: "kernel", level, text: said, details };
    }
  },
});

/** Tags are written as in a URI. */
function decoded(tag: string): string {
  try {
    return decodeURIComponent(tag);
  } catch {
    // Not written by the system: as it stands.
    return tag;
  }
}
