import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { bugbaneRecords, packageShape } from "./bugbane-records.ts";
import { isObject, JsonFields, objectsOf } from "./json-fields.ts";

const ownFields: ReadonlySet<string> = new Set(["name", "files", "installer", "uid", "disabled", "system"]);

export const packages = defineArtifact({
  id: "android.packages",
  title: "Applications, listed by the acquisition tool",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["packages.json", "packages.pb"] },
  kinds: ["app"],
  store: "android.package_manager",
  timeBasis: "utc",
  reach: "what was installed when the acquisition was made",
  references: [
    "AndroidQF, module packages",
    "Bugbane, module Packages: thirdParty for third_party",
    "osservatorionessuno/libmvt, packages_record.proto",
  ],
  view: { type: "table", columns: ["app_id", "installer", "system", "disabled", "uid", "hashes"] },

  async *read(input) {
    const source = await input.open();
    const listed = input.file.path.endsWith(".pb")
      ? bugbaneRecords(source, input, packageShape)
      : objectsOf(source, input);
    for (const entry of listed) {
      const files = filesOf(entry, input);
      const hashes = (names: readonly string[], of: readonly (JsonFields | null)[]) =>
        of.flatMap((file) => names.flatMap((name) => (file?.has(name) ? (file.text(name) ?? []) : [])));
      const certificates = files.flatMap(certificatesOf);
      const uid = entry.integer("uid");
      yield {
        kind: "app",
        locator: entry.locator,
        app_id: entry.text("name"),
        // The package manager's word for "nobody"; kept, since that is what the rules ask about.
        installer: entry.text("installer"),
        // Bugbane's word for "not told".
        uid: uid === -1 ? null : uid,
        system: entry.boolean("system"),
        disabled: entry.boolean("disabled"),
        paths: files.flatMap((file) => file.text("path") ?? []),
        hashes: hashes(["md5", "sha1", "sha256", "sha512"], files),
        certificate_hashes: [...new Set(hashes(["Md5", "Sha1", "Sha256"], certificates))],
        details: {
          ...entry.details(ownFields),
          files: files.map((file) => file.details(noFields)),
        },
      };
    }
  },
});

const noFields: ReadonlySet<string> = new Set();

/** AndroidQF tells of one certificate, Bugbane of each. */
function certificatesOf(file: JsonFields): readonly (JsonFields | null)[] {
  if (file.has("certificates")) return file.objects("certificates");
  return file.has("certificate") ? [file.object("certificate")] : [];
}

function filesOf(entry: JsonFields, input: ArtifactInput): JsonFields[] {
  return entry.list("files").flatMap((file) => {
    if (isObject(file)) return [new JsonFields(file, entry.locator, input)];
    input.problem("value", "an entry of files is not an object", entry.locator);
    return [];
  });
}
