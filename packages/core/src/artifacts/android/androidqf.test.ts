import { describe, expect, it } from "vitest";
import { type ArtifactReading, readArtifact, recordsOf, type TestFiles } from "../../../test/read-artifact.ts";
import type { Artifact } from "../artifact.ts";
import { acquisition } from "./acquisition.ts";
import { files } from "./files.ts";
import { logFiles } from "./log-files.ts";
import { logcat } from "./logcat.ts";
import { mounts } from "./mounts.ts";
import { packages } from "./packages.ts";
import { processes } from "./processes.ts";
import { rootBinaries } from "./root-binaries.ts";
import { selinux } from "./selinux.ts";
import { services } from "./services.ts";
import { settings } from "./settings.ts";

const encoder = new TextEncoder();

function read(artifact: Artifact, content: Readonly<Record<string, unknown>>): Promise<ArtifactReading> {
  const entries = Object.entries(content).map(([path, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return [path, encoder.encode(text)] as const;
  });
  return readArtifact(artifact, Object.fromEntries(entries), "androidqf");
}

const codes = ({ problems }: ArtifactReading) => problems.map(({ code }) => code);
const at = (iso: string) => Date.parse(iso) * 1000;

describe("files.json", () => {
  const usual = {
    path: "/sdcard/a",
    size: 36,
    mode: "-rw-rw----",
    user_id: 10_016,
    group_id: 1015,
    changed_time: 1_550_155_672,
    modified_time: 1_593_109_532,
    access_time: 1_593_109_533,
    context: "u:object_r:sdcardfs:s0",
    sha256: "",
    md5: "aa",
    error: "",
  };

  it("gives the collector's entries whole", async () => {
    const { records, problems } = await read(files, { "files.json": [usual] });
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      time: 1_593_109_532_000_000,
      path: "/sdcard/a",
      mode: "-rw-rw----",
      owner: 10_016,
      group: 1015,
      changed: 1_550_155_672_000_000,
      accessed: 1_593_109_533_000_000,
      hashes: ["aa"],
      context: "u:object_r:sdcardfs:s0",
    });
    expect(records[0]).not.toHaveProperty("details");
  });

  it("gives no owner where find did not record any", async () => {
    const { records } = await read(files, { "files.json": [{ ...usual, mode: "660", user_id: 0, group_id: 0 }] });
    expect(records[0]).toMatchObject({ mode: "660", owner: null, group: null });
  });

  const forms: [string, string, number, string[]][] = [
    ["a list", JSON.stringify([usual, usual]), 2, []],
    ["NDJSON", `${JSON.stringify(usual)}\n${JSON.stringify(usual)}\n`, 2, []],
    ["null, as Go writes an empty list", "null", 0, []],
    ["null among entries", `[${JSON.stringify(usual)},null,${JSON.stringify(usual)}]`, 2, ["value"]],
    ["a line of rubbish", `${JSON.stringify(usual)}\n\ud800{[\n${JSON.stringify(usual)}`, 2, ["damaged"]],
    ["a time that is none", JSON.stringify([{ ...usual, modified_time: 99_999_999_999_999 }]), 1, ["value"]],
    ["a path that is none", JSON.stringify([{ ...usual, path: 7 }]), 1, ["value"]],
    ["a file that was cut", JSON.stringify([usual, usual]).slice(0, -9), 1, ["truncated"]],
  ];
  it.each(forms)("is read as %s", async (_, text, count, problems) => {
    const reading = await read(files, { "files.json": text });
    expect([reading.records.length, codes(reading)]).toEqual([count, problems]);
  });
});

