import type { DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";

/** `key=value` lines. A line without a key is said: it may be the rest of a value that holds line ends. */
export async function* keyValues(input: ArtifactInput, namespace: string): AsyncGenerator<DraftOf<"setting">> {
  for (const { number, text } of await input.lines()) {
    if (text.trim() === "") continue;
    const equals = text.indexOf("=");
    const key = text.slice(0, Math.max(equals, 0)).trim();
    if (key === "" || /\s/.test(key)) {
      input.problem("value", "a line does not begin with a key", { line: number });
      continue;
    }
    yield { kind: "setting", locator: { line: number }, namespace, key, value: text.slice(equals + 1) };
  }
}
