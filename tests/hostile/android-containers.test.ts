import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { constants, crc32, deflateRawSync, deflateSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { buildAndroidBackup } from "../../packages/core/test/android-backup-writer.ts";
import type { TarPart } from "../../packages/core/test/tar-builder.ts";
import { buildZip, type ZipPart } from "../../packages/core/test/zip-builder.ts";
import { type Examination, examineHere } from "../examine.ts";
import { check, temporaryFolder } from "../sillage.ts";
import { acquisition, bugreport, type Files, indicators, writeFiles, written } from "./android-phone.ts";
import { checkBounded } from "./bounded.ts";
import { facts, factsWithout, problems } from "./told.ts";

/** Hostile archives and backups of Android, alone and inside an acquisition. */

const password = "a password";
const mib = 2 ** 20;
const messages = "apps/com.android.providers.telephony/d_f/000000_sms_backup";
const lure = (name: string) => `https://fast-notify.com/${name}`;

function message(text: string) {
  return { self_phone: "+33639980142", address: "a", body: text, date: "1700000000000", type: "1", recipients: ["a"] };
}

function smsPart(text: string, name = messages): TarPart {
  return { name, data: deflateSync(JSON.stringify([message(text)])) };
}

const parts = [smsPart(lure("sms"))];
const locked = () => buildAndroidBackup(parts, { password, rounds: 1000 });
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
const pack = () => ["--indicators", written("indicators.stix2", indicators)];
const zipOf = (files: Files): ZipPart[] => [...files].map(([name, data]) => ({ name, data }));

let sound: Examination;
beforeAll(async () => {
  sound = await examineHere(writeFiles(acquisition()), { indicators });
});

function examine(files: Files, given?: string): Promise<Examination> {
  return examineHere(writeFiles(files), { indicators, ...(given === undefined ? {} : { password: given }) });
}

const found = (examined: Pick<Examination, "findings">, value: string) =>
  examined.findings.some(({ values }) => values.includes(value));

describe("an acquisition with an encrypted backup inside", () => {
  const files = () => acquisition((all) => all.set("backup.ab", locked()));

  it.each([
    ["no password", undefined],
    ["an empty password", ""],
    ["a wrong password", "wrong"],
  ])("%s: said, and everything else is found", async (_, given) => {
    const examined = await examine(files(), given);
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toMatch(/^encrypted backup\.ab .*password/m);
    expect(factsWithout(examined)).toEqual(factsWithout(sound, "backup.ab"));
  });

  it("its password: found as in a plain one", async () => {
    const examined = await examine(files(), password);
    expect(examined.damaged).toBe(false);
    expect(found(examined, lure("sms"))).toBe(true);
  });

  it("ends the command with status 4 and a whole case", async () => {
    const run = await check(writeFiles(files()), pack());
    expect(run.status).toBe(4);
    expect(run.stderr).not.toContain("defect");
    expect(problems(run)).toMatch(/^encrypted backup\.ab /m);
    expect(facts(run).length).toBeGreaterThan(50);
    for (const name of ["report.html", "coverage.json"]) expect(existsSync(join(run.caseFolder, name))).toBe(true);
    expect(run.caseFile).toMatchObject({ state: "complete", damaged: true });
  });
});

describe("an acquisition with a damaged part inside", () => {
  const part = (path: string) => Buffer.from(acquisition().get(path) ?? []);
  const cases: [string, string, () => Uint8Array][] = [
    ["cut in the middle", "bugreport.zip", () => half(part("bugreport.zip"))],
    ["without its end", "bugreport.zip", () => part("bugreport.zip").subarray(0, -30)],
    ["of zeros", "bugreport.zip", () => Buffer.alloc(20_000)],
    ["of nothing", "bugreport.zip", () => new Uint8Array()],
    ["that is something else", "bugreport.zip", () => Buffer.from("this is no zip file ".repeat(100))],
    ["of no bug report", "bugreport.zip", () => buildZip([{ name: "a.txt", data: "x" }])],
    ["cut in the middle", "backup.ab", () => half(part("backup.ab"))],
    ["cut in its header", "backup.ab", () => Buffer.from("ANDROID BACKUP\n5\n")],
    ["of a version that is not known", "backup.ab", () => Buffer.from("ANDROID BACKUP\n9\n1\nnone\n")],
    ["of zeros", "backup.ab", () => Buffer.alloc(20_000)],
    ["of nothing", "backup.ab", () => new Uint8Array()],
    [
      "whose key asks for a billion rounds",
      "backup.ab",
      () => Buffer.from(locked().toString("latin1").replace("\n1000\n", "\n999999999\n"), "latin1"),
    ],
    ["with damaged data", "backup.ab", () => Buffer.from(buildAndroidBackup(parts)).fill(0xff, 80, 120)],
  ];
  it.each(cases)("%s: %s", async (_, path, content) => {
    const examined = await examine(
      acquisition((files) => files.set(path, content())),
      password,
    );
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toContain(path);
    expect(factsWithout(examined)).toEqual(expect.arrayContaining(factsWithout(sound, path)));
  });
});

describe("a backup alone that cannot be opened", () => {
  const cases: [string, () => Uint8Array, Record<string, string>, RegExp][] = [
    ["no password", locked, {}, /password/i],
    ["a wrong password", locked, { SILLAGE_PASSWORD: "wrong" }, /password/i],
    ["an empty password", locked, { SILLAGE_PASSWORD: "" }, /password/i],
    ["a version that is not known", () => Buffer.from("ANDROID BACKUP\n6\n1\nnone\nx"), {}, /version 6/],
    ["a header that ends early", () => Buffer.from("ANDROID BACKUP\n5"), {}, /header/],
    ["an encryption that is not known", () => Buffer.from("ANDROID BACKUP\n5\n1\nROT-13\n"), {}, /encryption/],
    ["a header of one long line", () => Buffer.from(`ANDROID BACKUP\n${"5".repeat(10 * mib)}`), {}, /header/],
  ];
  it.each(cases)("%s: status 3, and nothing left behind", async (_, content, env, says) => {
    const run = await check(written("backup.ab", content()), pack(), { env });
    expect(run.status).toBe(3);
    expect(run.stderr).toMatch(says);
    expect(run.stderr).not.toContain("defect");
    expect(run.stdout).toBe("");
    expect(existsSync(run.caseFolder)).toBe(false);
  });
});

describe("an archive that is cut short", () => {
  it.each([
    ["an acquisition", async () => buildZip(zipOf(acquisition())), "acquisition.zip", 0.9],
    ["a bug report", async () => buildZip(zipOf((await bugreport()).files)), "bugreport.zip", 0.9],
    [
      "a backup",
      async () =>
        buildAndroidBackup([smsPart(lure("1")), { name: "shared/0/x", data: Buffer.alloc(mib, "a") }], {
          compressed: false,
        }),
      "backup.ab",
      0.5,
    ],
    [
      "a compressed backup",
      async () => buildAndroidBackup([smsPart(lure("1")), { name: "shared/0/x", data: noise(mib) }]),
      "backup.ab",
      0.5,
    ],
    [
      "an encrypted backup",
      async () => buildAndroidBackup([smsPart(lure("1")), { name: "shared/0/x", data: noise(mib) }], { password }),
      "backup.ab",
      0.5,
    ],
  ])("%s: said, and what is whole is found", async (_, build, name, part) => {
    const whole = await build();
    const examined = await examineHere(written(name, whole.subarray(0, Math.floor(whole.length * part))), {
      indicators,
      password,
    });
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toMatch(/^truncated /m);
    expect(examined.findings.filter(({ indicator }) => indicator).length).toBeGreaterThan(0);
  });
});

/** Bytes that do not compress. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

describe("names that lead out of an archive", () => {
  const names = ["../../escaped.txt", "/escaped.txt", "a/../../../escaped.txt", "C:\\escaped.txt", "\u0000escaped.txt"];
  const line = `{"dns_event":{"event_time":1,"event_id":1,"hostname":"my.mobispy.net"}}\n`;

  it.each([
    [
      "an acquisition",
      () => ["phone.zip", buildZip([...zipOf(acquisition()), ...names.map((name) => ({ name, data: line }))])],
    ],
    ["logs", () => ["logs.zip", buildZip(names.map((name) => ({ name: `intrusion_logs/${name}`, data: line })))]],
    ["a backup", () => ["backup.ab", buildAndroidBackup([...parts, ...names.map((name) => smsPart(lure("x"), name))])]],
  ] as [string, () => [string, Uint8Array]][])("%s: nothing is written outside the case", async (_, build) => {
    const outside = temporaryFolder();
    const [name, content] = build();
    const run = await check(written(name, content), pack(), { caseFolder: join(outside, "a", "b", "case") });
    expect([0, 4]).toContain(run.status);
    expect(run.findings.some(({ indicator }) => indicator)).toBe(true);
    expect(readdirSync(outside)).toEqual(["a"]);
    expect(readdirSync(join(outside, "a", "b"))).toEqual(["case"]);
    expect(existsSync("/escaped.txt")).toBe(false);
  });

  it("follows no link in a backup", async () => {
    const link: TarPart = { name: messages.replace("000000", "000001"), type: "2", target: "/etc/passwd" };
    const examined = await examineHere(written("backup.ab", buildAndroidBackup([...parts, link])), { indicators });
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toMatch(/000001_sms_backup/);
    expect(JSON.stringify([examined.coverage, examined.records])).not.toContain("root:x:0");
    expect(found(examined, lure("sms"))).toBe(true);
  });
});

describe("bombs", () => {
  /** One MiB as deflate data that ends on a byte, so that pieces can be strung together. */
  const piece = (text: string) =>
    deflateRawSync(Buffer.alloc(mib, text), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const repeated = (text: string, count: number) =>
    Buffer.concat([...Array<Buffer>(count).fill(piece(text)), deflateRawSync(new Uint8Array())]);
  const bomb = (name: string, text: string, count: number): ZipPart => {
    const one = Buffer.alloc(mib, text);
    let crc = 0;
    for (let index = 0; index < count; index++) crc = crc32(one, crc);
    return { name, packed: repeated(text, count), size: count * mib, crc };
  };
  const zipWith = (...more: ZipPart[]) =>
    buildZip([...zipOf(acquisition()).filter(({ name }) => !more.some((one) => one.name === name)), ...more]);
  const zlib = (text: string, count: number) =>
    Buffer.concat([Buffer.from([0x78, 0x9c]), repeated(text, count), Buffer.alloc(4)]);
  const report = async (text: string, count: number) => {
    const { text: name, files } = await bugreport();
    return buildZip([...zipOf(files).filter((one) => one.name !== name), bomb(name, text, count)]);
  };

  const bombs: [string, string, () => Uint8Array | Promise<Uint8Array>][] = [
    ["a bug report with 200 MB of line ends", "bugreport.zip", () => report("\n", 200)],
    ["a bug report with 60 MB of line ends", "bugreport.zip", () => report("\n", 60)],
    ["a bug report with 60 MB of headings", "bugreport.zip", () => report("------ A (b) ------\n", 60)],
    ["a bug report with 60 MB of dashes", "bugreport.zip", () => report(`${"-".repeat(79)}\n`, 60)],
    ["a bug report with 60 MB of services", "bugreport.zip", () => report("DUMP OF SERVICE package:\n", 60)],
    [
      "a backup that inflates to 600 MB",
      "backup.ab",
      () => Buffer.concat([Buffer.from("ANDROID BACKUP\n5\n1\nnone\n"), zlib("\0", 600)]),
    ],
    [
      "a backup of 936 bytes that says 800 MB",
      "backup.ab",
      () => buildAndroidBackup([{ name: messages, data: Buffer.alloc(100), size: 800_000_000 }]),
    ],
    [
      "a backup whose messages inflate to 600 MB",
      "backup.ab",
      () => buildAndroidBackup([...parts, { name: messages.replace("000000", "000001"), data: zlib(" ", 600) }]),
    ],
    [
      "a backup whose messages are 60 MB of brackets",
      "backup.ab",
      () => buildAndroidBackup([...parts, { name: messages.replace("000000", "000001"), data: zlib("[", 60) }]),
    ],
    ["an acquisition with 200 MB of properties", "phone.zip", () => zipWith(bomb("getprop.txt", "\n", 200))],
    ["an acquisition with 60 MB of properties", "phone.zip", () => zipWith(bomb("getprop.txt", "[a]: [b\n", 60))],
    ["an acquisition with 60 MB of empty processes", "phone.zip", () => zipWith(bomb("ps.txt", "\n", 60))],
    ["an acquisition with 60 MB of braces", "phone.zip", () => zipWith(bomb("files.json", "{", 60))],
    [
      "an acquisition with 60 MB of objects inside one another",
      "phone.zip",
      () => zipWith(bomb("files.json", '{"a":', 60)),
    ],
    ["an acquisition with 60 MB of quotes", "phone.zip", () => zipWith(bomb("packages.json", '"', 60))],
    ["an acquisition with 60 MB of letters", "phone.zip", () => zipWith(bomb("packages.json", "a", 60))],
    ["an acquisition with a log line of 60 MB", "phone.zip", () => zipWith(bomb("intrusion_logs/a.txt", "a", 60))],
    ["an acquisition with 60 MB of empty events", "phone.zip", () => zipWith(bomb("intrusion_logs/a.txt", "{}\n", 60))],
    [
      "an acquisition with an archive of logs inside an archive …",
      "phone.zip",
      () => {
        let inner = buildZip([{ name: "a.txt", data: "x" }]);
        for (let depth = 0; depth < 40; depth++) inner = buildZip([{ name: "a.zip", data: inner, stored: true }]);
        return zipWith({ name: "intrusion_logs/a.zip", data: inner });
      },
    ],
    [
      "an acquisition with thousands of archives of logs",
      "phone.zip",
      () => {
        const inner = buildZip([{ name: "a.txt", data: "x" }]);
        return zipWith(
          ...Array.from({ length: 3000 }, (_, index) => ({ name: `intrusion_logs/${index}.zip`, data: inner })),
        );
      },
    ],
    ["a list of sums of 60 MB", "phone.zip", () => zipWith(bomb("hashes.csv", "a,b\n", 60))],
  ];
  /** In these, there is nothing wrong but their size. */
  const harmless = /line ends|dashes|empty processes/;

  it.each(bombs)("%s ends soon and in little memory", async (title, name, build) => {
    const run = await checkBounded(written(name, await build()), pack());
    const largeOnly = harmless.test(title) && !title.includes("200 MB");
    expect(largeOnly ? [0] : [3, 4]).toContain(run.status);
    expect(run.stderr).not.toContain("defect");
    // What a bomb hides is said; nothing is lost beside it.
    if (run.status === 3) expect(run.stderr).toMatch(/inflates|damaged/);
    if (run.status === 4) expect(problems(run)).not.toBe("");
    if (name === "phone.zip") expect(found(run, "https://fast-notify.com/p/t7xq2")).toBe(true);
  });
});
