import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { platform } from "../../../test/evidence.ts";
import { memoryTree } from "../../../test/read-artifact.ts";
import type { ByteSource } from "../../bytes/source.ts";
import { hashSource } from "../hash.ts";
import { mostUnreadable, parseHashList, verifyHashes } from "./hashes-csv.ts";

const a = "a".repeat(64);
const b = "B".repeat(64);
const sha256 = (text: string): string => {
  const hasher = platform.hash("sha256");
  hasher.update(Buffer.from(text));
  return hasher.digest();
};

describe("the list", () => {
  test.each([
    ["empty", "", [], []],
    [
      "without a heading",
      `u/x,${a}\nu/y,${b}\n`,
      [
        ["u/x", a, 1],
        ["u/y", b.toLowerCase(), 2],
      ],
      [],
    ],
    ["with a heading", `path,sha256\nu/x,${a}\n`, [["u/x", a, 2]], []],
    [
      "with carriage returns, no end",
      `u/x,${a}\r\n\r\nu/y,${b}`,
      [
        ["u/x", a, 1],
        ["u/y", b.toLowerCase(), 3],
      ],
      [],
    ],
    ["quoted", `"u/a, ""b"".txt",${a}\n`, [['u/a, "b".txt', a, 1]], []],
    [
      "quoted over two lines",
      `"u/a\nb",${a}\nu/c,${a}\n`,
      [
        ["u/a\nb", a, 1],
        ["u/c", a, 3],
      ],
      [],
    ],
    [
      "a quote that is never closed",
      `"u/x,${a}\nu/y,${a}\n`,
      [
        ["u/x", a, 1],
        ["u/y", a, 2],
      ],
      [],
    ],
    ["the other way round", `${a},u/x\n`, [["u/x", a, 1]], []],
    [
      "of sha256sum",
      `${a}  u/x, y\n${b} *u/z\n`,
      [
        ["u/x, y", a, 1],
        ["u/z", b.toLowerCase(), 2],
      ],
      [],
    ],
    ["lines that are none", `u/x,${a}\nrubbish\nu/y,abc\n`, [["u/x", a, 1]], [2, 3]],
  ])("%s", (_title, text, hashes, unreadable) => {
    const list = parseHashList(text);
    expect(list.hashes.map(({ listed, sha256, line }) => [listed, sha256, line])).toEqual(hashes);
    expect(list.unreadable).toEqual(unreadable);
  });

  test("that is none is given up", () => {
    const { hashes, unreadable } = parseHashList(`${"a,b\n".repeat(mostUnreadable + 9)}u/x,${a}\n`);
    expect([hashes.length, unreadable.length]).toEqual([0, mostUnreadable]);
  });

  test("any text is read, in time that grows with its length alone", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseHashList(text)));
    for (const piece of ['"', ",", "\n", '"\n', '",', `u,${a}\n`]) {
      const start = performance.now();
      parseHashList(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(3_000);
    }
  });
});

describe("an acquisition is compared", () => {
  const files = { "getprop.txt": "p", "logs/x": "log", "apks/a.apk": "app", "hashes.csv": "", "command.log": "more" };
  const tree = memoryTree(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
    "androidqf",
  );

  async function outcomes(text: string) {
    const checked = await verifyHashes(tree, parseHashList(text), (source) => hashSource(platform, source));
    return Object.fromEntries(
      Object.entries(checked).flatMap(([outcome, list]) =>
        list.length ? [[outcome, list.map(({ path }) => path)]] : [],
      ),
    );
  }

  test.each(["", "0b7c/", "/home/ana/out/0b7c/", "./0b7c/", "C:\\out\\0b7c\\"])(
    "with paths after %j",
    async (prefix) => {
      const line = (path: string, text: string): string =>
        `${prefix}${prefix.includes("\\") ? path.replaceAll("/", "\\") : path},${sha256(text)}\n`;
      const list = [
        line("getprop.txt", "p"),
        line("logs/x", "another"),
        line("tmp/gone", "g"),
        line("hashes.csv", "half"),
        line("command.log", "mo"),
      ];
      expect(await outcomes(list.join(""))).toEqual({
        verified: ["getprop.txt"],
        mismatched: ["logs/x"],
        missing: ["tmp/gone"],
        not_listed: ["apks/a.apk"],
        ignored: ["hashes.csv", "command.log"],
      });
    },
  );

  test("a list of nothing", async () => {
    expect(await outcomes("")).toEqual({
      not_listed: ["getprop.txt", "logs/x", "apks/a.apk"],
      ignored: ["command.log"],
    });
  });

  test("a finished log is verified", async () => {
    expect(await outcomes(`command.log,${sha256("more")}\n`)).toMatchObject({ verified: ["command.log"] });
  });

  test("a file that is listed many times is read once, and compared with each", async () => {
    const lines = [sha256("log"), sha256("another"), sha256("log")].map((hash) => `logs/x,${hash}\n`);
    let read = 0;
    const count = (source: ByteSource) => {
      read++;
      return hashSource(platform, source);
    };
    const checked = await verifyHashes(tree, parseHashList(lines.join("")), count);
    expect(read).toBe(1);
    expect(checked.verified.map(({ listed }) => listed?.line)).toEqual([1, 3]);
    expect(checked.mismatched.map(({ listed }) => listed?.line)).toEqual([2]);
  });
});
