import { defineArtifact } from "../artifact.ts";
import { intrusionLogs } from "./intrusion-log.ts";

export const intrusionConnections = defineArtifact({
  id: "android.intrusion_connections",
  title: "Network connections of applications",
  platform: "android",
  versions: "Android 16 and later, with Advanced Protection and its intrusion logs on",
  where: { intrusion_logs: "tree" },
  kinds: ["connection"],
  timeBasis: "utc",
  reach: "up to a year, from when the logs were turned on",
  references: [
    "MVT docs, android/intrusion_logs.md: connect_event, Unix milliseconds; daily files overlap",
    "Java, InetAddress.toString: the name, which may be empty, a slash, the address",
  ],
  view: { type: "table", columns: ["time", "ip", "port", "host", "app_id"] },

  async *read(input) {
    for await (const events of intrusionLogs(input, "connect_event")) {
      for (const event of events) {
        const address = event.text("ip_address");
        const slash = address?.lastIndexOf("/") ?? -1;
        yield {
          kind: "connection",
          time: event.time("event_time", "unix_ms"),
          locator: event.locator,
          host: (slash > 0 && address?.slice(0, slash)) || null,
          ip: address?.slice(slash + 1) ?? null,
          port: event.integer("port"),
          app_id: event.text("package_name"),
          event_id: event.integer("event_id"),
        };
      }
    }
  },
});
