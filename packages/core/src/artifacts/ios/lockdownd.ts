import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type LockdownEntry, lockdownEntries } from "./lockdownd-entry.ts";

/** `pymobiledevice3 attempting to spawn com.apple.mobilebackup2 service.`, `… attempting to get [DeviceColor]`. */
const asking = /^(\S.{0,100}?) attempting to (?:spawn (\S{1,200}) service|get|set)\b/;
/** `Pair for usbmuxd succeeded .`, `Pair for usbmuxd failed : UserDeniedPairing`. */
const result = /^Pair for (\S{1,100}) (?:(succeeded)|failed\s*:\s*(\w{1,100}))/;
const value = (name: string) => new RegExp(`\\b${name} = "?([^";\\n]{1,200})"?;`);
const [hostId, systemBuid] = [value("HostID"), value("SystemBUID")];

export const lockdownd = defineArtifact({
  id: "ios.lockdownd",
  title: "Computers and programs that connected to the phone",
  platform: "ios",
  versions: "all",
  where: {
    ios_filesystem: ["private/var/logs/lockdownd.log", "private/var/log/lockdownd.log"],
    ios_sysdiagnose: ["**/lockdownd.log"],
  },
  kinds: ["pairing", "log_event"],
  // Where the evidence states a zone, it is that of the day when it was made: the phone may have had another before.
  timeBasis: "device_local",
  reach: "days to weeks",
  references: [
    "EC-DIGIT-CSIRC sysdiagnose, parser lockdownd: local time without offset, messages that span lines",
    "plaso, parser ios_lockdownd: the lines of its test log",
    "FCSC 2025, iForensics, write-up of iCompromise: pairing and service requests of a real log",
  ],
  view: { type: "table", columns: ["time", "event", "process", "text", "host_id", "system_buid", "outcome"] },

  async *read(input) {
    let asked: DraftOf<"pairing"> | undefined;
    const entries = lockdownEntries(await input.lines(), (code, message, line) =>
      input.problem(code, message, { line }),
    );
    for (const entry of entries) {
      yield logEvent(entry);
      if (entry.event !== "handle_pair") continue;
      if (entry.message.startsWith("Pair message:")) {
        if (asked) yield asked;
        asked = request(entry);
      }
      const [, process = null, succeeded, failed] = result.exec(entry.message) ?? [];
      if (asked && process !== null) {
        yield { ...asked, process, outcome: succeeded ?? failed ?? null };
        asked = undefined;
      }
    }
    if (asked) yield asked;
  },
});

function logEvent({ line, time, pid, event, message }: LockdownEntry): DraftOf<"log_event"> {
  const [, process, service] = asking.exec(message) ?? [];
  return {
    kind: "log_event",
    locator: { line },
    time: time ?? null,
    event,
    process: process ?? null,
    pid: pid ?? null,
    text: message,
    ...(service === undefined ? {} : { values: [service] }),
  };
}

/** The request of a computer that wants to be trusted, by the numbers that it and its system give themselves. */
function request({ line, time, message }: LockdownEntry): DraftOf<"pairing"> {
  return {
    kind: "pairing",
    locator: { line },
    time: time ?? null,
    host_id: hostId.exec(message)?.[1] ?? null,
    system_buid: systemBuid.exec(message)?.[1] ?? null,
    details: { message },
  };
}
