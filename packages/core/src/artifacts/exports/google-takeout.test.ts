import { describe, expect, it } from "vitest";
import * as takeout from "../../../../../practice/src/exports/takeout.ts";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { isoTime } from "../../formats/time.ts";
import type { Artifact } from "../artifact.ts";
import { googleAccessLog } from "./google-access-log.ts";
import { googleAccountPages } from "./google-account-pages.ts";
import { googleActivity } from "./google-activity.ts";
import { googleActivityPage } from "./google-activity-page.ts";
import { googleChromeDevices } from "./google-chrome-devices.ts";
import { googleChromeHistory } from "./google-chrome-history.ts";
import { googlePlay } from "./google-play.ts";

const read = (artifact: Artifact, name: string, text: string) =>
  readArtifact(artifact, { [`Takeout/x/${name}`]: new TextEncoder().encode(text) }, "account_export");
const timed = (time: number | null | undefined) => (typeof time === "number" ? isoTime(time) : null);

describe("My Activity", () => {
  const expected = [
    ["search", "vent de noroît", "https://www.google.com/search?q=vent+de+noro%C3%AEt"],
    ["web_visit", "https://example.org/recette-inventee", "Vous avez consulté Recette inventée"],
    ["app_use", "org.example.boussole", "Vous avez utilisé Boussole inventée"],
    ["app_use", null, "Vous avez utilisé Horloge"],
  ];
  const told = (reading: Awaited<ReturnType<typeof read>>) =>
    reading.records.map((record) =>
      record.kind === "search"
        ? [record.kind, record.query, record.url]
        : record.kind === "web_visit"
          ? [record.kind, record.url, record.title]
          : [
              record.kind,
              record.kind === "app_use" ? (record.app_id ?? null) : null,
              record.kind === "app_use" ? record.event : null,
            ],
    );

  it("as JSON tells searches, pages and applications by their links", async () => {
    const reading = await read(googleActivity, "MonActivité.json", takeout.activityJson());
    expect(reading.problems).toEqual([]);
    expect(told(reading)).toEqual(expected);
    expect(timed(reading.records[0]?.time)).toBe("2023-11-14T22:13:20.250Z");
  });

  it("as a page tells the same", async () => {
    const reading = await read(googleActivityPage, "MonActivité.html", takeout.activityPage());
    expect(reading.problems).toEqual([]);
    expect(told(reading)).toEqual(expected);
    expect(reading.records.map(({ time }) => timed(time))).toEqual([
      "2023-11-14T22:13:20Z",
      "2023-11-14T22:14:20Z",
      "2023-11-14T22:15:20Z",
      "2023-11-14T22:16:20Z",
    ]);
  });

  it("says once that a zone is ambiguous, and keeps the times as they are written", async () => {
    const { records, problems } = await read(googleActivityPage, "MyActivity.html", takeout.activityPage("IST", 5));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["value", "the zone IST is not one zone only: times in it are left out"],
    ]);
    expect(records.map(({ time }) => time)).toEqual([null, null, null, null]);
    expect(JSON.stringify(records[0]?.details)).toContain("15 nov. 2023, 03:13:20");
  });

  it("a page that is cut keeps what is whole", async () => {
    const page = takeout.activityPage();
    const { records } = await read(googleActivityPage, "MyActivity.html", page.slice(0, page.length / 2));
    expect(records.length).toBeGreaterThan(0);
  });
});

it("Chrome's history, under whatever name its list has", async () => {
  const reading = await read(googleChromeHistory, "Historique.json", takeout.chromeHistory());
  expect(recordsOf(reading, "web_visit").map(({ time, url }) => [timed(time), url])).toEqual([
    ["2023-11-14T22:13:20.250Z", "https://example.org/recette-inventee"],
    ["2023-11-14T22:14:20Z", "https://meteo.example.org/"],
    ["2023-11-14T22:15:20Z", "https://example.net/"],
  ]);
});

it("browsers that are signed in", async () => {
  const reading = await read(googleChromeDevices, "Device Information.json", takeout.chromeDevices());
  expect(
    recordsOf(reading, "other_device").map(({ name, model, last_seen }) => [name, model, timed(last_seen)]),
  ).toEqual([
    ["Téléphone inventé", "Synthetic S-100", "2023-11-14T22:13:20Z"],
    ["Portable inventé", "L-1", "2023-11-14T22:14:20Z"],
    ["Inconnu", null, "2023-11-14T22:15:20Z"],
  ]);
});

it("Google Play's applications and phones", async () => {
  const apps = recordsOf(await read(googlePlay, "Installs.json", takeout.playInstalls()), "app");
  expect(apps.map(({ name, installed }) => [name, timed(installed)])[0]).toEqual([
    "Boussole inventée",
    "2023-11-10T22:13:20.250Z",
  ]);
  const [phone] = recordsOf(await read(googlePlay, "Devices.json", takeout.playDevices()), "other_device");
  expect([phone?.model, phone?.country, phone?.os_version, timed(phone?.last_seen)]).toEqual([
    "Synthetic S-100",
    "FR",
    "API 33",
    "2023-11-14T22:13:20.250395Z",
  ]);
});

describe("accesses to the account", () => {
  it("tells addresses, programs and places", async () => {
    const reading = await read(googleAccessLog, "Activités.csv", takeout.accessLog());
    expect(reading.problems).toEqual([]);
    const [first, second] = recordsOf(reading, "sign_in");
    expect(first).toMatchObject({
      ip: "192.0.2.64",
      service: "Gmail",
      event: "Login",
      country: "FR",
      location: "Brest, Bretagne",
    });
    expect([timed(first?.time), first?.user_agent]).toEqual([
      "2023-11-14T22:13:20Z",
      "App : GMAIL_APP. Os : ANDROID_OS, 13.",
    ]);
    expect(second?.ip).toBe("2001:db8::64");
  });

  it("tells devices of both layouts", async () => {
    const old = recordsOf(await read(googleAccessLog, "Appareils.csv", takeout.accessDevicesOld()), "other_device");
    expect(old.map(({ model, country, last_seen }) => [model, country, timed(last_seen)])).toEqual([
      ["Synthetic S-100", "FR", "2023-11-14T22:13:20Z"],
      [null, "XX", "2023-11-13T22:13:20Z"],
    ]);
    const [device] = recordsOf(await read(googleAccessLog, "Devices.csv", takeout.accessDevicesNew()), "other_device");
    expect([device?.model, device?.country, timed(device?.first_seen), timed(device?.last_seen)]).toEqual([
      "Synthetic S-100",
      "FR",
      "2022-03-01T08:00:00Z",
      "2023-11-14T22:13:20Z",
    ]);
  });
});

it("the account itself and its changes", async () => {
  const reading = await read(googleAccountPages, "maite.SubscriberInfo.html", takeout.subscriberInfo());
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "account").map(({ account }) => account)).toEqual([
    "maite.corvenne@example.org",
    "tarek.soulignac@example.net",
  ]);
  expect(recordsOf(reading, "sign_in").map(({ time, ip, event }) => [timed(time), ip, event])).toEqual([
    ["2023-11-14T22:13:20Z", "192.0.2.64", "Login"],
    ["2023-11-13T22:13:20Z", "2001:db8::64", "Logout"],
  ]);
  const changes = recordsOf(
    await read(googleAccountPages, "maite.ChangeHistory.html", takeout.changeHistory()),
    "log_event",
  );
  expect(changes.map(({ event, details }) => [event, details?.["IP Address"]])).toEqual([
    ["Recovery phone added", "198.51.100.7"],
  ]);
});
