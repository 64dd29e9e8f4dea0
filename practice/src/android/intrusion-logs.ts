import { Deterministic } from "../random.ts";
import { at, hours, minutes } from "../time.ts";
import type { AndroidContent } from "./content.ts";
import { type AndroidPhone, acquisition } from "./phone.ts";
import { harmlessKey, vendorWebsite } from "./traps.ts";

/**
 * Google's intrusion logs: a JSON object on each line. They came with Android 16; this phone of Android 15 has them all
 * the same, so that one phone shows every source. Daily files overlap, as the real ones do.
 */
export function intrusionLogs({ content }: AndroidPhone): ReadonlyMap<string, string> {
  const events = [...networkEvents(content), ...securityEvents(content)].sort((a, b) => a.time - b.time);
  const lines = events.map((event, index) => JSON.stringify(event.line(index + 1)));
  const third = Math.floor(lines.length / 3);
  const parts = [lines.slice(0, third + 3), lines.slice(third, 2 * third + 3), lines.slice(2 * third)];
  return new Map(parts.map((part, index) => [`intrusion_log_2025-11-${16 + index}.txt`, `${part.join("\n")}\n`]));
}

interface LoggedEvent {
  readonly time: number;
  line(id: number): object;
}

/** Times of look-ups and connections are in milliseconds, those of security events in nanoseconds. */
function dns(time: number, hostname: string, address: string, app: string): LoggedEvent {
  const fields = { hostname, ip_addresses: [`/${address}`], package_name: app };
  return { time, line: (id) => ({ dns_event: { event_time: time, event_id: id, ...fields } }) };
}

function connection(time: number, address: string, port: number, app: string): LoggedEvent {
  const fields = { ip_address: `/${address}`, port, package_name: app };
  return { time, line: (id) => ({ connect_event: { event_time: time, event_id: id, ...fields } }) };
}

function security(time: number, tag: string, data: object): LoggedEvent {
  const nanoseconds = Math.floor(time) * 1_000_000;
  return { time, line: (id) => ({ security_event: { event_time: nanoseconds, event_id: id, [tag]: data } }) };
}

const everyday: readonly (readonly [host: string, app: string])[] = [
  ["www.lemonde.fr", "com.android.chrome"],
  ["duckduckgo.com", "com.android.chrome"],
  ["mtalk.google.com", "com.google.android.gms"],
  ["g.whatsapp.net", "com.whatsapp"],
  ["chat.signal.org", "org.thoughtcrime.securesms"],
  ["mail.protonmail.com", "ch.protonmail.android"],
  ["meteofrance.com", "fr.meteo"],
  ["outlook.office365.com", "com.microsoft.office.outlook"],
];

function networkEvents({ connections }: AndroidContent): LoggedEvent[] {
  const random = new Deterministic("network events");
  const events: LoggedEvent[] = [];
  for (
    let time = at("2025-11-15T05:00:00Z");
    time < acquisition.started;
    time += minutes(20) + random.below(hours(3))
  ) {
    const [host, app] = random.pick(everyday);
    const address = `198.51.100.${1 + random.below(200)}`;
    events.push(dns(time, host, address, app), connection(time + 40, address, 443, app));
  }
  for (const { time, host, address, app } of connections) {
    if (host !== undefined) events.push(dns(time, host, address, app));
    events.push(connection(time + 60, address, 443, app));
  }
  events.push(dns(at("2025-11-16T18:20:11Z"), vendorWebsite, "198.51.100.9", "com.android.chrome"));
  return events;
}

function securityEvents(content: AndroidContent): LoggedEvent[] {
  const start = acquisition.started;
  return [
    ...content.securityEvents.map(({ time, tag, data }) => security(time, tag, data)),
    security(at("2025-11-16T04:58:10Z"), "os_startup", { verified_boot_state: "green", dm_verity_mode: "enforcing" }),
    security(at("2025-11-16T04:58:31Z"), "key_generated", { success: false, key_id: harmlessKey, uid: 1_001 }),
    security(at("2025-11-16T05:02:00Z"), "keyguard_dismiss_auth_attempt", { success: true, method_strength: 1 }),
    security(at("2025-11-17T06:12:44Z"), "app_process_start", {
      process: "com.sncf.fusion",
      uid: 10_234,
      pid: 19_004,
      seinfo: "default:targetSdkVersion=35",
      apk_sha256: "",
    }),
    // Ours, while the evidence was taken.
    security(start + 21_000, "adb_sync_send_file", { path: "/data/local/tmp/collector" }),
    security(start + 30_000, "adb_shell_cmd", { command: "pm list packages -U -u -i" }),
  ];
}
