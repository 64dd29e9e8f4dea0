/** What Android names as installer of packages that a person opened as a file, from a browser or a messenger. */
export const packageInstallers: ReadonlySet<string> = new Set([
  "com.google.android.packageinstaller",
  "com.android.packageinstaller",
]);

/** Stores of free software and of others' copies of Google Play. */
export const thirdPartyStores: ReadonlySet<string> = new Set(["com.aurora.store", "org.fdroid.fdroid"]);

/** Stores that phones come with, and what makers and operators install with: their names in the makers' own pages. */
export const shippedStores: ReadonlySet<string> = new Set([
  "com.android.vending",
  "com.google.android.feedback",
  "com.google.android.apps.work.clouddpc",
  "com.google.android.gms",
  "com.android.managedprovisioning",
  "com.android.settings",
  "com.sec.android.app.samsungapps",
  "com.samsung.android.app.updatecenter",
  "com.samsung.android.scloud",
  "com.sec.android.easyMover",
  "com.huawei.appmarket",
  "com.hihonor.appmarket",
  "com.xiaomi.mipicks",
  "com.xiaomi.market",
  "com.heytap.market",
  "com.oppo.market",
  "com.bbk.appstore",
  "com.vivo.appstore",
  "com.amazon.venezia",
  "com.facebook.system",
  "com.transsion.XOSLauncher",
  "com.transsnet.store",
]);
