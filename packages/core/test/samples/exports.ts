import * as apple from "../../../../practice/src/exports/apple.ts";
import * as cards from "../../../../practice/src/exports/cards.ts";
import * as meta from "../../../../practice/src/exports/meta.ts";
import * as takeout from "../../../../practice/src/exports/takeout.ts";
import { telegramExport } from "../../../../practice/src/exports/telegram.ts";
import * as timeline from "../../../../practice/src/exports/timeline.ts";
import * as whatsapp from "../../../../practice/src/exports/whatsapp.ts";
import type { Sample } from "./sample.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A JSON document whose list has an item a line, with something bad behind each of them. */
export function jsonSample(path: string, text: string, single?: true): Sample {
  const bad = ['{"time": oops},', "7,", '{"time": "x\n", "a": 1},', "\u0000g{[(,"];
  const lines = text.split("\n");
  const item = lines.findIndex((line) => line.startsWith("{") && line.endsWith(",") && line.length > 2);
  const poisoned =
    item < 0
      ? []
      : bad.map(
          (line) => [line, bytes([...lines.slice(0, item + 1), line, ...lines.slice(item + 1)].join("\n"))] as const,
        );
  return {
    kind: "account_export",
    path,
    bytes: bytes(text),
    ...(single ? { single } : {}),
    poisoned: Object.fromEntries(poisoned),
  };
}

export const googleLocationsSample = () =>
  jsonSample("Takeout/Historique des positions/Records.json", timeline.records());
export const googleLocationSettingsSample = () =>
  jsonSample("Takeout/Historique des positions/Settings.json", timeline.timelineSettings());

/** A text, with something bad put behind a mark in it. */
function textSample(path: string, text: string, mark: string, bad: readonly string[], single?: true): Sample {
  const at = text.indexOf(mark) + mark.length;
  const poisoned = bad.map((piece) => [piece, bytes(text.slice(0, at) + piece + text.slice(at))] as const);
  return {
    kind: "account_export",
    path,
    bytes: bytes(text),
    ...(single ? { single } : {}),
    poisoned: Object.fromEntries(poisoned),
  };
}

export const googleActivitySample = () =>
  jsonSample("Takeout/Mon activité/Recherche/MonActivité.json", takeout.activityJson());
export const googleActivityPageSample = () =>
  textSample(
    "Takeout/Mon activité/Recherche/MonActivité.html",
    takeout.activityPage(),
    '<body><div class="mdl-grid">\n',
    ['<div class="outer-cell"><div class="content-cell body-1">\u0000 <b></div></div>', '<div class="outer-cell">'],
  );
export const googleChromeHistorySample = () => jsonSample("Takeout/Chrome/Historique.json", takeout.chromeHistory());
export const googleChromeDevicesSample = () =>
  jsonSample("Takeout/Chrome/Device Information.json", takeout.chromeDevices());
export const googlePlaySample = () => jsonSample("Takeout/Google Play Store/Installs.json", takeout.playInstalls());
export const googleAccessLogSample = (): Sample => ({
  kind: "account_export",
  path: "Takeout/Activité du journal des accès/Activités.csv",
  bytes: bytes(takeout.accessLog()),
});
export const googleAccountPagesSample = () =>
  textSample("Takeout/Compte Google/maite.SubscriberInfo.html", takeout.subscriberInfo(), "</th></tr>\n", [
    "<tr><td>\u0000</td><td>x</td></tr>",
    "<tr><td>2023-99-99 22:13:20 Z</td></tr>",
  ]);

const firstLayout = whatsapp.chatLayouts[0] ?? { name: "", write: () => "" };
export const whatsAppChatSample = () =>
  textSample("WhatsApp Chat with Tarek.txt", whatsapp.chat(firstLayout), "", ["g\u0000{[(\n", "Chat:\n\n"]);
export const telegramSample = (): Sample => jsonSample("DataExport/result.json", telegramExport());
export const metaMessagesSample = () => jsonSample("messages/inbox/tarek_1/message_1.json", meta.metaChat());
export const metaSignInsSample = () =>
  jsonSample("security_and_login_information/account_activity.json", meta.facebookActivity());
export const appleAccountSample = (): Sample => ({
  kind: "account_export",
  path: "Apple ID account and device information/Apple ID SignOn Information.csv",
  bytes: bytes(apple.appleSignOns()),
});
export const appleIcloudUsageSample = (): Sample => ({
  kind: "account_export",
  path: "Apple/iCloudUsageData Set1.csv",
  bytes: bytes(apple.icloudUsage()),
});
export const appleKnownNetworksSample = (): Sample => ({
  kind: "account_export",
  path: "Apple Features Using iCloud/Wi-Fi/KnownNetworks.xml",
  bytes: bytes(apple.appleKnownNetworks()),
});
export const appleRecentsSample = (): Sample => ({
  kind: "account_export",
  path: "Apple Features Using iCloud/Mail/Recents.xml",
  bytes: bytes(apple.appleRecents()),
});

/** Without lines that go on: rubbish behind one of those is part of it. */
export const contactCardsSample = (): Sample => ({
  kind: "account_export",
  path: "Takeout/Contacts/Tous les contacts.vcf",
  bytes: bytes(cards.contactCards().replace(/=\r\n|\r\n {2}/g, "")),
});
export const exportedCalendarSample = () =>
  textSample("Takeout/Agenda/maite.ics", cards.calendar(), "VERSION:2.0\r\n", [
    "g\u0000{[(\r\n",
    "BEGIN:VEVENT\r\nDTSTART:20239999T000000Z\r\nEND:VEVENT\r\n",
  ]);
export const mailSample = () =>
  textSample("Takeout/Mail/Tous les messages.mbox", cards.mailbox(), "", [
    "g\u0000{[(\r\n",
    "From 0@xxx Tue Nov 14 22:13:20 +0000 2023\r\ng\u0000\r\n\r\n",
  ]);
