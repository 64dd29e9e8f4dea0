import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { ileappFiles, plasoFile } from "../../../test/real-files.ts";
import { noteData, notesSample } from "../../../test/samples/ios-personal.ts";
import { withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { isoTime } from "../../formats/time.ts";
import { noteBody } from "./note-body.ts";
import { notes } from "./notes.ts";

describe("noteBody", () => {
  it.each(["", "a", "Größe \u{1F600}\nsecond line \uFFFC", "x".repeat(200_000)])("gives back a text", (text) => {
    expect(noteBody(noteData(text))).toBe(text);
  });

  it("has no text where there are no bytes", () => {
    expect(noteBody(new Uint8Array())).toBe("");
  });

  it("refuses what is cut, altered or too long", () => {
    const good = noteData("a text that is long enough to be cut somewhere");
    for (const cut of [1, 9, 12, good.length - 9, good.length - 1])
      expect(() => noteBody(good.slice(0, cut)), String(cut)).toThrow(FormatError);
    expect(() => noteBody(noteData("x".repeat(17 * 2 ** 20)))).toThrow(LimitError);
  });

  it("ends in a text or an error of the format for any bytes", () => {
    const good = noteData("a text");
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const bytes = good.slice();
        bytes[at] = byte;
        try {
          expect(typeof noteBody(bytes)).toBe("string");
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});

describe("notes", () => {
  it("tells text, account and folder, and says which are locked", async () => {
    const { path, bytes } = notesSample();
    const reading = await readArtifact(notes, { [path]: bytes });
    expect(reading.problems).toEqual([]);
    const found = recordsOf(reading, "note");
    expect(found).toMatchObject([
      { title: "Plan", text: "Plan\nat the river \uFFFC", account: "iCloud", locked: false, deleted: false },
      { title: "Keys", text: null, locked: true },
      { title: "Old", deleted: true },
    ]);
    expect(isoTime(found[0]?.time ?? 0)).toBe("2023-11-14T22:14:20Z");
    expect(isoTime(found[0]?.created ?? 0)).toBe("2023-11-14T22:13:20Z");
    expect(found[0]?.details).toEqual({
      folder: "Work",
      attachments: [{ type: "public.url", title: "A page", url: "https://example.org/page" }],
    });
    expect(found[1]?.details).toEqual({ folder: "Work", body: "locked with a password of its own; not read" });
    expect(recordsOf(reading, "web_trace")).toMatchObject([
      { trace: "link in a note", url: "https://example.org/page", title: "A page" },
    ]);
  });
});

describe("notes before iOS 9", () => {
  it.each([
    ["the note", "ZBODY INTEGER", "5", "Z_PK INTEGER PRIMARY KEY, ZCONTENT VARCHAR", "5, '<b>hello</b>'"],
    [
      "its body",
      "ZX INTEGER",
      "0",
      "Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZCONTENT VARCHAR",
      "9, 1, '<b>hello</b>'",
    ],
  ])("are told with their text where %s names the other", async (_, column, value, body, bodyValues) => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE ZNOTE (Z_PK INTEGER PRIMARY KEY, ZTITLE VARCHAR, ZCREATIONDATE TIMESTAMP,
          ZMODIFICATIONDATE TIMESTAMP, ZDELETEDFLAG INTEGER, ${column});
        INSERT INTO ZNOTE VALUES (1, 'Hello', 721692800, 721692860, 1, ${value});
        CREATE TABLE ZNOTEBODY (${body}); INSERT INTO ZNOTEBODY VALUES (${bodyValues})`),
    );
    const reading = await readArtifact(notes, { "HomeDomain-Library/Notes/notes.sqlite": bytes });
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      { kind: "note", title: "Hello", text: "<b>hello</b>", created: 1.7e15, modified: 1.7e15 + 60e6, deleted: true },
    ]);
  });
});

withShared("notes of real phones", () => {
  const path = "private/var/mobile/Containers/Shared/AppGroup/72DA7FCC-4DD6-458D-A328-D7CD7ED267D2/NoteStore.sqlite";

  it("reads the eight notes of a phone with iOS 15, four of them locked", async () => {
    const reading = await readArtifact(notes, { [path]: plasoFile("ios/NoteStore.sqlite") }, "ios_filesystem");
    const found = recordsOf(reading, "note");
    expect(reading.problems).toEqual([]);
    expect(found).toHaveLength(8);
    expect(found.filter(({ locked }) => locked)).toHaveLength(4);
    // What plaso's own test expects of one of them.
    expect(found.find(({ title }) => title === "iOS 15 Note")).toMatchObject({
      text: "iOS 15 Note\n\nHere is the test iOS 15 note. ",
      created: Date.parse("2023-05-10T00:56:26.719Z") * 1e3 + 389,
      account: "iCloud",
    });
    expect(found.filter(({ locked, text }) => locked === (text !== null))).toEqual([]);
  });

  it("reads those that stand in the WAL of a phone with iOS 17", async () => {
    const files = ileappFiles("notes", "testdata.notes.notes.josh_ios17_ffs.zip");
    const reading = await readArtifact(notes, files, "ios_filesystem");
    const found = recordsOf(reading, "note");
    expect(reading.problems).toEqual([]);
    expect(found.filter(({ locked }) => locked)).toHaveLength(6);
    // One was begun on another device and its text not fetched yet; one is empty.
    expect(found.flatMap(({ title, text, locked }) => (locked ? [] : [[title, text?.length ?? null]]))).toEqual([
      ["iOS 15 Note", 43],
      ["My First Note", 57],
      ["iOS 14 Note", 74],
      ["iOS 16 Note", 86],
      ["My iOS 17 Note", 26],
      ["Shared iOS 17 Note", 41],
      ["New Note", null],
      [null, 0],
    ]);
  });
});
