import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleConsent, finding, reportInput } from "../../test/report-case.ts";
import { wording } from "../findings/wording/wording.ts";
import type { Personal } from "../records/personal.ts";
import { type ExportRecord, recordKey } from "./exports/input.ts";
import { htmlPage } from "./html.ts";
import { type KnownValue, type Masker, masker } from "./mask.ts";
import { knownOfCase, maskInput, maskRecord, maskRecords } from "./mask-case.ts";
import { type MaskKind, maskKinds } from "./mask-kinds.ts";
import { technicalReport } from "./technical.ts";

const known: readonly KnownValue[] = [
  { personal: "name", value: "Amal Idrissi" },
  { personal: "contact", value: "+212 600 000000" },
  { personal: "contact", value: "Rabat Taxi" },
  { personal: "contact", value: "amal@example.org" },
  { personal: "name", value: "Amal" },
  { personal: "number", value: "F2LDEMO00000" },
  { personal: "place", value: "12 Rue des Écoles" },
];
const all = masker(maskKinds, wording("en"), known);

describe("a value as a whole", () => {
  test.each<[Personal, string, string]>([
    ["name", "Amal Idrissi", "Person 1"],
    ["name", " amal idrissi ", "Person 1"],
    ["contact", "Rabat Taxi", "Person 2"],
    ["name", "Amal", "Person 3"],
    ["contact", "00212600000000", "Number 1"],
    ["contact", "212600000000@s.whatsapp.net", "Number 1"],
    ["contact", "212600000000:12@s.whatsapp.net", "Number 1"],
    ["contact", "iMessage;-;+212600000000", "Number 1"],
    ["contact", "mailto:Amal@Example.org", "E-mail address 1"],
    ["number", "f2ldemo00000", "Number 2"],
    ["place", "12 rue des écoles", "Place 1"],
    ["text", "See you at eight.", "[text of 17 characters]"],
    ["name", "", ""],
  ])("%s %s", (personal, value, mask) => {
    expect(all.whole(personal, value)).toBe(mask);
  });
});

describe("in a text", () => {
  test.each<[string, string]>([
    ["Amal Idrissi and Amal met", "Person 1 and Person 3 met"],
    ["Amalia met amal, in Amal’s house", "Amalia met Person 3, in Person 3’s house"],
    ["call +212 600-000000 or 0612345678", "call Number 1 or [number]"],
    ["tel:+33612345678 x", "tel:[number] x"],
    ["Media/212600000000@s.whatsapp.net/a.jpg", "Media/Number 1/a.jpg"],
    ["write to amal@example.org, bruno@example.org", "write to E-mail address 1, [e-mail address]"],
    ["serial F2LDEMO00000.", "serial Number 2."],
    ["at 12 Rue des Écoles", "at Place 1"],
    // What only looks alike stays: times, hashes, addresses, versions.
    ["2021-06-01 09:12:03.250", "2021-06-01 09:12:03.250"],
    ["0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef"],
    ["192.168.100.200:30495", "192.168.100.200:30495"],
    ["history_visits rowid=123456789", "history_visits rowid=123456789"],
  ])("%s", (text, masked) => {
    expect(all.text(text)).toBe(masked);
  });
});

test("only the kinds that were asked for are masked", () => {
  const text = "Amal +212600000000 amal@example.org";
  const only = (kind: MaskKind) => masker([kind], wording("en"), known).text(text);
  expect(only("names")).toBe("Person 3 +212600000000 amal@example.org");
  expect(only("numbers")).toBe("Amal Number 1 amal@example.org");
  expect(only("emails")).toBe("Amal +212600000000 E-mail address 1");
  expect(masker(["names"], wording("en"), known).whole("text", "Amal is here")).toBe("Person 3 is here");
});

test("published values stand for nobody", () => {
  const with_ = masker(maskKinds, wording("en"), known, ["amal@example.org"]);
  expect(with_.text("amal@example.org")).toBe("amal@example.org");
  expect(with_.whole("contact", "AMAL@example.org")).toBe("AMAL@example.org");
});

test("a mask says nothing of its value: another value in the same place has the same", () => {
  const first = (value: string) => masker(maskKinds, wording("en"), [{ personal: "name", value }]).whole("name", value);
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (value) => {
      fc.pre(value.trim() !== "");
      expect(first(value)).toBe("Person 1");
    }),
  );
});

