import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { isoTime } from "../../formats/time.ts";
import type { Artifact } from "../artifact.ts";
import { acquisition } from "./acquisition.ts";
import { files } from "./files.ts";
import { mounts } from "./mounts.ts";
import { packages } from "./packages.ts";
import { rootBinaries } from "./root-binaries.ts";

/** Streams as Bugbane writes them. */

type Write = (message: BinaryWriter) => BinaryWriter;

const text =
  (field: number, value: string): Write =>
  (message) =>
    message.tag(field, WireType.LengthDelimited).string(value);
const whole =
  (field: number, value: number): Write =>
  (message) =>
    message.tag(field, WireType.Varint).int64(value);
const inner =
  (field: number, ...writes: readonly Write[]): Write =>
  (message) =>
    message.tag(field, WireType.LengthDelimited).bytes(messageOf(...writes));

function messageOf(...writes: readonly Write[]): Uint8Array<ArrayBuffer> {
  return writes.reduce((message, write) => write(message), new BinaryWriter()).finish() as Uint8Array<ArrayBuffer>;
}

function stream(...messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return messages.reduce((all, one) => all.bytes(one), new BinaryWriter()).finish() as Uint8Array<ArrayBuffer>;
}

const read = (artifact: Artifact, path: string, bytes: Uint8Array<ArrayBuffer>) =>
  readArtifact(artifact, { [path]: bytes }, "androidqf");

describe("files.pb", () => {
  const listed = messageOf(
    text(1, "/data/local/tmp/x"),
    (message) => message.tag(2, WireType.Bit64).double(1_700_000_000.25),
    text(3, "0755"),
    whole(4, 12),
    text(5, "shell"),
    text(6, "shell"),
  );

  it("tells of files what files.json does", async () => {
    const { records, problems } = await read(files, "files.pb", stream(listed, messageOf(text(1, "/sdcard/a"))));
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: "file",
        path: "/data/local/tmp/x",
        size: 12,
        mode: "0755",
        owner: null,
        details: { user_name: "shell", group_name: "shell" },
        locator: { offset: 0, length: listed.length + 1 },
      },
      { path: "/sdcard/a", size: null, modified: null },
    ]);
    expect(isoTime(records[0]?.time ?? 0)).toBe("2023-11-14T22:13:20.250Z");
  });

  it.each([
    ["a field of another type", messageOf(whole(1, 5)), ["damaged"]],
    ["bytes that are no message", Uint8Array.of(0x0f, 0xff), ["damaged"]],
  ] as const)("loses one entry to %s", async (_, message, codes) => {
    const reading = await read(files, "files.pb", stream(listed, message, listed));
    expect(reading.records).toHaveLength(2);
    expect(reading.problems.map(({ code }) => code)).toEqual(codes);
  });

  it("keeps what stands before the file's end", async () => {
    const whole = stream(listed, listed);
    const reading = await read(files, "files.pb", whole.slice(0, -1));
    expect(reading.records).toHaveLength(1);
    expect(reading.problems.map(({ code }) => code)).toEqual(["truncated"]);
  });
});

it("packages.pb gives hashes of all files and of all their certificates", async () => {
  const certificate = (digit: string) => inner(8, text(1, `m${digit}`), text(2, `s${digit}`), text(3, `t${digit}`));
  const apk = inner(7, text(1, "/data/app/a.apk"), text(5, "h"), whole(7, 1), certificate("1"), certificate("2"));
  const app = messageOf(text(1, "org.example"), text(2, "null"), whole(3, 10_001), whole(4, 1), whole(5, 0), apk);
  const { records, problems } = await read(packages, "packages.pb", stream(app, messageOf(text(1, "b"), whole(3, -1))));
  expect(problems).toEqual([]);
  expect(records).toMatchObject([
    {
      app_id: "org.example",
      installer: "null",
      uid: 10_001,
      disabled: true,
      system: false,
      paths: ["/data/app/a.apk"],
      hashes: ["h"],
      certificate_hashes: ["m1", "s1", "t1", "m2", "s2", "t2"],
      details: { files: [{ suspicious: true }] },
    },
    { app_id: "b", uid: null, system: null, paths: [] },
  ]);
});

it("root_binaries.pb and mounts.pb hold what the lists of the same name do", async () => {
  const binaries = await read(rootBinaries, "root_binaries.pb", stream(messageOf(text(1, "/sbin/su"))));
  expect(recordsOf(binaries, "file")).toMatchObject([{ path: "/sbin/su", details: { binary_name: "su" } }]);
  const mounted = stream(messageOf(text(1, "/dev/root on / type ext4 (ro,seclabel)")), messageOf(text(1, "?")));
  const reading = await read(mounts, "mounts.pb", mounted);
  expect(recordsOf(reading, "mount")).toMatchObject([{ path: "/", device: "/dev/root", writable: false }]);
  expect(reading.problems.map(({ code }) => code)).toEqual(["value"]);
});

it("an acquisition that tells what it could not take is not whole", async () => {
  const stated = {
    created: "2026-06-21T16:16:39.422656Z",
    completed: "2026-06-21T16:19:17.634836Z",
    bugbane_version: "0.2.0",
    failed_modules: ["logcat", "sms_backup"],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(stated));
  const reading = await read(acquisition, "acquisition.json", bytes);
  expect(reading.records).toMatchObject([
    { event: "acquisition started", details: { bugbane_version: "0.2.0" } },
    { event: "acquisition completed" },
  ]);
  expect(reading.problems).toMatchObject([
    { code: "truncated", message: "failed_modules of the acquisition: logcat, sms_backup" },
  ]);
});
