import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

type Entry = Extract<SourcedRecord, { kind: "calendar_event" }>;

const day = 86_400 * 1_000_000;
/** Invitations to what has been over for so long are not shown to anybody. */
const longOver = 180 * day;
/** So many that arrive in one day are a calendar that was put on the phone; ours. */
const imported = 3;

export const backdatedInvitation = defineRule({
  id: "ios.backdated_invitation",
  version: 1,
  title: "Invitation to something long over",
  severity: "low",
  class: "attempt",
  platform: "ios",
  needs: ["ios.calendar"],
  scope: "file",
  rationale:
    "An exploit of 2021 came in calendar invitations to dates in the past, which the phone takes in without telling the owner.",
  falsePositives: ["Old entries that come with a calendar when it is added, shared or imported."],
  sentences: {
    statement:
      "The calendar entry {title} of {organizer} ended on {end:time} and was made on {created:time}, more than 180 days later. Phones take in such invitations without telling the owner. Calendars that are added later bring old entries too.",
  },
  corroborated: { severity: "high", within: day },
  references: ["Marczak and Fossaceca, Black Hat Europe 2023: backdated invitations (ENDOFDAYS)"],
  vouched: "source_read",
  detect(context) {
    const byDay = new Map<number, Entry[]>();
    return {
      record(record) {
        if (record.kind !== "calendar_event" || !isBackdated(record)) return;
        const arrived = Math.floor((record.created ?? 0) / day);
        byDay.set(arrived, [...(byDay.get(arrived) ?? []), record].slice(0, imported));
      },
      end() {
        for (const entries of byDay.values()) {
          if (entries.length >= imported) continue;
          for (const entry of entries) {
            const { title, organizer, end, created } = entry;
            context.report({
              severity: "low",
              class: "attempt",
              key: JSON.stringify(entry.locator),
              records: [entry],
              values: [title ?? "", organizer ?? ""],
              time: created ?? null,
              words: {
                title: title ?? "",
                organizer: organizer ?? "",
                end: isoTime(end ?? 0),
                created: isoTime(created ?? 0),
              },
            });
          }
        }
      },
    };
  },
});

/** Someone else's invitation. Entries that recur end, as rows, where they began. */
function isBackdated({ organizer, end, created, details }: Entry): boolean {
  if (!organizer || typeof end !== "number" || typeof created !== "number") return false;
  const who = details?.["organizer"];
  const isOwn = typeof who === "object" && who !== null && "is_self" in who && who.is_self === 1;
  return !isOwn && !details?.["has_recurrences"] && created - end > longOver;
}
