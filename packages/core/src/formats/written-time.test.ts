import fc from "fast-check";
import { expect, it } from "vitest";
import { isoTime } from "./time.ts";
import { parseWrittenTime } from "./written-time.ts";

it.each<[string, string | null | undefined]>([
  ["Nov 14, 2023, 10:13:20 PM UTC", "2023-11-14T22:13:20Z"],
  ["Nov 14, 2023, 12:13:20\u202fAM CET", "2023-11-13T23:13:20Z"],
  ["14 nov. 2023, 22:13:20 CET", "2023-11-14T21:13:20Z"],
  ["14 de nov. de 2023, 22:13:20 BRT", "2023-11-15T01:13:20Z"],
  ["14.11.2023, 22:13:20 MEZ", "2023-11-14T21:13:20Z"],
  ["1 août 2023, 22:13:20 UTC+2", "2023-08-01T20:13:20Z"],
  ["14 février 2024 à 08:00:00 GMT+01:00", "2024-02-14T07:00:00Z"],
  ["14 mars 2024, 08:00:00 CET", "2024-03-14T07:00:00Z"],
  ["15 juin 2024, 08:00:00 CEST", "2024-06-15T06:00:00Z"],
  ["15 juil. 2024, 08:00:00 CEST", "2024-07-15T06:00:00Z"],
  ["14 نوفمبر 2023، 10:13:20 م UTC", "2023-11-14T22:13:20Z"],
  ["2023-11-14 22:13:20 UTC", "2023-11-14T22:13:20Z"],
  ["Nov 14, 2023, 10:13:20 PM IST", null],
  ["Nov 14, 2023, 10:13:20 PM India Standard Time", "2023-11-14T16:43:20Z"],
  ["14 Nov 2023, 22:13:20 British Summer Time", "2023-11-14T21:13:20Z"],
  ["Nov 14, 2023, 10:13:20 PM UTC+05:45", "2023-11-14T16:28:20Z"],
  ["Nov 14, 2023, 10:13:20 PM GMT-03:30", "2023-11-15T01:43:20Z"],
  ["Nov 14, 2023, 10:13:20 PM America/St_Johns", null],
  ["14 nov. 2023, 22:13:20 heure normale d’Europe centrale", null],
  ["14 nov. 2023, 22:13:20 hora estándar de Venezuela", null],
  ["Nov 14, 2023, 10:13:20 PM and then 3 more", undefined],
  ["Feb 30, 2023, 10:13:20 PM UTC", undefined],
  ["Watched a film", undefined],
  ["Nov 14, 2023, 25:13:20 UTC", undefined],
])("%s", (text, expected) => {
  const written = parseWrittenTime(text);
  expect(written && (written.time === null ? null : isoTime(written.time))).toBe(expected);
});

it("takes any text", () => {
  fc.assert(fc.property(fc.string(), (text) => void parseWrittenTime(text)));
});
