import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { packageOf, serviceDump } from "./dump.ts";

/** More services than this no phone has. */
const mostServices = 10_000;

/** `0 : pkg/.Service` in a list of its own lines, as dumps until Android 9 and Samsung's have it. */
const numbered = /^\s+\d+ : (\S+\/\S+)\s*$/;
const listStart = /^\s*(installed|enabled|bound|binding) services:\s*\{\s*$/;
/** `Enabled services:{{pkg/svc}, {pkg/svc}}` on one line. */
const inline = /^\s*(Enabled|Binding|Crashed|installed|enabled) services:\s*\{(\{.*\})\}/;

export const dumpsysAccessibility = defineArtifact({
  id: "android.dumpsys_accessibility",
  title: "Accessibility services",
  platform: "android",
  versions: "all",
  where: serviceDump("accessibility"),
  kinds: ["app_component"],
  timeBasis: "device_local",
  reach: "the moment of the dump",
  references: [
    "AOSP AccessibilityUserState.java, dump: Enabled services, Binding services, Crashed services",
    "Dumps of Samsung's Android 9 and of Android 14: installed services as a numbered list",
  ],
  view: { type: "table", columns: ["app_id", "component", "state"] },

  async *read(input) {
    let state = "";
    let count = 0;
    let user: string | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      const services: string[] = [];
      if (text.includes("attributes:{id=")) user = /\{id=(\d+)/.exec(text)?.[1];
      if (text.includes(" services:")) {
        const list = inline.exec(text);
        state = (list?.[1] ?? listStart.exec(text)?.[1] ?? "").toLowerCase();
        for (const name of list?.[2]?.split(/[{},\s]+/) ?? []) if (name !== "") services.push(name);
      } else if (state !== "") {
        const entry = numbered.exec(text)?.[1];
        if (entry !== undefined) services.push(entry);
        else if (text.trim() === "}") state = "";
      }
      for (const service of services) {
        if (++count > mostServices) {
          input.problem("limit", `more than ${mostServices} services`, { line });
          return;
        }
        if (service.includes("/")) yield componentOf(service, state, line, user);
        else input.problem("value", "a service without its package", { line });
      }
    }
  },
});

function componentOf(service: string, state: string, line: number, user: string | undefined): DraftOf<"app_component"> {
  return {
    kind: "app_component",
    locator: { line },
    app_id: packageOf(service),
    component: service.slice(service.indexOf("/") + 1),
    component_type: "accessibility service",
    state,
    ...(user === undefined ? {} : { details: { user } }),
  };
}
