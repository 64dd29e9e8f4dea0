import { defineArtifact } from "../artifact.ts";

/** `12<tab>activity: [android.app.IActivityManager]`; the interface is empty where the service gives none. */
const serviceLine = /^\d+\s+(\S[^:\s]*): \[([^\]]*)\]$/;

export const services = defineArtifact({
  id: "android.services",
  title: "System services that were registered",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["services.txt"] },
  kinds: ["system_service"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: ["AndroidQF, module services: `service list`"],
  view: { type: "table", columns: ["name", "interface"] },

  async *read(input) {
    for (const { number, text } of await input.lines()) {
      const line = text.trim();
      if (line === "" || /^Found \d+ services/.test(line)) continue;
      const [, name, interfaceName] = serviceLine.exec(line) ?? [];
      if (name === undefined) {
        input.problem("value", "a line does not name a service", { line: number });
        continue;
      }
      yield { kind: "system_service", locator: { line: number }, name, interface: interfaceName || null };
    }
  },
});
