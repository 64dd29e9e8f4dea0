import type { Admin } from "../content.ts";
import { appNamed } from "../life/apps.ts";
import type { AndroidPhone } from "../phone.ts";
import { deviceManagement } from "../traps.ts";

/** `dumpsys device_policy`: who may lock and wipe the phone (layout: AOSP DevicePolicyData.java, ActiveAdmin.java). */
export function devicePolicy(phone: AndroidPhone): string[] {
  return [
    "Current Device Policy Manager state:",
    "  Immutable state:",
    "    mHasFeature=true",
    "    mIsWatch=false",
    "    mIsAutomotive=false",
    "",
    "  Enabled Device Admins (User 0, provisioningState: 0):",
    ...[chambers, ...phone.content.admins].flatMap((one) => admin(one, appNamed(phone.apps, one.name).uid)),
    "",
    "    mPasswordOwner=-1",
    "    mUserControlDisabledPackages=null",
    "    mAppsSuspended=false",
    "",
    "  Encryption Status: per-user",
    "  Logout user: -10000",
  ];
}

const chambers: Admin = {
  name: deviceManagement.name,
  receiver: deviceManagement.admin,
  policies: ["wipe-data", "limit-password", "watch-login", "force-lock", "encrypted-storage", "disable-camera"],
};

function admin({ name, receiver, policies }: Admin, uid: number): string[] {
  const component = receiver.startsWith(`${name}.`) ? receiver.slice(name.length) : receiver;
  return [
    `    ${name}/${component}:`,
    `      uid=${uid}`,
    "      testOnlyAdmin=false",
    "      policies:",
    ...policies.map((policy) => `        ${policy}`),
    "      passwordQuality=0x0",
    "      minimumPasswordLength=0",
    "      passwordHistoryLength=0",
  ];
}
