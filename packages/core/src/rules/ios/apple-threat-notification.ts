import { isoTime } from "../../formats/time.ts";
import { simpleRule } from "../simple-rule.ts";
import { receivedLinks, siteOf } from "./message-links.ts";

/** The opening words of Apple's notices of 2021 and of 2023, as MVT documents them. */
const openings = [
  "ALERT: State-sponsored attackers may be targeting your iPhone",
  "ALERT: Apple detected a targeted mercenary spyware attack against your iPhone",
];

export const appleThreatNotification = simpleRule({
  id: "ios.apple_threat_notification",
  version: 2,
  title: "Message with the text of an Apple threat notification",
  severity: "high",
  class: "targeting",
  platform: "ios",
  needs: ["ios.sms"],
  rationale: "Apple warns people whom its own detection believes to be targeted.",
  falsePositives: ["Fraudulent messages that imitate the notice, and messages that quote one."],
  sentences: {
    statement:
      "A message with the words of an Apple threat notification was received on {date:time}. Apple sends such notices to people whom it believes to be targets of mercenary spyware. Imitations exist: a real notice also appears after signing in at account.apple.com.",
    with_link:
      "A message with the words of an Apple threat notification was received on {date:time}. It holds a link to {host}, which is not Apple's: real notices ask for no click and hold no such link. A real notice also appears after signing in at account.apple.com.",
  },
  references: ["MVT, module SMS", "Apple, About Apple threat notifications: they ask for no click on links"],
  vouched: "source_read",
  see(record) {
    // Whoever passes a notice on, for instance to a helpline, has not received this one.
    if (record.kind !== "message" || typeof record.text !== "string" || record.direction === "outgoing")
      return undefined;
    const text = record.text;
    const opening = openings.find((words) => text.startsWith(words));
    if (opening === undefined) return undefined;
    const key = `${opening}:${record.message_id ?? ""}`;
    const date = typeof record.time === "number" ? isoTime(record.time) : "";
    const foreign = receivedLinks(record)
      .flatMap((link) => siteOf(link) ?? [])
      .find(({ domain }) => domain !== "apple.com");
    if (!foreign) return { key, values: [text], words: { date } };
    return { severity: "medium", sentence: "with_link", key, values: [text], words: { date, host: foreign.host } };
  },
});
