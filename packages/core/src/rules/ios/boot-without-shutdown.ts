import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";

type Event = Extract<SourcedRecord, { kind: "log_event" }> & { readonly time: number };

/** A shutdown and the first look of the installer at what the phone holds after it; ours. */
const restart = 60 * 60 * 1e6;
const rewrittenSince = 26;

export const bootWithoutShutdown = defineRule({
  id: "ios.boot_without_shutdown",
  version: 1,
  title: "Restart without a shutdown in the log",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.shutdowns", "ios.mobile_installation", "ios.system_version"],
  scope: "examination",
  rationale:
    "An attack on the system may end in a crash of the phone, or a shutdown may have been taken out of the log.",
  falsePositives: ["An empty battery, a forced restart by the owner, a crash of the system, an update."],
  sentences: {
    statement:
      "The installer noticed on {when:time} that the phone had restarted. The log of shutdowns, which has others before and after, has none since the restart before that.",
  },
  references: ["iVerify, boots without an entry in Shutdown.log (known to us from reports about it)"],
  vouched: "secondary",
  wants: (record) =>
    (record.kind === "os_version" && record.artifact === "ios.system_version") ||
    (isEvent(record) &&
      ((record.artifact === "ios.shutdowns" && record.event === "shutdown") || record.event === "reboot detected")),
  detect(context) {
    const versions = new Map<number, number>();
    const events: Event[] = [];
    return {
      record(record) {
        if (record.kind === "os_version") versions.set(record.evidence, Number.parseInt(record.os_version ?? "", 10));
        else if (isEvent(record)) events.push(record);
      },
      end() {
        for (const [evidence, major] of versions) {
          if (major < rewrittenSince)
            compare(
              events.filter((event) => event.evidence === evidence),
              context,
            );
        }
      },
    };
  },
});

/** With a time that can be compared with others. */
function isEvent(record: SourcedRecord): record is Event {
  return record.kind === "log_event" && typeof record.time === "number" && record.timeBasis !== "device_local";
}

function compare(events: readonly Event[], context: RuleContext): void {
  const shutdowns = times(events, "shutdown");
  const first = shutdowns.at(0)?.time ?? Number.POSITIVE_INFINITY;
  const last = shutdowns.at(-1)?.time ?? Number.NEGATIVE_INFINITY;
  let before: Event | undefined;
  for (const boot of times(events, "reboot detected")) {
    const since = before?.time ?? Number.POSITIVE_INFINITY;
    before = boot;
    if (since < first || boot.time > last + restart) continue;
    if (since === Number.POSITIVE_INFINITY || shutdowns.some(({ time }) => time > since && time <= boot.time)) continue;
    context.report({
      severity: "low",
      class: "anomaly",
      key: `${boot.evidence} ${boot.time}`,
      records: [boot],
      values: [],
      words: { when: isoTime(boot.time) },
    });
  }
}

const times = (events: readonly Event[], event: string): readonly Event[] =>
  events.filter((one) => one.event === event).sort((a, b) => a.time - b.time);
