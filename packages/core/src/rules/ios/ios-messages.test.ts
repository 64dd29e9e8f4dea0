import { describe, expect, it } from "vitest";
import { noIndicators, runRule, type TestRecord, verdicts } from "../../../test/run-rule.ts";
import { parseIsoTime } from "../../formats/time.ts";
import type { Matcher } from "../../indicators/matcher.ts";

const locator = { table: "message", rowid: 1 } as const;
const day = 86_400 * 1_000_000;
const t0 = parseIsoTime("2025-05-01T10:00:00Z") ?? 0;

function message(text: string, rest: Partial<Extract<TestRecord, { kind: "message" }>> = {}): TestRecord {
  return { kind: "message", locator, direction: "incoming", sender: "+15550100", time: t0, text, ...rest };
}

const popular: Matcher = {
  ...noIndicators,
  warninglists: (host) => (host.endsWith("popular.example.com") ? ["Tranco top 10k"] : []),
};

describe("ios.lure_link_form", () => {
  const cases: [string, TestRecord, string[]][] = [
    ["seven digits and s", message("See https://lure.example.net/1656017s/"), ["medium statement"]],
    ["seven digits and t, without a slash", message("http://lure.example.net/9918216t"), ["medium statement"]],
    ["a link beside the text", message("", { urls: ["https://lure.example.net/1656017s"] }), ["medium statement"]],
    ["eight digits", message("https://lure.example.net/16560171s/"), []],
    ["another letter", message("https://lure.example.net/1656017x/"), []],
    ["further path", message("https://lure.example.net/1656017s/more"), []],
    ["a folder before it", message("https://lure.example.net/a/1656017s/"), []],
    ["passed on by the owner", message("https://lure.example.net/1656017s/", { direction: "outgoing" }), []],
    ["a much visited site", message("https://popular.example.com/1656017s/"), []],
  ];
  it.each(cases)("%s", (_, record, expected) => {
    expect(verdicts(runRule("ios.lure_link_form", [record], { matcher: popular }))).toEqual(expected);
  });

  it("tells all of them together, with senders, domains and times", () => {
    const found = runRule("ios.lure_link_form", [
      message("https://one.example.net/1656017s/"),
      message("https://two.example.org/1656018s/", { sender: null, time: t0 + day }),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      words: {
        domains: "example.net, example.org",
        senders: "+15550100",
        first: "2025-05-01T10:00:00Z",
        last: "2025-05-02T10:00:00Z",
      },
    });
    expect(found[0]?.records).toHaveLength(2);
  });
});

describe("ios.lure_campaign", () => {
  const texts = [
    "En la madrugada falleció mi padre, te envío los datos: https://a.lure.example.net/1",
    "Hubo un accidente, ve las fotos: https://b.lure.example.net/2",
    "Te acusan en esta nota https://c.lure.example.net/3",
  ];
  const series = (days: number, rest: Partial<Extract<TestRecord, { kind: "message" }>> = {}): TestRecord[] =>
    texts.map((text, index) => message(text, { time: t0 + index * days * day, sender: `+1555010${index}`, ...rest }));
  const marketing = [1, 2, 3].map((n) => message(`-${n}0 %! https://shop.example.net/${n} STOP 36111`));
  const cases: [string, TestRecord[], string[]][] = [
    ["three in a month, one domain, other senders", series(10), ["low statement"]],
    ["three in a longer time", series(16), []],
    ["two", series(10).slice(1), []],
    ["from a contact", [...series(1, { sender: "+44 7700 900100" }), contact("07700 900100")], []],
    ["from someone written to", [...series(1, { sender: "a@example.org" }), sent("A@example.org")], []],
    ["advertisements", marketing, []],
    ["links to much visited sites", series(1).map(toPopular), []],
    ["nothing in common", series(1).map(toOwnDomain), []],
    ["French, Arabic and English words", french(), ["low statement"]],
  ];
  it.each(cases)("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.lure_campaign", records, { matcher: popular }))).toEqual(expected);
  });

  function contact(number: string): TestRecord {
    return { kind: "contact", locator, contact: number };
  }
  function sent(recipient: string): TestRecord {
    return { kind: "message", locator, direction: "outgoing", recipient, text: "hello" };
  }
  function toPopular(record: TestRecord): TestRecord {
    return record.kind === "message"
      ? { ...record, text: record.text?.replace(/https.*/, "https://popular.example.com/1") }
      : record;
  }
  function toOwnDomain(record: TestRecord, index: number): TestRecord {
    return record.kind === "message"
      ? { ...record, text: record.text?.replace("lure.example.net", `lure${index}.org`) }
      : record;
  }
  function french(): TestRecord[] {
    return [
      "Mise en examen : https://x.example.net/a",
      "وفاة والدك https://x.example.net/b",
      "Photos of you https://x.example.net/c",
    ].map((text) => message(text, { sender: "Info" }));
  }
});