describe("packages.json", () => {
  it("gives hashes of all files and of their certificates", async () => {
    const certificate = { Md5: "m", Sha1: "s", Sha256: "t", Issuer: "CN=x", SerialNumber: 1e21 };
    const apk = (path: string) => ({ path, md5: "1", sha256: `2${path}`, certificate, error: "" });
    const entry = { name: "org.example", files: [apk("/a"), apk("/b"), null], installer: "null", uid: 10_001 };
    const reading = await read(packages, {
      "packages.json": [{ ...entry, disabled: true, system: false, third_party: true }],
    });
    expect(recordsOf(reading, "app")[0]).toMatchObject({
      app_id: "org.example",
      installer: "null",
      uid: 10_001,
      disabled: true,
      system: false,
      paths: ["/a", "/b"],
      hashes: ["1", "2/a", "1", "2/b"],
      certificate_hashes: ["m", "s", "t"],
      details: { third_party: true, files: [{ path: "/a", certificate: { Issuer: "CN=x" } }, { path: "/b" }] },
    });
    expect(codes(reading)).toEqual(["value"]);
  });

  it("keeps a package without files", async () => {
    const reading = await read(packages, { "packages.json": [{ name: "a", files: null }, { name: "b" }] });
    expect(recordsOf(reading, "app").map(({ app_id }) => app_id)).toEqual(["a", "b"]);
    expect(reading.problems).toEqual([]);
  });
});

describe("processes", () => {
  const listed: [string, string, object][] = [
    ["toybox", "root 1 0 57912 2084 0 0 S init", { user: "root", pid: 1, parent_pid: 0, process: "init" }],
    [
      "without a wait channel",
      "root 3 2 0 0 0 S [ksoftirqd/0]",
      { pid: 3, process: "ksoftirqd/0", details: { addr: "0", stat: "S" } },
    ],
    [
      "with a label",
      "u:r:shell:s0 shell 1204 900 57912 2084 0 0 S sh -c x",
      { context: "u:r:shell:s0", user: "shell", process: "sh -c x" },
    ],
    [
      "toolbox",
      "u0_a9 70 1 8904 788 ffffffff 00000000 S /system/bin/sh",
      { process: "/system/bin/sh", path: "/system/bin/sh" },
    ],
  ];
  it.each(listed)("are listed by %s", async (_, line, expected) => {
    const { records, problems } = await read(processes, {
      "ps.txt": `USER PID PPID VSZ RSS WCHAN ADDR S NAME\n${line}`,
    });
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject(expected);
  });

  it("are listed beside lines that are none", async () => {
    const reading = await read(processes, { "processes.txt": "root 1\nroot 1 0 1 1 0 0 S init\n" });
    expect([reading.records.length, codes(reading)]).toEqual([1, ["value"]]);
  });

  it("of the collector say nothing that was not recorded", async () => {
    const entry = {
      pid: 7,
      uid: 0,
      ppid: 0,
      filename: "(app_process)",
      state: "",
      path: "",
      command_line: ["com.a:b"],
    };
    const { records } = await read(processes, { "processes.json": [entry, { ...entry, state: "S" }] });
    expect(records[0]).toMatchObject({ process: "app_process", named: "com.a:b", pid: 7, uid: null, parent_pid: null });
    expect(records[1]).toMatchObject({ uid: 0, parent_pid: 0 });
  });
});

