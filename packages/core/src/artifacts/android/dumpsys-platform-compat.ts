import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump } from "./dump.ts";

/** The change whose overrides also keep names of packages that are gone. */
const downscaled = "ChangeId(168419799; name=DOWNSCALED;";

export const dumpsysPlatformCompat = defineArtifact({
  id: "android.dumpsys_platform_compat",
  title: "Packages remembered by compatibility settings",
  platform: "android",
  versions: "Android 12 and later",
  where: serviceDump("platform_compat"),
  kinds: ["app_event"],
  timeBasis: "device_local",
  reach: "also packages that were uninstalled",
  references: [
    "AOSP CompatChange.java, toString: packageOverrides are in force, rawOverrides are kept",
    "MVT, module DumpsysPlatformCompat",
  ],
  view: { type: "table", columns: ["app_id", "event"] },

  async *read(input) {
    for (const { number: line, text } of textLines(await input.open())) {
      if (!text.startsWith(downscaled)) continue;
      const overrides = /rawOverrides=\{([^}]*)\}/.exec(text)?.[1];
      if (overrides === undefined) continue;
      const inForce = new Set(namesOf(/packageOverrides=\{([^}]*)\}/.exec(text)?.[1] ?? ""));
      for (const name of namesOf(overrides)) {
        if (!/^[\w.]+$/.test(name)) input.problem("value", "a package name that is none", { line });
        yield {
          kind: "app_event",
          locator: { line },
          app_id: name,
          event: "override kept",
          details: { in_force: inForce.has(name) },
        };
      }
    }
  },
});

function namesOf(overrides: string): string[] {
  return overrides.split(", ").flatMap((entry) => {
    const name = entry.slice(0, Math.max(0, entry.lastIndexOf("=")));
    return name === "" ? [] : [name];
  });
}
