import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import type { Plain } from "../plist.ts";
import { plist, plistDate } from "../plist.ts";
import { at } from "../time.ts";
import type { BackupIdentity } from "./backup-writer.ts";
import { type InstalledApp, installedApps } from "./life/apps.ts";
import { owner } from "./life/people.ts";

/** The invented phone. Numbers are plainly made up. */
export const phone = {
  name: "Leyla's iPhone (synthetic)",
  product: "iPhone14,5",
  model: "iPhone 13",
  osVersion: "17.7.2",
  build: "21H221",
  serial: "SYNTHETIC001",
  imei: "350000000000006",
  udid: "00008110-0000SYNTHETIC01",
  /** When the evidence was taken. */
  acquired: at("2025-09-20T10:00:00Z"),
} as const;

/** What Info.plist, Manifest.plist and Status.plist say. */
export function backupIdentity(): BackupIdentity {
  const udid = phone.udid;
  return {
    date: phone.acquired,
    uuid: "BAC00000-0000-4000-8000-000000000001",
    info: {
      "Build Version": phone.build,
      "Device Name": phone.name,
      "Display Name": phone.name,
      GUID: "5A11A9E0000000000000000000000001",
      ICCID: "8933000000000000001",
      IMEI: phone.imei,
      "Installed Applications": installedApps.map((app) => app.id),
      "Last Backup Date": plistDate(phone.acquired),
      "Phone Number": owner.phone,
      "Product Name": phone.model,
      "Product Type": phone.product,
      "Product Version": phone.osVersion,
      "Serial Number": phone.serial,
      "Target Identifier": udid,
      "Target Type": "Device",
      "Unique Identifier": udid.toUpperCase(),
      "macOS Version": "15.3",
      "macOS Build Version": "24D60",
      Applications: Object.fromEntries(installedApps.map((app) => [app.id, applicationEntry(app)])),
    },
    lockdown: {
      BuildVersion: phone.build,
      DeviceName: phone.name,
      ProductType: phone.product,
      ProductVersion: phone.osVersion,
      SerialNumber: phone.serial,
      UniqueDeviceID: udid,
      "com.apple.mobile.iTunes.accessories": {},
    },
  };
}

function applicationEntry(app: InstalledApp): Plain {
  return {
    iTunesMetadata: writeBinaryPlist(plist(storeMetadata(app))),
    // A picture of one pixel stands for the icon.
    PlaceholderIcon: Buffer.from(`icon of ${app.id}`),
    ContainerContentClass: "Data/Application",
  };
}

/** What the store, or whoever put it there, says of an application. */
export function storeMetadata(app: InstalledApp): { readonly [key: string]: Plain } {
  const common = {
    softwareVersionBundleId: app.id,
    itemName: app.name,
    artistName: app.developer,
    bundleShortVersionString: app.version,
    bundleVersion: app.version,
    kind: "software",
  };
  if (!app.store) return { ...common, sourceApp: app.source };
  return {
    ...common,
    itemId: app.store,
    genre: app.genre,
    sourceApp: app.source,
    "com.apple.iTunesStore.downloadInfo": {
      purchaseDate: new Date(app.installed).toISOString().replace(".000", ""),
      accountInfo: { AppleID: owner.email },
    },
  };
}
