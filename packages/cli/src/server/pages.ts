import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../exit-status.ts";

export interface Page {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** The workbench's pages, by their paths: read once, so that no request ever names a file. Throws UsageError. */
export function loadPages(folder: string): ReadonlyMap<string, Page> {
  if (!existsSync(join(folder, "index.html"))) {
    throw new UsageError(`the pages of the workbench are not built (${folder}): run "npm run build"`);
  }
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll("\\", "/");
    pages.set(path, { bytes: new Uint8Array(readFileSync(file)), type });
  }
  return pages;
}

/** Beside the command: in the published package, or in the workspace. */
export function pagesFolder(): string {
  const own = fileURLToPath(new URL("../../web", import.meta.url));
  if (existsSync(join(own, "index.html"))) return own;
  try {
    return join(dirname(createRequire(import.meta.url).resolve("@sillage/web/package.json")), "dist");
  } catch {
    return own;
  }
}
