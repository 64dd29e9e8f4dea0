import { simpleRule } from "../simple-rule.ts";

export const quadreamCalendar = simpleRule({
  id: "ios.quadream_calendar",
  version: 1,
  title: "Calendar entry of the form used by a published exploit",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.calendar"],
  rationale: 'QuaDream\'s exploit came in calendar invitations titled "Meeting" with the description "Notes".',
  falsePositives: ["An ordinary entry with just these two words"],
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
