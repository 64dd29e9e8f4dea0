import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Files, openAge, openBackup, readFolder, readTar, readZip, unpack } from "../../test/android-evidence.ts";
import { type AndroidForm, androidForms, androidPassword, buildAndroid, type PracticeAndroid } from "../index.ts";
import { acquisition, phone as identity } from "./phone.ts";
import { ourKey } from "./texts/adb.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-android-"));
afterAll(() => rmSync(folder, { recursive: true }));

const phones = new Map<AndroidForm, PracticeAndroid>();
const contents = new Map<AndroidForm, Files>();
beforeAll(async () => {
  for (const form of androidForms) {
    const phone = await buildAndroid(join(folder, "first"), form);
    phones.set(form, phone);
    contents.set(form, await unpack(phone));
  }
});

function phone(form: AndroidForm): PracticeAndroid {
  const built = phones.get(form);
  if (!built) throw new Error(`${form} was not built`);
  return built;
}

function file(form: AndroidForm, path: string): Buffer {
  const bytes = contents.get(form)?.get(path);
  if (!bytes) throw new Error(`${form} has no ${path}`);
  return bytes;
}

const json = (form: AndroidForm, path: string): unknown => JSON.parse(file(form, path).toString());
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe.each(androidForms)("the practice Android phone as %s", (form) => {
  it("has the same bytes every time", async () => {
    await buildAndroid(join(folder, "second"), form);
    const fingerprint = (of: string): string[] =>
      [...readFolder(join(folder, of, `android-${form}`))].map(([name, bytes]) => `${name} ${sha256(bytes)}`);
    expect(fingerprint("second")).toEqual(fingerprint("first"));
  });

  it("says beside itself that it is synthetic", () => {
    expect(readFileSync(join(phone(form).path, "../SYNTHETIC.txt"), "utf8")).toMatch(/SYNTHETIC: this is not evidence/);
  });

  it("does not write over what is there", async () => {
    await expect(buildAndroid(join(folder, "first"), form)).rejects.toThrow("is not empty");
  });
});

describe("an AndroidQF acquisition", () => {
  const lists: readonly AndroidForm[] = ["androidqf", "androidqf-zip", "androidqf-age"];

  it("lies in a folder named by its id, or in an archive without one", async () => {
    expect(basename(phone("androidqf").path)).toBe(acquisition.uuid);
    const names = [...(await readZip(readFileSync(phone("androidqf-zip").path))).keys()];
    expect(names).toContain("packages.json");
    expect(names).toContain("intrusion_logs/intrusion_log_2025-11-16.txt");
    expect(names.at(-1)).toBe("hashes.csv");
  });

  it("streams its archive: sizes stand behind the data", () => {
    const bytes = readFileSync(phone("androidqf-zip").path);
    expect(bytes.readUInt16LE(6) & 0x0008).toBe(0x0008);
    expect(bytes.readUInt32LE(14)).toBe(0);
    expect(bytes.readUInt32LE(18)).toBe(0);
  });

  it("is encrypted for the identity beside it and for no other", async () => {
    const { path, identityFile = "" } = phone("androidqf-age");
    expect(basename(path)).toBe(`${acquisition.uuid}.zip.age`);
    const clear = await openAge(readFileSync(path), identityFile);
    expect(sha256(clear)).toBe(sha256(readFileSync(phone("androidqf-zip").path)));
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await expect(openAge(bytes, identityFile)).rejects.toThrow();
  });

  it("of a folder has sums of all files, but for those that AndroidQF takes too early", () => {
    const rows = sums("androidqf").map(([path = "", sum]) => [path.slice(acquisition.uuid.length + 1), sum]);
    const wrong = rows.filter(([path = "", sum]) => sha256(file("androidqf", path)) !== sum).map(([path]) => path);
    expect(wrong).toEqual(["command.log", "hashes.csv"]);
    const all = readdirSync(phone("androidqf").path, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    // acquisition.json is written after the sums were taken.
    expect(rows.length).toBe(all.length - 1);
    expect(rows.some(([path]) => path === "acquisition.json")).toBe(false);
  });

  it.each(["androidqf-zip", "androidqf-age"] as const)(
    "of the form %s has right sums of all files but the list",
    (form) => {
      const rows = sums(form);
      expect(rows.filter(([path = "", sum]) => sha256(file(form, path)) !== sum)).toEqual([]);
      expect(rows.map(([path]) => path)).toEqual(expect.arrayContaining(["acquisition.json", "command.log"]));
      expect(rows.some(([path]) => path === "hashes.csv")).toBe(false);
    },
  );

  it.each(lists)("as %s has lists in AndroidQF's shapes", (form) => {
    expect(json(form, "acquisition.json")).toMatchObject({
      uuid: acquisition.uuid,
      started: "2025-11-18T10:04:30.000118204Z",
      streaming_mode: form !== "androidqf",
      adb_host_public_key: ourKey.text,
    });
    const packages = json(form, "packages.json");
    expect(packages).toContainEqual(
      expect.objectContaining({
        name: "com.psac.a.processservice",
        installer: "com.google.android.packageinstaller",
        system: false,
        third_party: true,
        files: [expect.objectContaining({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), local_name: "" })],
      }),
    );
    expect(packages).toContainEqual(expect.objectContaining({ name: "com.serv.services", installer: "null" }));
    expect(json(form, "files.json")).toContainEqual(
      expect.objectContaining({
        path: "/data/local/tmp/.sysd",
        mode: "-rwxr-xr-x",
        modified_time: Date.parse("2025-11-11T15:18:31Z") / 1_000,
        sha256: sha256(file(form, "tmp/.sysd")),
      }),
    );
    expect(json(form, "processes.json")).toContainEqual(
      expect.objectContaining({ filename: "(.sysd)", uid: 0, ppid: 0, command_line: ["/data/local/tmp/.sysd", "-d"] }),
    );
    expect(json(form, "root_binaries.json")).toEqual([]);
    expect(file(form, "settings_global.txt").toString()).toMatch(/^package_verifier_enable=0$/m);
  });

  it("has intrusion logs of a JSON object on each line, which overlap", () => {
    const names = [...(contents.get("androidqf")?.keys() ?? [])].filter((name) => name.startsWith("intrusion_logs/"));
    const lines = names.flatMap((name) => file("androidqf", name).toString().trimEnd().split("\n"));
    for (const line of lines) expect(JSON.parse(line)).toBeTypeOf("object");
    expect(names.length).toBe(3);
    expect(new Set(lines).size).toBe(lines.length - 6);
  });
});

