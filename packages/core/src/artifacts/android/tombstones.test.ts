import { readFileSync } from "node:fs";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { tombstones } from "./tombstones.ts";

const text = (lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));
const place = "FS/data/tombstones/tombstone_00";
const read = (bytes: Uint8Array, path = place) => readArtifact(tombstones, { [path]: bytes }, "bugreport");

describe("android.tombstones", () => {
  it("reads a text of Android 9, without uid and time", async () => {
    const reading = await read(
      text([
        "pid: 9, tid: 10, name: worker thread  >>> org.example.app <<<",
        "signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0",
      ]),
    );
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "crash")).toMatchObject([
      {
        process: "org.example.app",
        thread: "worker thread",
        path: null,
        pid: 9,
        uid: null,
        time: null,
        signal: "SIGSEGV",
      },
    ]);
  });

  it.each([
    ["no tombstone", ["garbage", "uid: notanumber"], 0, ["value", "damaged"]],
    ["a time without a zone", ["Timestamp: 2021-09-29 17:43:49", "pid: 9, tid: 9, name: a  >>> /b <<<"], 1, ["value"]],
    ["a process that is none", ["pid: x"], 0, ["value", "damaged"]],
    ["a signal that is none", ["pid: 9, tid: 9, name: a  >>> /b <<<", "signal none"], 1, ["value"]],
  ])("says of %s", async (_, lines, records, codes) => {
    const reading = await read(text(lines));
    expect(reading.records).toHaveLength(records);
    expect(reading.problems.map(({ code }) => code)).toEqual(codes);
  });

  it("takes a crash of root, whose user id Protocol Buffers leave out", async () => {
    const thread = new BinaryWriter().tag(2, 2).string("main");
    const entry = new BinaryWriter().tag(1, 0).uint32(7).tag(2, 2).bytes(thread.finish());
    const message = new BinaryWriter().tag(1, 0).uint32(1).tag(4, 2).string("2023-04-12 12:32:40+0200");
    message
      .tag(6, 0)
      .uint32(7)
      .tag(9, 2)
      .string("/system/bin/x")
      .tag(9, 2)
      .string("-v")
      .tag(16, 2)
      .bytes(entry.finish());
    const reading = await read(message.finish(), `${place}.pb`);
    expect(recordsOf(reading, "crash")).toMatchObject([
      {
        uid: 0,
        process: "/system/bin/x",
        command: ["/system/bin/x", "-v"],
        thread: "main",
        details: { arch: "arm64", tid: 7 },
      },
    ]);
  });

  it("takes an empty message for none, though what it leaves out is 0", async () => {
    const reading = await read(new Uint8Array(0), `${place}.pb`);
    expect(reading.records).toEqual([]);
    expect(reading.problems).toMatchObject([{ code: "damaged" }]);
  });

  it("survives any bytes as Protocol Buffers", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const { records, problems } = await read(bytes, `${place}.pb`);
        expect(records.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

withShared("a real tombstone", () => {
  const real = (name: string) =>
    new Uint8Array(readFileSync(sharedPath("evidence/real/mvt/tests/artifacts/android_data", name)));
  it("says the same as text and as Protocol Buffers", async () => {
    const [asText] = recordsOf(await read(real("tombstone_process.txt")), "crash");
    const [asProto] = recordsOf(await read(real("tombstone_process.pb"), `${place}.pb`), "crash");
    expect(asText).toMatchObject({
      time: 1_681_295_560_518_291,
      process: "/vendor/bin/hw/android.hardware.media.c2@1.2-mediatek",
      thread: "mtk.ape.decoder",
      pid: 25_541,
      uid: 1046,
      signal: "SIGSEGV",
      cause: "null pointer dereference",
    });
    const { locator: _, details: __, ...common } = asText ?? {};
    expect(asProto).toMatchObject(common);
    expect(asProto?.details).toMatchObject({ selinux_label: "u:r:mtk_hal_c2:s0", arch: "arm", tid: 21_307 });
  });
});
