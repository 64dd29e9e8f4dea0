import { createHash } from "node:crypto";
import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { type Plain, plist } from "../plist.ts";
import { days } from "../time.ts";
import type { IphoneContent, Profile } from "./content.ts";
import { addressBook } from "./databases/address-book.ts";
import { browserState } from "./databases/browser-state.ts";
import { calendar } from "./databases/calendar.ts";
import { callHistory } from "./databases/calls.ts";
import { dataUsage } from "./databases/data-usage.ts";
import { chromeFavicons } from "./databases/favicons.ts";
import { interactions } from "./databases/interactions.ts";
import { chromeHistory, firefoxBrowser } from "./databases/other-browsers.ts";
import { safariHistory } from "./databases/safari-history.ts";
import { shortcuts } from "./databases/shortcuts.ts";
import { smsDatabase } from "./databases/sms.ts";
import { tcc } from "./databases/tcc.ts";
import { webStatistics } from "./databases/web-statistics.ts";
import { whatsAppChats, whatsAppContacts, whatsAppIdentities } from "./databases/whatsapp.ts";
import { deviceOnlyFiles } from "./device-files.ts";
import { type InstalledApp, installedApps } from "./life/apps.ts";
import { familyGroup, familyMembers, hiddenIdentity } from "./life/conversations.ts";
import { calendarEntries, herShortcuts, interactionsOf, ordinaryCalls, permissions } from "./life/daily.ts";
import { acquaintances, fullName, type Owner } from "./life/people.ts";
import { photos } from "./life/photos.ts";
import { type Iphone, phone } from "./phone.ts";
import { database, inApp, inGroup, inHome, liveDatabase, type PhoneFile } from "./phone-file.ts";
import {
  crashReporter,
  dailyAnalytics,
  globalPreferences,
  identityCache,
  locationClients,
  profileEvents,
  profileStub,
  sessionResourceLog,
} from "./preferences.ts";
import { type Story, tellStory } from "./story.ts";
import { trapFiles, update } from "./traps.ts";

const modified = phone.acquired - days(0.5);
const chromeFolder = "Library/Application Support/Google/Chrome/Default";
const webData = "Library/WebKit/WebsiteData/ResourceLoadStatistics";
const whatsAppGroup = "group.net.whatsapp.WhatsApp.shared";
const profilesDomain = "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles";
const profilesDevice = "private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles";

/** Every file of the phone, of all forms of evidence. */
export function phoneFiles(iphone: Iphone, content: IphoneContent): PhoneFile[] {
  const story = tellStory(content);
  return [
    ...messageFiles(story, iphone.owner),
    ...browserFiles(story, content),
    ...peopleFiles(story, iphone.owner),
    ...systemFiles(story, content),
    ...profileFiles(content.profiles),
    ...photos(),
    ...deviceOnlyFiles(story, content, iphone),
    ...content.files,
  ];
}

/** The applications of the phone. */
export function appsOf(content: IphoneContent): InstalledApp[] {
  return [...installedApps, ...content.apps];
}

function messageFiles(story: Story, owner: Owner): PhoneFile[] {
  const sms = smsDatabase(story.messages, {
    account: `E:${owner.email}`,
    caller: owner.phone,
    groups: { [familyGroup]: familyMembers() },
  });
  const lastInMain = story.messages.length - 6;
  const contacts = acquaintances.map((one) => ({
    name: fullName(one),
    phone: one.phone,
    updated: modified - days(20),
  }));
  return [
    liveDatabase(inHome("Library/SMS/sms.db"), sms, modified, (table, row) => {
      if (table === "message") return Number(row.ROWID) > lastInMain;
      if (table === "chat_message_join") return Number(row.message_id) > lastInMain;
      return false;
    }),
    // Nothing waits in the log but what was deleted.
    liveDatabase(inGroup(whatsAppGroup, "ChatStorage.sqlite"), whatsAppChats(story.chats), modified, () => false),
    database(
      inGroup(whatsAppGroup, "LID.sqlite"),
      whatsAppIdentities([{ ...hiddenIdentity, time: modified - days(90) }]),
      modified,
    ),
    database(inGroup(whatsAppGroup, "ContactsV2.sqlite"), whatsAppContacts(contacts), modified),
  ];
}

