import { appNamed } from "../life/apps.ts";
import { stalkerware } from "../planted.ts";
import { deviceManagement } from "../traps.ts";

/** `dumpsys device_policy`: who may lock and wipe the phone (layout: AOSP DevicePolicyData.java, ActiveAdmin.java). */
export function devicePolicy(): string[] {
  return [
    "Current Device Policy Manager state:",
    "  Immutable state:",
    "    mHasFeature=true",
    "    mIsWatch=false",
    "    mIsAutomotive=false",
    "",
    "  Enabled Device Admins (User 0, provisioningState: 0):",
    ...admin(deviceManagement.name, deviceManagement.admin, [
      "wipe-data",
      "limit-password",
      "watch-login",
      "force-lock",
      "encrypted-storage",
      "disable-camera",
    ]),
    ...admin(stalkerware.name, stalkerware.admin, ["force-lock", "wipe-data"]),
    "",
    "    mPasswordOwner=-1",
    "    mUserControlDisabledPackages=null",
    "    mAppsSuspended=false",
    "",
    "  Encryption Status: per-user",
    "  Logout user: -10000",
  ];
}

function admin(name: string, receiver: string, policies: readonly string[]): string[] {
  const component = receiver.startsWith(`${name}.`) ? receiver.slice(name.length) : receiver;
  return [
    `    ${name}/${component}:`,
    `      uid=${appNamed(name).uid}`,
    "      testOnlyAdmin=false",
    "      policies:",
    ...policies.map((policy) => `        ${policy}`),
    "      passwordQuality=0x0",
    "      minimumPasswordLength=0",
    "      passwordHistoryLength=0",
  ];
}
