import { expect, it } from "vitest";
import * as cards from "../../../../../practice/src/exports/cards.ts";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { isoTime } from "../../formats/time.ts";
import type { Artifact } from "../artifact.ts";
import { calendarFiles } from "./calendar-files.ts";
import { contactCards } from "./contact-cards.ts";
import { mail } from "./mail.ts";

const read = (artifact: Artifact, path: string, text: string) =>
  readArtifact(artifact, { [path]: new TextEncoder().encode(text) }, "account_export");
const timed = (time: number | null | undefined) => (typeof time === "number" ? isoTime(time) : null);

it("contact cards of every version", async () => {
  const reading = await read(contactCards, "contacts.vcf", cards.contactCards());
  expect(reading.problems).toEqual([]);
  expect(
    recordsOf(reading, "contact").map(({ name, contact, label, organization, modified }) => [
      name,
      contact,
      label,
      organization,
      timed(modified),
    ]),
  ).toEqual([
    ["Maïté Corvenne", "+33 6 39 98 01 64", "cell, pref", null, null],
    ["Tarek Soulignac", "+33 6 39 98 01 65", "cell, voice", "Capitainerie inventée, Quai 3", "2023-11-14T22:13:20Z"],
    [
      "Tarek Soulignac",
      "tarek.soulignac@example.net",
      "internet, home",
      "Capitainerie inventée, Quai 3",
      "2023-11-14T22:13:20Z",
    ],
    ["Capitainerie", "+33-6-39-98-01-66", "voice,work", null, "2023-11-14T22:13:20Z"],
  ]);
  expect(reading.records.map(({ details }) => details)).toMatchObject([
    { NOTE: ["une\nnote"] },
    { NOTE: ["Vu au port, le soir"] },
    {},
    {},
  ]);
});

it("a card that has no end", async () => {
  const { records, problems } = await read(contactCards, "a.vcf", "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n");
  expect(records).toHaveLength(2);
  expect(problems.map(({ code }) => code)).toEqual(["truncated"]);
});

it("appointments in their zones, guests and tasks", async () => {
  const reading = await read(calendarFiles, "agenda.ics", cards.calendar());
  expect(reading.problems).toEqual([]);
  expect(
    recordsOf(reading, "calendar_event").map(({ title, time, end, all_day, organizer }) => [
      title,
      timed(time),
      timed(end),
      all_day,
      organizer,
    ]),
  ).toEqual([
    ["Marée, grand coefficient", "2023-11-14T22:13:20Z", "2023-11-14T23:13:20Z", false, "maite.corvenne@example.org"],
    ["Noël", "2023-12-25T00:00:00Z", null, true, null],
  ]);
  expect(recordsOf(reading, "calendar_event")[0]?.description).toBe(
    "Rendez-vous au port.\nhttps://example.org/carte?a=1&b=2",
  );
  expect(recordsOf(reading, "calendar_participant").map(({ contact, name }) => [contact, name])).toEqual([
    ["tarek.soulignac@example.net", "Tarek"],
  ]);
  expect(recordsOf(reading, "task").map(({ title, due }) => [title, timed(due)])).toEqual([
    ["Caréner", "2024-04-01T08:00:00Z"],
  ]);
});

it("a time of no zone is left out and said once", async () => {
  const event = "BEGIN:VEVENT\nDTSTART:20231114T231320\nSUMMARY:a\nEND:VEVENT\n";
  const { records, problems } = await read(calendarFiles, "a.ics", `BEGIN:VCALENDAR\n${event}${event}END:VCALENDAR\n`);
  expect(records.map(({ time, details }) => [time, details])).toEqual(
    Array(2).fill([null, { DTSTART: "20231114T231320" }]),
  );
  expect(problems.map(({ code }) => code)).toEqual(["ambiguous"]);
});

it("a mail with its parts, its path and where its link really leads", async () => {
  const reading = await read(mail, "a.eml", cards.mail());
  expect(reading.problems).toEqual([]);
  expect(reading.records).toMatchObject([
    {
      kind: "message",
      sender: "port@example.net",
      sender_name: "Capitainerie inventée",
      recipient: "maite.corvenne@example.org",
      participants: ["maite.corvenne@example.org", "tarek.soulignac@example.net"],
      subject: "Marée haute",
      text: "La marée est haute, venez voir.\nFrom ici, tout va bien.",
      urls: ["https://example.net/autre?a=1&b=2"],
      thread: "<synthetic-0@example.org>",
      reply_to: "<synthetic-0@example.org>",
      attachment_names: ["Plan du porté.pdf"],
      details: { received_ips: ["198.51.100.7", "192.0.2.64", "2001:db8::64", "203.0.113.9"] },
    },
  ]);
  expect(timed(reading.records[0]?.time)).toBe("2023-11-14T22:13:20Z");
});

it("a mailbox, with lines in its mails that look like the start of one", async () => {
  const reading = await read(mail, "Takeout/Mail/All mail.mbox", cards.mailbox());
  expect(reading.problems).toEqual([]);
  expect(
    recordsOf(reading, "message").map(({ subject, direction, text, thread }) => [subject, direction, text, thread]),
  ).toEqual([
    ["1", "outgoing", "Bonjour\n\nFrom ici", "170000000000000001"],
    ["2", "unknown", "Bonjour\n\nFrom ici", "170000000000000002"],
    ["Marée haute", "unknown", "La marée est haute, venez voir.\nFrom ici, tout va bien.", "<synthetic-0@example.org>"],
  ]);
});
