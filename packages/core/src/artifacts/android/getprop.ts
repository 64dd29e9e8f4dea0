import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";

/** Longer values are cut: Android allows 92 characters, and any length for those that are read-only. */
const longestValue = 65_536;

export const getprop = defineArtifact({
  id: "android.getprop",
  title: "System properties",
  platform: "android",
  versions: "all",
  where: { bugreport: ["**!section/SYSTEM PROPERTIES"], androidqf: ["getprop.txt"] },
  kinds: ["system_property"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: ["AOSP toolbox getprop: [key]: [value], a line each; a value may hold line breaks"],
  view: { type: "table", columns: ["key", "value"] },

  async *read(input) {
    /** A property whose value goes on in the next line. */
    let open: { readonly line: number; readonly key: string; value: string } | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      if (text.startsWith("[")) {
        if (open) input.problem("value", "a property without its end", { line: open.line });
        open = undefined;
        const middle = text.indexOf("]: [");
        if (middle < 0) {
          input.problem("value", "a property that is not laid out as others", { line });
          continue;
        }
        const key = text.slice(1, middle);
        const value = text.slice(middle + 4);
        if (!value.endsWith("]")) open = { line, key, value };
        else yield { kind: "system_property", locator: { line }, key, value: value.slice(0, -1) };
      } else if (open) {
        if (open.value.length < longestValue) open.value += `\n${text}`;
        if (!text.endsWith("]")) continue;
        yield { kind: "system_property", locator: { line: open.line }, key: open.key, value: open.value.slice(0, -1) };
        open = undefined;
      } else if (text !== "" && !text.startsWith("------")) {
        input.problem("value", "a line that is no property", { line });
      }
    }
    if (open) {
      input.problem("truncated", "a property without its end", { line: open.line });
      yield { kind: "system_property", locator: { line: open.line }, key: open.key, value: open.value };
    }
  },
});
