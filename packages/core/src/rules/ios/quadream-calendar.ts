import { simpleRule } from "../simple-rule.ts";

export const quadreamCalendar = simpleRule({
  id: "ios.quadream_calendar",
  version: 1,
  title: "Calendar entry of the form used by a published exploit",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.calendar"],
  rationale: "The exploit came in backdated calendar invitations, which the phone accepts without a notice.",
  falsePositives: ["Old calendar files that were imported, and entries that quote markup."],
  sentences: {
    statement:
      "The calendar entry {title} has the form of the invisible invitations that published research attributes to QuaDream's exploit. This is a trace of an attempt; alone it does not show that code ran.",
  },
  references: ["MVT, module Calendar"],
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
