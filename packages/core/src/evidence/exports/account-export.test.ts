import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import * as apple from "../../../../../practice/src/exports/apple.ts";
import * as cards from "../../../../../practice/src/exports/cards.ts";
import * as meta from "../../../../../practice/src/exports/meta.ts";
import * as takeout from "../../../../../practice/src/exports/takeout.ts";
import { telegramChat, telegramExport } from "../../../../../practice/src/exports/telegram.ts";
import * as timeline from "../../../../../practice/src/exports/timeline.ts";
import { chat, chatLayouts } from "../../../../../practice/src/exports/whatsapp.ts";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { pathsOf, platform, temporaryFolder } from "../../../test/evidence.ts";
import { buildZip } from "../../../test/zip-builder.ts";
import { EvidenceReadError, memorySource } from "../../bytes/source.ts";
import { plan } from "../../examine.ts";
import { singleFileTree } from "../android/single-file.ts";
import { openEvidence } from "../open.ts";
import type { EvidenceTree } from "../tree.ts";
import { hasExportFiles } from "./account-export.ts";
import { shapeOf } from "./shapes.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

function folderOf(files: Files): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const zipOf = (files: Files) =>
  buildZip(
    Object.entries(files).map(([name, data]) => ({
      name,
      data: typeof data === "string" ? new TextEncoder().encode(data) : data,
    })),
  );

const open = (path: string): Promise<readonly EvidenceTree[]> => openEvidence(nodeHost, path, { platform });
const textLayout = chatLayouts[0] ?? { name: "", write: () => "" };

const takeoutFiles: Files = {
  "Takeout/archive_browser.html": "<html></html>",
  "Takeout/Historique des positions/Records.json": timeline.records(),
  "Takeout/Mon activité/Recherche/MonActivité.html": takeout.activityPage(),
  "Takeout/Chrome/Historique.json": takeout.chromeHistory(),
  "Takeout/Drive/notes.zip": zipOf({ "a.txt": "a" }),
};

describe("what a file of an export is", () => {
  test.each<[string, string, string | undefined]>([
    ["x.json", timeline.records(), "google_records"],
    ["x.json", timeline.semantic(), "google_semantic"],
    ["x.json", timeline.androidTimeline(), "google_timeline"],
    ["x.json", `\ufeff${timeline.iosTimeline()}`, "google_timeline_list"],
    ["x.json", timeline.timelineSettings(), "google_location_settings"],
    ["x.json", takeout.activityJson(), "google_activity"],
    ["x.html", takeout.activityPage(), "google_activity_page"],
    ["x.json", takeout.chromeHistory(), "google_chrome_history"],
    ["x.json", takeout.chromeDevices(), "google_chrome_devices"],
    ["x.json", takeout.playInstalls(), "google_play_installs"],
    ["x.json", takeout.playDevices(), "google_play_devices"],
    ["x.csv", takeout.accessLog(), "google_access_log"],
    ["x.csv", takeout.accessDevicesOld(), "google_access_devices"],
    ["x.csv", takeout.accessDevicesNew(), "google_access_devices"],
    ["a/maite.SubscriberInfo.html", takeout.subscriberInfo(), "google_subscriber"],
    ["x.csv", apple.appleDevices(), "apple_devices"],
    ["x.csv", apple.appleSignOns(), "apple_sign_ons"],
    ["a.zip!KnownNetworks.xml", apple.appleKnownNetworks(), "apple_known_networks"],
    ["x.json", telegramExport(), "telegram"],
    ["x.json", telegramChat(), "telegram"],
    ["x.json", meta.metaChat(), "meta_messages"],
    ["x.json", meta.facebookActivity(), "meta_sign_ins"],
    ["x.json", meta.instagramLogins(), "meta_sign_ins"],
    ["x.ics", cards.calendar(), "calendar"],
    ["x.vcf", cards.contactCards(), "contact_card"],
    ["x.mbox", cards.mailbox(), "mailbox"],
    ["x.eml", cards.mail(), "mail"],
    ["x.json", '{"name": "package", "version": "1.0.0"}', undefined],
    ["x.json", "[1, 2]", undefined],
    ["x.txt", "notes of 14/11/2023, 22:13 - a call", undefined],
    ["x.txt", "2023-11-14 22:13:20 - INFO: started\n", undefined],
    ["x.csv", "a,b\n1,2", undefined],
    ["x.html", "<html><body>hello</body></html>", undefined],
    ["x.pdf", timeline.records(), undefined],
    ...chatLayouts.map((layout): [string, string, string] => ["x.txt", chat(layout), "whatsapp_chat"]),
  ])("%s %#", (name, text, shape) => {
    expect(shapeOf(name, memorySource(new TextEncoder().encode(text)))).toBe(shape);
  });
});

