import { defineArtifact } from "../artifact.ts";
import { intrusionLogs } from "./intrusion-log.ts";

export const intrusionDns = defineArtifact({
  id: "android.intrusion_dns",
  title: "Host names that applications looked up",
  platform: "android",
  versions: "Android 16 and later, with Advanced Protection and its intrusion logs on",
  where: { intrusion_logs: "tree" },
  kinds: ["dns_lookup"],
  timeBasis: "utc",
  reach: "up to a year, from when the logs were turned on",
  references: [
    "MVT docs, android/intrusion_logs.md: dns_event, Unix milliseconds; daily files overlap",
    "Java, InetAddress.toString: the name, which may be empty, a slash, the address",
  ],
  view: { type: "table", columns: ["time", "host", "ips", "app_id"] },

  async *read(input) {
    for await (const events of intrusionLogs(input, "dns_event")) {
      for (const event of events) {
        yield {
          kind: "dns_lookup",
          time: event.time("event_time", "unix_ms"),
          locator: event.locator,
          host: event.text("hostname"),
          ips: event.texts("ip_addresses").map((address) => address.slice(address.lastIndexOf("/") + 1)),
          app_id: event.text("package_name"),
          event_id: event.integer("event_id"),
        };
      }
    }
  },
});
