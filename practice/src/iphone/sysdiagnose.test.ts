import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { at, minutes } from "../time.ts";
import {
  pairing,
  type Sysdiagnose,
  serviceStart,
  sysdiagnoseFiles,
  sysdiagnoseName,
  writeSysdiagnose,
} from "./sysdiagnose.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-sysdiagnose-"));
afterAll(() => rmSync(folder, { recursive: true }));

const taken = at("2025-09-20T10:00:00Z");
const phone: Sysdiagnose = {
  device: { product: "iPhone14,5", osVersion: "17.7.2", build: "21H221" },
  acquired: taken,
  zone: -420,
  lockdown: [
    serviceStart(taken - minutes(2), "idevicebackup2", "com.apple.mobilebackup2"),
    ...pairing({ time: taken - minutes(5), hostId: "9016", systemBuid: "30-31", outcome: "UserDeniedPairing" }),
  ],
  crashes: [{ time: taken, process: "homed", path: "/usr/libexec/homed", threads: [{ queue: "a.b" }], retired: true }],
  shutdowns: [
    { time: taken - minutes(900), stragglers: [{ pid: 3, path: "/a", waits: 1 }] },
    { time: taken - minutes(90), stragglers: [{ pid: 4, path: "/b", waits: 2 }] },
  ],
};
const textOf = (sysdiagnose: Sysdiagnose, path: string): string =>
  Buffer.from(sysdiagnoseFiles(sysdiagnose).find((file) => file.path === path)?.bytes ?? []).toString();

describe("an invented sysdiagnose", () => {
  it("is named by its wall clock, its zone and its build", () => {
    expect(sysdiagnoseName(phone)).toBe("sysdiagnose_2025.09.20_03-00-00-0700_iPhone-OS_iPhone_21H221");
    expect(sysdiagnoseName({ ...phone, zone: 345 })).toContain("_15-45-00+0545_");
  });

  it("has its logs in the order of time, by the wall clock", () => {
    const lines = textOf(phone, "logs/MobileLockdown/lockdownd.log").split("\n");
    expect(lines[0]).toBe("09/20/25 02:55:00.000000 pid=79 handle_pair: Preparing to pair for usbmuxd .");
    expect(lines).toContain("        HostID = 9016;");
    expect(lines).toContain('        SystemBUID = "30-31";');
    expect(lines.at(-2)).toContain("idevicebackup2 attempting to spawn com.apple.mobilebackup2 service.");
  });

  it("has the shutdowns that its system keeps", () => {
    expect(textOf(phone, "system_logs.logarchive/Extra/shutdown.log").match(/SIGTERM/g)?.length).toBe(2);
    const newer: Sysdiagnose = { ...phone, device: { ...phone.device, osVersion: "26.1" } };
    expect(textOf(newer, "system_logs.logarchive/Extra/shutdown.log")).toBe("");
    expect(textOf(newer, "system_logs.logarchive/Extra/shutdown.0.log")).toMatch(
      /\(\/b\/[0-9A-F-]{36}\)[\s\S]*SIGTERM/,
    );
  });

  it("is the same every time, and says that it is synthetic", () => {
    const once = writeSysdiagnose(join(folder, "1"), phone, "tar.gz");
    const again = writeSysdiagnose(join(folder, "2"), phone, "tar.gz");
    expect(readFileSync(once).equals(readFileSync(again))).toBe(true);
    expect(gunzipSync(readFileSync(once)).toString("latin1")).toContain("SYNTHETIC: this is not evidence.");
    expect(readFileSync(join(folder, "1", "SYNTHETIC.txt"), "utf8")).toContain("SYNTHETIC");
    const unpacked = writeSysdiagnose(join(folder, "3"), phone, "folder");
    expect(readFileSync(join(unpacked, "crashes_and_spins/Retired/homed-2025-09-20-030000.ips"), "utf8")).toContain(
      '"a.b"',
    );
  });
});
