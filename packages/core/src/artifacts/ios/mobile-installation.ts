import type { DraftOf, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { cClock } from "./wall-clock.ts";

/** `Mon Apr  7 06:13:34 2025 [234] <notice> (0x16b48f000) -[MIInstaller …]: …`; plain functions have no brackets. */
const entry =
  /^([A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d \d{4}) \[(\d{1,10})\] <(\w+)> \(0x[0-9a-f]+\) (.*)$/;
const message = /^(?:[-+]\[.*?\]|\w+): (.*)$/;

/** No line that is asked for is longer; what a hostile one has behind this is not looked at. */
const longestLine = 16_384;

const installed = /^Install Successful for \((\w+):([\w.-]+)\)/;
const removed = /^Uninstalling identifier ([\w.-]+)/;
const asked = /^Uninstall requested by (.{1,100}?) \(pid \d+.*?\) for identity \[([^\]/]+)/;

export const mobileInstallation = defineArtifact({
  id: "ios.mobile_installation",
  title: "Applications installed and removed",
  platform: "ios",
  versions: "iOS 10 and later",
  where: {
    ios_filesystem: [
      "private/var/installd/Library/Logs/MobileInstallation/mobile_installation.log.*",
      "private/var/mobile/Library/Logs/MobileInstallation/mobile_installation.log.*",
    ],
    ios_sysdiagnose: ["**/mobile_installation.log.*"],
  },
  kinds: ["app_event", "log_event"],
  // Where the evidence states a zone, it is that of the day when it was made: the phone may have had another before.
  timeBasis: "device_local",
  reach: "days to months",
  references: [
    "EC-DIGIT-CSIRC sysdiagnose, parser mobileinstallation; iLEAPP mobileInstall.py: local time, no zone in the log",
    "FCSC 2025, iForensics, write-ups of iBackdoor and iCompromise: lines of a real log of iOS 16",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "installer", "process", "text"] },

  async *read(input) {
    for (const { number: line, text } of await input.lines()) {
      const match = entry.exec(text.slice(0, longestLine));
      // Lists and errors are written over several lines; only the first one begins with a time.
      if (!match) continue;
      const [, clock = "", pid, level = "", rest = ""] = match;
      const time = cClock(clock);
      if (time === undefined) {
        input.problem("value", "a time that is none", { line });
        continue;
      }
      const event = eventOf(message.exec(rest)?.[1] ?? rest, { locator: { line }, time });
      if (event) yield { ...event, details: { level, installd_pid: Number(pid) } };
    }
  },
});

type Where = Pick<DraftOf<"app_event">, "locator" | "time">;

/** The steps between are told by the log itself. */
function eventOf(said: string, where: Where): RecordDraft | undefined {
  const [, type, app] = installed.exec(said) ?? [];
  // Before it is downloaded, an application is installed as a placeholder of itself.
  if (app !== undefined) {
    return {
      kind: "app_event",
      ...where,
      event: type === "Placeholder" ? "placeholder installed" : "installed",
      app_id: app,
    };
  }
  const [, gone] = removed.exec(said) ?? [];
  if (gone !== undefined) return { kind: "app_event", ...where, event: "uninstalled", app_id: gone };
  const [, by, which] = asked.exec(said) ?? [];
  if (which !== undefined) {
    return { kind: "app_event", ...where, event: "uninstall requested", app_id: which, component: by ?? null };
  }
  if (said === "Reboot detected") return { kind: "log_event", ...where, event: "reboot detected", text: said };
  return undefined;
}
