import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

export const orphanCalendarIdentity = defineRule({
  id: "ios.orphan_calendar_identity",
  version: 1,
  title: "Participants of calendar entries whose identity is gone",
  severity: "informational",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.calendar_participants"],
  scope: "file",
  rationale:
    "A spyware that came through calendar invitations deleted the identities of those who had sent them, by their addresses.",
  falsePositives: ["Calendars that are kept in step with a server leave such rows behind."],
  sentences: {
    statement:
      "{count:rows} of the calendar's participants name an identity that is no longer there. Keeping calendars in step with a server leaves this behind; so does deleting by hand.",
  },
  corroborated: { severity: "low", within: 86_400 * 1_000_000 },
  references: ["Marczak and Fossaceca, Black Hat Europe 2023: how QuaDream's spyware cleaned the calendar"],
  vouched: "inference",
  detect(context) {
    const orphans: SourcedRecord[] = [];
    return {
      record(record) {
        if (record.kind === "calendar_participant" && record.has_identity === false) orphans.push(record);
      },
      end() {
        if (orphans.length === 0) return;
        context.report({
          severity: "informational",
          class: "anomaly",
          key: "identity",
          records: orphans,
          values: orphans.flatMap((record) =>
            record.kind === "calendar_participant" && record.contact ? [record.contact] : [],
          ),
          words: { count: orphans.length },
        });
      },
    };
  },
});
