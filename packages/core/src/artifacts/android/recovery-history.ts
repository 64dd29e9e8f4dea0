import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { wallClock } from "./dump.ts";

/** `+ [A5 | 2020/02/02 03:04:05 | BUILD]` begins what the recovery system was told to do. */
const begin = /^\+\s*\[([^\]]{0,300})\]/;
const dated = /(\d{4})[/-](\d\d)[/-](\d\d) (\d\d:\d\d:\d\d)/;
/** `--wipe_data`, `--reason=MasterClearConfirm`, `reboot_reason=…`, `reboot reason: …`. */
const argument = /^(?:--)?([a-z][a-z_ ]{1,60}?)(?:\s*[=:]\s*(.{0,1000}))?$/;
const mostArguments = 40;

export const recoveryHistory = defineArtifact({
  id: "android.recovery_history",
  title: "What the recovery system was told to do",
  platform: "android",
  versions: "Samsung",
  where: {
    bugreport: ["**FS/data/log/recovery_history.log", "**FS/efs/recovery/history"],
    files: ["**data/log/recovery_history.log", "**efs/recovery/history"],
    androidqf: ["logs/data/log/recovery_history.log", "logs/efs/recovery/history"],
  },
  kinds: ["log_event"],
  timeBasis: "device_local",
  reach: "years: it outlives the erasing of the phone",
  references: [
    "ALEAPP, module sWipehist: the file and its lines",
    "Samsung recovery, init scripts: the commands are appended to /efs/recovery/history",
    "AOSP bootable/recovery, recovery.cpp: --wipe_data, --prompt_and_wipe_data, --reason",
  ],
  view: { type: "table", columns: ["time", "event", "text"] },

  async *read(input) {
    let open: (DraftOf<"log_event"> & { details: Record<string, string> }) | undefined;
    for (const { number: line, text: whole } of textLines(await input.open())) {
      const text = whole.slice(0, 2000).trim();
      const started = begin.exec(text);
      if (started || text === "-") {
        if (open) yield named(open);
        open = undefined;
      }
      if (started) {
        const [, head = ""] = started;
        const [, year, month, day, clock] = dated.exec(head) ?? [];
        const time = year === undefined ? undefined : wallClock(`${year}-${month}-${day} ${clock}`);
        if (time === undefined) input.problem("value", "a date that there is not", { line });
        open = { kind: "log_event", time: time ?? null, locator: { line }, details: { head } };
      } else if (open) {
        const [, name, value = ""] = argument.exec(text) ?? [];
        const { details } = open;
        if (name !== undefined && Object.keys(details).length < mostArguments)
          details[name.replaceAll(" ", "_")] = value;
      }
    }
    if (open) yield named(open);
  },
});

/** What was done is the event; why, where it is told, its text. */
function named(entry: DraftOf<"log_event"> & { details: Record<string, string> }): DraftOf<"log_event"> {
  const { details } = entry;
  const event = ["wipe_data", "prompt_and_wipe_data", "wipe_cache", "update_package"].find((name) =>
    Object.hasOwn(details, name),
  );
  const text = details.reason ?? details.reboot_reason;
  return { ...entry, event: event ?? "recovery", ...(text === undefined ? {} : { text }) };
}
