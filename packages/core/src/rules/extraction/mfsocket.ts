import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";
import { appOf, appSources, isByHand } from "./app-records.ts";
import { mfSocket } from "./products.ts";

/** The first is also what an unrelated player of sounds is built under (xmaihh/MFSocket, build.gradle). */
const names: ReadonlySet<string> = new Set(["com.Android.MFSocket", "com.android.mfsocket"]);
/** What the computer tells the application to begin with. */
const order = "com.android.MFSocket.START_ADBDOWNLOAD";

export const mfsocket = byFact({
  id: "extraction.mfsocket",
  version: 1,
  title: "Name of the extraction tool MFSocket",
  severity: "high",
  class: "extraction",
  platform: "android",
  needs: [...appSources, "android.dumpsys_receivers", "android.logcat"],
  rationale:
    "MFSocket was found on phones that had been held: a computer starts it by an order through the cable, and it sends what it reads.",
  falsePositives: ["An open-source player of sounds bears the same name, with no tie to the tool."],
  references: [
    "FuckMFS: package names, variants and the order START_ADBDOWNLOAD of the application",
    "xmaihh/MFSocket: an unrelated application with the same applicationId",
  ],
  vouched: "source_read",
  // Who installs it in custody is hardly after its sounds; that is our judgement, and the name stays a name.
  inCustody: "medium",
  sentences: {
    statement:
      "The phone’s records name the order {order} ({count:records}), with which a computer starts the extraction tool MFSocket.",
    name: "An application named {app} is or was installed on the phone ({count:records}). The extraction tool MFSocket bears this name, and so does an unrelated player of sounds: the name alone tells neither.",
  },
  wants: (record) => givesOrder(record) || (names.has(appOf(record) ?? "") && isByHand(record)),
  factOf: () => order,
  see(records) {
    const subject = `app:${records.map(appOf).find((app) => names.has(app ?? "")) ?? "com.Android.MFSocket"}`;
    const ordered = records.filter(givesOrder);
    if (ordered.length > 0) {
      const tool = { name: mfSocket, trace: "family" } as const;
      return { values: [order], words: { order, count: ordered.length }, subject, tool };
    }
    const app = subject.slice("app:".length);
    const tool = { name: mfSocket, trace: "generic" } as const;
    return { severity: "low", values: [app], words: { app }, subject, sentence: "name", tool };
  },
});

/** As an action that a receiver answers, in the log, or in a command of a computer. */
function givesOrder(record: SourcedRecord): boolean {
  if (record.kind === "app_component") return record.action === order;
  if (record.kind === "log_event") return record.text?.includes(order) === true;
  return record.kind === "security_event" && record.shell_command?.includes(order) === true;
}
