import { defineArtifact } from "../artifact.ts";
import { listedTexts } from "./bugbane-records.ts";

/** What AndroidQF looks for. */
const known: Readonly<Record<string, string>> = {
  su: "gives a shell of the superuser",
  busybox: "a set of system tools",
  supersu: "SuperSU, gives rights of the superuser",
  "superuser.apk": "Superuser, gives rights of the superuser",
  "kingouser.apk": "KingRoot, gives rights of the superuser",
  "supersu.apk": "SuperSU, gives rights of the superuser",
  magisk: "Magisk, gives rights of the superuser",
  magiskhide: "hides Magisk from applications",
  magiskinit: "starts Magisk",
  magiskpolicy: "changes SELinux for Magisk",
};

export const rootBinaries = defineArtifact({
  id: "android.root_binaries",
  title: "Programs that give rights of the superuser",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["root_binaries.json", "root_binaries.pb"] },
  kinds: ["file"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: [
    "AndroidQF, module root_binaries: `which -a` of ten names; an entry can hold several lines",
    "osservatorionessuno/libmvt, string_record.proto: the same of Bugbane",
  ],
  view: { type: "table", columns: ["path"] },

  async *read(input) {
    for (const { value, locator } of listedTexts(await input.open(), input)) {
      for (const line of value.split("\n")) {
        const path = line.trim();
        if (path === "") continue;
        const binary = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
        const description = Object.hasOwn(known, binary) ? known[binary] : undefined;
        yield {
          kind: "file",
          locator,
          path,
          details: description === undefined ? {} : { binary_name: binary, description },
        };
      }
    }
  },
});
