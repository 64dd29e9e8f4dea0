import { expect, it } from "vitest";
import { laidOut } from "./help.ts";

it.each([
  ["a line that fits", "  check EVIDENCE…   examine", "  check EVIDENCE…   examine"],
  [
    "an option, under where its text begins",
    "  --to FILE    where to write what was made; the file must not exist",
    "  --to FILE    where to write what was\n               made; the file must not\n               exist",
  ],
  [
    "what goes on in the next line",
    "  --name NAME  what it is called in the\n               note\n  --to FILE    where",
    "  --name NAME  what it is called in the\n               note\n  --to FILE    where",
  ],
  [
    "a paragraph, which flows",
    "Seals a case: a copy of it beside the case, with\nlists of hashes.",
    "Seals a case: a copy of it beside the\ncase, with lists of hashes.",
  ],
  [
    "commands, each on its own",
    "Usage: sillage keys new NAME [--to FILE] [--passphrase-file FILE]\n       sillage keys show FILE",
    "Usage: sillage keys new NAME [--to FILE]\n    [--passphrase-file FILE]\n       sillage keys show FILE",
  ],
  [
    "an example that goes on",
    '  sillage consent ana --by "A" \\\n    --to "x"',
    '  sillage consent ana --by "A" \\\n    --to "x"',
  ],
])("lays out %s", (_, text, expected) => {
  expect(laidOut(text, 40)).toBe(expected);
});
