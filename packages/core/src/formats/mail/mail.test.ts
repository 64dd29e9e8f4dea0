import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memorySource } from "../../bytes/source.ts";
import { isoTime } from "../time.ts";
import { addresses, decodedWords, mailTime, typed } from "./headers.ts";
import { byteLines } from "./lines.ts";
import { MailReader } from "./message.ts";

function read(text: string) {
  const reader = new MailReader();
  for (const line of text.split("\n")) reader.line(line);
  return reader.end();
}

describe("heads of mails", () => {
  it.each<[string, string]>([
    ["=?utf-8?Q?Ma=C3=AFt=C3=A9_C?=", "Maïté C"],
    ["=?utf-8?B?TWHDr3TDqQ==?= =?iso-8859-1?q?=E9?=", "Maïtéé"],
    ["a =?utf-8?Q?b?= c", "a b c"],
    ["=?x-none?Q?=C3=A9?=", "é"],
    ["=?utf-8?B?***?=", ""],
    ["Ma\u00c3\u00aft", "Maït"],
    ["plain", "plain"],
  ])("decodes %j", (value, expected) => {
    expect(decodedWords(value)).toBe(expected);
  });

  it.each<[string, [string | null, string][]]>([
    ["a@b.example", [[null, "a@b.example"]]],
    [
      '"Last, First" <a@b.example>, c@d.example',
      [
        ["Last, First", "a@b.example"],
        [null, "c@d.example"],
      ],
    ],
    ["c@d.example (Tarek)", [["Tarek", "c@d.example"]]],
    ["undisclosed-recipients:;", []],
  ])("takes %j apart", (value, expected) => {
    expect(addresses(value).map(({ name, address }) => [name, address])).toEqual(expected);
  });

  it.each<[string, string | null]>([
    ["Tue, 14 Nov 2023 23:13:20 +0100 (CET)", "2023-11-14T22:13:20Z"],
    ["14 Nov 2023 22:13 GMT", "2023-11-14T22:13:00Z"],
    ["Sat, 2 Mar 2024 08:00:00 -0800", "2024-03-02T16:00:00Z"],
    ["yesterday", null],
  ])("dates %j", (value, expected) => {
    const time = mailTime(value);
    expect(time === null ? null : isoTime(time)).toBe(expected);
  });

  it("reads parameters, also those that go on", () => {
    const { type, parameters } = typed(`Text/Plain; charset="utf-8"; name*0*=utf-8''Pl%C3%A1; name*1="n.txt"`);
    expect([type, ...parameters]).toEqual(["text/plain", ["charset", "utf-8"], ["name", "Plán.txt"]]);
  });
});

describe("mails", () => {
  it("without parts", () => {
    expect(read("Subject: a\nX: b\n c\n\nhello\nworld\n")).toMatchObject({
      headers: [
        ["subject", "a"],
        ["x", "b c"],
      ],
      text: "hello\nworld",
      html: null,
      attachments: [],
    });
  });

  it("whose parts have no end", () => {
    const text =
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: image/png; name="a.png"\n\n…';
    expect(read(text)).toMatchObject({ text: "text", attachments: ["a.png"], cut: false });
  });

  it("with more than is kept say so", () => {
    expect(read(`A: b\n\n${"x".repeat(1000)}\n`.concat(`${"y".repeat(1000)}\n`.repeat(1000))).cut).toBe(true);
    expect(read(`Content-Type: multipart/mixed; boundary=b\n\n${"--b\n\nx\n".repeat(600)}`).cut).toBe(true);
    const deep = Array.from(
      { length: 30 },
      (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`,
    ).join("");
    expect(read(deep).cut).toBe(true);
  });

  it("of any kind", () => {
    const piece = fc.constantFrom(
      "--b\n",
      "--b--\n",
      "Content-Type: multipart/mixed; boundary=b\n",
      "\n",
      "text\n",
      "=?utf-8?Q?=\n",
      "Content-Transfer-Encoding: base64\n",
    );
    fc.assert(fc.property(fc.array(piece), (pieces) => void read(pieces.join(""))));
  });
});

it("lines keep every byte as a character", () => {
  const bytes = Uint8Array.from({ length: 600 }, (_, index) => (index % 256 === 10 ? 11 : index % 256));
  const text = [...byteLines(memorySource(Uint8Array.from([...bytes, 13, 10, 0x61])))];
  expect(text.map((line) => [line.number, Array.from(line.text, (sign) => sign.charCodeAt(0))])).toEqual([
    [1, [...bytes]],
    [2, [0x61]],
  ]);
});
