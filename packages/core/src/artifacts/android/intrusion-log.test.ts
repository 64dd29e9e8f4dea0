import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import type { Artifact } from "../artifact.ts";
import { intrusionConnections } from "./intrusion-connections.ts";
import { intrusionDns } from "./intrusion-dns.ts";
import { intrusionSecurity } from "./intrusion-security.ts";

const readers: readonly Artifact[] = [intrusionConnections, intrusionDns, intrusionSecurity];

/** What each reader of one log says and how many events it gives: connections, look-ups, security. */
async function told(...lines: readonly string[]) {
  const files = { "a.txt": new TextEncoder().encode(lines.join("\n")) };
  const readings = await Promise.all(readers.map((reader) => readArtifact(reader, files, "intrusion_logs")));
  return {
    codes: readings.map(({ problems }) => problems.map(({ code }) => code).join(" ")),
    events: readings.map(({ records }) => records.length),
  };
}

const brackets = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

describe("a damaged line of an intrusion log", () => {
  const cases: [string, string, string[]][] = [
    ["a look-up that was cut", '{"dns_event":{"event_time":1,"host', ["", "damaged", ""]],
    ["a connection that was cut", '{"connect_event":{"event_time":1', ["damaged", "", ""]],
    ["an event of the security log that was cut", '{"security_event":{"event_time":1', ["", "", "damaged"]],
    ["no event at all", "garbage", ["", "", "damaged"]],
    ["zeros", "\0".repeat(512), ["", "", "damaged"]],
    ["a line that is too long", `{"dns_event":{"hostname":"${"x".repeat(5 * 2 ** 20)}"}}`, ["", "limit", ""]],
    ["a detail that is nested too deep", `{"security_event":{"event_time":1,"tag":${brackets}}}`, ["", "", "limit"]],
    ["details that are", `{"security_event":{"event_time":1,"tag":{"a":${brackets}}}}`, ["", "", "limit"]],
  ];
  it.each(cases)("%s is said once", async (_, line, codes) => {
    const sound = '{"dns_event":{"event_time":1,"hostname":"a.example.org"}}';
    const alone = await told(sound);
    const { codes: said, events } = await told(line, sound, sound.replace("a.", "b."));
    expect(said).toEqual(codes);
    expect(alone.events[1]).toBe(1);
    expect(events[1]).toBe(2);
  });
});
