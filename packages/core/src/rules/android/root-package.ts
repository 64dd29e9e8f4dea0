import { byFact } from "../by-fact.ts";

/** Packages that give root, need it, or hide it: the list that MVT and libraries such as RootBeer share. */
const rootPackages: ReadonlySet<string> = new Set([
  "com.amphoras.hidemyroot",
  "com.amphoras.hidemyrootadfree",
  "com.chelpus.lackypatch",
  "com.devadvance.rootcloak",
  "com.devadvance.rootcloakplus",
  "com.dimonvideo.luckypatcher",
  "com.formyhm.hideroot",
  "com.formyhm.hiderootPremium",
  "com.kingouser.com",
  "com.koushikdutta.rommanager",
  "com.koushikdutta.rommanager.license",
  "com.koushikdutta.superuser",
  "com.noshufou.android.su",
  "com.noshufou.android.su.elite",
  "com.ramdroid.appquarantine",
  "com.ramdroid.appquarantinepro",
  "com.saurik.substrate",
  "com.thirdparty.superuser",
  "com.topjohnwu.magisk",
  "com.yellowes.su",
  "com.zachspong.temprootremovejb",
  "de.robv.android.xposed.installer",
  "eu.chainfire.supersu",
  "eu.chainfire.supersu.pro",
  "me.phh.superuser",
]);

export const rootPackage = byFact({
  id: "android.root_package",
  version: 1,
  title: "Application that gives or hides root access",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.dumpsys_packages", "android.packages"],
  rationale: "With root access, any program can read everything, and the phone's own protections no longer hold.",
  falsePositives: ["Owners who rooted their phone themselves."],
  references: ["MVT, modules DumpsysPackages and AQFPackages", "scottyab/rootbeer, Const.java"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app} is installed. It is known for giving root access, for using it or for hiding it. Whether the owner knows it is a question for the owner.",
  },
  wants: (record) => record.kind === "app" && rootPackages.has(record.app_id ?? ""),
  factOf: (record) => (record.kind === "app" ? (record.app_id ?? "") : ""),
  see([record]) {
    const app = record.kind === "app" ? (record.app_id ?? "") : "";
    return { values: [app], words: { app }, subject: `app:${app}` };
  },
});
