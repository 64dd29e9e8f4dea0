import type { FindingClass, Severity } from "@sillage/core/rules/rule.ts";
import { iso } from "../time.ts";
import { iphoneContent } from "./content.ts";
import { owner } from "./life/people.ts";
import { phone } from "./phone.ts";
import type { Form } from "./phone-file.ts";
import {
  injection,
  planted,
  plantedChatMessage,
  plantedClients,
  plantedLookup,
  plantedMessages,
  plantedProcesses,
  plantedProfile,
  plantedRedirect,
  plantedRequest,
  sideloadedApp,
} from "./planted.ts";
import { tellStory } from "./story.ts";
import { traps } from "./traps.ts";

/** What an examination of the practice phone has to say, without naming the rule that says it. */
export interface Truth {
  readonly owner: string;
  readonly device: typeof phone;
  /** The day that ages are compared with. */
  readonly asOf: string;
  readonly mustFind: readonly Expectation[];
  readonly mustNotFind: readonly Forbidden[];
  /** Records that the sources hold, by a short name. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Expectation {
  readonly id: string;
  /** What was planted, in one sentence. */
  readonly says: string;
  /** End of the evidence path that the finding rests on; empty where the forms differ. */
  readonly file: string;
  /** Any of these classes is right. */
  readonly classes: readonly FindingClass[];
  readonly atLeast: Severity;
  /** Texts that the finding's values or indicator hold, each as a part. */
  readonly contains: readonly string[];
  /** When it happened, ISO 8601 in UTC; for processes when first seen. Null where the source has no time. */
  readonly time: string | null;
  readonly forms: readonly Form[];
}

export interface Forbidden {
  /** No finding above `low` may have a value that holds this text. */
  readonly value: string;
  readonly why: string;
}

const everywhere: readonly Form[] = ["backup", "encrypted-backup", "filesystem"];
const dump: readonly Form[] = ["filesystem"];

export function truth(): Truth {
  const story = tellStory(iphoneContent(traps, planted));
  return {
    owner: owner.name,
    device: phone,
    asOf: "2025-09-21",
    mustFind: [...messages(), ...web(), ...processes(), ...configuration()],
    mustNotFind: forbidden,
    counts: {
      messages: story.messages.filter(({ deleted }) => !deleted).length,
      whatsapp_messages: story.chats.flatMap(({ messages }) => messages).filter(({ deleted }) => !deleted).length,
      deleted_messages: story.messages.filter(({ deleted }) => deleted).length,
      deleted_whatsapp_messages: story.chats.flatMap(({ messages }) => messages).filter(({ deleted }) => deleted)
        .length,
      safari_visits: story.visits.length + story.profileVisits.length,
      chrome_visits: story.chromeVisits.length,
      firefox_visits: story.firefoxVisits.length,
      processes: story.processes.length,
    },
  };
}

function messages(): Expectation[] {
  const lure = (id: string, says: string, host: string): Expectation => {
    const message = plantedMessages.find((one) => one.text.includes(host));
    if (!message) throw new Error(`no message links to ${host}`);
    return {
      id,
      says,
      file: "Library/SMS/sms.db",
      classes: ["targeting", "attempt"],
      atLeast: "high",
      contains: [host],
      time: iso(message.time),
      forms: everywhere,
    };
  };
  const timeOf = (part: string) =>
    iso(plantedMessages.find((one) => one.text.includes(part) || one.attachment?.filename?.includes(part))?.time ?? 0);
  return [
    lure("sms-lure", "A text message links to a published Pegasus domain.", "stopsms.biz"),
    lure("attributed-lure", "A link to a published Pegasus domain stands only in attributedBody.", "hmizat.co"),
    lure(
      "no-handle-lure",
      "A message without a sender's row links to a published Pegasus domain.",
      "revolution-news.co",
    ),
    lure(
      "wal-lure",
      "The newest message, in a dump only in the write-ahead log, links to a published domain.",
      "business-today.info",
    ),
    {
      id: "whatsapp-lure",
      says: "A WhatsApp message links to a published Predator domain.",
      file: "ChatStorage.sqlite",
      classes: ["targeting", "attempt"],
      atLeast: "high",
      contains: ["newsworldsports.co"],
      time: iso(plantedChatMessage.time),
      forms: everywhere,
    },
    {
      id: "threat-notification",
      says: "Apple's threat notification lies among the messages.",
      file: "Library/SMS/sms.db",
      classes: ["targeting"],
      atLeast: "high",
      contains: ["ALERT: Apple detected a targeted mercenary spyware attack"],
      time: timeOf("ALERT: Apple"),
      forms: everywhere,
    },
    {
      id: "staged-attachment",
      says: "A received attachment lies in /var/tmp under a name that ends in -1.",
      file: "Library/SMS/sms.db",
      classes: ["attempt", "anomaly"],
      atLeast: "medium",
      contains: ["/var/tmp/com.apple.messages/5A11A9E0-77/IMG_0007.gif-1"],
      time: timeOf("/var/tmp/com.apple.messages"),
      forms: everywhere,
    },
    {
      id: "account-lookup",
      says: "The phone asked Apple about an account published as Pegasus infrastructure.",
      file: "com.apple.identityservices.idstatuscache.plist",
      classes: ["targeting", "attempt"],
      atLeast: "high",
      contains: [plantedLookup.address],
      time: iso(plantedLookup.time),
      forms: everywhere,
    },
  ];
}

