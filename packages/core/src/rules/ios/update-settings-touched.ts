import { isoTime } from "../../formats/time.ts";
import { simpleRule } from "../simple-rule.ts";
import { isPreference } from "./preference-file.ts";

const minutes = 60_000_000;

export const updateSettingsTouched = simpleRule({
  id: "ios.update_settings_touched",
  version: 1,
  title: "Settings of system updates were written",
  severity: "informational",
  corroborated: { severity: "low", within: 5 * minutes },
  class: "anomaly",
  platform: "ios",
  needs: ["ios.filesystem", "ios.manifest"],
  rationale: "In a reported case these settings changed seconds after spyware ran: updates were held back.",
  falsePositives: ["The system writes this file whenever it looks for updates."],
  sentences: {
    statement:
      "The file {path}, the settings of system updates, was last written on {when:time}. Every phone writes it now and then: only what lies near that time gives it weight.",
  },
  references: ["Amnesty International, Forensic Methodology Report, July 2021 (known to us from reports about it)"],
  vouched: "inference",
  see(record) {
    if (!isPreference(record, "com.apple.softwareupdateservicesd.plist", "mobile")) return undefined;
    const { path, modified } = record;
    if (typeof modified !== "number") return undefined;
    return {
      key: path ?? "",
      values: [path ?? ""],
      time: modified,
      words: { path: path ?? "", when: isoTime(modified) },
    };
  },
});
