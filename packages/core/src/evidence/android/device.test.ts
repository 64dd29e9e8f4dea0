import { describe, expect, test } from "vitest";
import { androidDevice, parseProperties } from "./device.ts";
import { toUtc } from "./zone.ts";

test("properties, over several lines and broken", () => {
  const text = "[a]: [1]\r\nnoise\n[b]: [two\nlines]\n[c]: []\n[d]: [x]y]\n[never]: [closed\n[e]: [5]\n";
  expect([...parseProperties(text)]).toEqual([
    ["a", "1"],
    ["b", "two\nlines"],
    ["c", ""],
    ["d", "x]y"],
    ["e", "5"],
  ]);
  const started = Date.now();
  expect(parseProperties("[a]: [\n".repeat(500_000)).size).toBe(0);
  expect(parseProperties(`[a]: [${"b\n".repeat(500_000)}`).size).toBe(0);
  expect(Date.now() - started).toBeLessThan(5000);
});

describe("wall clocks", () => {
  const at = (iso: string): number => Date.parse(iso) * 1e3;
  test.each([
    ["2024-01-15T10:00:00Z", "Europe/Madrid", "2024-01-15T09:00:00Z"],
    ["2024-07-15T10:00:00Z", "Europe/Madrid", "2024-07-15T08:00:00Z"],
    ["2024-07-15T10:00:00Z", "Asia/Kathmandu", "2024-07-15T04:15:00Z"],
    ["2024-03-31T01:59:59Z", "Europe/Madrid", "2024-03-31T00:59:59Z"],
    ["2024-03-31T03:00:00Z", "Europe/Madrid", "2024-03-31T01:00:00Z"],
    ["2024-01-15T10:00:00Z", "GMT", "2024-01-15T10:00:00Z"],
    ["2024-01-15T10:00:00Z", "No/Where", "2024-01-15T10:00:00Z"],
    ["2024-01-15T10:00:00Z", undefined, "2024-01-15T10:00:00Z"],
    ["1970-01-01T00:00:00Z", "America/New_York", "1970-01-01T05:00:00Z"],
  ])("%s in %s is %s", (wall, zone, utc) => {
    expect(toUtc(at(wall), zone)).toBe(at(utc));
  });
  test("keep their microseconds, and any number is taken", () => {
    expect(toUtc(1_700_000_000_123_456, "Europe/Paris") % 1e6).toBe(123_456);
    expect(toUtc(Number.MAX_VALUE, "Europe/Paris")).toBe(Number.MAX_VALUE);
  });
});

test("who the phone is", () => {
  const properties = parseProperties(
    "[ro.product.model]: [Pixel 8]\n[ro.product.manufacturer]: [Google]\n[ro.build.version.release]: [14]\n" +
      "[ro.build.version.security_patch]: [2024-03-05]\n[ro.build.display.id]: [AP1A.240305.019]\n" +
      "[ro.serialno]: [3A1]\n[persist.sys.timezone]: [Europe/Madrid]\n",
  );
  expect(androidDevice({ properties, wallClock: Date.parse("2024-03-10T10:00:00Z") * 1e3 })).toEqual({
    platform: "android",
    model: "Google Pixel 8",
    osVersion: "14",
    build: "AP1A.240305.019",
    securityPatch: "2024-03-05",
    timeZone: "Europe/Madrid",
    serial: "3A1",
    acquired: Date.parse("2024-03-10T09:00:00Z") * 1e3,
  });
  expect(androidDevice({ fingerprint: "google/shiba/shiba:14/AP1A.240305.019/1:user/release-keys" })).toEqual({
    platform: "android",
    model: "google shiba",
    product: "shiba",
    osVersion: "14",
  });
  expect(androidDevice({})).toEqual({ platform: "android" });
});
