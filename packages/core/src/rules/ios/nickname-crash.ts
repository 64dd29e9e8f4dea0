import { simpleRule } from "../simple-rule.ts";
import { isAtMost, listed } from "./crashes.ts";

/** The last version before Apple changed the code that was reported. */
const lastWeak = [18, 3, 1];

export const nicknameCrash = simpleRule({
  id: "ios.nickname_crash",
  version: 1,
  title: "Crash of Messages while it updated a nickname",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.crash_reports"],
  rationale:
    "Such crashes were reported from the phones of a few people at risk and called NICKNAME. Apple disputes that it was an attack.",
  falsePositives: ["An error of the system: Apple describes it as an ordinary one."],
  sentences: {
    statement:
      "imagent, which receives messages, crashed under iOS {version} in {symbol}, the code for nicknames and pictures of contacts.",
  },
  references: ["iVerify, NICKNAME, June 2025 (known to us from reports about it); Apple disputes it"],
  vouched: "inference",
  see(record) {
    if (record.kind !== "crash" || record.process !== "imagent" || isAtMost(record.os_version, lastWeak) !== true) {
      return undefined;
    }
    const symbol = listed(record, "symbols").find((name) => /nickname/i.test(name));
    if (symbol === undefined) return undefined;
    return {
      key: record.incident ?? `${record.time}`,
      values: [symbol],
      subject: "process:imagent",
      words: { version: record.os_version ?? "", symbol },
    };
  },
});
