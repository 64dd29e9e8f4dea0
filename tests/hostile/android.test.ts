import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildZip } from "../../packages/core/test/zip-builder.ts";
import { type Examination, examineHere } from "../examine.ts";
import { acquisition, bugreport, changed, type Files, indicators, textOf, writeFiles } from "./android-phone.ts";
import { facts, factsWithout, problems, stateOf } from "./told.ts";

/**
 * Damaged and poisoned evidence of Android: what is damaged is named, and everything else is found as on the undamaged
 * phone. In most of these the peer loses a whole module, or ends with a traceback before it writes its alerts.
 */

let sound: Examination;

beforeAll(async () => {
  sound = await examineHere(writeFiles(acquisition()), { indicators });
});

const examine = (files: Files) => examineHere(writeFiles(files), { indicators });

it("finds something in every kind of file of the sound phone", () => {
  expect(problems(sound)).toBe("");
  expect(sound.damaged).toBe(false);
  const told = facts(sound).join("\n");
  for (const part of [
    ...["packages.json", "files.json", "processes.json", "ps.txt", "settings_global.txt", "dumpsys.txt!dumpsys/dbinfo"],
    ...["bugreport.zip!bugreport", "backup.ab!apps/", "intrusion_logs/intrusion_log_", "tmp/.sysd"],
  ]) {
    expect(told).toContain(`["${part}`);
  }
});

interface Poison {
  readonly title: string;
  readonly file: string;
  readonly poison: (text: string) => string | Uint8Array;
  readonly artifact: string;
  /** Records beside those of the sound phone: the poisoned one is told as far as it goes. */
  readonly more: number;
  /** Undefined where there is nothing to say: what is odd is read all the same. */
  readonly says?: RegExp;
}

const deep = 200_000;
const brackets = `${"[".repeat(deep)}${"]".repeat(deep)}`;
const first = (entry: string) => (text: string) => text.replace("[", `[${entry},`);
const atEnd = (lines: string) => (text: string) => `${text.trimEnd()}\n${lines}\n`;
const inFiles = { file: "files.json", artifact: "android.files" } as const;
const inPackages = { file: "packages.json", artifact: "android.packages" } as const;
const inLog = { file: "intrusion_logs/intrusion_log_2025-11-16.txt", artifact: "android.intrusion_security" } as const;
const inPs = { file: "ps.txt", artifact: "android.processes" } as const;

const entry = (more: string) => `{"path":"/sdcard/poison","size":1,"mode":"-rw-rw----",${more}}`;

