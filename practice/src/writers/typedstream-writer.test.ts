import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { attributedBody } from "./typedstream-writer.ts";

const sample = fileURLToPath(
  new URL(
    "../../../../shared/evidence/real/imessage-exporter/imessage-database/test_data/streamtyped/AttributedBodyTextOnly",
    import.meta.url,
  ),
);

describe("attributedBody", () => {
  const title = "equals a body that Messages wrote";
  const present = existsSync(sample);
  it.skipIf(!present)(present ? title : `${title} (skipped: the shared folder of real files is absent)`, () => {
    expect(Buffer.from(attributedBody("Noter test")).toString("hex")).toBe(readFileSync(sample).toString("hex"));
  });

  it.each([
    ["127 bytes in one byte", "a".repeat(127), "2b7f61", "69490" + "17f92"],
    ["128 bytes behind 0x81", "a".repeat(128), "2b81800061", "69490" + "181800092"],
    ["40,000 bytes behind 0x82", "a".repeat(40_000), "2b82409c000061", "69490" + "182409c000092"],
    // Three emoji: twelve bytes, six UTF-16 units.
    ["text in bytes, run in UTF-16 units", `${"🎂🍋☕️".slice(0, 4)}é`, "2b0af09f", "694901" + "05" + "92"],
  ])("writes %s", (_, text, length, run) => {
    const hex = Buffer.from(attributedBody(text)).toString("hex");
    expect(hex).toContain(length);
    expect(hex).toContain(run);
  });
});
