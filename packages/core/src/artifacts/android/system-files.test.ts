import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import * as samples from "../../../test/samples/android-settings.ts";
import type { FileSample } from "../../../test/samples/sample.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import type { Artifact } from "../artifact.ts";
import { bluetoothConfig } from "./bluetooth-config.ts";
import { androidChromeHistory } from "./chrome-history.ts";
import { androidFirefoxHistory } from "./firefox-history.ts";
import { googleOdlh } from "./google-odlh.ts";
import { notificationHistory } from "./notification-history.ts";
import { operationName } from "./operation-names.ts";
import { systemAccounts } from "./system-accounts.ts";
import { systemAppops } from "./system-appops.ts";
import { systemPackages } from "./system-packages.ts";
import { wifiConfig } from "./wifi-config.ts";

const time = 1_700_000_000_000_000;

async function read(artifact: Artifact, { path, bytes, kind }: FileSample): Promise<ArtifactReading> {
  const reading = await readArtifact(artifact, { [path]: bytes }, kind);
  expect(reading.problems).toEqual([]);
  expect(JSON.stringify(reading.records)).not.toContain("secret12");
  return reading;
}

it("Chrome: visits, words that were searched for, and where a file came from", async () => {
  const reading = await read(androidChromeHistory, samples.androidChromeSample());
  expect(recordsOf(reading, "web_visit")).toMatchObject([
    {
      time,
      url: "https://1.example.org/?q=x",
      application: "com.android.chrome",
      profile: "Default",
      redirect_source: null,
    },
    { url: "https://2.example.org/", redirect_source: 1, from_other_device: true },
  ]);
  expect(recordsOf(reading, "search")).toMatchObject([{ query: "Words", time }]);
  expect(recordsOf(reading, "download")).toMatchObject([
    {
      time: time + 2_000_000,
      end: time + 3_000_000,
      url: "https://4.example.org/a.apk",
      state: "complete",
      details: { redirects: ["https://3.example.org/a", "https://4.example.org/a.apk"], opened: true },
    },
  ]);
});

it("Firefox: milliseconds and microseconds are told apart", async () => {
  const visits = recordsOf(await read(androidFirefoxHistory, samples.androidFirefoxSample()), "web_visit");
  expect(visits.map((visit) => visit.time)).toEqual([time, time + 5, time + 1000]);
  expect(visits.map((visit) => visit.from_other_device)).toEqual([false, true, false]);
});

it("Wi-Fi: names without their quotes, and no password", async () => {
  const reading = await read(wifiConfig, samples.wifiConfigSample());
  expect(recordsOf(reading, "wifi_network")).toMatchObject([
    { ssid: "Home", security: "WPA_PSK", hidden: true, bssid: null, app_id: "com.android.settings" },
    { ssid: "Work" },
    { ssid: "Café" },
  ]);
});

it("Bluetooth: devices with when they were last seen, and no key", async () => {
  const reading = await read(bluetoothConfig, samples.bluetoothConfigSample());
  expect(recordsOf(reading, "other_device")).toMatchObject([
    { name: "Car", device_id: "AA:BB:CC:00:11:22", last_seen: time, details: { paired: true } },
    { name: "Headset", last_seen: time + 60_000_000 },
    { name: "Tag", last_seen: null },
  ]);
  expect(JSON.stringify(reading.records)).not.toContain("00112233");
});

it("accounts: by their services", async () => {
  const reading = await read(systemAccounts, samples.systemAccountsSample());
  expect(recordsOf(reading, "account")).toMatchObject([
    { service: "com.google", account: "owner@example.org", time },
    { service: "com.whatsapp" },
    { details: { previous_name: "old" } },
  ]);
});

it("packages: times in hexadecimal, certificates once", async () => {
  const reading = await read(systemPackages, samples.systemPackagesSample());
  const certificate = createHash("sha256").update(Buffer.from("3082aa", "hex")).digest("hex");
  expect(recordsOf(reading, "app")).toMatchObject([
    {
      app_id: "org.example.one",
      installed: time + 1_000_000,
      updated: time + 2_000_000,
      uid: 10123,
      system: true,
      permissions: ["android.permission.CAMERA"],
      certificate_hashes: [certificate],
    },
    { app_id: "org.example.two", system: false, uid: 1000, certificate_hashes: [certificate] },
    { app_id: "org.example.three", installed: null, details: { element: "updated-package" } },
  ]);
});

it("places of Google: visits have a place", async () => {
  const reading = await read(googleOdlh, samples.googleOdlhSample());
  expect(recordsOf(reading, "place")).toMatchObject([
    { time, end: time + 600_000_000, place_type: "visit", latitude: 40.5, longitude: -3.5 },
    { place_type: null, latitude: null },
    { latitude: -40.5, longitude: 3.5 },
  ]);
});

it("permissions: each use and each refusal", async () => {
  const reading = await read(systemAppops, samples.systemAppopsSample());
  expect(recordsOf(reading, "app_operation")).toMatchObject([
    { time, app_id: "org.example.one", operation: "CAMERA", outcome: "access", duration: 2.5, uid: 10123 },
    { time: time + 1_000_000, outcome: "reject", duration: null },
    { time: time + 2_000_000, operation: "RECORD_AUDIO" },
  ]);
  expect(["0", "66", "92", "500", undefined].map(operationName)).toEqual([
    "COARSE_LOCATION",
    "REQUEST_INSTALL_PACKAGES",
    "MANAGE_EXTERNAL_STORAGE",
    "500",
    null,
  ]);
});

it("notifications: names from the pool", async () => {
  const reading = await read(notificationHistory, samples.notificationHistorySample());
  expect(recordsOf(reading, "notification")).toMatchObject([
    { time, app_id: "org.example.chat", title: "Ana", details: { channel: "Messages", uid: 10123 } },
    { app_id: "org.example.two", text: null },
    { app_id: null, time: null },
  ]);
});

withShared("browsers of real computers, whose files are the same", () => {
  it("Chrome's 69 visits and 2 downloads, as plaso counts", async () => {
    const bytes = readFileSync(sharedPath("evidence/real/plaso/test_data/chrome/History"));
    const path = "data/data/com.android.chrome/app_chrome/Default/History";
    const reading = await readArtifact(androidChromeHistory, { [path]: bytes }, "android_filesystem");
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "web_visit").length).toBe(69);
    expect(recordsOf(reading, "search").length).toBe(3);
    // Old versions count Unix seconds here.
    expect(recordsOf(reading, "download")).toMatchObject([
      { time: 1_306_139_730_000_000, path: "/home/john/Downloads/funcats_scr.exe" },
      { time: 1_306_139_765_000_000 },
    ]);
  });

  it("Firefox's one visit", async () => {
    const bytes = readFileSync(sharedPath("evidence/real/plaso/test_data/firefox/places.sqlite"));
    const path = "data/data/org.mozilla.firefox/files/places.sqlite";
    const reading = await readArtifact(androidFirefoxHistory, { [path]: bytes }, "android_filesystem");
    expect(recordsOf(reading, "web_visit").length).toBe(1);
    expect(new Date((recordsOf(reading, "web_visit")[0]?.time ?? 0) / 1000).getUTCFullYear()).toBe(2011);
  });
});