const poisons: readonly Poison[] = [
  ...[
    { title: "a time beyond all calendars", poison: first(entry('"modified_time":99999999999999')), more: 1 },
    { title: "a time that is text", poison: first(entry('"modified_time":"yesterday"')), more: 1 },
    { title: "a time beyond all numbers", poison: first(entry('"modified_time":1e999')), more: 1 },
    { title: "a hash that is a number", poison: first(entry('"sha256":12')), more: 1 },
    { title: "a path that is an object", poison: first('{"path":{"a":1}}'), more: 1 },
    { title: "an entry that is a number", poison: first("7"), more: 0 },
    { title: "an entry that is a text", poison: first('"/sdcard/x"'), more: 0 },
    { title: "an entry without a colon", poison: first('{"path" "/sdcard/x"}'), more: 0 },
    { title: "an entry whose text does not end", poison: first('{"path":"/sdcard/x,"size":1}'), more: 0 },
    { title: "an entry that does not end", poison: first('{"path":"/sdcard/x","size":{'), more: 0 },
    { title: "brackets inside brackets", poison: first(`{"path":${brackets}}`), more: 0 },
    { title: "braces inside braces", poison: first(`${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`), more: 0 },
  ].map((poison) => ({ ...poison, ...inFiles, says: /files\.json/ })),
  {
    ...{ title: "an entry in Latin-1", ...inFiles, more: 1 },
    poison: (text) => Buffer.from(first(entry('"user_name":"\u00e9"'))(text), "latin1"),
  },
  {
    title: "an application whose files are null",
    ...inPackages,
    poison: first('{"name":"a.b","files":null}'),
    more: 1,
  },
  ...[
    { title: "an application whose files are a text", poison: first('{"name":"a.b","files":"x"}') },
    { title: "an application whose files are numbers", poison: first('{"name":"a.b","files":[1,2]}') },
    { title: "an application whose name is a list", poison: first('{"name":[],"files":[]}') },
    { title: "a certificate that is a text", poison: first('{"name":"a.b","files":[{"certificate":"x"}]}') },
  ].map((poison) => ({ ...poison, ...inPackages, more: 1, says: /packages\.json/ })),
  {
    ...{ title: "brackets inside brackets", ...inPackages, more: 0, says: /packages\.json/ },
    poison: first(`{"name":"a.b","files":[],"x":${brackets}}`),
  },
  ...[
    { title: "a short line", poison: atEnd("root 1"), more: 0 },
    { title: "a line of a thousand columns", poison: atEnd("root ".repeat(1000)), more: 0 },
    { title: "a line of a megabyte", poison: atEnd("u".repeat(2 ** 20)), more: 0 },
    { title: "a process number beyond all numbers", poison: atEnd(`root ${"9".repeat(40)} 0 0 0 0 0 S x`), more: 0 },
  ].map((poison) => ({ ...poison, ...inPs, says: /ps\.txt/ })),
  {
    ...{ title: "a property without an end", file: "getprop.txt", artifact: "android.getprop", more: 1 },
    ...{ poison: atEnd("[ro.open]: [value"), says: /getprop\.txt/ },
  },
  {
    ...{ title: "lines that are no JSON", ...inLog, more: 0, says: /line is not JSON/ },
    poison: atEnd(['{"dns_event":', "garbage", "\u0000\u0001", '{"security_event":{]'].join("\n")),
  },
  {
    ...{ title: "events of other kinds", ...inLog, more: 0, says: /kind/ },
    poison: atEnd('{"strange_event":{}}\n{"security_event":null}\n{"dns_event":7}\n[]\nnull\n{}'),
  },
  {
    ...{ title: "an event time beyond all calendars", ...inLog, more: 1, says: /event_time/ },
    poison: atEnd('{"security_event":{"event_time":9e30,"event_id":1,"os_shutdown":{}}}'),
  },
  {
    ...{ title: "a line longer than any of a log", ...inLog, more: 0, says: /too long/ },
    poison: atEnd(`{"security_event":{"event_time":1,"os_shutdown":"${"x".repeat(6 * 2 ** 20)}"}}`),
  },
  {
    ...{ title: "an event of brackets without end", ...inLog, more: 0, says: /intrusion_log/ },
    poison: atEnd(`{"security_event":{"a":${"[".repeat(deep)}`),
  },
  {
    ...{ title: "a sound event of brackets", ...inLog, more: 2, says: /too deep/ },
    poison: atEnd(
      [`{"a":${brackets}}`, brackets]
        .map((value) => `{"security_event":{"event_time":1700000000000000000,"event_id":1,"os_shutdown":${value}}}`)
        .join("\n"),
    ),
  },
  {
    ...{ title: "an event with bytes that are no text", ...inLog, more: 1 },
    poison: (text) =>
      Buffer.concat([
        Buffer.from(`${text}{"security_event":{"event_time":1700000000000000000,"event_id":1,"os_shutdown":{"a":"`),
        Buffer.from([0xff, 0xfe, 0xc3]),
        Buffer.from('"}}}\n'),
      ]),
  },
  {
    ...{ title: "a wall clock that there is not", file: "dumpsys.txt", artifact: "android.dumpsys_appops", more: 0 },
    ...{ poison: (text) => text.replace(/Access: \[fg-s\] 2025-\d\d-\d\d/, "Access: [fg-s] 2025-99-99") },
    says: /dumpsys\/appops/,
  },
];

describe("one poisoned entry", () => {
  it.each(poisons)("$file: $title", async ({ file, poison, artifact, more, says }) => {
    const examined = await examine(changed(file, poison));
    const total = ({ coverage }: Examination) =>
      coverage.artifacts.filter((one) => one.artifact === artifact).reduce((sum, { records }) => sum + records, 0);
    expect(total(examined)).toBe(total(sound) + more);
    expect(facts(examined)).toEqual(facts(sound));
    expect(examined.damaged).toBe(says !== undefined);
    if (says) expect(problems(examined)).toMatch(says);
    else expect(problems(examined)).toBe("");
    const others = examined.coverage.artifacts.filter(
      ({ problemCount, artifact: one }) => problemCount > 0 && !one.startsWith(artifact.replace("security", "")),
    );
    expect(others).toEqual([]);
  });
});

