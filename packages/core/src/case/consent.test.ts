import { describe, expect, it } from "vitest";
import { type Consent, ConsentError, consentHolds, readConsent } from "./consent.ts";

const now = new Date("2026-11-21T10:00:00Z");
const typed = { by: "Ana", to: "examination by Example Helpline", purpose: "to learn of spyware", until: "2026-12-31" };

describe("readConsent", () => {
  it("completes what was typed", () => {
    expect(readConsent({ ...typed, by: " Ana " }, now)).toEqual({
      format: "sillage-consent",
      formatVersion: 1,
      ...typed,
      given: "2026-11-21T10:00:00Z",
      scope: [],
    } satisfies Consent);
  });

  it("reads what it wrote", () => {
    const consent = readConsent({ ...typed, scope: ["messages", "no photos"] }, now);
    expect(readConsent(JSON.parse(JSON.stringify(consent)), new Date("2030-01-01"))).toEqual(consent);
  });

  it.each([
    ["nothing", null, /not a JSON object/],
    ["another format", { ...typed, format: "x" }, /format/],
    ["a later format", { ...typed, formatVersion: 2 }, /version/],
    ["no name", { ...typed, by: "  " }, /"by"/],
    ["a number for a name", { ...typed, by: 3 }, /"by"/],
    ["no end", { ...typed, until: undefined }, /until/],
    ["an end that is no day", { ...typed, until: "2026-13-01" }, /until/],
    ["an end with a time", { ...typed, until: "2026-12-31T10:00:00Z" }, /until/],
    ["an end before its start", { ...typed, until: "2026-11-20" }, /before/],
    ["a start that is no time", { ...typed, given: "yesterday" }, /given/],
    ["an endless text", { ...typed, purpose: "x".repeat(5000) }, /longer/],
    ["a scope that is no text", { ...typed, scope: [1] }, /scope/],
    ["too many scopes", { ...typed, scope: Array(101).fill("x") }, /scopes/],
  ])("refuses %s", (_, value, message) => {
    expect(() => readConsent(value, now)).toThrow(ConsentError);
    expect(() => readConsent(value, now)).toThrow(message);
  });
});

it.each([
  ["2026-11-20T23:59:59Z", false],
  ["2026-11-21T00:00:00Z", true],
  ["2026-12-31T23:59:59Z", true],
  ["2027-01-01T00:00:00Z", false],
])("on %s it holds: %s", (time, holds) => {
  expect(consentHolds(readConsent(typed, now), new Date(time))).toBe(holds);
});