describe("the bug report", () => {
  it("names its text and carries each crash twice", async () => {
    const files = await readZip(readFileSync(phone("bugreport").path));
    const main = files.get("main_entry.txt")?.toString() ?? "";
    expect(files.get(main)?.toString()).toMatch(/^== dumpstate: 2025-11-18 11:13:30$/m);
    expect([...files.keys()].filter((name) => name.startsWith("FS/data/tombstones/")).length).toBe(4);
    expect(files.get("version.txt")?.toString()).toBe("2.0");
    const text = files.get("FS/data/tombstones/tombstone_00")?.toString() ?? "";
    expect(text).toMatch(/^pid: 1021, tid: 18655, name: netd-worker {2}>>> \/system\/bin\/netd <<<\nuid: 0$/m);
    // Fields 2 (fingerprint), 4 (time), 7 (user) of the protobuf.
    const binary = files.get("FS/data/tombstones/tombstone_00.pb")?.toString("latin1") ?? "";
    expect(binary).toContain(`\x12${String.fromCharCode(identity.fingerprint.length)}${identity.fingerprint}`);
    expect(binary).toContain("\x22\x222025-11-11 15:23:51.204000000+0100");
    expect(binary).toContain("\x38\x00\x42");
  });

  it("is the one in the acquisition", () => {
    expect(file("androidqf", "bugreport.zip").equals(readFileSync(phone("bugreport").path))).toBe(true);
  });
});

describe("the backup", () => {
  it("opens with its password, and with no other", () => {
    const bytes = readFileSync(phone("backup").path);
    expect(bytes.toString("latin1", 0, 27)).toBe("ANDROID BACKUP\n5\n1\nAES-256\n");
    expect([...readTar(openBackup(bytes, androidPassword)).keys()].at(-1)).toBe(
      "apps/com.android.providers.telephony/d_f/000002_mms_backup",
    );
    expect(() => openBackup(bytes, "practice")).toThrow();
  });

  it("is the one in the acquisition, which is neither compressed nor encrypted", () => {
    const bytes = file("androidqf", "backup.ab");
    expect(bytes.toString("latin1", 0, 24)).toBe("ANDROID BACKUP\n5\n0\nnone\n");
    expect(openBackup(bytes).equals(openBackup(readFileSync(phone("backup").path), androidPassword))).toBe(true);
  });

  it("counts milliseconds of short messages and seconds of multimedia messages", () => {
    const short = json("backup", "backup.ab!apps/com.android.providers.telephony/d_f/000001_sms_backup");
    const media = json("backup", "backup.ab!apps/com.android.providers.telephony/d_f/000002_mms_backup");
    expect(short).toContainEqual(expect.objectContaining({ date: "1756195960331", address: "GreffeInfo", type: "1" }));
    expect(media).toContainEqual(expect.objectContaining({ date: "1759261687", mms_charset: 106 }));
  });
});

/** Rows of hashes.csv: path and sum; it has no heading. */
function sums(form: AndroidForm): string[][] {
  return file(form, "hashes.csv")
    .toString()
    .trimEnd()
    .split("\n")
    .map((row) => row.split(","));
}