function web(): Expectation[] {
  const host = "free247downloads.com";
  const trace = (
    id: string,
    says: string,
    file: string,
    value: string,
    time: number,
    forms: readonly Form[],
  ): Expectation => ({
    id,
    says,
    file,
    classes: ["targeting", "attempt", "execution"],
    atLeast: "high",
    contains: [value],
    time: iso(time),
    forms,
  });
  return [
    {
      id: "injection",
      says: "A clear-text address was redirected within 3 ms to a random host with a high port.",
      file: "Library/Safari/History.db",
      classes: ["attempt"],
      atLeast: "high",
      contains: [injection.host],
      time: iso(injection.time),
      forms: everywhere,
    },
    trace(
      "landing",
      "Safari visited a published Pegasus host.",
      "Library/Safari/History.db",
      host,
      injection.time + 3,
      everywhere,
    ),
    trace(
      "resource-log",
      "The session log leads through a published validation domain.",
      "full_browsing_session_resourceLog.plist",
      plantedRedirect.origin,
      plantedRedirect.time,
      everywhere,
    ),
    trace(
      "observed-domain",
      "Tracking prevention remembers a published Pegasus domain.",
      "observations.db",
      host,
      injection.time + 3,
      everywhere,
    ),
    trace(
      "favicon",
      "Safari asked a published Pegasus host for its icon.",
      "Favicons.db",
      host,
      injection.time + 900,
      dump,
    ),
    trace(
      "web-storage",
      "A published Pegasus host left a storage folder with a high port.",
      `IndexedDB/https_${injection.host}_${injection.port}`,
      host,
      injection.time + 400,
      dump,
    ),
    trace(
      "music-request",
      "Music asked a published Pegasus host.",
      "com.apple.Music/Cache.db",
      "opposedarrangement.net",
      plantedRequest.time,
      dump,
    ),
  ];
}

