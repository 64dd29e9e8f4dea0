import { accessibilityService } from "./android/accessibility-service.ts";
import { adbKeyAcquisition } from "./android/adb-key-acquisition.ts";
import { adbKeyForeign } from "./android/adb-key-foreign.ts";
import { adbKeyInvalid } from "./android/adb-key-invalid.ts";
import { appopsInstallPackages } from "./android/appops-install-packages.ts";
import { dangerousPermissions } from "./android/dangerous-permissions.ts";
import { packageDowngrade } from "./android/package-downgrade.ts";
import { packageUninstalled } from "./android/package-uninstalled.ts";
import { rootPackage } from "./android/root-package.ts";
import { securityPatch } from "./android/security-patch.ts";
import { shellOperation } from "./android/shell-operation.ts";
import { smsReceivers } from "./android/sms-receivers.ts";
import { tombstonePrivileged } from "./android/tombstone-privileged.ts";
import { indicatorRules } from "./indicator.ts";
import { appNotFromStore } from "./ios/app-not-from-store.ts";
import { appWithoutStoreRecord } from "./ios/app-without-store-record.ts";
import { appleThreatNotification } from "./ios/apple-threat-notification.ts";
import { attachmentInTmp } from "./ios/attachment-in-tmp.ts";
import { configurationProfile } from "./ios/configuration-profile.ts";
import { lockdownModeOff } from "./ios/lockdown-mode-off.ts";
import { lockdownModeOn } from "./ios/lockdown-mode-on.ts";
import { lookupWithNul } from "./ios/lookup-with-nul.ts";
import { missingProcessRows } from "./ios/missing-process-rows.ts";
import { namelessProcess } from "./ios/nameless-process.ts";
import { notificationProfile } from "./ios/notification-profile.ts";
import { orphanUsage } from "./ios/orphan-usage.ts";
import { processWithoutBinary } from "./ios/process-without-binary.ts";
import { profileEvent } from "./ios/profile-event.ts";
import { quadreamCalendar } from "./ios/quadream-calendar.ts";
import { rapidRedirect } from "./ios/rapid-redirect.ts";
import { suspiciousRedirectChain } from "./ios/suspicious-redirect-chain.ts";
import type { Rule } from "./rule.ts";

/** Every rule. Adding one is a file of its own and a line here. */
export const rules: readonly Rule[] = [
  ...indicatorRules,
  accessibilityService,
  adbKeyAcquisition,
  adbKeyForeign,
  adbKeyInvalid,
  appopsInstallPackages,
  dangerousPermissions,
  packageDowngrade,
  packageUninstalled,
  rootPackage,
  securityPatch,
  shellOperation,
  smsReceivers,
  tombstonePrivileged,
  appleThreatNotification,
  appNotFromStore,
  appWithoutStoreRecord,
  attachmentInTmp,
  configurationProfile,
  lockdownModeOff,
  lockdownModeOn,
  lookupWithNul,
  missingProcessRows,
  namelessProcess,
  notificationProfile,
  orphanUsage,
  processWithoutBinary,
  profileEvent,
  quadreamCalendar,
  rapidRedirect,
  suspiciousRedirectChain,
];
