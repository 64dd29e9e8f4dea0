import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import type { Plain } from "../plist.ts";
import { plist, plistDate } from "../plist.ts";
import { at } from "../time.ts";
import type { BackupIdentity } from "./backup-writer.ts";
import type { InstalledApp } from "./life/apps.ts";
import { type Owner, owner } from "./life/people.ts";

export interface Device {
  readonly name: string;
  readonly product: string;
  readonly model: string;
  readonly osVersion: string;
  readonly build: string;
  readonly serial: string;
  readonly imei: string;
  readonly udid: string;
  /** When the evidence was taken, milliseconds since 1970. */
  readonly acquired: number;
}

/** Somebody's iPhone. */
export interface Iphone {
  readonly owner: Owner;
  readonly device: Device;
}

/** The invented phone. Numbers are plainly made up. */
export const phone: Device = {
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
};

export const leylasIphone: Iphone = { owner, device: phone };

/** What Info.plist, Manifest.plist and Status.plist say. */
export function backupIdentity(iphone: Iphone, apps: readonly InstalledApp[]): BackupIdentity {
  const { device, owner: person } = iphone;
  const { udid } = device;
  return {
    date: device.acquired,
    uuid: "BAC00000-0000-4000-8000-000000000001",
    info: {
      "Build Version": device.build,
      "Device Name": device.name,
      "Display Name": device.name,
      GUID: "5A11A9E0000000000000000000000001",
      ICCID: "8933000000000000001",
      IMEI: device.imei,
      "Installed Applications": apps.map((app) => app.id),
      "Last Backup Date": plistDate(device.acquired),
      "Phone Number": person.phone,
      "Product Name": device.model,
      "Product Type": device.product,
      "Product Version": device.osVersion,
      "Serial Number": device.serial,
      "Target Identifier": udid,
      "Target Type": "Device",
      "Unique Identifier": udid.toUpperCase(),
      "macOS Version": "15.3",
      "macOS Build Version": "24D60",
      Applications: Object.fromEntries(apps.map((app) => [app.id, applicationEntry(app, person)])),
    },
    lockdown: {
      BuildVersion: device.build,
      DeviceName: device.name,
      ProductType: device.product,
      ProductVersion: device.osVersion,
      SerialNumber: device.serial,
      UniqueDeviceID: udid,
      "com.apple.mobile.iTunes.accessories": {},
    },
  };
}

function applicationEntry(app: InstalledApp, person: Owner): Plain {
  return {
    iTunesMetadata: writeBinaryPlist(plist(storeMetadata(app, person))),
    // A picture of one pixel stands for the icon.
    PlaceholderIcon: Buffer.from(`icon of ${app.id}`),
    ContainerContentClass: "Data/Application",
  };
}

/** What the store, or whoever put it there, says of an application. */
export function storeMetadata(app: InstalledApp, person: Owner): { readonly [key: string]: Plain } {
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
      accountInfo: { AppleID: person.email },
    },
  };
}
