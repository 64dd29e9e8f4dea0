import { type AndroidPhone, phone } from "../phone.ts";

/** Lines of `getprop`. */
export function properties({ handset }: AndroidPhone): string[] {
  return Object.entries({ ...values, "ro.boot.serialno": handset.serial, "ro.serialno": handset.serial }).map(
    ([name, value]) => `[${name}]: [${value}]`,
  );
}

const values: Readonly<Record<string, string>> = {
  "dalvik.vm.heapsize": "512m",
  "gsm.operator.alpha": "Practice Mobile",
  "gsm.sim.state": "READY,ABSENT",
  "init.svc.adbd": "running",
  "persist.sys.locale": "fr-FR",
  "persist.sys.timezone": phone.timeZone,
  "persist.sys.usb.config": "mtp,adb",
  "ro.boot.flash.locked": "1",
  "ro.boot.serialno": "",
  "ro.boot.vbmeta.device_state": "locked",
  "ro.boot.verifiedbootstate": "green",
  "ro.build.characteristics": "phone",
  "ro.build.display.id": phone.build,
  "ro.build.fingerprint": phone.fingerprint,
  "ro.build.id": phone.build.split(".A556")[0] ?? phone.build,
  "ro.build.tags": "release-keys",
  "ro.build.type": "user",
  "ro.build.version.incremental": phone.incremental,
  "ro.build.version.release": phone.osVersion,
  "ro.build.version.sdk": String(phone.sdk),
  "ro.build.version.security_patch": phone.securityPatch,
  "ro.crypto.state": "encrypted",
  "ro.debuggable": "0",
  "ro.product.brand": phone.brand,
  "ro.product.cpu.abi": "arm64-v8a",
  "ro.product.device": phone.device,
  "ro.product.manufacturer": phone.brand,
  "ro.product.model": phone.model,
  "ro.product.name": phone.product,
  "ro.secure": "1",
  "ro.serialno": "",
  "sys.usb.state": "mtp,adb",
};