describe("one damaged file of an acquisition", () => {
  const half = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.length / 2));
  const zeroed = (bytes: Buffer) => {
    const from = bytes.length >> 1;
    return Buffer.from(bytes).fill(0, from, Math.min(from + 512, bytes.length));
  };
  const bytesOf = (files: Files, path: string) => Buffer.from(files.get(path) ?? []);
  const damages: readonly (readonly [string, (bytes: Buffer) => Uint8Array])[] = [
    ["cut in the middle", half],
    ["with a sector of zeros", zeroed],
    ["of random bytes", (bytes) => bytes.map((_, index) => (index * 2_654_435_761) >>> 13)],
  ];
  const named = [
    "packages.json",
    "files.json",
    "processes.json",
    "ps.txt",
    "intrusion_logs/intrusion_log_2025-11-16.txt",
  ];
  const cases = named.flatMap((file) => damages.map(([title, damage]) => [file, title, damage] as const));
  it.each(cases)("%s %s: said, and nothing is lost beside it", async (file, _, damage) => {
    const examined = await examine(acquisition((files) => files.set(file, damage(bytesOf(files, file)))));
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toContain(file);
    expect(factsWithout(examined)).toEqual(expect.arrayContaining(factsWithout(sound, file)));
    // Nothing is made up of what is left of it.
    expect(factsWithout(sound)).toEqual(expect.arrayContaining(factsWithout(examined)));
  });

  it.each(["packages.json", "files.json"])("%s cut in the middle: its first half is read", async (file) => {
    const examined = await examine(acquisition((files) => files.set(file, half(bytesOf(files, file)))));
    const records = ({ coverage }: Examination) =>
      coverage.artifacts.find(({ files }) => files.some((one) => one.file === file))?.records ?? 0;
    expect(records(examined)).toBeGreaterThan(records(sound) * 0.4);
    expect(records(examined)).toBeLessThan(records(sound));
    expect(problems(examined)).toMatch(/^truncated /m);
    expect(problems(examined).split("\n")).toHaveLength(1);
  });

  it("follows no link out of it", async () => {
    const folder = writeFiles(acquisition());
    rmSync(join(folder, "env.txt"));
    symlinkSync("/etc/passwd", join(folder, "env.txt"));
    const examined = await examineHere(folder, { indicators });
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toMatch(/env\.txt/);
    expect(JSON.stringify([examined.coverage, examined.records])).not.toContain("root:x:0");
    expect(facts(examined)).toEqual(facts(sound));
  });

  it("takes an unknown time zone for none", async () => {
    const odd = changed("getprop.txt", (text) => text.replace("Europe/Paris", "Mars/Olympus_Mons"));
    const examined = await examine(odd);
    expect(textOf(odd, "getprop.txt")).toContain("Mars/Olympus_Mons");
    expect(facts(examined)).toEqual(facts(sound));
    expect(examined.damaged).toBe(false);
    // A wall clock whose zone is not known is stated without one.
    const times = (of: Examination) =>
      of.findings.filter(({ rule }) => rule === "android.package_downgrade").map(({ time }) => time ?? "");
    expect(times(sound).every((time) => time.endsWith("Z"))).toBe(true);
    expect(times(examined).some((time) => time !== "" && !time.endsWith("Z"))).toBe(true);
  });
});

