import type { DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { indentOf, packageOf } from "./dump.ts";

/**
 * A table of the package service that says which components answer which action:
 *
 *     Receiver Resolver Table:
 *       Non-Data Actions:
 *           android.provider.Telephony.SMS_RECEIVED:
 *             ba10b0b com.example.sms/.Receiver (2 filters)
 *
 * Groups by data (MIME types, schemes) name no action and are passed over. Source: AOSP IntentResolver.java, dump.
 */
export async function* resolverTable(
  input: ArtifactInput,
  heading: string,
  componentType: string,
): AsyncGenerator<DraftOf<"app_component">> {
  let inTable = false;
  let group = "";
  let action = "";
  for (const { number: line, text } of textLines(await input.open())) {
    if (text === "") continue;
    const indent = indentOf(text, 9);
    if (indent === 0) {
      if (inTable) {
        // A dump has a table once, in its first part: what follows may be tens of megabytes.
        if (text.endsWith(":")) return;
        if (!text.startsWith("---")) input.problem("value", "a line that no such table has", { line });
      } else {
        inTable = text.startsWith(heading);
      }
    } else if (!inTable) {
    } else if (indent === 2) {
      group = text.includes("Actions:") ? text.trim().slice(0, -1) : "";
    } else if (group === "") {
    } else if (indent === 6) {
      action = text.trimEnd().slice(6, -1);
    } else if (indent === 8) {
      const component = text.split(" ", 10)[9] ?? "";
      if (!component.includes("/")) {
        input.problem("value", "a component without its package", { line });
        continue;
      }
      yield {
        kind: "app_component",
        locator: { line },
        app_id: packageOf(component),
        component,
        component_type: componentType,
        action,
        details: { table: group },
      };
    }
  }
}