describe("ios.lookalike_domain", () => {
  const visits = (url: string, days: number): TestRecord[] =>
    Array.from({ length: days }, (_, index) => ({ kind: "web_visit", locator, url, time: t0 + index * day }));
  const known = [...visits("https://www.animalpolitico.com/nota", 6), ...visits("https://www.telcel.com/", 6)];
  const cases: [string, TestRecord[], string][] = [
    ["a hyphen put in", known, "https://animal-politico.com/x"],
    ["a letter doubled", known, "https://animalpoliitico.com/x"],
    ["a sign that looks alike", known, "https://anima1politico.net/x"],
    ["a word added", known, "https://ideas-telcel.com.mx/x"],
    ["a letter left out", known, "https://animalpolitco.com/x"],
    ["another letter", known, "https://animalpolitica.com/x"],
    ["the name in front of another domain", known, "https://animalpolitico.com.login.example.net/"],
  ];
  it.each(cases)("%s", (_, history, link) => {
    expect(verdicts(runRule("ios.lookalike_domain", [...history, message(link)], { artifact: "ios.sms" }))).toEqual([
      "low statement",
    ]);
  });

  const quiet: [string, TestRecord[], string][] = [
    ["the site itself", known, "https://animalpolitico.com/x"],
    ["the site in another country", known, "https://animalpolitico.mx/x"],
    [
      "a site that is visited as well",
      [...known, ...visits("https://animal-politico.com/", 5)],
      "https://animal-politico.com/x",
    ],
    ["visited on a few days only", visits("https://animalpolitico.com/", 4), "https://animal-politico.com/x"],
    ["two letters changed", known, "https://animalpalitica.com/x"],
    ["another name", known, "https://vegetalpolitico.com/x"],
    ["an address", known, "http://192.0.2.7/x"],
  ];
  it.each(quiet)("not %s", (_, history, link) => {
    expect(runRule("ios.lookalike_domain", [...history, message(link)], { artifact: "ios.sms" })).toEqual([]);
  });
});

describe("ios.apple_threat_notification", () => {
  const opening = "ALERT: State-sponsored attackers may be targeting your iPhone.";
  const cases: [string, TestRecord, string[]][] = [
    ["the notice", message(opening), ["high statement"]],
    ["with a link of Apple's", message(`${opening} See https://support.apple.com/HT212960`), ["high statement"]],
    ["with a link elsewhere", message(`${opening} See https://appleid.example.net/x`), ["medium with_link"]],
    ["passed on by the owner", message(opening, { direction: "outgoing" }), []],
  ];
  it.each(cases)("%s", (_, record, expected) => {
    expect(verdicts(runRule("ios.apple_threat_notification", [record]))).toEqual(expected);
  });
});

describe("ios.attachments_without_message", () => {
  const attachment = (seconds: number, rest: object = {}): TestRecord => ({
    kind: "attachment",
    locator,
    direction: "incoming",
    path: `~/Library/SMS/Attachments/${seconds}.gif`,
    time: t0 + seconds * 1_000_000,
    ...rest,
  });
  const burst = [0, 60, 120, 180, 590].map((at) => attachment(at));
  const cases: [string, TestRecord[], string[]][] = [
    ["five in ten minutes", burst, ["low statement"]],
    ["four", burst.slice(1), []],
    ["five in a longer time", [0, 200, 400, 600, 800].map((at) => attachment(at)), []],
    ["with their messages", [0, 1, 2, 3, 4].map((at) => attachment(at, { message_id: `M${at}` })), []],
    ["sent", [0, 1, 2, 3, 4].map((at) => attachment(at, { direction: "outgoing" })), []],
    [
      "two bursts",
      [...burst, ...[5000, 5001, 5002, 5003, 5004].map((at) => attachment(at))],
      ["low statement", "low statement"],
    ],
  ];
  it.each(cases)("%s", (_, records, expected) => {
    expect(verdicts(runRule("ios.attachments_without_message", records))).toEqual(expected);
  });
});

describe("rules on the calendar", () => {
  const event = (rest: object): TestRecord => ({ kind: "calendar_event", locator, title: "Plan", ...rest });
  const past = { organizer: "x@example.org", end: t0 - 181 * day, created: t0 };
  const cases: [string, string, TestRecord[], string[]][] = [
    ["ios.quadream_calendar", "the two words", [event({ title: "Meeting", description: "Notes" })], ["high statement"]],
    [
      "ios.quadream_calendar",
      "markup from someone",
      [event({ description: "]]><x>", organizer: "x@example.org" })],
      ["high markup"],
    ],
    ["ios.quadream_calendar", "markup of a feed", [event({ description: "<![CDATA[ Concert ]]>" })], ["low markup"]],
    ["ios.quadream_calendar", "brackets", [event({ description: "see [[notes]]" })], []],
    ["ios.backdated_invitation", "over for half a year", [event(past)], ["low statement"]],
    ["ios.backdated_invitation", "over for less", [event({ ...past, end: t0 - 179 * day })], []],
    ["ios.backdated_invitation", "no organiser", [event({ ...past, organizer: null })], []],
    ["ios.backdated_invitation", "one's own", [event({ ...past, details: { organizer: { is_self: 1 } } })], []],
    ["ios.backdated_invitation", "recurs", [event({ ...past, details: { has_recurrences: 1 } })], []],
    ["ios.backdated_invitation", "a calendar that was added", [event(past), event(past), event(past)], []],
    [
      "ios.orphan_calendar_identity",
      "an identity that is gone",
      [participant(true), participant(false), participant(null)],
      ["informational statement"],
    ],
    ["ios.orphan_calendar_identity", "all there", [participant(true), participant(null)], []],
  ];
  it.each(cases)("%s: %s", (rule, _, records, expected) => {
    expect(verdicts(runRule(rule, records))).toEqual(expected);
  });

  function participant(has_identity: boolean | null): TestRecord {
    return { kind: "calendar_participant", locator, contact: "x@example.org", has_identity };
  }
});
