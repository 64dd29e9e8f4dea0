import { accessibilityService } from "./android/accessibility-service.ts";
import { adbKeyAcquisition } from "./android/adb-key-acquisition.ts";
import { adbKeyForeign } from "./android/adb-key-foreign.ts";
import { adbKeyInvalid } from "./android/adb-key-invalid.ts";
import { appopsInstallPackages } from "./android/appops-install-packages.ts";
import { certAuthorityInstalled } from "./android/cert-authority-installed.ts";
import { certValidationFailure } from "./android/cert-validation-failure.ts";
import { cryptoSelfTestFailed } from "./android/crypto-self-test-failed.ts";
import { dangerousPermissions } from "./android/dangerous-permissions.ts";
import { deviceAdmin } from "./android/device-admin.ts";
import { disabledSecurityPackage } from "./android/disabled-security-package.ts";
import { disabledUpdatePackage } from "./android/disabled-update-package.ts";
import { fileInLocalTmp } from "./android/file-in-local-tmp.ts";
import { installerUnknown } from "./android/installer-unknown.ts";
import { keyIntegrityViolation } from "./android/key-integrity-violation.ts";
import { ownAcquisition } from "./android/own-acquisition.ts";
import { packageDowngrade } from "./android/package-downgrade.ts";
import { packageUninstalled } from "./android/package-uninstalled.ts";
import { programFromLocalTmp } from "./android/program-from-local-tmp.ts";
import { rootBinary } from "./android/root-binary.ts";
import { rootPackage } from "./android/root-package.ts";
import { securityPatch } from "./android/security-patch.ts";
import { selinuxPermissive } from "./android/selinux-permissive.ts";
import { shellOperation } from "./android/shell-operation.ts";
import { sideloadedApp } from "./android/sideloaded-app.ts";
import { smsReceivers } from "./android/sms-receivers.ts";
import { systemMountWritable } from "./android/system-mount-writable.ts";
import { tombstonePrivileged } from "./android/tombstone-privileged.ts";
import { unsafeSetting } from "./android/unsafe-setting.ts";
import { wipeFailure } from "./android/wipe-failure.ts";
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
  certAuthorityInstalled,
  certValidationFailure,
  cryptoSelfTestFailed,
  dangerousPermissions,
  deviceAdmin,
  disabledSecurityPackage,
  disabledUpdatePackage,
  fileInLocalTmp,
  installerUnknown,
  keyIntegrityViolation,
  ownAcquisition,
  packageDowngrade,
  packageUninstalled,
  programFromLocalTmp,
  rootBinary,
  rootPackage,
  securityPatch,
  selinuxPermissive,
  shellOperation,
  sideloadedApp,
  smsReceivers,
  systemMountWritable,
  tombstonePrivileged,
  unsafeSetting,
  wipeFailure,
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
