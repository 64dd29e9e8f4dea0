import { describe, expect, it } from "vitest";
import { clock, isoClock, recordClock, typedTime } from "./time.ts";

const noon = Date.parse("2025-07-01T12:00:00Z") * 1000;

describe("a time is shown", () => {
  it.each([
    ["UTC", "2025-07-01 12:00:00"],
    ["Europe/Paris", "2025-07-01 14:00:00"],
    ["Asia/Kathmandu", "2025-07-01 17:45:00"],
  ])("in %s", (zone, shown) => {
    expect(clock(noon, zone)).toBe(shown);
  });
  it("of the phone's own clock as it is", () => {
    expect(recordClock(noon, "device_local", "Europe/Paris")).toBe("2025-07-01 12:00:00");
    expect(isoClock("2025-07-01T12:00:00", "Europe/Paris")).toBe("2025-07-01 12:00:00");
    expect(isoClock("2025-07-01T12:00:00Z", "Europe/Paris")).toBe("2025-07-01 14:00:00");
  });
  it("at midnight as 00", () => {
    expect(clock(Date.parse("2025-07-01T00:00:00Z") * 1000, "UTC")).toBe("2025-07-01 00:00:00");
  });
});

describe("a time that is typed", () => {
  it.each([
    ["2025-07-01 14:00", "Europe/Paris", "2025-07-01T12:00:00Z"],
    ["2025-01-01", "Europe/Paris", "2024-12-31T23:00:00Z"],
    ["2025-03-30T01:59:59", "Europe/Paris", "2025-03-30T00:59:59Z"],
    ["2025-03-30 03:00", "Europe/Paris", "2025-03-30T01:00:00Z"],
    ["2025-10-26 12:00", "Europe/Paris", "2025-10-26T11:00:00Z"],
  ])("%s in %s is %s", (typed, zone, iso) => {
    expect(typedTime(typed, zone)).toBe(Date.parse(iso) * 1000);
  });
  it.each(["", "yesterday", "2025-7-1", "01/07/2025"])("%j is none", (typed) => {
    expect(typedTime(typed, "UTC")).toBeUndefined();
  });
});
