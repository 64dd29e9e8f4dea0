import { describe, expect, it } from "vitest";
import { formatSealText, parseSealText, type SealText } from "./seal-text.ts";
import { NoteError } from "./signed-note.ts";

const seal: SealText = {
  name: "ana",
  leaves: 7,
  root: new Uint8Array(32).fill(1),
  sealed: "2026-11-21T10:00:00Z",
  tagManifest: "ab".repeat(32),
};
const text = `sillage-seal/ana
7
AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=
sealed 2026-11-21T10:00:00Z
tagmanifest-sha256 ${"ab".repeat(32)}
`;

describe("the text of a seal", () => {
  it("is a checkpoint with two lines more", () => {
    expect(formatSealText(seal)).toBe(text);
    expect(parseSealText(text)).toEqual(seal);
  });

  it.each([
    ["another origin", text.replace("sillage-seal/", "sillage-share/")],
    ["a number that is none", text.replace("\n7\n", "\n7.5\n")],
    ["a number written otherwise", text.replace("\n7\n", "\n07\n")],
    ["a short root", text.replace("AQEB", "")],
    ["no hash of the tag manifest", text.replace(/tag.*\n/, "")],
    ["a line more", `${text}more\n`],
  ])("is refused: %s", (_, other) => {
    expect(() => parseSealText(other)).toThrow(NoteError);
  });
});
