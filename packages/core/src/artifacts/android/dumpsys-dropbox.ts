import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump, statedClock } from "./dump.ts";

/** `2022-03-29 18:37:30 SYSTEM_BOOT (text, 274 bytes)`; the beginning of the text follows in a line of its own. */
const entry = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (\S{1,300})(?: \((.{1,80})\))?$/;

export const dumpsysDropbox = defineArtifact({
  id: "android.dumpsys_dropbox",
  title: "List of the reports that the system keeps",
  platform: "android",
  versions: "all",
  where: serviceDump("dropbox"),
  kinds: ["log_event"],
  store: "android.dropbox",
  timeBasis: "device_local",
  reach: "three days, or the last thousand",
  references: ["AOSP DropBoxManagerService.java, dump", "Bug reports of Android 2.3 of ChkBugReport"],
  view: { type: "table", columns: ["time", "event", "text"] },

  async *read(input) {
    let open: DraftOf<"log_event"> | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      const match = entry.exec(text.length > 1000 ? "" : text);
      if (match) {
        if (open) yield open;
        const [, clock = "", event = "", form] = match;
        const time = statedClock(input, clock, line);
        open = { kind: "log_event", time, locator: { line }, event, details: form === undefined ? {} : { form } };
      } else if (open) {
        yield text.startsWith("    ") ? { ...open, text: text.trim() } : open;
        open = undefined;
      }
    }
    if (open) yield open;
  },
});
