import { simpleRule } from "../simple-rule.ts";

export const quadreamCalendar = simpleRule({
  id: "ios.quadream_calendar",
  version: 2,
  title: "Calendar entry with the words of a published trace",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.calendar"],
  rationale:
    "Researchers described an exploit that came in backdated calendar invitations; the two words are those that a public tool looks for.",
  falsePositives: ["An ordinary entry with just these two words."],
  sentences: {
    statement:
      "The calendar entry {title} has the title and the description, Meeting and Notes, that the public tool MVT looks for as a possible trace of QuaDream's exploit. A person may write such an entry too; the record does not show which it is.",
  },
  references: [
    "MVT, module Calendar",
    "Marczak and Fossaceca, Black Hat Europe 2023: backdated invitations (ENDOFDAYS)",
  ],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "calendar_event") return undefined;
    if (record.title !== "Meeting" || record.description !== "Notes") return undefined;
    return {
      key: JSON.stringify(record.locator),
      values: [record.title, record.description],
      words: { title: record.title },
    };
  },
});
