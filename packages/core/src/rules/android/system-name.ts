import { appRule, isSideloaded, packageLists } from "./app-facts.ts";

/** Names that makers and Android give to their own. */
const systemPrefix =
  /^(?:android|com\.android|com\.google\.android|com\.samsung(?:\.android)?|com\.sec\.android|com\.miui|com\.xiaomi|com\.huawei|com\.oppo|com\.coloros|com\.vivo|com\.qualcomm|com\.mediatek)\./;
/** As NoviSpy's `com.serv.services` and `com.accesibilityservice`, and stalkerware's `…processservice`. */
const systemWord = /(?:system|services?|settings?|updater?|security|wi_?fi|sync)$/i;

export const systemName = appRule({
  id: "android.system_name",
  version: 1,
  title: "Application named as if it were part of the system",
  severity: "low",
  class: "surveillance_app",
  needs: [...packageLists, "android.dumpsys_activities"],
  rationale: "Spyware takes names that an owner passes over in a list: services, settings, updates.",
  falsePositives: ["Parts of the system that owners install from files, plug-ins, tools of developers."],
  references: [
    "Amnesty International, NoviSpy (2024): com.serv.services, com.accesibilityservice",
    "Echap, stalkerware indicators: names of packages",
  ],
  vouched: "inference",
  sentences: {
    statement:
      "The application {app} bears a name like those of the system, is not part of it, was installed past the stores, and is not known to be shown in the list of applications.",
  },
  see(app) {
    if (!isSideloaded(app) || app.startable === true) return [];
    if (!systemPrefix.test(app.id) && !systemWord.test(app.id)) return [];
    return [{ key: app.id, records: app.listed, values: [app.id], words: { app: app.id } }];
  },
});
