import { expect, it } from "vitest";
import { emptyForm, orderOf } from "./form.ts";

const form = emptyForm("fr");

it("asks for nothing that was left empty", () => {
  expect(orderOf({ ...form, name: " Ana ", evidence: "/a\n\n /b \n" })).toEqual({
    name: "Ana",
    evidence: ["/a", "/b"],
    language: "fr",
    indicators: [],
    custody: [],
    hashAll: false,
  });
});

it("takes a consent where somebody gave it, and windows that have a time", () => {
  const order = orderOf({
    ...form,
    by: "Ana",
    to: "examination",
    purpose: "to learn",
    until: "2026-12-31",
    scope: "no photos\n",
    password: " p ",
    custody: [
      { label: "", start: "2025-03-01T10:00Z", end: "2025-03-01T12:00Z" },
      { label: "empty", start: "", end: " " },
    ],
  });
  expect(order).toMatchObject({
    consent: { by: "Ana", to: "examination", purpose: "to learn", until: "2026-12-31", scope: ["no photos"] },
    custody: [{ label: "custody", start: "2025-03-01T10:00Z", end: "2025-03-01T12:00Z" }],
    // A password may begin and end with a space.
    password: " p ",
  });
  expect(order.custody).toHaveLength(1);
});

it.each([
  ["in the zone that was chosen", "2025-07-01 10:30", "Europe/Paris", "2025-07-01T08:30:00.000Z"],
  ["with its own zone, which it keeps", "2025-07-01T10:30+05:00", "Europe/Paris", "2025-07-01T10:30+05:00"],
  ["in no zone that there is, to be refused", "2025-07-01 10:30", "Mars/Base", "2025-07-01 10:30"],
])("takes a moment %s", (_, start, zone, moment) => {
  const custody = [{ label: "x", start, end: start }];
  expect(orderOf({ ...form, zone, custody }).custody).toEqual([{ label: "x", start: moment, end: moment }]);
});
