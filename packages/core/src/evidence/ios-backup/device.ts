import { PlistDate, type PlistDictionary, type PlistValue } from "../../formats/plist/value.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { Device } from "../tree.ts";

/**
 * Who the phone is, from `Info.plist` (written by the computer that made the backup) and the `Lockdown` dictionary of
 * `Manifest.plist` (told by the phone).
 */
export function backupDevice(info: PlistValue | undefined, manifest: PlistValue | undefined): Device {
  const root = dictionary(manifest);
  const lockdown = dictionary(root.get("Lockdown"));
  const told = dictionary(info);
  const text = (name: string, lockdownName?: string): string | undefined => {
    const value = told.get(name) ?? (lockdownName === undefined ? undefined : lockdown.get(lockdownName));
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return {
    platform: "ios",
    ...given("name", text("Device Name", "DeviceName") ?? text("Display Name")),
    ...given("model", text("Product Type", "ProductType")),
    ...given("product", text("Product Name")),
    ...given("osVersion", text("Product Version", "ProductVersion")),
    ...given("build", text("Build Version", "BuildVersion")),
    ...given("serial", text("Serial Number", "SerialNumber")),
    ...given("imei", text("IMEI", "InternationalMobileEquipmentIdentity")),
    ...given("identifier", text("Unique Identifier", "UniqueDeviceID") ?? text("Target Identifier")),
    ...given("phoneNumber", text("Phone Number", "PhoneNumber")),
    ...given("acquired", time(told.get("Last Backup Date")) ?? time(root.get("Date"))),
  };
}

export function dictionary(value: PlistValue | undefined): PlistDictionary {
  return value instanceof Map ? value : new Map();
}

function time(value: PlistValue | undefined): number | undefined {
  return value instanceof PlistDate ? toMicroseconds(value.macSeconds, "mac_s") : undefined;
}

/** Leaves a field out where the evidence does not tell it. */
function given<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}
