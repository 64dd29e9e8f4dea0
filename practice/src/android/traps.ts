import { at } from "../time.ts";
import { acquisition } from "./phone.ts";

/** Harmless things that look like traces. `truth.ts` says how much may be made of each. */

/** He shows his phone on a screen in court; the mirroring program's own documentation names this path. */
export const screenMirror = {
  path: "/data/local/tmp/scrcpy-server.jar",
  modified: at("2025-06-12T07:41:00Z"),
} as const;

/** What we brought along ourselves. */
export const collector = {
  path: "/data/local/tmp/collector",
  pid: 24_310,
  modified: acquisition.started + 21_000,
} as const;

export const passwordManager = {
  name: "com.x8bit.bitwarden",
  service: "com.x8bit.bitwarden.Accessibility.AccessibilityService",
} as const;

export const screenReader = {
  name: "com.google.android.marvin.talkback",
  service: "com.google.android.marvin.talkback.TalkBackService",
} as const;

/** His chambers manage their phones. */
export const deviceManagement = {
  name: "com.microsoft.windowsintune.companyportal",
  admin: "com.microsoft.omadm.client.PolicyManagerReceiver",
} as const;

/** The free store asks for installing packages, which is its purpose. */
export const freeStore = "org.fdroid.fdroid";
export const freeApps = ["de.danoeh.antennapod", "org.schabi.newpipe"] as const;

/** A player of sounds that was published under the name of an extraction tool, whose author knew nothing of it. */
export const soundBoard = "com.Android.MFSocket";

/** Updated twice; the list is newest first, so that a reader from top to bottom sees the number fall. */
export const updated = {
  name: "org.thoughtcrime.securesms",
  versions: [154_201, 154_700, 155_302],
  last: at("2025-11-15T03:12:00Z"),
} as const;

/** Differs from a published package id in more than its case. */
export const nearlyPublished = "com.client.appap.agenda";

/** Ends like a published path, elsewhere. */
export const harmlessFile = "/sdcard/Download/dropbox/contrat-signe.pdf";

/** The website of a supervision product, looked up by the browser: a lawyer reads about such things. */
export const vendorWebsite = "www.qustodio.com";

/** An application of his crashed, with the rights of an application. */
export const ordinaryCrash = { name: "com.example.dictaphone", pid: 20_144, uid: 10_288 } as const;

/** Fails on every start of many phones, without meaning. */
export const harmlessKey = "PinStorage_crossReboot_key";