test("any text is masked without an error, and none that is known remains", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (before, after) => {
      expect(all.text(`${before} +212600000000 ${after}`)).not.toContain("212600000000");
    }),
  );
});

test.each(["a.", "1 ", "Amal ", "+1", "a@", "@.", "\u0301"])("a long text of %j is masked in no time", (part) => {
  const text = part.repeat(200_000);
  const start = performance.now();
  expect(all.text(text).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(5000);
});

const message: ExportRecord = {
  recovered: null,
  id: "1",
  kind: "message",
  time: 1,
  timeBasis: "utc",
  artifact: "ios.messages",
  evidence: 0,
  file: "Media/212600000000@s.whatsapp.net/sms.db",
  sha256: "a".repeat(64),
  locator: { key: "chats/Amal/1" },
  fields: {
    sender: "+212600000000",
    sender_name: "Amal",
    text: "Meet Rabat Taxi at eight",
    urls: ["https://x.example/?to=amal@example.org"],
  },
  details: { body: "Meet Rabat Taxi at eight" },
};

test("a record is masked field by field, and what lies beyond its fields is left out", () => {
  expect(maskRecord(message, all)).toMatchObject({
    file: "Media/Number 1/sms.db",
    locator: { key: "chats/Person 3/1" },
    fields: {
      sender: "Number 1",
      sender_name: "Person 3",
      text: "[text of 24 characters]",
      urls: ["https://x.example/?to=E-mail address 1"],
    },
    details: null,
  });
  const place = { ...message, kind: "place" as const, fields: { latitude: 34.02, accuracy: 5 } };
  expect(maskRecord(place, all).fields).toEqual({ accuracy: 5 });
  expect(maskRecord(place, masker(["names"], wording("en"), [])).fields).toEqual({ latitude: 34.02, accuracy: 5 });
});

describe("a report", () => {
  const { artifact, kind, evidence, file, sha256, locator } = message;
  const rests = { artifact, kind, evidence, file, sha256, locator, time: null };
  const input = reportInput("en", {
    caseName: "case of Amal Idrissi",
    consent: { ...exampleConsent, by: "Amal Idrissi" },
    findings: [
      finding("f-secret", "ios.new_rule", "high", {
        statement: "Amal wrote to +212600000000",
        title: "A title",
        words: { text: "Meet Rabat Taxi", sender: "+212600000000" },
        values: ["Meet Rabat Taxi at eight", "https://x.example/a"],
        records: [rests],
      }),
      finding("f-incident", "incident", "high", { parts: ["f-secret"] }),
    ],
    assessments: [
      {
        about: "finding",
        finding: "f-secret",
        by: "Bruno",
        time: "2026-03-01T00:00:00Z",
        reason: "Amal says so",
        verdict: "accept",
      },
    ],
  });
  const records = new Map([[recordKey(message), message]]);
  const make = (kinds: readonly MaskKind[]): Masker =>
    masker(kinds, input.wording, [...knownOfCase(input.caseFile), ...known]);
  const masked = maskInput(input, make(maskKinds), records);
  const page = htmlPage(technicalReport(masked));

  test.each(["Idrissi", "Amal’s", "600 000000", "212600000000", "F2LDEMO00000", "Meet", "phone-of-amal", "f-secret"])(
    "does not hold %s",
    (secret) => {
      expect(page).not.toContain(secret);
      expect(JSON.stringify({ ...masked, wording: null })).not.toContain(secret);
    },
  );
  test("says what is masked in every section, and holds what is not", () => {
    const marks = page.match(
      /Masked: names, telephone and device numbers, e-mail addresses, texts of messages, places\./g,
    );
    expect(marks?.length).toBeGreaterThan(8);
    expect(page).toContain("hxxps://x[.]example/a");
    expect(page).toContain("Bruno");
  });
  test("leads from a finding to its masked record", () => {
    const [one] = masked.findings;
    const [reference] = one?.records ?? [];
    expect(reference && maskRecords(records, make(maskKinds)).has(recordKey(reference))).toBe(true);
    expect(masked.findings[1]?.parts).toEqual([one?.id]);
    expect(masked.assessments?.[0]?.finding).toBe(one?.id);
  });
});
