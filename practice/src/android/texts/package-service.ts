import { createHash } from "node:crypto";
import type { Receiver } from "../content.ts";
import type { App } from "../life/apps.ts";
import { type AndroidPhone, local } from "../phone.ts";
import { freeStore, passwordManager, updated } from "../traps.ts";
import { packageLog } from "./package-log.ts";

/** `dumpsys package` */
export function packageService(phone: AndroidPhone): string[] {
  const { apps, content } = phone;
  const more = (action: string) => receiverLines(content.receivers, action);
  return [
    ...packageLog(phone),
    "",
    "Verifiers:",
    "  Required: com.android.vending (uid=10064)",
    "",
    "Activity Resolver Table:",
    "  Full MIME Types:",
    "      text/plain:",
    `        18d43d ${passwordManager.name}/.ShareActivity`,
    "",
    "  Non-Data Actions:",
    "      android.intent.action.MAIN:",
    ...apps.filter(isFromStore).map((app) => `        ${reference(app.name)} ${app.name}/.MainActivity`),
    ...more("android.intent.action.MAIN"),
    "      android.settings.ACCESSIBILITY_SETTINGS:",
    "        77ab310 com.android.settings/.Settings$AccessibilitySettingsActivity",
    "",
    "Receiver Resolver Table:",
    "  Non-Data Actions:",
    "      android.provider.Telephony.SMS_RECEIVED:",
    "        a1c0334 com.google.android.apps.messaging/.shared.receiver.SmsReceiver",
    ...more("android.provider.Telephony.SMS_RECEIVED"),
    `        0d91f3c ${updated.name}/.service.SmsReceiver (2 filters)`,
    "      android.intent.action.PHONE_STATE:",
    "        44f0ab7 com.google.android.dialer/.CallReceiver",
    ...more("android.intent.action.PHONE_STATE"),
    "      android.intent.action.BOOT_COMPLETED:",
    "        5c1f00e com.android.providers.downloads/.DownloadReceiver",
    ...more("android.intent.action.BOOT_COMPLETED"),
    "",
    "Packages:",
    ...apps.flatMap(packageLines),
    "",
  ];
}

/** `dumpsys platform_compat`: overrides stay behind when an application goes. */
export function platformCompat({ content }: AndroidPhone): string[] {
  const remembered = [...content.remembered, "com.example.oldgame"].map((name) => `${name}=false`).join(", ");
  return [
    "ChangeId(180326845; name=OVERRIDE_MIN_ASPECT_RATIO_MEDIUM; disabled; overridable)",
    "ChangeId(143539591; name=SELINUX_LATEST_CHANGES; disabled)",
    "ChangeId(270674727; name=ENABLE_STRICT_FORMATTER_VALIDATION; enableSinceTargetSdk=35)",
    `ChangeId(168419799; name=DOWNSCALED; disabled; packageOverrides={com.sncf.fusion=false}; rawOverrides={com.sncf.fusion=false, ${remembered}}; overridable)`,
  ];
}

/** Such applications have icons. */
function isFromStore({ system, installer }: App): boolean {
  return !system && (installer === "com.android.vending" || installer === freeStore);
}

/** What the system calls an activity by while it runs. */
function reference(name: string): string {
  return createHash("sha256").update(`activity of ${name}`).digest("hex").slice(0, 7);
}

function receiverLines(receivers: readonly Receiver[], action: string): string[] {
  return receivers
    .filter((one) => one.action === action)
    .map(({ component }) => {
      const number = createHash("sha256").update(`${action} ${component}`).digest("hex").slice(0, 7);
      return `        ${number} ${component}`;
    });
}

function packageLines(app: App): string[] {
  const flags = app.system
    ? "[ SYSTEM HAS_CODE ALLOW_CLEAR_USER_DATA ]"
    : "[ HAS_CODE ALLOW_CLEAR_USER_DATA ALLOW_BACKUP ]";
  const short = (of: string): string => createHash("sha256").update(`${of} ${app.name}`).digest("hex").slice(0, 7);
  const times = { timeStamp: local(app.updated), lastUpdateTime: local(app.updated) };
  return [
    `  Package [${app.name}] (${short("object")}):`,
    `    appId=${app.uid}`,
    `    pkg=Package{${short("package")} ${app.name}}`,
    `    codePath=${app.codePath}`,
    `    resourcePath=${app.codePath}`,
    `    primaryCpuAbi=${app.system ? "null" : "arm64-v8a"}`,
    `    versionCode=${app.versionCode} minSdk=26 targetSdk=35`,
    `    versionName=${app.versionName}`,
    "    splits=[base]",
    "    apkSigningVersion=3",
    `    flags=${flags}`,
    `    dataDir=/data/user/0/${app.name}`,
    `    timeStamp=${times.timeStamp}`,
    `    lastUpdateTime=${times.lastUpdateTime}`,
    `    installerPackageName=${app.installer ?? "null"}`,
    `    initiatingPackageName=${app.initiating ?? "null"}`,
    `    originatingPackageName=${app.originating ?? "null"}`,
    `    packageSource=${app.originating === null ? 0 : 4}`,
    `    signatures=PackageSignatures{${short("signature")} version:3, signatures:[${app.certificate.sha256.slice(0, 8)}], past signatures:[]}`,
    "    installPermissionsFixed=true",
    `    pkgFlags=${flags}`,
    "    requested permissions:",
    ...app.requested.map((permission) => `      ${permission}`),
    "    install permissions:",
    "      android.permission.INTERNET: granted=true",
    "      android.permission.WAKE_LOCK: granted=true",
    `    User 0: ceDataInode=${app.versionCode} installed=true hidden=false suspended=false distractionFlags=0 stopped=false notLaunched=false enabled=${app.disabled ? 3 : 0} instant=false virtual=false`,
    "      installReason=0",
    `      firstInstallTime=${local(app.installed)}`,
    "      uninstallReason=0",
    "      runtime permissions:",
    ...app.granted.map(
      (permission) =>
        `        android.permission.${permission}: granted=true, flags=[ USER_SET|USER_SENSITIVE_WHEN_GRANTED]`,
    ),
  ];
}
