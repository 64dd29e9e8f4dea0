import { describe, expect, test } from "vitest";
import { type Epoch, isNoTime, isoTime, parseIsoTime, toMicroseconds } from "./time.ts";

const moment = Date.UTC(2023, 10, 14, 22, 13, 20) * 1000;

describe("toMicroseconds", () => {
  const cases: [value: number | bigint, epoch: Epoch, expected: number | undefined][] = [
    [1_700_000_000, "unix_s", moment],
    [1_700_000_000.25, "unix_s", moment + 250_000],
    [1_700_000_000_000, "unix_ms", moment],
    [1_700_000_000_000_000, "unix_us", moment],
    [1_700_000_000_000_000_000n, "unix_ns", moment],
    [721_692_800, "mac_s", moment],
    [721_692_800, "mac_s_or_ns", moment],
    [721_692_800_000_000_000n, "mac_s_or_ns", moment],
    [721_692_800, "mac_s_or_unix_s", moment],
    [1_700_000_000, "mac_s_or_unix_s", moment],
    [13_344_473_600_000_000, "webkit_us", moment],
    [0, "unix_s", 0],
    [-978_307_200, "mac_s", 0],
    [-1, "unix_s", undefined],
    [-978_307_201, "mac_s", undefined],
    [0, "webkit_us", undefined],
    [4_102_444_800, "unix_s", 4_102_444_800_000_000],
    [4_102_444_801, "unix_s", undefined],
    [1_700_000_000_000, "unix_s", undefined],
    [Number.NaN, "unix_s", undefined],
    [Number.POSITIVE_INFINITY, "unix_ms", undefined],
    [-(2n ** 63n), "unix_ns", undefined],
  ];
  test.each(cases)("%s as %s", (value, epoch, expected) => {
    expect(toMicroseconds(value, epoch)).toBe(expected);
  });
});

test.each([
  [0, true],
  [0n, true],
  [-1, true],
  [-1n, true],
  [1, false],
  [-2n, false],
] as const)("isNoTime(%s)", (value, expected) => {
  expect(isNoTime(value)).toBe(expected);
});

test.each([
  [moment, "2023-11-14T22:13:20Z"],
  [moment + 250_000, "2023-11-14T22:13:20.250Z"],
  [moment + 250_001, "2023-11-14T22:13:20.250001Z"],
  [moment + 7, "2023-11-14T22:13:20.000007Z"],
  [0, "1970-01-01T00:00:00Z"],
])("isoTime(%i) and back", (time, text) => {
  expect(isoTime(time)).toBe(text);
  expect(parseIsoTime(text)).toBe(time);
});

describe("parseIsoTime", () => {
  test.each([
    ["2023-11-14T22:13:20Z", moment],
    ["2023-11-14T23:13:20+01:00", moment],
    ["2023-11-14 17:13:20.5 -0500", moment + 500_000],
    ["2023-11-14t22:13z", moment - 20_000_000],
    ["2023-11-14T22:13:20", undefined],
    ["2023-11-14", undefined],
    ["2023-13-14T22:13:20Z", undefined],
    ["2023-02-30T22:13:20Z", undefined],
    ["2024-02-29T00:00:00Z", 1_709_164_800_000_000],
    ["2023-02-29T00:00:00Z", undefined],
    ["1700000000", undefined],
    ["", undefined],
  ])("%s", (text, expected) => {
    expect(parseIsoTime(text)).toBe(expected);
  });
});
