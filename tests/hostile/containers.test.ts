import { existsSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildTar, type TarPart } from "../../packages/core/test/tar-builder.ts";
import { buildZip, type ZipPart } from "../../packages/core/test/zip-builder.ts";
import { type Examination, examineHere } from "../examine.ts";
import { check, temporaryFolder } from "../sillage.ts";
import { checkBounded } from "./bounded.ts";
import { backup, blob, dump, encryptedBackup, indicators, password, writeFolder } from "./phone.ts";
import { problems } from "./told.ts";

/** Hostile archives and encrypted backups, put to the command: its status, what it says, and what it leaves. */

const pack = (): string => written("indicators.txt", indicators);

function written(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** In this process: quicker, where the command's own status is not in question. */
function examine(path: string, given?: string): Promise<Examination> {
  return examineHere(path, { indicators, ...(given === undefined ? {} : { password: given }) });
}

function hits({ findings }: Pick<Examination, "findings">): string[] {
  return findings.flatMap(({ rule, values }) => (rule.startsWith("indicator.") ? values : [])).sort();
}

const zipOf = (files: Readonly<Record<string, Uint8Array>>): ZipPart[] =>
  Object.entries(files).map(([name, data]) => ({ name, data }));
const tarOf = (files: Readonly<Record<string, Uint8Array>>): TarPart[] =>
  Object.entries(files).map(([name, data]) => ({ name, data }));

const cacheHit = "https://evil.example.org/cache";
const messageHit = "https://evil.example.org/1";

describe("archives of a dump", () => {
  it.each([
    ["zip", () => buildZip(zipOf(dump()))],
    ["tar", () => buildTar(tarOf(dump()))],
    ["tar.gz", () => gzipSync(buildTar(tarOf(dump())))],
  ])("%s: found as in the folder, without damage", async (ending, build) => {
    const run = await examine(written(`dump.${ending}`, build()));
    expect(run.damaged).toBe(false);
    expect(hits(run)).toEqual(hits(await examine(writeFolder(dump()))));
    expect(hits(run)).toContain(messageHit);
  });

  it("writes nothing outside the case, whatever an entry is called", async () => {
    const names = ["../../escaped", "/escaped", "private/var/../../../escaped", "C:\\escaped", "private/var/\0escaped"];
    const outside = temporaryFolder();
    const parts = [...zipOf(dump()), ...names.map((name): ZipPart => ({ name, data: "x" }))];
    const run = await check(written("dump.zip", buildZip(parts)), ["--indicators", pack()], {
      caseFolder: join(outside, "a", "b", "case"),
    });
    expect(hits(run)).toContain(messageHit);
    expect(readdirSync(outside)).toEqual(["a"]);
    expect(readdirSync(join(outside, "a", "b"))).toEqual(["case"]);
    expect(existsSync("/escaped")).toBe(false);
  });

  it("follows no link out of a tar", async () => {
    const link: TarPart = { name: "private/var/mobile/Library/TCC/TCC.db", type: "2", target: "/etc/passwd" };
    const run = await examine(written("dump.tar", buildTar([...tarOf(dump()), link])));
    expect(hits(run)).toContain(messageHit);
    expect(run.damaged).toBe(true);
    expect(problems(run)).toMatch(/TCC\.db/);
    expect(JSON.stringify(run.coverage)).not.toContain("root:x:0");
  });

  it("follows no link out of a folder", async () => {
    const folder = writeFolder(dump());
    symlinkSync(
      "/etc/passwd",
      join(folder, "private/var/mobile/Library/Preferences/com.apple.osanalytics.addaily.plist"),
    );
    const run = await examine(folder);
    expect(hits(run)).toContain(messageHit);
    expect(run.damaged).toBe(true);
    expect(problems(run)).toMatch(/addaily/);
  });

  it.each([
    ["zip", () => buildZip(zipOf(dump()))],
    ["tar", () => buildTar(tarOf(dump()))],
    ["tar.gz", () => gzipSync(buildTar(tarOf(dump())))],
  ])("%s cut short: said, and what is whole is found", async (ending, build) => {
    const whole = build();
    // The first files of the archive are whole; its end, a zip's list of files with it, is gone.
    const run = await examine(written(`dump.${ending}`, whole.subarray(0, Math.floor(whole.length * 0.8))));
    expect(run.damaged).toBe(true);
    expect(problems(run)).toMatch(/truncated|damaged|ends/i);
    expect(hits(run)).toContain(messageHit);
  });
});

const mib = 2 ** 20;

describe("bombs", () => {
  /** Zeros as deflate data: each piece ends on a byte, so that pieces can be strung together. */
  const piece = deflateRawSync(Buffer.alloc(mib), { finishFlush: constants.Z_FULL_FLUSH });
  const zeros = (size: number) =>
    Buffer.concat([...Array.from({ length: size / mib }, () => piece), deflateRawSync(Buffer.alloc(0))]);
  const size = 600 * mib;
  const bombs: [string, () => string][] = [
    [
      "a zip whose database inflates to 600 MB",
      () => {
        const bomb: ZipPart = { name: "private/var/root/Cache.db", packed: zeros(size), size };
        return written("dump.zip", buildZip([...zipOf(dump()), bomb]));
      },
    ],
    [
      "a tar.gz with 600 MB of nothing",
      () => {
        const head = buildTar([...tarOf(dump()), { name: "private/var/root/Cache.db", size }]).subarray(0, -1024);
        const member = gzipSync(Buffer.alloc(mib));
        return written("dump.tar.gz", Buffer.concat([gzipSync(head), ...Array.from({ length: 600 }, () => member)]));
      },
    ],
    [
      "a zip inside a zip inside a zip …",
      () => {
        let inner = buildZip(zipOf(dump()));
        for (let depth = 0; depth < 40; depth++) inner = buildZip([{ name: "dump.zip", data: inner, stored: true }]);
        return written("dump.zip", inner);
      },
    ],
    [
      "a property list of 200 MB of brackets",
      () => {
        const bomb = Buffer.from(`<?xml version="1.0"?><plist version="1.0">${"<array>".repeat(2_000_000)}`);
        const path = "private/var/mobile/Library/Preferences/com.apple.osanalytics.addaily.plist";
        return writeFolder(dump({ [path]: bomb }));
      },
    ],
  ];
  it.each(bombs)("%s ends soon and in little memory", async (_, build) => {
    const path = build();
    const run = await checkBounded(path, ["--indicators", pack()]);
    expect([3, 4]).toContain(run.status);
    // What a bomb hides is said; nothing is lost beside it.
    if (run.status === 4) expect(hits(run)).toContain(messageHit);
    else expect(run.stderr).toMatch(/deep|inside|inflates/i);
  });
});

describe("an encrypted backup", () => {
  it("is found to hold what the plain one does", async () => {
    const run = await examine(encryptedBackup(), password);
    expect(run.damaged).toBe(false);
    expect(hits(run)).toEqual(hits(await examine(backup())));
  });

  it.each([
    ["no password", {}, /password/i],
    ["a wrong password", { SILLAGE_PASSWORD: "wrong" }, /password/i],
    ["an empty password", { SILLAGE_PASSWORD: "" }, /password/i],
  ])("%s: not opened, and nothing left behind", async (_, given, says) => {
    const run = await check(encryptedBackup(), ["--indicators", pack()], { env: given });
    expect(run.status).toBe(3);
    expect(run.stderr).toMatch(says);
    expect(run.stderr).not.toContain("defect");
    expect(run.stdout).toBe("");
    expect(existsSync(run.caseFolder)).toBe(false);
  });

  it("names a file whose content is gone, and reads the others", async () => {
    const folder = encryptedBackup();
    truncateSync(blob(folder, "safari"), 0);
    const run = await examine(folder, password);
    expect(run.damaged).toBe(true);
    expect(problems(run)).toMatch(/Safari\/History\.db/);
    expect(hits(run)).toContain(messageHit);
  });

  it("names a file that is cut in the middle of a block", async () => {
    const folder = encryptedBackup();
    truncateSync(blob(folder, "safari"), 5000);
    const run = await examine(folder, password);
    expect(run.damaged).toBe(true);
    expect(problems(run)).toMatch(/Safari\/History\.db/);
    expect(hits(run)).toContain(messageHit);
  });

  it("does not take a damaged list for a wrong password", async () => {
    const folder = encryptedBackup();
    writeFileSync(join(folder, "Manifest.db"), Buffer.alloc(40_000, "garbage "));
    const run = await check(folder, ["--indicators", pack()], { env: { SILLAGE_PASSWORD: password } });
    expect([3, 4]).toContain(run.status);
    const said = run.status === 3 ? run.stderr : problems(run);
    expect(said).toMatch(/Manifest\.db|list of files/);
    expect(said).not.toMatch(/wrong password|password is wrong/i);
  });
});

it("finds what an application asked of the network, in a dump", async () => {
  expect(hits(await examine(writeFolder(dump())))).toContain(cacheHit);
});
