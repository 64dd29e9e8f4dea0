import type { Rule } from "../rule.ts";
import { accessibilityService } from "./accessibility-service.ts";
import { adbKeyAcquisition } from "./adb-key-acquisition.ts";
import { adbKeyForeign } from "./adb-key-foreign.ts";
import { adbKeyInvalid } from "./adb-key-invalid.ts";
import { appopsInstallPackages } from "./appops-install-packages.ts";
import { certAuthorityInstalled } from "./cert-authority-installed.ts";
import { certValidationFailure } from "./cert-validation-failure.ts";
import { cryptoSelfTestFailed } from "./crypto-self-test-failed.ts";
import { dangerousPermissions } from "./dangerous-permissions.ts";
import { deviceAdmin } from "./device-admin.ts";
import { disabledSecurityPackage } from "./disabled-security-package.ts";
import { disabledUpdatePackage } from "./disabled-update-package.ts";
import { fileInLocalTmp } from "./file-in-local-tmp.ts";
import { installerUnknown } from "./installer-unknown.ts";
import { keyIntegrityViolation } from "./key-integrity-violation.ts";
import { ownAcquisition } from "./own-acquisition.ts";
import { packageDowngrade } from "./package-downgrade.ts";
import { packageUninstalled } from "./package-uninstalled.ts";
import { programFromLocalTmp } from "./program-from-local-tmp.ts";
import { rootBinary } from "./root-binary.ts";
import { rootPackage } from "./root-package.ts";
import { securityPatch } from "./security-patch.ts";
import { selinuxPermissive } from "./selinux-permissive.ts";
import { shellOperation } from "./shell-operation.ts";
import { sideloadedApp } from "./sideloaded-app.ts";
import { smsReceivers } from "./sms-receivers.ts";
import { systemMountWritable } from "./system-mount-writable.ts";
import { tombstonePrivileged } from "./tombstone-privileged.ts";
import { unsafeSetting } from "./unsafe-setting.ts";
import { wipeFailure } from "./wipe-failure.ts";

/** Every rule on Android phones. Adding one is a file of its own and a line here. */
export const androidRules: readonly Rule[] = [
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
];
