import { simpleRule } from "../simple-rule.ts";

/** The script that took the place of an argument, and the service in whose place the interpreter lay. */
const script = /(?:^|\/)--early-boot$/;
const service = /\/usr\/libexec\/rtbuddyd$/;

export const legacyBootPersistence = simpleRule({
  id: "ios.legacy_boot_persistence",
  version: 1,
  title: "Script started with the system in the way of 2016",
  severity: "high",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.filesystem"],
  rationale:
    "The spyware of 2016 put the JavaScript interpreter in the place of the service rtbuddyd, so that at each start of the phone it ran the file that the service's argument --early-boot names.",
  falsePositives: ["Jailbreaks of old phones and televisions that use the same place."],
  sentences: {
    statement:
      "The file system holds {path}. The system starts the service rtbuddyd with the argument --early-boot: a file of this name, or a link in the place of the service, makes another program start with the phone. Published spyware of 2016 did so; some jailbreaks do too.",
  },
  references: [
    "Marczak and Fossaceca, Black Hat Europe 2023: rtbuddyd --early-boot, copies of jsc",
    "Source of the etasonATV jailbreak: links from rtbuddyd to jsc and from --early-boot to a script",
  ],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "file" || !record.path) return undefined;
    const isLink = record.details?.["type"] === "link";
    if (!script.test(record.path) && !(isLink && service.test(record.path))) return undefined;
    return { key: record.path, values: [record.path], words: { path: record.path } };
  },
});
