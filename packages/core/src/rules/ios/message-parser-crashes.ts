import { isoTime } from "../../formats/time.ts";
import { type Detection, defineRule, type RuleContext } from "../rule.ts";
import { type DatedCrash, eachOnce, isDated } from "./crashes.ts";

/** Programs that open what others send. Those of web pages crash every day: alone they say nothing. */
const parsers: ReadonlySet<string> = new Set([
  "IMTranscoderAgent",
  "MessagesBlastDoorService",
  "imagent",
  "homed",
  "fmfd",
  "passd",
  "mediaplaybackd",
]);
const pages: ReadonlySet<string> = new Set(["WebContent", "com.apple.WebKit.WebContent"]);

/** Crashes within ten minutes of the first; ours. */
const window = 600_000_000;

export const messageParserCrashes = defineRule({
  id: "ios.message_parser_crashes",
  version: 1,
  title: "Crashes of programs that open messages, close together",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.crash_reports"],
  scope: "examination",
  rationale:
    "Attacks that need no touch of the owner crash the programs that open what is sent, once or several times.",
  falsePositives: ["Errors in these programs after an update, or in what an ordinary sender sent."],
  sentences: {
    statement: "Within ten minutes of {when:time} these programs, which open what others send, crashed: {processes}.",
    repeated: "{process}, which opens what others send, crashed {times} times within ten minutes of {when:time}.",
    home_first:
      "On {when:time} homed crashed and within ten minutes after it MessagesBlastDoorService: the order reported for the attack called PWNYOURHOME.",
    find_my_first:
      "On {when:time} fmfd crashed and within ten minutes after it MessagesBlastDoorService: the order reported for the attack called FINDMYPWN.",
  },
  references: [
    "Citizen Lab, Triple Threat, April 2023: PWNYOURHOME and FINDMYPWN (known to us from reports about it)",
    "Apple, Interpreting the JSON format of a crash report",
  ],
  vouched: "inference",
  wants: (record) => isDated(record) && (parsers.has(record.process ?? "") || pages.has(record.process ?? "")),
  detect(context) {
    const crashes: DatedCrash[] = [];
    return {
      record: (record) => void (isDated(record) && crashes.push(record)),
      end() {
        for (const group of groups(eachOnce(crashes))) report(group, context);
      },
    };
  },
});

type Group = readonly [DatedCrash, ...DatedCrash[]];

function groups(crashes: readonly DatedCrash[]): readonly Group[] {
  const all: [DatedCrash, ...DatedCrash[]][] = [];
  for (const crash of crashes) {
    const open = all.at(-1);
    if (open && crash.time - open[0].time <= window) open.push(crash);
    else all.push([crash]);
  }
  return all;
}

function report(group: Group, context: RuleContext): void {
  const processes = [...new Set(group.map(({ process }) => process ?? ""))];
  if (group.length < 2 || processes.every((process) => pages.has(process))) return;
  const when = isoTime(group[0].time);
  const common = {
    class: "anomaly",
    key: when,
    records: group,
    values: processes,
    time: group[0].time,
    timeEnd: group.at(-1)?.time ?? null,
  } satisfies Partial<Detection>;
  if (processes.length === 1) {
    const words = { process: processes[0] ?? "", times: group.length, when };
    context.report({ ...common, severity: "informational", sentence: "repeated", words });
    return;
  }
  const sentence = follows(group, "homed") ? "home_first" : follows(group, "fmfd") ? "find_my_first" : "statement";
  const words = sentence === "statement" ? { processes: processes.join(", "), when } : { when };
  context.report({ ...common, severity: "low", sentence, words });
}

function follows(group: Group, first: string): boolean {
  const at = group.findIndex(({ process }) => process === first);
  return at >= 0 && group.slice(at + 1).some(({ process }) => process === "MessagesBlastDoorService");
}
