import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { nodeHost } from "../../../cli/src/platform/node-host.ts";
import { bytesOf, pathsOf, platform, temporaryFolder, textOf } from "../../test/evidence.ts";
import { buildWalDatabase } from "../../test/sqlite-builder.ts";
import { openEvidence } from "./open.ts";
import type { EvidenceTree } from "./tree.ts";

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function open(path: string): Promise<EvidenceTree> {
  const [tree] = await openEvidence(nodeHost, path, { platform });
  if (!tree) throw new Error("nothing was opened");
  return tree;
}

describe("dumps of Android are named as the phone names them", () => {
  const message = "data/data/org.example.app/databases/a.db";
  test.each([
    [
      "at the root",
      { [message]: "m", "system/build.prop": "ro.build.version.release=13\nro.product.model=Phone 7\n" },
      "13",
    ],
    ["in a folder", { [`Dump/${message}`]: "m", "Dump/system/build.prop": "ro.build.version.release=9\n" }, "9"],
    ["/data alone", { "data/org.example.app/databases/a.db": "m", "system/users/0.xml": "u" }, undefined],
    [
      "with the user's folder in place of its other name",
      { "data/user/0/org.example.app/databases/a.db": "m" },
      undefined,
    ],
    ["with only the list of packages beside it", { "data/system/packages.xml": "p", [message]: "m" }, undefined],
  ])("%s", async (_title, files, version) => {
    const tree = await open(folderOf(files));
    expect(tree.kind).toBe("android_filesystem");
    expect(await pathsOf(tree)).toContain(message);
    expect(await textOf(tree, message)).toBe("m");
    expect((await tree.device()).osVersion).toBe(version);
    expect((await tree.device()).platform).toBe("android");
    tree.close();
  });

  it("tell one folder of the phone once, where it lies under both of its names", async () => {
    const tree = await open(
      folderOf({
        [message]: "m",
        "data/user/0/org.example.app/databases/a.db": "m",
        "data/user/10/org.example.app/databases/a.db": "n",
      }),
    );
    const files = (await pathsOf(tree)).filter((path) => path.endsWith("a.db"));
    expect(files).toEqual([message, "data/user/10/org.example.app/databases/a.db"]);
    tree.close();
  });

  it.each([
    ["a folder of somebody's data", { "data/notes/files/a.txt": "a", "system/b": "" }],
    ["an unpacked backup of Android", { "apps/org.example.app/db/a.db": "m" }],
  ])("are not %s", async (_title, files) => {
    const tree = await open(folderOf(files));
    expect(tree.kind).not.toBe("android_filesystem");
    tree.close();
  });
});

describe("a database that is handed in by itself", () => {
  const { main, wal } = buildWalDatabase(
    (db) => db.exec("CREATE TABLE sms (a)"),
    (db) => db.exec("INSERT INTO sms VALUES (1)"),
  );

  it("brings what belongs to it, and nothing else of its folder", async () => {
    const folder = folderOf({ "mmssms.db": main, "mmssms.db-wal": wal, "other.db": main, "private.txt": "x" });
    const tree = await open(join(folder, "mmssms.db"));
    expect(tree).toMatchObject({ kind: "files", name: "mmssms.db" });
    expect(await pathsOf(tree)).toEqual(["mmssms.db", "mmssms.db-wal"]);
    expect((await bytesOf(tree, "mmssms.db-wal")).equals(wal)).toBe(true);
    expect(await tree.file("private.txt")).toBeUndefined();
    tree.close();
  });
});
