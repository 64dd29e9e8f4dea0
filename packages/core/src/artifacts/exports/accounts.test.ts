import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as apple from "../../../../../practice/src/exports/apple.ts";
import * as meta from "../../../../../practice/src/exports/meta.ts";
import * as telegrams from "../../../../../practice/src/exports/telegram.ts";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { isoTime } from "../../formats/time.ts";
import type { Artifact } from "../artifact.ts";
import { appleAccount } from "./apple-account.ts";
import { appleIcloudUsage } from "./apple-icloud-usage.ts";
import { appleKnownNetworks } from "./apple-known-networks.ts";
import { appleRecents } from "./apple-recents.ts";
import { metaMessages } from "./meta-messages.ts";
import { metaSignIns } from "./meta-sign-ins.ts";
import { repaired } from "./meta-text.ts";
import { telegramExport } from "./telegram.ts";

const read = (artifact: Artifact, path: string, text: string) =>
  readArtifact(artifact, { [path]: new TextEncoder().encode(text) }, "account_export");
const timed = (time: number | null | undefined) => (typeof time === "number" ? isoTime(time) : null);

describe("Telegram", () => {
  it("tells who is signed in, from where", async () => {
    const reading = await read(telegramExport, "DataExport/result.json", telegrams.telegramExport());
    expect(reading.problems).toEqual([]);
    expect(
      recordsOf(reading, "sign_in").map(({ event, ip, device, time, end }) => [
        event,
        ip,
        device,
        timed(time),
        timed(end),
      ]),
    ).toEqual([
      ["session", "192.0.2.64", "Synthetic S-100", "2022-03-01T08:00:00Z", "2023-11-14T22:13:20Z"],
      ["session", "198.51.100.7", "PC 64bit", "2023-11-14T19:26:40Z", "2023-11-14T22:13:20Z"],
      ["web_session", "198.51.100.7", "Linux", "2023-11-14T19:26:40Z", "2023-11-14T22:13:20Z"],
    ]);
    expect(recordsOf(reading, "account").map(({ account, name }) => [account, name])).toEqual([
      ["+33 6 39 98 01 64", "Maïté Corvenne"],
    ]);
    expect(recordsOf(reading, "contact").map(({ name }) => name)).toEqual(["Tarek Soulignac", "Tarek Soulignac"]);
  });

  it("tells messages with links, answers and edits, and calls, of every chat", async () => {
    const reading = await read(telegramExport, "result.json", telegrams.telegramExport());
    const messages = recordsOf(reading, "message");
    expect(messages.map(({ thread, direction, text }) => [thread, direction, text])).toEqual([
      ["165", "outgoing", "invite_members"],
      ["165", "outgoing", "Bonjour"],
      ["165", "incoming", "Carte : ici"],
      ["165", "incoming", null],
      ["7", "outgoing", "Bonjour"],
    ]);
    expect(messages[2]).toMatchObject({
      urls: ["https://example.org/carte"],
      reply_to: "2",
      message_id: "3",
      edited: 1_700_000_160_000_000,
    });
    expect(messages[3]?.attachment_names).toEqual(["plan.pdf"]);
    expect(
      recordsOf(reading, "call").map(({ duration, answered, direction }) => [duration, answered, direction]),
    ).toEqual([[61, true, "incoming"]]);
    expect(
      recordsOf(reading, "conversation").map(({ thread, name, message_count }) => [thread, name, message_count]),
    ).toEqual([
      ["165", "Tarek Soulignac", 5],
      ["7", null, 1],
    ]);
  });

  it("one chat by itself, whose owner is not told", async () => {
    const reading = await read(telegramExport, "result.json", telegrams.telegramChat());
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "message").map(({ direction }) => direction)).toEqual(Array(4).fill("unknown"));
    expect(recordsOf(reading, "conversation")).toHaveLength(1);
  });
});

