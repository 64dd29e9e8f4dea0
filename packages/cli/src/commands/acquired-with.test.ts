import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { UsageError } from "../exit-status.ts";
import { joinAcquisitions, readAcquiredWith } from "./acquired-with.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-acquired-"));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Uint8Array) {
  const path = join(folder, "file");
  writeFileSync(path, content);
  return readAcquiredWith(path);
}

const key = Buffer.alloc(524, 7);
const md5 = createHash("md5").update(key).digest("hex");

describe("--acquired-with", () => {
  it("reads JSON, with times in UTC", () => {
    expect(read('{"from":"2025-03-01T10:00+01:00","to":"2025-03-01T11:00+01:00","values":["ABC"]}')).toEqual({
      from: "2025-03-01T09:00:00Z",
      to: "2025-03-01T10:00:00Z",
      values: ["ABC"],
    });
  });

  it("reads the computer's public ADB key: its fingerprint, plain and as phones write it, and its name", () => {
    const { values } = read(`${key.toString("base64")} helper@lab\n`);
    expect(values).toContain(md5);
    expect(values.some((value) => value.replaceAll(":", "").toLowerCase() === md5 && value.includes(":"))).toBe(true);
    expect(values).toContain("helper@lab");
  });

  it("reads a pairing record", () => {
    const plist = `<?xml version="1.0"?><plist version="1.0"><dict><key>HostID</key><string>H-1</string><key>SystemBUID</key><string>S-1</string></dict></plist>`;
    expect(read(plist).values).toEqual(["H-1", "S-1"]);
  });

  it.each([
    ["nothing", ""],
    ["other text", "hello"],
    ["JSON of another shape", '{"a":1}'],
    ["values that are none", '{"values":[1]}'],
    ["a time without a zone", '{"from":"2025-03-01T10:00"}'],
    ["a plist of something else", '<plist version="1.0"><dict/></plist>'],
  ])("refuses %s", (_, content) => {
    expect(() => read(content)).toThrow(UsageError);
  });

  it("refuses a file that is not there", () => {
    expect(() => readAcquiredWith(join(folder, "none"))).toThrow(UsageError);
  });

  it("joins several files to one time", () => {
    const joined = joinAcquisitions([
      { values: ["a"], from: "2025-03-01T09:00:00Z", to: "2025-03-01T10:00:00Z" },
      { values: ["b"], from: "2025-03-01T08:00:00Z" },
    ]);
    expect(joined).toEqual({ values: ["a", "b"], from: "2025-03-01T08:00:00Z", to: "2025-03-01T10:00:00Z" });
    expect(joinAcquisitions([])).toBeUndefined();
  });
});
