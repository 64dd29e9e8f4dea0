import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";
import { isBrowser, isMessenger } from "./known-packages.ts";

export const installRequest = byFact({
  id: "android.install_request",
  version: 1,
  title: "Installation that no store asked for",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.dumpsys_install_log"],
  rationale: "Lures lead to a file that is installed from a browser or a messenger; a cable leaves no asker at all.",
  falsePositives: ["Owners who install files themselves, applications of an employer, developers."],
  references: ["IsMyPhonePwned, bugreport-extractor-library: START_INSTALL and its rules on who asked"],
  vouched: "source_read",
  inCustody: "high",
  sentences: {
    statement:
      "The log of the package manager records that {asker}, a browser or a messenger, asked for the installation of {app}.",
    nobody:
      "The log of the package manager records an installation of {app} that names nobody who asked for it. Installations through a cable leave such entries.",
  },
  wants: (record) => askerOf(record) !== undefined,
  factOf: (record) => (record.kind === "app_event" ? `${record.app_id} ${askerOf(record)}` : ""),
  see(records) {
    const [record] = records;
    if (record.kind !== "app_event") return undefined;
    const app = record.app_id ?? "";
    const asker = askerOf(record) ?? "";
    const seen = { values: [app], words: { app, asker }, subject: `app:${app}` };
    return asker === "null" ? { ...seen, severity: "low", sentence: "nobody" } : seen;
  },
});

/** Who asked, where it matters: a browser, a messenger, or `null`. */
function askerOf(record: SourcedRecord): string | undefined {
  if (record.kind !== "app_event" || record.event !== "install" || !record.app_id) return undefined;
  const asker = record.installer ?? "";
  return asker === "null" || isBrowser(asker) || isMessenger(asker) ? asker : undefined;
}