function processes(): Expectation[] {
  const inUsage = (file: string, forms: readonly Form[]): Expectation[] =>
    plantedProcesses.map((row) => ({
      id: `${row.process}-${file.toLowerCase().split(".")[0]}`,
      says: `The published Pegasus process ${row.process} sent data minutes after the injection.`,
      file,
      classes: ["execution"],
      atLeast: "high",
      contains: [row.process],
      time: iso(row.first),
      forms,
    }));
  const client = (id: string, says: string, path: string, shutdown: number): Expectation => ({
    id,
    says,
    file: "private/var/db/diagnostics/shutdown.log",
    classes: ["execution"],
    atLeast: "high",
    contains: [path],
    time: iso(shutdown),
    forms: dump,
  });
  const { staging, predator } = plantedClients;
  return [
    ...inUsage("DataUsage.sqlite", everywhere),
    ...inUsage("netusage.sqlite", dump),
    {
      id: "orphan-usage",
      says: "Traffic is counted for a process whose row is gone.",
      file: "DataUsage.sqlite",
      classes: ["anomaly", "execution"],
      atLeast: "low",
      contains: [],
      time: iso(injection.time + 41_000),
      forms: everywhere,
    },
    client("staging-client", "A process in the staging folder held up the shutdown.", staging.path, staging.shutdown),
    client(
      "predator-client",
      "A process at a published Predator path held up the shutdown.",
      predator.path,
      predator.shutdown,
    ),
    {
      id: "predator-file",
      says: "A file lies at a published Predator path.",
      file: predator.path.slice(1),
      classes: ["execution"],
      atLeast: "high",
      contains: [predator.path],
      time: iso(predator.shutdown - 16 * 3_600_000),
      forms: dump,
    },
    {
      id: "failure-event",
      says: "Keychain analytics name a published Pegasus process.",
      file: "private/var/Keychains/Analytics/cloudkit-analytics.db",
      classes: ["execution"],
      atLeast: "high",
      contains: ["msgacntd"],
      time: iso(injection.time + 7_200_000),
      forms: dump,
    },
    {
      id: "daily-analytics",
      says: "Daily analytics count traffic of a published Pegasus process.",
      file: "com.apple.osanalytics.addaily.plist",
      classes: ["execution"],
      atLeast: "high",
      contains: ["bh"],
      time: iso(plantedProcesses[0]?.last ?? 0),
      forms: everywhere,
    },
  ];
}

function configuration(): Expectation[] {
  return [
    {
      id: "profile",
      says: "A profile with device management, a VPN and a root certificate was installed by hand; its owner has to say.",
      file: ".stub",
      classes: ["exposure", "surveillance_app", "anomaly"],
      atLeast: "low",
      contains: plantedProfile.payloads,
      time: iso(plantedProfile.installed),
      // No stub's path in a dump is documented; backups carry it.
      forms: ["backup", "encrypted-backup"],
    },
    {
      id: "profile-event",
      says: "The profile's installation through Settings was noted.",
      file: "MCProfileEvents.plist",
      classes: ["exposure", "surveillance_app", "anomaly"],
      atLeast: "low",
      contains: [plantedProfile.uuid],
      time: iso(plantedProfile.installed),
      forms: ["backup", "encrypted-backup"],
    },
    {
      id: "sideloaded-app",
      says: "An application did not come from the App Store.",
      file: "",
      classes: ["exposure", "surveillance_app", "anomaly"],
      atLeast: "medium",
      contains: [sideloadedApp],
      time: null,
      forms: everywhere,
    },
  ];
}

const forbidden: readonly Forbidden[] = [
  { value: "youtube.com", why: "a video site that moves to its own mobile host" },
  { value: "bit.ly", why: "a short link to a newspaper" },
  { value: "tinyurl.com", why: "a short link to a recipe" },
  { value: "com.example.redaction.mdm", why: "her employer manages its phones" },
  { value: "lemonde.fr", why: "the newspaper" },
  { value: "leboncoin.fr", why: "a shop that moves from http to https of its own domain" },
  { value: "doubleclick.net", why: "an advertisement's tracker" },
  { value: "googleadservices.com", why: "an advertisement's tracker" },
  { value: "shop.example.com", why: "the shop behind the advertisement" },
  { value: "qustodio.com", why: "the website of a supervision product, visited" },
  { value: "life360.com", why: "the website of a supervision product, visited" },
  { value: "flexispy.com", why: "the website of a stalkerware vendor, visited by a reporter" },
  { value: "203.0.113.70", why: "begins like an address that tests use as an indicator" },
  { value: "203.0.113.71", why: "begins like an address that tests use as an indicator" },
  { value: "diagnosticd", why: "Apple's; close to published Diagnosticd" },
  { value: "xpcroleaccountd", why: "Apple's; close to published roleaccountd" },
  { value: "BackupAgent2", why: "Apple's; close to published BackupAgent" },
  { value: "com.apple.rappor", why: "Apple's name cut at 16 characters, as a published one would be" },
  { value: "nehelper", why: "Apple's; close to published nehelprd" },
  { value: "fmfd", why: "Apple's; close to published fmld" },
  { value: "UpdateBrainService", why: "a system update runs from the staging folder" },
  { value: "com.apple.photolibraryd.plist", why: "the photo library's own, not at the published path" },
  { value: "com.apple.CrashReporter.plist", why: "newer systems write it by themselves" },
];
