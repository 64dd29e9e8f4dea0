/**
 * Makes the bundled packs and warning lists of packages/core/data from the publishers' files:
 *
 *   node tools/build-packs.ts FOLDER
 *
 * FOLDER holds checkouts named `amnesty` (AmnestyTech/investigations), `mvt-indicators`, `stalkerware`
 * (AssoEchap/stalkerware-indicators) and `warninglists` (the `list.json` files of MISP/misp-warninglists by name).
 * Which files make which pack stands in packages/core/data/pack-sources.json.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makePack, readPackSources } from "../packages/core/src/indicators/pack-source.ts";

const data = fileURLToPath(new URL("../packages/core/data/", import.meta.url));

const folders: Record<string, string> = {
  "AmnestyTech/investigations": "amnesty",
  "mvt-project/mvt-indicators": "mvt-indicators",
  "AssoEchap/stalkerware-indicators": "stalkerware",
};

/** Lists that say something about the hosts, addresses and hashes in packs. */
const warninglists = [
  "bank-website",
  "captive-portals",
  "common-ioc-false-positive",
  "crl-hostname",
  "dynamic-dns",
  "google",
  "link-in-bio",
  "microsoft",
  "moz-top500",
  "parking-domain",
  "security-provider-blogpost",
  "sinkholes",
  "tranco10k",
  "university_domains",
  "url-shortener",
];

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function buildPacks(folder: string): void {
  const { packs, repositories } = readPackSources(JSON.parse(readFileSync(join(data, "pack-sources.json"), "utf8")));
  for (const source of packs) {
    const repository = repositories.get(source.repository);
    const checkout = folders[source.repository];
    if (!repository || !checkout) throw new Error(`${source.repository} has no folder`);
    const files = source.files.map((path) => readFileSync(join(folder, checkout, path)));
    const { text, problems } = makePack(source, repository, files, repository.commit, repository.date, sha256);
    writeFileSync(join(data, "packs", `${source.id}.json`), text);
    console.log(source.id, JSON.parse(text).count);
    for (const { where, message } of problems) console.log(`  not used: ${where}: ${message}`);
  }
}

/** One value a line, without what only MISP needs. */
function buildWarninglists(folder: string): void {
  for (const name of warninglists) {
    const list = JSON.parse(readFileSync(join(folder, "warninglists", `${name}.json`), "utf8"));
    const kept = { name: list.name, type: list.type, version: list.version, list: list.list };
    writeFileSync(
      join(data, "warninglists", `${name}.json`),
      `${JSON.stringify(kept, null, 0).replaceAll('","', '",\n"')}\n`,
    );
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node tools/build-packs.ts FOLDER");
buildPacks(folder);
buildWarninglists(folder);