function browserFiles(story: Story, content: IphoneContent): PhoneFile[] {
  const safari = safariHistory(story.visits);
  const recent = story.visits.length - 25;
  const place = (path: string) => inApp("com.apple.mobilesafari", path);
  const profile = "Library/Safari/Profiles/5A11A9E0-9F0F-4000-8000-000000000002";
  return [
    liveDatabase(inHome("Library/Safari/History.db"), safari, modified, (table, row) =>
      table === "history_visits" ? Number(row.id) > recent : false,
    ),
    database(place(`${profile}/History.db`), safariHistory(story.profileVisits), modified - days(3)),
    database(inHome("Library/Safari/BrowserState.db"), browserState(story.tabs), modified),
    database(
      inApp("com.google.chrome.ios", `${chromeFolder}/History`),
      chromeHistory(story.chromeVisits),
      modified - days(1),
    ),
    database(
      inApp("com.google.chrome.ios", `${chromeFolder}/Favicons`),
      chromeFavicons(story.chromeIcons),
      modified - days(1),
    ),
    database(
      inGroup("group.org.mozilla.ios.Firefox", "profile.profile/browser.db"),
      firefoxBrowser(story.firefoxVisits, "https://www.theguardian.com/favicon.ico"),
      modified - days(9),
    ),
    database(place(`${webData}/observations.db`), webStatistics(story.observed), modified),
    preference(place(`${webData}/full_browsing_session_resourceLog.plist`), sessionResourceLog(content), modified),
  ];
}

function peopleFiles(story: Story, owner: Owner): PhoneFile[] {
  const people = acquaintances.map((one, index) => ({
    first: one.first,
    last: one.last,
    ...(one.organization ? { organization: one.organization } : {}),
    phones: [one.phone],
    emails: one.email ? [one.email] : [],
    created: modified - days(280 - index),
  }));
  return [
    // As on many phones, the main file is one page: all rows wait in the log.
    liveDatabase(inHome("Library/AddressBook/AddressBook.sqlitedb"), addressBook(people), modified, () => true, {
      schemaLate: true,
    }),
    database(inHome("Library/CallHistoryDB/CallHistory.storedata"), callHistory(ordinaryCalls()), modified),
    database(inHome("Library/Calendar/Calendar.sqlitedb"), calendar(calendarEntries), modified),
    database(
      inHome("Library/CoreDuet/People/interactionC.db"),
      interactions(interactionsOf(story.messages), owner.email),
      modified,
    ),
  ];
}

function systemFiles(story: Story, content: IphoneContent): PhoneFile[] {
  const wireless: Pick<PhoneFile, "backup" | "device"> = {
    backup: { domain: "WirelessDomain", path: "Library/Databases/DataUsage.sqlite" },
    device: "private/var/wireless/Library/Databases/DataUsage.sqlite",
  };
  const usage = dataUsage(story.processes, story.orphans);
  const inRoot = (path: string): Pick<PhoneFile, "backup" | "device" | "owner"> => ({
    backup: { domain: "RootDomain", path },
    device: `private/var/root/${path}`,
    owner: 0,
  });
  return [
    liveDatabase(wireless, usage, modified, (table, row) => table === "ZLIVEUSAGE" && Number(row.Z_PK) % 9 === 0),
    database(inHome("Library/TCC/TCC.db"), tcc([...permissions, ...content.permissions]), modified),
    database(inHome("Library/Shortcuts/Shortcuts.sqlite"), shortcuts(herShortcuts), modified - days(110)),
    preference(inRoot("Library/Caches/locationd/clients.plist"), locationClients(content), modified),
    preference(inRoot("Library/Preferences/com.apple.CrashReporter.plist"), crashReporter(), modified - days(10)),
    preference(
      inHome("Library/Preferences/com.apple.identityservices.idstatuscache.plist"),
      identityCache(content),
      modified - days(1),
    ),
    preference(inHome("Library/Preferences/com.apple.osanalytics.addaily.plist"), dailyAnalytics(content), modified),
    preference(inHome("Library/Preferences/.GlobalPreferences.plist"), globalPreferences(), modified - days(30)),
    preference(
      {
        backup: { domain: "CameraRollDomain", path: trapFiles.library },
        device: `private/var/mobile/${trapFiles.library}`,
      },
      { LastSyncVersion: 3 },
      modified - days(60),
    ),
    preference({ device: trapFiles.daemon }, { Label: "com.apple.photolibraryd" }, update.time),
  ];
}

function profileFiles(profiles: readonly Profile[]): PhoneFile[] {
  const place = (name: string): Pick<PhoneFile, "backup" | "device"> => ({
    backup: { domain: profilesDomain, path: `Library/ConfigurationProfiles/${name}` },
    device: `${profilesDevice}/Library/ConfigurationProfiles/${name}`,
  });
  const stub = (profile: Profile) =>
    `profile-${createHash("sha256").update(`profile ${profile.uuid}`).digest("hex")}.stub`;
  const last = Math.max(...profiles.map(({ installed }) => installed));
  return [
    ...profiles.map((profile) => preference(place(stub(profile)), profileStub(profile), profile.installed)),
    ...(profiles.length === 0 ? [] : [preference(place("MCProfileEvents.plist"), profileEvents(profiles), last)]),
  ];
}

function preference(
  place: Pick<PhoneFile, "backup" | "device" | "owner">,
  content: { readonly [key: string]: Plain },
  time: number,
): PhoneFile {
  return { ...place, content: writeBinaryPlist(plist(content)), modified: time };
}
