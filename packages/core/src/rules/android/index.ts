import type { Rule } from "../rule.ts";
import { accessibilityService } from "./accessibility-service.ts";
import { adbKeyAcquisition } from "./adb-key-acquisition.ts";
import { adbKeyForeign } from "./adb-key-foreign.ts";
import { adbKeyInvalid } from "./adb-key-invalid.ts";
import { adbOverNetwork } from "./adb-over-network.ts";
import { adbShellLogged } from "./adb-shell-logged.ts";
import { appopsInstallPackages } from "./appops-install-packages.ts";
import { avcDeniedApp } from "./avc-denied-app.ts";
import { backgroundSensor } from "./background-sensor.ts";
import { certAuthorityInstalled } from "./cert-authority-installed.ts";
import { certValidationFailure } from "./cert-validation-failure.ts";
import { cryptoSelfTestFailed } from "./crypto-self-test-failed.ts";
import { dangerousPermissions } from "./dangerous-permissions.ts";
import { defaultApp } from "./default-app.ts";
import { deviceAdmin } from "./device-admin.ts";
import { disabledSecurityPackage } from "./disabled-security-package.ts";
import { disabledUpdatePackage } from "./disabled-update-package.ts";
import { factoryReset } from "./factory-reset.ts";
import { fileInLocalTmp } from "./file-in-local-tmp.ts";
import { foreignCertificate } from "./foreign-certificate.ts";
import { hiddenApp } from "./hidden-app.ts";
import { imageCodecCrash } from "./image-codec-crash.ts";
import { installRequest } from "./install-request.ts";
import { installerUnknown } from "./installer-unknown.ts";
import { kernelPanic } from "./kernel-panic.ts";
import { kernelTainted } from "./kernel-tainted.ts";
import { keyIntegrityViolation } from "./key-integrity-violation.ts";
import { logGap } from "./log-gap.ts";
import { memorySafetyReport } from "./memory-safety-report.ts";
import { networkListener } from "./network-listener.ts";
import { networkSetting } from "./network-setting.ts";
import { notificationListener } from "./notification-listener.ts";
import { overlayPermission } from "./overlay-permission.ts";
import { ownAcquisition } from "./own-acquisition.ts";
import { packageDowngrade } from "./package-downgrade.ts";
import { packageUninstalled } from "./package-uninstalled.ts";
import { powerExemption } from "./power-exemption.ts";
import { programFromLocalTmp } from "./program-from-local-tmp.ts";
import { programInStorage } from "./program-in-storage.ts";
import { rememberedApp } from "./remembered-app.ts";
import { rootBinary } from "./root-binary.ts";
import { rootPackage } from "./root-package.ts";
import { rootProcessFromData } from "./root-process-from-data.ts";
import { secondUser } from "./second-user.ts";
import { securityLoggingStopped } from "./security-logging-stopped.ts";
import { securityPatch } from "./security-patch.ts";
import { selinuxPermissive } from "./selinux-permissive.ts";
import { shellOperation } from "./shell-operation.ts";
import { sideloadedApp } from "./sideloaded-app.ts";
import { smsReceivers } from "./sms-receivers.ts";
import { systemIntegrity } from "./system-integrity.ts";
import { systemMountWritable } from "./system-mount-writable.ts";
import { systemName } from "./system-name.ts";
import { tombstonePrivileged } from "./tombstone-privileged.ts";
import { unsafeSetting } from "./unsafe-setting.ts";
import { usbDebugging } from "./usb-debugging.ts";
import { usbDeviceBurst } from "./usb-device-burst.ts";
import { userCertificate } from "./user-certificate.ts";
import { verifiedBoot } from "./verified-boot.ts";
import { wipeFailure } from "./wipe-failure.ts";

/** Every rule on Android phones. Adding one is a file of its own and a line here. */
export const androidRules: readonly Rule[] = [
  accessibilityService,
  adbKeyAcquisition,
  adbKeyForeign,
  adbKeyInvalid,
  adbOverNetwork,
  adbShellLogged,
  appopsInstallPackages,
  avcDeniedApp,
  backgroundSensor,
  certAuthorityInstalled,
  certValidationFailure,
  cryptoSelfTestFailed,
  dangerousPermissions,
  defaultApp,
  deviceAdmin,
  disabledSecurityPackage,
  disabledUpdatePackage,
  factoryReset,
  fileInLocalTmp,
  foreignCertificate,
  hiddenApp,
  imageCodecCrash,
  installRequest,
  installerUnknown,
  kernelPanic,
  kernelTainted,
  keyIntegrityViolation,
  logGap,
  memorySafetyReport,
  networkListener,
  networkSetting,
  notificationListener,
  overlayPermission,
  ownAcquisition,
  packageDowngrade,
  packageUninstalled,
  powerExemption,
  programFromLocalTmp,
  programInStorage,
  rememberedApp,
  rootBinary,
  rootPackage,
  rootProcessFromData,
  secondUser,
  securityLoggingStopped,
  securityPatch,
  selinuxPermissive,
  shellOperation,
  sideloadedApp,
  smsReceivers,
  systemIntegrity,
  systemMountWritable,
  systemName,
  tombstonePrivileged,
  unsafeSetting,
  usbDebugging,
  usbDeviceBurst,
  userCertificate,
  verifiedBoot,
  wipeFailure,
];
