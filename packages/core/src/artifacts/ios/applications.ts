import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { bytes, date, dict, get, type Maybe, text } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";

export const applications = defineArtifact({
  id: "ios.applications",
  title: "Installed applications",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["Info.plist"],
    ios_filesystem: ["private/var/containers/Bundle/Application/*/iTunesMetadata.plist"],
  },
  kinds: ["app"],
  timeBasis: "utc",
  reach: "applications that were installed when the evidence was taken",
  references: ["MVT docs, ios/records.md", "iLEAPP itunesBackupInstalledApplications.py"],
  view: { type: "table", columns: ["installed", "name", "app_id", "version", "developer", "installer"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    if (!root) return;
    if (input.tree.kind !== "ios_backup") {
      yield applicationOf(root, "", "", input);
      return;
    }
    if (!root.has("Applications")) return;
    const list = dictAt(root.get("Applications"), "Applications", input);
    for (const [id, value] of list ?? []) {
      const where = `Applications/${id}`;
      const entry = dictAt(value, where, input) ?? new Map<string, Maybe>();
      const metadata = metadataIn(entry.get("iTunesMetadata"), `${where}/iTunesMetadata`, input);
      const icon = plistFields(entry, where, input).value("PlaceholderIcon", bytes);
      yield {
        ...applicationOf(metadata, id, where, input),
        icon_sha256: icon === null ? null : input.hash(icon),
      };
    }
  },
});

/** The store's metadata, itself a property list within the list of applications. Empty where it cannot be read. */
function metadataIn(value: Maybe, where: string, input: ArtifactInput): ReadonlyMap<string, Maybe> {
  const none = new Map<string, Maybe>();
  if (value === undefined || value === null) return none;
  const data = bytes(value);
  if (!data) {
    input.problem("value", `is ${typeOf(value)}, not data`, { key: where });
    return none;
  }
  try {
    return dictAt(parsePlist(data), where, input) ?? none;
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof LimitError)) throw error;
    input.problem("value", `the store's metadata cannot be read: ${error.message}`, { key: where });
    return none;
  }
}

/** `listed` is the identifier that the list has it under; empty in a file of its own. */
function applicationOf(
  metadata: ReadonlyMap<string, Maybe>,
  listed: string,
  where: string,
  input: ArtifactInput,
): DraftOf<"app"> {
  const fields = plistFields(metadata, where, input);
  const id = fields.value("softwareVersionBundleId", text);
  const bought = purchaseDate(metadata, where, input);
  return {
    kind: "app",
    time: bought,
    locator: { key: where },
    app_id: id,
    listed_as: listed !== "" && listed !== id ? listed : null,
    name: fields.value("itemName", text) ?? fields.value("title", text) ?? (listed === "" ? null : listed),
    version: fields.value("bundleShortVersionString", text),
    installer: fields.value("sourceApp", text),
    developer: fields.value("artistName", text),
    installed: bought,
    details: fields.details(),
  };
}

/** Stands inside the download's own dictionary, in older versions beside it: `2023-05-01T10:00:00Z`. */
function purchaseDate(metadata: ReadonlyMap<string, Maybe>, where: string, input: ArtifactInput): number | null {
  const download = metadata.get("com.apple.iTunesStore.downloadInfo");
  if (download !== undefined && !dict(download)) {
    input.problem("value", `com.apple.iTunesStore.downloadInfo is ${typeOf(download)}, not a dictionary`, {
      key: where,
    });
  }
  const value = get(download, "purchaseDate") ?? metadata.get("purchaseDate");
  if (value === undefined) return null;
  const time = date(value);
  if (time === undefined) input.problem("value", `purchaseDate is ${typeOf(value)} that is no time`, { key: where });
  return time ?? null;
}
