import { describe, expect, it } from "vitest";
import { readArtifact, type TestFiles } from "../../../test/read-artifact.ts";
import { buildZip } from "../../../test/zip-builder.ts";
import { intrusionConnections } from "./intrusion-connections.ts";
import { intrusionDns } from "./intrusion-dns.ts";
import { intrusionSecurity } from "./intrusion-security.ts";
import { wordsOfCommand } from "./shell-words.ts";

const encoder = new TextEncoder();
const log = (...lines: readonly unknown[]) =>
  encoder.encode(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
const dns = (id: number, more: object = {}) => ({
  dns_event: {
    event_time: 1_700_000_000_000 + id,
    event_id: id,
    hostname: `h${id}.example.org`,
    package_name: "org.example",
    ip_addresses: ["/192.0.2.1"],
    ...more,
  },
});

describe("intrusion logs", () => {
  it("leave out what overlapping files have twice, and keep what differs", async () => {
    const files: TestFiles = {
      "b/day2.txt": log(dns(2), dns(3), dns(2, { hostname: "other.example.org" })),
      "b/day1.txt": log(dns(1), "", dns(2), dns(2)),
      "more.zip": new Uint8Array(buildZip([{ name: "day0.txt", data: log(dns(1), dns(9)) }])),
      "notes.md": log(dns(10)),
    };
    const { records, problems, read } = await readArtifact(intrusionDns, files, "intrusion_logs");
    expect(problems).toEqual([]);
    expect(records.map((record) => [record.kind === "dns_lookup" && record.host, record.locator])).toEqual([
      ["h1.example.org", { file: "b/day1.txt", line: 1 }],
      ["h2.example.org", { file: "b/day1.txt", line: 3 }],
      ["h3.example.org", { file: "b/day2.txt", line: 2 }],
      ["other.example.org", { file: "b/day2.txt", line: 3 }],
      ["h9.example.org", { file: "more.zip!day0.txt", line: 2 }],
    ]);
    expect(read.map(({ path }) => path)).toEqual(["b/day1.txt", "b/day2.txt", "more.zip!day0.txt"]);
    expect(read.every(({ sha256 }) => sha256 !== null)).toBe(true);
  });

  it("tell the addresses of a host without Java's slash", async () => {
    const line = log(dns(1, { ip_addresses: ["/192.0.2.1", "h1.example.org/2001:db8::1", "192.0.2.2"] }));
    const { records } = await readArtifact(intrusionDns, { "a.txt": line }, "intrusion_logs");
    expect(records).toMatchObject([{ ips: ["192.0.2.1", "2001:db8::1", "192.0.2.2"] }]);
  });

  it("are read beside files that are damaged", async () => {
    const files = { "a.zip": encoder.encode("PK\u0003\u0004"), "b.txt": log(dns(1)) };
    const { records, problems } = await readArtifact(intrusionDns, files, "intrusion_logs");
    expect(records).toHaveLength(1);
    expect(problems.length).toBeGreaterThan(0);
  });

  it("tell addresses with and without a name", async () => {
    const connect = (ip_address: unknown) => ({ connect_event: { event_time: 1, ip_address, port: 443 } });
    const lines = log(connect("/192.0.2.1"), connect("ip6-localhost/::1"), connect("192.0.2.9"), connect(5));
    const { records, problems } = await readArtifact(intrusionConnections, { "a.txt": lines }, "intrusion_logs");
    expect(records).toMatchObject([
      { ip: "192.0.2.1", host: null, port: 443 },
      { ip: "::1", host: "ip6-localhost" },
      { ip: "192.0.2.9", host: null },
      { ip: null },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["value"]);
  });

  const security = (tag: string, value: unknown) => ({
    security_event: { event_time: 1_700_000_000_000_000_000, [tag]: value },
  });
  const cases: [string, unknown, object][] = [
    [
      "adb_shell_cmd",
      { command: "pm uninstall com.example.a; /data/local/tmp/x https://example.org/b" },
      {
        shell_command: "pm uninstall com.example.a; /data/local/tmp/x https://example.org/b",
        app_ids: ["pm", "uninstall", "com.example.a", "https:"],
        paths: ["/data/local/tmp/x", "https://example.org/b"],
        details: { tag: 210_002 },
      },
    ],
    ["adb_sync_send_file", { path: "/sdcard/x.bin" }, { path: "/sdcard/x.bin", details: { tag: 210_004 } }],
    [
      "app_process_start",
      { process: "org.view:sandboxed:com.example.spy:0", uid: 10_001, pid: 7, seinfo: "default", apk_sha256: "ab" },
      {
        process: "org.view:sandboxed:com.example.spy:0",
        app_ids: ["com.example.spy"],
        uid: 10_001,
        pid: 7,
        hashes: ["ab"],
        details: { tag: 210_005, seinfo: "default" },
      },
    ],
    ["package_installed", { package_name: "org.example", version_code: 1 }, { app_id: "org.example" }],
    ["cert_authority_installed", { success: 1, subject: "CN=x" }, { success: true, subject: "CN=x" }],
    ["cert_validation_failure", "bad chain", { details: { tag: 210_033, value: "bad chain" } }],
    ["nfc_disabled", {}, { event: "nfc_disabled", details: { tag: 210_046 } }],
    ["future_tag", { x: 1 }, { event: "future_tag", details: { x: 1 } }],
  ];
  it.each(cases)("give what is in %s", async (tag, value, expected) => {
    const { records, problems } = await readArtifact(
      intrusionSecurity,
      { "a.txt": log(security(tag, value)) },
      "intrusion_logs",
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([{ kind: "security_event", event: tag, time: 1_700_000_000_000_000, ...expected }]);
  });

  it("say once what they cannot read", async () => {
    const files = {
      "a.txt": log("not json", { new_event: { event_time: 1 } }, '{ "dns_event": {} }', { security_event: 5 }),
    };
    const said = await Promise.all(
      [intrusionDns, intrusionConnections, intrusionSecurity].map((artifact) =>
        readArtifact(artifact, files, "intrusion_logs"),
      ),
    );
    expect(said.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ["damaged", "schema", "schema"],
    ]);
    expect(said.map(({ records }) => records.length)).toEqual([1, 0, 0]);
  });
});

describe("words of a command", () => {
  const cases: [string, string[], string[]][] = [
    ["am start -n com.x/.Main", ["com.x/.Main"], ["am", "start", "com.x"]],
    ["sh -c 'cat /data/a|grep b'", ["/data/a"], ["sh", "cat", "grep", "b"]],
    ["pm path package:com.x", [], ["pm", "path", "com.x"]],
    ["", [], []],
  ];
  it.each(cases)("%s", (command, paths, names) => {
    expect(wordsOfCommand(command)).toEqual({ paths, names, cut: false });
  });
  it("are bounded", () => {
    const { names, cut } = wordsOfCommand("a ".repeat(10_000));
    expect([names.length, cut]).toEqual([100, true]);
  });
});
