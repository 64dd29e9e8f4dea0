import type { DraftOf } from "../../records/kinds.ts";

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

/** Where an application comes from, by what the lists of packages say of it. */
export type Origin = "system" | "store" | "free_store" | "file" | "cable" | "other" | "unknown";

type App = DraftOf<"app"> & { readonly artifact: string };

/** The first that is told, from what tells most. */
export function originOf(listed: readonly App[]): Origin {
  for (const app of listed) {
    const { installer } = app;
    if (isFromNobody(app)) return "cable";
    if (typeof installer !== "string" || installer === "null") continue;
    if (packageInstallers.has(installer)) return "file";
    if (thirdPartyStores.has(installer)) return "free_store";
    return shippedStores.has(installer) ? "store" : "other";
  }
  return "unknown";
}

/**
 * The package manager names nobody: `null` in the list of an acquisition. Its dump leaves the line out then (AOSP
 * Settings.java, dumpPackageLPr), and what was installed later than the system lies in /data.
 */
export function isFromNobody({ artifact, installer, system, details }: App): boolean {
  if (system !== false) return false;
  if (installer === "null") return true;
  const codePath = details?.["codePath"];
  return (
    artifact === "android.dumpsys_packages" &&
    !installer &&
    typeof codePath === "string" &&
    codePath.startsWith("/data/")
  );
}
