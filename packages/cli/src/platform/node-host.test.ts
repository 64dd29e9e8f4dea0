import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EvidenceReadError } from "@sillage/core/bytes/source.ts";
import { describe, expect, test } from "vitest";
import { nodeHost } from "./node-host.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-host-"));
const at = (...names: string[]): string => join(folder, ...names);
const onLinux = process.platform === "linux";

writeFileSync(at("b"), "0123456789");
writeFileSync(at("a é"), "");
mkdirSync(at("folder"));
symlinkSync("b", at("link"));
symlinkSync("nowhere", at("dangling"));

test("lists in order, with types, links not followed", () => {
  const names = ["a é", "b", "dangling", "folder", "link"];
  const listed = nodeHost.list(folder).filter(({ name }) => names.includes(name));
  expect(listed.map(({ name, type }) => [name, type])).toEqual([
    ["a é", "file"],
    ["b", "file"],
    ["dangling", "link"],
    ["folder", "folder"],
    ["link", "link"],
  ]);
});

test("stat tells size, type and times; nothing of what is not there", () => {
  expect(nodeHost.stat(at("b"))).toMatchObject({ type: "file", size: 10, metadata: { mode: expect.any(Number) } });
  expect(nodeHost.stat(at("link"))?.type).toBe("link");
  expect(nodeHost.stat(at("missing"))).toBeUndefined();
  expect(nodeHost.stat(at("b", "below"))).toBeUndefined();
  expect(nodeHost.stat(at("nul\0"))).toBeUndefined();
  expect(() => nodeHost.stat(at("n".repeat(5000)))).toThrow("the name is too long");
});

test("a file is read at any place, and not after it was closed", () => {
  const source = nodeHost.open(at("b"));
  const into = Buffer.alloc(4);
  expect([source.read(into, 3), into.toString()]).toEqual([4, "3456"]);
  expect([source.read(into, 8), into.toString("latin1", 0, 2)]).toEqual([2, "89"]);
  expect(source.read(into, 10)).toBe(0);
  source.close?.();
  source.close?.();
  expect(() => source.read(into, 0)).toThrow(EvidenceReadError);
});

test.each(["link", "folder", "missing", "dangling"])("%s is not opened", (name) => {
  expect(() => nodeHost.open(at(name))).toThrow(EvidenceReadError);
});

test("realpath follows links, contains compares whole names", () => {
  expect(nodeHost.realpath(at("link"))).toBe(nodeHost.realpath(at("b")));
  expect(nodeHost.realpath(at("dangling"))).toBeUndefined();
  expect(nodeHost.contains("/a/b", "/a/b/c")).toBe(true);
  expect(nodeHost.contains("/a/b", "/a/b")).toBe(true);
  expect(nodeHost.contains("/a/b", "/a/bc")).toBe(false);
  expect(nodeHost.contains("/a/b", "/a")).toBe(false);
  expect(nodeHost.contains("/a/b", "/a/b/..c")).toBe(true);
  expect(nodeHost.basename(at("folder", "..", "b"))).toBe("b");
});

describe.skipIf(!onLinux)("on Linux", () => {
  test("names that are not UTF-8 are listed with escapes, and found by them", () => {
    const name = Buffer.concat([Buffer.from("é"), Buffer.from([0xff, 0x41, 0xc3])]);
    writeFileSync(Buffer.concat([Buffer.from(`${at("folder")}/`), name]), "bytes");
    expect(nodeHost.list(at("folder")).map((entry) => entry.name)).toEqual(["é\\xffA\\xc3"]);
    const path = at("folder", "é\\xffA\\xc3");
    expect(nodeHost.stat(path)?.size).toBe(5);
    expect(nodeHost.open(path).size).toBe(5);
    expect(nodeHost.realpath(path)).toBe(nodeHost.realpath(folder) + path.slice(folder.length));
  });

  test("a pipe does not make the reader wait", () => {
    execFileSync("mkfifo", [at("pipe")]);
    expect(nodeHost.stat(at("pipe"))?.type).toBe("other");
    expect(() => nodeHost.open(at("pipe"))).toThrow("not a regular file");
    expect(() => nodeHost.open("/dev/zero")).toThrow("not a regular file");
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be read says so", () => {
    mkdirSync(at("closed"));
    chmodSync(at("closed"), 0);
    expect(() => nodeHost.list(at("closed"))).toThrow("permission denied");
  });
});
