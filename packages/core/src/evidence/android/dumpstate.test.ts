import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { memorySource } from "../../bytes/source.ts";
import { beginsAsDumpstate, indexSections, mostCopies } from "./dumpstate.ts";

const rule = "-".repeat(79);
const line56 = "=".repeat(56);

/** `name: content` of each section; `name#2` for the second of its name. */
function sectionsOf(text: string, most?: number): Record<string, string> {
  const bytes = Buffer.from(text);
  const { sections } = indexSections(memorySource(bytes), most);
  return Object.fromEntries(
    sections.map(({ name, copy, start, length }) => [
      copy === 1 ? name : `${name}#${copy}`,
      bytes.toString("utf8", start, start + length),
    ]),
  );
}

describe("sections", () => {
  test.each([
    ["nothing", "", {}],
    ["no section", "some text\n\nmore\n", {}],
    [
      "a section, ended by its duration",
      "head\n------ UPTIME (uptime) ------\nup\n------ 0.013s was the duration of 'UPTIME' ------\n\nrest\n",
      { "section/UPTIME": "------ UPTIME (uptime) ------\nup\n" },
    ],
    [
      "sections without durations, without commands, with a path and a time",
      "------ BACKLIGHTS ------\na\n------ LAST KMSG (/proc/last_kmsg: 2020-01-01) ------\nb\n",
      {
        "section/BACKLIGHTS": "------ BACKLIGHTS ------\na\n",
        "section/LAST KMSG": "------ LAST KMSG (/proc/last_kmsg: 2020-01-01) ------\nb\n",
      },
    ],
    [
      "services between rules",
      `Currently running services:\n  a\n${rule}\nDUMP OF SERVICE a:\none\n--------- 0.1s was the duration of dumpsys a, ending at: x\n${rule}\nDUMP OF SERVICE CRITICAL b:\ntwo\n${rule}\nDUMP OF SERVICE android.hardware.IPower/default:\n${rule}\n`,
      {
        "dumpsys/a": "DUMP OF SERVICE a:\none\n--------- 0.1s was the duration of dumpsys a, ending at: x\n",
        "dumpsys/b": "DUMP OF SERVICE CRITICAL b:\ntwo\n",
        "dumpsys/android.hardware.IPower_default": "DUMP OF SERVICE android.hardware.IPower/default:\n",
      },
    ],
    [
      "a rule inside of a service ends nothing",
      `${rule}\nDUMP OF SERVICE activity:\none\n${rule}\nACTIVITY MANAGER\n${rule}\nDUMP OF SERVICE b:\n`,
      {
        "dumpsys/activity": `DUMP OF SERVICE activity:\none\n${rule}\nACTIVITY MANAGER\n`,
        "dumpsys/b": "DUMP OF SERVICE b:\n",
      },
    ],
    [
      "services inside of a section, which ends where they begin",
      `------ DUMPSYS (dumpsys) ------\nlist\n${rule}\nDUMP OF SERVICE a:\none\n------ 1.2s was the duration of 'DUMPSYS' ------\nx\n`,
      { "section/DUMPSYS": "------ DUMPSYS (dumpsys) ------\nlist\n", "dumpsys/a": "DUMP OF SERVICE a:\none\n" },
    ],
    [
      "headlines end a section, equals signs alone do not",
      `------ A ------\n${line56}\nx\n${line56}\n== Checkins\n${line56}\ny\n`,
      { "section/A": `------ A ------\n${line56}\nx\n` },
    ],
    [
      "a second section of one name, so that one that a forger wrote first does not hide it",
      "DUMP OF SERVICE package:\nforged\nDUMP OF SERVICE package:\nreal\n",
      {
        "dumpsys/package": "DUMP OF SERVICE package:\nforged\n",
        "dumpsys/package#2": "DUMP OF SERVICE package:\nreal\n",
      },
    ],
    ["carriage returns", "------ A (b) ------\r\nx\r\n", { "section/A": "------ A (b) ------\r\nx\r\n" }],
    ["no newline at the end", "------ A ------", { "section/A": "------ A ------" }],
    ["half a heading", "------ A (b\nDUMP OF SERVICE \nDUMP OF SERVICE x\n ------ B ------\n", {}],
    ["dashes of a log", "--------- beginning of main\n------- x -------\n", {}],
    [
      "a name with slashes and marks",
      "------ a/b!c\u0001 (x) ------\n",
      { "section/a_b_c_": "------ a/b!c\u0001 (x) ------\n" },
    ],
  ])("%s", (_title, text, expected) => {
    expect(sectionsOf(text)).toEqual(expected);
  });

  test("a heading is found wherever the pieces that are read meet", () => {
    const heading = `${rule}\nDUMP OF SERVICE alarm:\ncontent\n`;
    const mebibyte = 2 ** 20;
    for (const before of [0, 1, 40, 78, 79, 80, 81, 95, 103, 104, 110]) {
      const text = `${"x".repeat(mebibyte - before - 1)}\n${heading}${rule}\nDUMP OF SERVICE b:\n`;
      expect(sectionsOf(text)).toEqual({
        "dumpsys/alarm": "DUMP OF SERVICE alarm:\ncontent\n",
        "dumpsys/b": "DUMP OF SERVICE b:\n",
      });
    }
  });

  test("parts never overlap, are in order, and hold what was written", () => {
    const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9._ ]{0,20}[a-z]$/);
    const content = fc.array(fc.stringMatching(/^[a-z ][ -~]{0,60}$/), { maxLength: 5 });
    const service = fc.record({ name, content, kind: fc.constantFrom("section", "dumpsys") });
    fc.assert(
      fc.property(fc.array(service, { maxLength: 8 }), (parts) => {
        const written = parts.map(({ name, content, kind }) => {
          const heading = kind === "section" ? `------ ${name} (cmd) ------` : `DUMP OF SERVICE ${name}:`;
          return { kind, text: `${[heading, ...content].join("\n")}\n` };
        });
        const text = written.map((part) => (part.kind === "dumpsys" ? `${rule}\n${part.text}` : part.text)).join("");
        expect(Object.values(sectionsOf(text))).toEqual(written.map((part) => part.text));
      }),
    );
  });

  test("any bytes are read without failing, in parts that do not overlap", () => {
    const piece = fc.constantFrom(
      rule,
      line56,
      "------ ",
      "DUMP OF SERVICE ",
      "a:",
      " ------",
      "\n",
      "\r\n",
      "== x",
      "\u0000",
      "é",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const bytes = Buffer.from(pieces.join(""));
        let end = 0;
        for (const { start, length } of indexSections(memorySource(bytes)).sections) {
          expect(start).toBeGreaterThanOrEqual(end);
          end = start + length;
        }
        expect(end).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  test("more sections than any phone writes are one", () => {
    const text = "DUMP OF SERVICE a:\n".repeat(20);
    const { sections, limited } = indexSections(memorySource(Buffer.from(text)), 3);
    expect([sections.length, limited]).toEqual([3, true]);
    expect(sections.reduce((sum, { length }) => sum + length, 0)).toBe(text.length);
  });

  test("so are more of one name than any phone writes", () => {
    const text = `${"DUMP OF SERVICE a:\n".repeat(mostCopies + 5)}DUMP OF SERVICE b:\n`;
    const { sections, limited } = indexSections(memorySource(Buffer.from(text)));
    expect([sections.length, limited]).toEqual([mostCopies + 1, true]);
    expect(sections.reduce((sum, { length }) => sum + length, 0)).toBe(text.length);
  });

  test("a text of dashes costs little", () => {
    const bytes = Buffer.alloc(2e7, "-");
    for (let at = 0; at < bytes.length; at += 200) bytes[at] = 0x0a;
    const start = performance.now();
    expect(indexSections(memorySource(bytes)).sections).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

test.each([
  [`${line56}\n== dumpstate: 2024-01-01 10:00:00\n`, true],
  ["Currently running services:\n  a\n", true],
  ["something\nDUMP OF SERVICE a:\n", true],
  ["a text about DUMP OF SERVICE a:\n", false],
  ["PK\u0003\u0004\u0000\nDUMP OF SERVICE a:\n", false],
  ["", false],
])("begins as a dumpstate: %j", (text, expected) => {
  expect(beginsAsDumpstate(Buffer.from(text))).toBe(expected);
});

withShared("real reports", () => {
  test.each([
    ["ChkBugReport/examples/bugreports/bugreport_aidldeadlock.txt", 96],
    ["ChkBugReport/examples/bugreports/bugreport_deadlock.txt", 96],
    ["mvt/tests/artifacts/android_data/bugreport/dumpstate.txt", 5],
    ["mvt/tests/artifacts/androidqf/dumpsys.txt", 7],
  ])("%s", (path, count) => {
    const source = nodeHost.open(sharedPath("evidence", "real", ...path.split("/")));
    expect(indexSections(source).sections.length).toBe(count);
    source.close?.();
  });
});
