import { array, date, integer, type Maybe, text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";

const files = ["Library/Safari/Downloads.plist", "Library/Safari/Downloads/Downloads.plist"];

export const safariDownloads = defineArtifact({
  id: "ios.safari_downloads",
  title: "Safari downloads",
  platform: "ios",
  versions: "iOS 13 and later",
  where: {
    ios_backup: files.flatMap((file) => [`HomeDomain-${file}`, `AppDomain-com.apple.mobilesafari-${file}`]),
    ios_filesystem: files.flatMap((file) => [
      `private/var/mobile/${file}`,
      `private/var/mobile/Containers/Data/Application/*/${file}`,
    ]),
  },
  kinds: ["download"],
  timeBasis: "utc",
  reach: "until the list is cleared; entries may go after a day",
  references: ["Safari of macOS: DownloadHistory with DownloadEntry… keys. No file of an iPhone was at hand"],
  view: { type: "table", columns: ["time", "url", "path", "size", "state", "end"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    const value = root?.get("DownloadHistory");
    const items = array(value);
    if (root && !items) input.problem("value", `is ${typeOf(value)}, not a list`, { key: "DownloadHistory" });
    for (const [index, item] of (items ?? []).entries()) {
      const key = `DownloadHistory/${index}`;
      const entries = dictAt(item, key, input);
      if (!entries) continue;
      const fields = plistFields(entries, key, input);
      const end = fields.value("DownloadEntryDateFinishedKey", date);
      const loaded = fields.value("DownloadEntryProgressBytesSoFar", integer);
      yield {
        kind: "download",
        time: fields.value("DownloadEntryDateAddedKey", date),
        locator: { key },
        url: fields.value("DownloadEntryURL", text),
        path: fields.value("DownloadEntryPath", text),
        size: fields.value("DownloadEntryProgressTotalToLoad", integer),
        application: "Safari",
        end,
        state: end === null ? "not finished" : "finished",
        details: {
          ...(loaded === null ? {} : { bytes_loaded: loaded }),
          ...named(entries, "DownloadEntryIdentifier"),
          ...named(entries, "DownloadEntryProfileUUIDStringKey"),
        },
      };
    }
  },
});

function named(entries: ReadonlyMap<string, Maybe>, key: string): { [name: string]: string } {
  const value = text(entries.get(key));
  return value === undefined ? {} : { [key]: value };
}