describe("the lists of one line an entry", () => {
  const cases: [string, Artifact, Readonly<Record<string, unknown>>, object[], string[]][] = [
    [
      "settings",
      settings,
      { "settings_global.txt": "adb_enabled=1\nurl=https://x/?a=b\nnoequals\n" },
      [
        { namespace: "global", key: "adb_enabled", value: "1" },
        { key: "url", value: "https://x/?a=b" },
      ],
      ["value"],
    ],
    [
      "programs that give root",
      rootBinaries,
      { "root_binaries.json": ["/system/bin/su", "/system/xbin/BusyBox\n/data/unknown", "", 5] },
      [{ path: "/system/bin/su", details: { binary_name: "su" } }, { path: "/system/xbin/BusyBox" }, { details: {} }],
      ["value"],
    ],
    [
      "mounts",
      mounts,
      { "mounts.json": ["/dev/a on /a b type ext4 (rw,noatime)", "/dev/b /vendor ext4 ro,seclabel 0 0", "malformed"] },
      [
        { device: "/dev/a", path: "/a b", filesystem: "ext4", options: ["rw", "noatime"], writable: true },
        { device: "/dev/b", path: "/vendor", options: ["ro", "seclabel"], writable: false },
      ],
      ["value"],
    ],
    ["no mounts", mounts, { "mounts.json": "null" }, [], []],
    ["SELinux", selinux, { "selinux.txt": "Permissive" }, [{ namespace: "selinux", value: "Permissive" }], []],
    [
      "services",
      services,
      { "services.txt": "Found 2 services:\n0\tsip: [android.net.sip.ISipService]\n1\tv.x/default: []\nbad" },
      [
        { name: "sip", interface: "android.net.sip.ISipService" },
        { name: "v.x/default", interface: null },
      ],
      ["value"],
    ],
    [
      "the log of the acquisition",
      acquisition,
      { "command.log": "2026-06-19T16:48:49+02:00 [DEBUG] text [x]\nno time\n" },
      [{ time: at("2026-06-19T14:48:49Z"), level: "DEBUG", text: "text [x]" }],
      ["value"],
    ],
    [
      "the acquisition",
      acquisition,
      { "acquisition.json": { uuid: "u", started: "2026-06-19T14:48:49.5Z", completed: "later", tmp_dir: "/x" } },
      [
        { event: "acquisition started", time: at("2026-06-19T14:48:49.5Z"), details: { uuid: "u", tmp_dir: "/x" } },
        { event: "acquisition completed", time: null },
      ],
      ["value"],
    ],
  ];
  it.each(cases)("%s", async (_, artifact, content, records, problems) => {
    const reading = await read(artifact, content);
    expect(reading.records).toHaveLength(records.length);
    expect(reading.records).toMatchObject(records);
    expect(codes(reading)).toEqual(problems);
  });
});

describe("logcat", () => {
  const acquired = { "acquisition.json": '{"started":"2024-01-02T10:00:00Z"}' };
  const line = "12-31 23:59:58.120  1000  1001 I ActivityManager: Start proc 42:org.example/u0a1 for service";
  const cases: [string, string, Readonly<Record<string, string>>, number | null][] = [
    ["a day of the year before", line, acquired, at("2023-12-31T23:59:58.12Z")],
    ["a day of the year", line.replace("12-31", "01-01"), acquired, at("2024-01-01T23:59:58.12Z")],
    ["a phone in another zone", line.replace("12-31", "01-03"), acquired, at("2024-01-03T23:59:58.12Z")],
    ["an acquisition without a date", line, {}, null],
    ["a year of its own", `2022-${line}`, acquired, at("2022-12-31T23:59:58.12Z")],
    ["no date", line.replace("12-31", "13-41"), acquired, null],
  ];
  it.each(cases)("is dated by %s", async (_, text, more, time) => {
    const { records, problems } = await read(logcat, {
      "logcat.txt": `--------- beginning of main\n${text}\n`,
      ...more,
    });
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({ time, event: "ActivityManager", process: "org.example", pid: 1000, level: "I" });
    expect("logged" in (records[0]?.details ?? {})).toBe(time === null);
  });

  it("names processes that start, and says which lines are none", async () => {
    const text = "01-01 01:00:00.000 1 2 I am_proc_start: [0,42,10100,org.spy.x,service,{x}]\nnothing\n";
    const reading = await read(logcat, { "logcat_old.txt": text, ...acquired });
    expect(reading.records[0]).toMatchObject({ process: "org.spy.x" });
    expect(codes(reading)).toEqual(["value"]);
  });
});

describe("copied logs", () => {
  it("are named as on the phone", async () => {
    const tree: TestFiles = {
      "logs/data/anr/anr_1": { bytes: encoder.encode("x"), metadata: { modified: 5 } },
      "tmp/wd/tool": encoder.encode("y"),
      "acquisition.json": encoder.encode('{"tmp_dir":"/data/local/tests"}'),
      "dumpsys.txt!dumpsys/adb": encoder.encode("z"),
    };
    const { records } = await readArtifact(logFiles, tree, "androidqf");
    expect(records).toMatchObject([
      { path: "/data/anr/anr_1", modified: 5, time: 5, size: 1 },
      { path: "/data/local/tests/wd/tool", modified: null },
    ]);
    expect(records).toHaveLength(2);
  });
});
