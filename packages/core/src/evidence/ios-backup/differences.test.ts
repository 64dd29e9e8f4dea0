import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { buildBackup, fileIdOf } from "../../../test/encrypted-backup.ts";
import { platform, temporaryFolder } from "../../../test/evidence.ts";
import { fileProperties } from "../../../test/samples/manifest.ts";
import { openEvidence } from "../open.ts";
import type { Difference } from "../tree.ts";

const [domain, path] = ["HomeDomain", "Library/SMS/sms.db"];
const content = "content of seventeen";
const copyOf = (folder: string): string => {
  const id = fileIdOf(domain, path);
  return join(folder, id.slice(0, 2), id);
};

function backup(password?: string): string {
  const folder = join(temporaryFolder(), "backup");
  const files = [
    { domain, path, data: content },
    { domain, path: "Library/none", data: "" },
    { domain, path: "Library/block", data: "x".repeat(32) },
    { domain, path: "Library/gone", data: "x", fault: "missing" } as const,
    { domain, path: "Library", flags: 2 },
  ];
  buildBackup(folder, files, password === undefined ? {} : { password });
  return folder;
}

async function differencesOf(folder: string): Promise<Difference[]> {
  const [tree] = await openEvidence(nodeHost, folder, { platform, password: "secret" });
  const found: Difference[] = [];
  for await (const difference of tree?.differences?.() ?? []) found.push(difference);
  tree?.close();
  return found;
}

test.each([
  ["plain", undefined],
  ["encrypted", "secret"],
])("a %s backup as it was made differs in nothing, though a file is missing", async (_, password) => {
  expect(await differencesOf(backup(password))).toEqual([]);
});

test("bytes that were added to a plain backup", async () => {
  const folder = backup();
  appendFileSync(copyOf(folder), "!");
  expect(await differencesOf(folder)).toEqual([
    { path: `${domain}-${path}`, kind: "size", stated: String(content.length), found: String(content.length + 1) },
  ]);
});

test("blocks that were taken from an encrypted backup", async () => {
  const folder = backup("secret");
  truncateSync(copyOf(folder), 16);
  expect(await differencesOf(folder)).toMatchObject([{ kind: "size", stated: String(content.length), found: "16" }]);
});

test("content that was exchanged for as much of another", async () => {
  const folder = backup();
  const digest = createHash("sha1").update(content).digest();
  const db = new DatabaseSync(join(folder, "Manifest.db"));
  const properties = fileProperties(path, { Size: content.length, Digest: new Uint8Array(digest) });
  db.prepare("UPDATE Files SET file = ? WHERE fileID = ?").run(properties, fileIdOf(domain, path));
  db.close();
  expect(await differencesOf(folder)).toEqual([]);
  writeFileSync(copyOf(folder), "C".repeat(content.length));
  expect(await differencesOf(folder)).toMatchObject([{ kind: "digest", stated: digest.toString("hex") }]);
});

test("files that the list does not name; others beside them are none of the backup's", async () => {
  const folder = backup();
  const stray = "ab".repeat(20);
  mkdirSync(join(folder, "ab"), { recursive: true });
  for (const name of [`ab/${stray}`, "ab/notes.txt", stray.replaceAll("a", "c")])
    writeFileSync(join(folder, name), "1234567");
  expect(await differencesOf(folder)).toEqual([
    { path: `ab/${stray}`, kind: "unlisted", stated: null, found: "7" },
    { path: stray.replaceAll("a", "c"), kind: "unlisted", stated: null, found: "7" },
  ]);
});