describe("Facebook and Instagram", () => {
  it("repairs texts whose bytes were taken for characters", async () => {
    const reading = await read(
      metaMessages,
      "instagram-x/your_instagram_activity/messages/inbox/tarek_1/message_1.json",
      meta.metaChat(),
    );
    expect(reading.problems).toEqual([]);
    const messages = recordsOf(reading, "message");
    expect(messages.map(({ sender_name, text }) => [sender_name, text])).toEqual([
      ["Tarek Soulignac", null],
      ["Tarek Soulignac", "La carte"],
      ["Maïté Corvenne", "À bientôt, Maïté 🙂"],
    ]);
    expect(messages[0]?.attachment_names).toEqual(["1.jpg"]);
    expect(messages[1]?.urls).toEqual(["https://example.org/carte"]);
    expect(timed(messages[2]?.time)).toBe("2023-11-14T22:14:20.250Z");
    expect(recordsOf(reading, "call").map(({ duration }) => duration)).toEqual([61]);
    expect(recordsOf(reading, "conversation")[0]).toMatchObject({
      service: "Instagram",
      thread: "tarek_1",
      name: "Tarek ❤",
      message_count: 4,
    });
  });

  it.each<[string, string]>([
    ["NumÃ©ro", "Numéro"],
    ["Numéro", "Numéro"],
    ["Ã", "Ã"],
    ["plain", "plain"],
    ["ð\u009f\u0099\u0082", "🙂"],
  ])("%j is %j", (text, expected) => {
    expect(repaired(text)).toBe(expected);
  });

  it("leaves no text worse than it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const mangled = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
        expect(repaired(mangled)).toBe(text);
      }),
    );
  });

  it("tells sign-ins of Facebook", async () => {
    const reading = await read(
      metaSignIns,
      "security_and_login_information/account_activity.json",
      meta.facebookActivity(),
    );
    expect(reading.problems).toEqual([]);
    expect(
      recordsOf(reading, "sign_in").map(({ time, event, ip, country, location }) => [
        timed(time),
        event,
        ip,
        country,
        location,
      ]),
    ).toEqual([
      ["2023-11-14T22:13:20Z", "Login", "192.0.2.64", "FR", "Brest, Bretagne"],
      ["2023-11-14T22:14:20Z", "Session updated", "2001:db8::64", "FR", null],
      ["2023-11-14T22:15:20Z", "Login", "198.51.100.7", "XX", null],
    ]);
    const devices = await read(metaSignIns, "x/authorized_logins.json", meta.facebookDevices());
    expect(recordsOf(devices, "other_device").map(({ name, ip }) => [name, ip])).toEqual([["Firefox", "192.0.2.64"]]);
  });

  it("tells sign-ins of Instagram, whose names are in the account's language", async () => {
    const reading = await read(metaSignIns, "x/login_activity.json", meta.instagramLogins());
    expect(reading.problems).toEqual([]);
    expect(
      recordsOf(reading, "sign_in").map(({ time, event, ip, user_agent }) => [
        timed(time),
        event,
        ip,
        user_agent?.slice(0, 15),
      ]),
    ).toEqual([
      ["2023-11-14T22:13:20Z", "login", "192.0.2.64", "Instagram 300.0"],
      ["2023-11-14T22:14:20Z", "login", "198.51.100.7", "Instagram 300.0"],
      ["2023-11-14T22:15:20Z", "login", "2001:db8::7", "Instagram 300.0"],
    ]);
    expect(JSON.stringify(reading.records[0]?.details)).toContain("Numéro de port");
  });
});