describe("a dump with headings that were forged", () => {
  const forged = [
    "-".repeat(79),
    "DUMP OF SERVICE package:",
    "Packages:",
    "  Package [org.example.forged] (1234567):",
    "    userId=10999",
    "",
  ].join("\n");

  it.each([
    ["an earlier service", "DUMP OF SERVICE appops:\n", (heading: string) => `${heading}${forged}`],
    ["a later service", "DUMP OF SERVICE uimode:\n", (heading: string) => `${heading}${forged}`],
    ["the service itself", "DUMP OF SERVICE package:\n", (heading: string) => `${heading}${forged}`],
  ])("reads the true one and the forged one, in %s", async (_, heading, forge) => {
    const examined = await examine(changed("dumpsys.txt", (text) => text.replace(heading, forge(heading))));
    const apps = examined.records.filter(
      (record) => record.kind === "app" && "app_id" in record && record.app_id === "org.example.forged",
    );
    expect(apps.length).toBeGreaterThan(0);
    const values = (of: Examination) =>
      facts(of)
        .filter((fact) => /dumpsys\/package/.test(fact))
        .map(valuesOf);
    expect(values(examined)).toEqual(values(sound));
  });

  /** Without the name of the section, which is the second of its name now. */
  const valuesOf = (fact: string) => fact.replace(/dumpsys\.txt(?: \(\d\))?/, "dumpsys.txt");
});

describe("logs that overlap", () => {
  it("counts an event that is in two files once", async () => {
    const names = ["intrusion_logs/intrusion_log_2025-11-16.txt", "intrusion_logs/intrusion_log_2025-11-18.txt"];
    const twice = acquisition((files) => {
      for (const [index, name] of names.entries())
        files.set(`intrusion_logs/copy_${index}.txt`, Buffer.from(textOf(files, name)));
    });
    const examined = await examine(twice);
    const counts = ({ findings }: Examination) =>
      findings
        .filter(({ records }) => records[0]?.artifact.startsWith("android.intrusion"))
        .map(({ rule, values, recordCount }) => `${rule} ${values} ${recordCount}`)
        .sort();
    const sum = (of: Examination) => of.records.filter(({ kind }) => kind === "dns_lookup").length;
    expect(sum(examined)).toBe(sum(sound));
    expect(counts(examined).length).toBeGreaterThan(0);
  });
});

describe("text that plays with its reader", () => {
  it.each(["[/red]", "\u001b[31m\u001b]0;title\u0007", "=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\u202e", "<script>"])(
    "a file with %j in its name is found as any other",
    async (trick) => {
      const path = `/data/local/tmp/${trick}`;
      const listed = JSON.stringify({ path, size: 1, mode: "-rwxrwxrwx", modified_time: 1_700_000_000 });
      const examined = await examine(changed("files.json", first(listed)));
      const found = examined.findings.filter(
        ({ rule, values }) => rule === "android.file_in_local_tmp" && values.includes(path),
      );
      expect(found).toHaveLength(1);
      expect(examined.damaged).toBe(false);
    },
  );
});

describe("garbage in place of what is unpacked", () => {
  it("names an application file that is none, and one whose manifest is none", async () => {
    const examined = await examine(
      acquisition((files) => {
        files.set("apks/garbage.apk", Buffer.alloc(5000, "garbage "));
        files.set("apks/empty.apk", new Uint8Array());
        files.set(
          "apks/manifest.apk",
          buildZip([{ name: "AndroidManifest.xml", data: Buffer.alloc(5000, "\u0003\u0000") }]),
        );
      }),
    );
    for (const name of ["garbage", "empty", "manifest"]) expect(problems(examined)).toContain(`apks/${name}.apk`);
    expect(stateOf(examined, "android.apks")).toBe("partly_read");
    expect(facts(examined)).toEqual(facts(sound));
  });

  it("names a tombstone that is none", async () => {
    const { files } = await bugreport();
    for (const name of files.keys()) if (name.endsWith("tombstone_00.pb")) files.set(name, Buffer.alloc(300, 0xff));
    const examined = await examine(files);
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toMatch(/tombstone_00\.pb/);
    expect(facts(examined).some((fact) => fact.includes("tombstone_privileged"))).toBe(true);
  });
});

describe("a bug report whose main_entry.txt leads elsewhere", () => {
  it.each(["../../../../etc/passwd", "/etc/passwd", "nowhere.txt", "\u0000", "x".repeat(100_000)])(
    "%j",
    async (name) => {
      const { files } = await bugreport();
      const whole = await examine(files);
      files.set("main_entry.txt", Buffer.from(name));
      const examined = await examine(files);
      expect(JSON.stringify([examined.coverage, examined.records])).not.toContain("root:x:0");
      expect(facts(examined)).toEqual(facts(whole));
    },
  );
});
