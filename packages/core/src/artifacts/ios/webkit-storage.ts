import { defineArtifact } from "../artifact.ts";
import { domainOf, originOfName } from "./webkit.ts";

/** Different folders in one tree: a bound on what a hostile tree can make us remember. */
const mostFolders = 1_000_000;

export const webkitStorage = defineArtifact({
  id: "ios.webkit_storage",
  title: "Folders of web storage, named after the site",
  platform: "ios",
  versions: "all",
  where: { ios_filesystem: "tree" },
  kinds: ["web_trace"],
  timeBasis: "utc",
  reach: "as long as the application keeps the site's data",
  references: ["MVT docs, ios/records.md: IndexedDB, LocalStorage, com.apple.SafariViewService"],
  view: { type: "table", columns: ["time", "url", "application"] },

  async *read(input) {
    const seen = new Set<string>();
    for await (const entry of input.tree.entries()) {
      if (!entry.path.includes("WebsiteData/")) continue;
      const parts = entry.path.split("/");
      // Archives may not list folders of their own: a file inside one shows the folder as well.
      for (const [index, name] of parts.entries()) {
        const origin = originOfName(name);
        if (!origin) continue;
        const path = parts.slice(0, index + 1).join("/");
        if (seen.has(path) || seen.size >= mostFolders) continue;
        seen.add(path);
        yield {
          kind: "web_trace",
          time: path === entry.path ? (entry.metadata.modified ?? null) : null,
          locator: { path },
          trace: "storage",
          url: origin.url,
          application: domainOf(path),
          details: {
            folder: parts.slice(0, index).join("/"),
            storage: storageOf(parts.slice(0, index)),
            port: origin.port,
            created: path === entry.path ? (entry.metadata.created ?? null) : null,
          },
        };
      }
    }
  },
});

function storageOf(folders: readonly string[]): string {
  const parent = folders.at(-1);
  if (folders.includes("com.apple.SafariViewService")) return "safari_view_service";
  if (parent === "IndexedDB") return "indexed_db";
  return parent === "LocalStorage" ? "local_storage" : "other";
}