describe("exports of accounts are opened", () => {
  test.each<[string, Files, string]>([
    ["Google Takeout", takeoutFiles, "Takeout/Chrome/Historique.json"],
    [
      "what is in Takeout alone",
      { "Chrome/History.json": takeout.chromeHistory(), "archive_browser.html": "" },
      "Chrome/History.json",
    ],
    ["a chat with its media", { "_chat.txt": chat(textLayout), "00000004-PHOTO.jpg": "x" }, "_chat.txt"],
    [
      "Telegram with its folders",
      { "DataExport/result.json": telegramExport(), "DataExport/files/plan.pdf": "x" },
      "DataExport/files/plan.pdf",
    ],
    ["Facebook", { "messages/inbox/tarek_1/message_1.json": meta.metaChat() }, "messages/inbox/tarek_1/message_1.json"],
    [
      "Apple",
      { "Apple ID/Apple ID SignOn Information.csv": apple.appleSignOns() },
      "Apple ID/Apple ID SignOn Information.csv",
    ],
  ])("%s, in a folder and in a zip file", async (_, files, path) => {
    const folder = folderOf(files);
    const zip = join(temporaryFolder(), "export.zip");
    writeFileSync(zip, zipOf(files));
    for (const place of [folder, zip]) {
      const trees = await open(place);
      expect(trees.map(({ kind }) => kind)).toEqual(["account_export"]);
      const [tree] = trees;
      expect(tree && (await pathsOf(tree))).toContain(path);
      expect(tree?.problems).toEqual([]);
      expect(tree && (await tree.device())).toEqual({ platform: "unknown" });
      tree?.close();
    }
  });

  test("single files", async () => {
    for (const [name, text] of [
      ["Timeline.json", timeline.androidTimeline()],
      ["a.vcf", cards.contactCards()],
      ["Chat.txt", chat(textLayout)],
    ] as const) {
      const trees = await open(join(folderOf({ [name]: text }), name));
      expect(trees.map(({ kind }) => kind)).toEqual(["account_export"]);
      expect(await Promise.all(trees.map(pathsOf))).toEqual([[name]]);
    }
  });

  test("several in one folder, beside a phone", async () => {
    const folder = folderOf({
      "contacts.vcf": cards.contactCards(),
      "takeout-001.zip": zipOf(takeoutFiles),
      "chats/WhatsApp Chat - Tarek.zip": zipOf({ "_chat.txt": chat(textLayout) }),
      "bugreport/bugreport-x.txt": `========================================================\n== dumpstate: 2023-11-14 22:13:20\n${"-".repeat(8)} UPTIME (uptime) ${"-".repeat(8)}\n`,
    });
    const trees = await open(folder);
    expect(trees.map(({ kind }) => kind).toSorted()).toEqual([
      "account_export",
      "account_export",
      "account_export",
      "bugreport",
    ]);
    const { tasks } = await plan(trees);
    const read = tasks
      .filter(({ artifact }) => artifact.startsWith("account."))
      .map(({ artifact, file }) => `${artifact} ${file}`);
    expect(read).toEqual(
      expect.arrayContaining([
        "account.contact_cards contacts.vcf",
        "account.google_locations takeout-001.zip!Takeout/Historique des positions/Records.json",
        "account.whatsapp_chat chats/WhatsApp Chat - Tarek.zip!_chat.txt",
      ]),
    );
    expect(new Set(read).size).toBe(read.length);
    for (const tree of trees) tree.close();
  });

  test("a file that cannot be opened is no export, and no end", async () => {
    const single = singleFileTree("a.json", memorySource(new Uint8Array()));
    const open = () => Promise.reject(new EvidenceReadError("damaged"));
    const broken = { ...single, file: async (path: string) => ({ path, size: 1, metadata: {}, open }) };
    expect(await hasExportFiles(broken, "", ["a.json"], { files: 10 })).toBe(false);
    expect(await hasExportFiles(single, "", ["a.json"], { files: 0 })).toBe(false);
  });

  test("a folder of other documents is none", async () => {
    const trees = await open(folderOf({ "a.json": '{"a": 1}', "b.txt": "text", "c.csv": "a,b" }));
    expect(trees.map(({ kind }) => kind)).toEqual(["files"]);
  });
});