describe("Apple", () => {
  it("tells devices and sign-ons, past lines around the tables", async () => {
    const devices = await read(appleAccount, "Apple ID Device Information.csv", apple.appleDevices());
    expect(devices.problems).toEqual([]);
    expect(
      recordsOf(devices, "other_device").map(({ name, first_seen, last_seen, ip }) => [
        name,
        timed(first_seen),
        timed(last_seen),
        ip,
      ]),
    ).toEqual([
      ["iPhone de Maïté", "2022-03-01T08:00:00Z", "2023-11-14T22:13:20Z", "192.0.2.64"],
      ["MacBook inconnu", "2023-11-13T03:00:00Z", "2023-11-14T22:14:20Z", "198.51.100.7"],
      ["Ancien iPad", "2018-03-01T08:00:00Z", null, null],
    ]);
    const signOns = await read(appleAccount, "Apple ID SignOn Information.csv", apple.appleSignOns());
    expect(recordsOf(signOns, "sign_in").map(({ time, ip, user_agent }) => [timed(time), ip, user_agent])).toEqual([
      ["2023-11-14T22:13:20Z", "192.0.2.64", "iCloud"],
      ["2023-11-13T03:00:00Z", "198.51.100.7", "Apple ID account page"],
      ["2023-11-12T03:00:00Z", null, "FaceTime"],
    ]);
  });

  it("tells what iCloud noted, by the tables of one file", async () => {
    const usage = await read(appleIcloudUsage, "iCloudUsageData Set1.csv", apple.icloudUsage());
    expect(usage.problems).toEqual([]);
    const registration = "iCloud: Device registration from an iCloud enabled device";
    expect(recordsOf(usage, "log_event").map(({ event, text, time }) => [event, text, timed(time)])).toEqual([
      [registration, "register", "2023-11-14T22:13:20Z"],
      [registration, "reboot", "2023-11-15T08:00:00Z"],
      ["Photos: Delete photo/video from iCloud Photo Library", null, "2023-11-16T08:00:00Z"],
    ]);
    const odd = await read(appleIcloudUsage, "iCloudUsageData.csv", '"a","b"\nTitle\n"Date","Event Code"\n"no","x"\n');
    expect(odd.problems.map(({ code }) => code)).toEqual(["value", "value"]);
    expect((await read(appleIcloudUsage, "iCloudUsageData.csv", "Title\n")).problems[0]?.code).toBe("schema");
  });

  it("tells networks and recent addresses", async () => {
    const networks = await read(appleKnownNetworks, "Wi-Fi/KnownNetworks.xml", apple.appleKnownNetworks());
    expect(networks.problems).toEqual([]);
    expect(recordsOf(networks, "wifi_network").map(({ ssid, time }) => [ssid, timed(time)])).toEqual([
      ["Phare", "2023-11-14T22:13:20Z"],
      ["Port & Quai", "2023-11-15T08:00:00Z"],
      ["Gare", "2022-01-02T10:00:00Z"],
    ]);
    const recents = await read(appleRecents, "Mail/Recents.xml", apple.appleRecents(true));
    expect(recordsOf(recents, "interaction").map(({ recipients, time }) => [recipients?.[0], timed(time)])).toEqual([
      ["tarek.soulignac@example.net", "2023-11-14T22:13:20Z"],
      ["tarek.soulignac@example.net", "2023-11-15T08:00:00Z"],
      ["port@example.org", "2023-11-16T08:00:00Z"],
      ["phare@example.org", "2023-11-17T08:00:00Z"],
    ]);
  });
});

withShared("chats of another reader's tests", () => {
  const folder = ["evidence", "real", "chat-miner", "test"];
  const targetOf = (name: string) =>
    (
      JSON.parse(readFileSync(sharedPath(...folder, name, "target.json"), "utf8")) as {
        author: string;
        message: string;
      }[]
    ).map(({ author, message }) => [author, message]);
  it.each<[string, Artifact, string]>([
    ["telegram", telegramExport, "test_batch_export.json"],
    ["telegram", telegramExport, "test_single_export.json"],
    ["instagram", metaMessages, "test_export.json"],
  ])("%s, $2", async (name, artifact, file) => {
    const reading = await read(artifact, `x/${file}`, readFileSync(sharedPath(...folder, name, file), "utf8"));
    expect(reading.problems).toEqual([]);
    const told = recordsOf(reading, "message").map(({ sender_name, text }) => [sender_name, text]);
    // That reader puts a space between the pieces of a text; Telegram has none there.
    const plain = (pairs: (string | null | undefined)[][]) =>
      pairs
        .map((pair) => pair.map((part) => part?.replaceAll(" ", "")).join("|"))
        .toSorted((a, b) => a.localeCompare(b));
    expect(plain(told)).toEqual(plain(targetOf(name)));
  });
});
