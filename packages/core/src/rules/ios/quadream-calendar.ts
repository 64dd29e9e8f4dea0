import { simpleRule } from "../simple-rule.ts";

const markup = /<!\[CDATA\[|\]\]>/;

export const quadreamCalendar = simpleRule({
  id: "ios.quadream_calendar",
  version: 3,
  title: "Calendar entry with the signs of a published trace",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.calendar"],
  rationale:
    "Researchers described an exploit that came in backdated calendar invitations with markup in their description; the two words are those that a public tool looks for.",
  falsePositives: [
    "An ordinary entry with just these two words.",
    "Calendars that a website makes out of its pages, with signs of their markup left in the text.",
  ],
  sentences: {
    statement:
      "The calendar entry {title} has the title and the description, Meeting and Notes, that the public tool MVT looks for as a possible trace of QuaDream's exploit. A person may write such an entry too; the record does not show which it is.",
    markup:
      "The description of the calendar entry {title} of {organizer} holds signs that begin or end a section of markup (CDATA). Researchers described such signs in invitations that carried an exploit; websites that make calendars out of their pages leave them in by mistake.",
  },
  references: [
    "MVT, module Calendar",
    "Marczak and Fossaceca, Black Hat Europe 2023: backdated invitations (ENDOFDAYS), CDATA in their description",
  ],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "calendar_event") return undefined;
    const { title, description, organizer } = record;
    const key = JSON.stringify(record.locator);
    if (title === "Meeting" && description === "Notes") return { key, values: [title, description], words: { title } };
    if (!description || !markup.test(description)) return undefined;
    return {
      // Calendars that are made out of web pages are subscribed to: an invitation comes from someone.
      severity: organizer ? "high" : "low",
      sentence: "markup",
      key,
      values: [title ?? "", description],
      words: { title: title ?? "", organizer: organizer ?? "" },
    };
  },
});
