import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";

type Connection = DraftOf<"connection">;

/** `tcp  0  0 192.0.2.1:45000  198.51.100.7:443  ESTABLISHED 10123 123456 4242/org.example`; states only with TCP. */
const row = /^(tcp6?|udp6?)\s+\d+\s+\d+\s+(\S{1,200})\s+(\S{1,200})(?:\s+([A-Z][A-Z_0-9]+))?(?:\s+(.*))?$/;
const endpoint = /^(.*):(\d{1,5}|\*)$/;

export const netstat = defineArtifact({
  id: "android.netstat",
  title: "Network connections when the bug report was made",
  platform: "android",
  versions: "Android 4 and later; few reports name the programs",
  where: { bugreport: ["**!section/NETSTAT"] },
  kinds: ["connection"],
  timeBasis: "utc",
  reach: "the moment of the bug report",
  references: [
    "AOSP dumpstate.cpp: NETSTAT (netstat -nW), which lists connections and not what waits for them",
    "toybox netstat.c: columns",
  ],
  view: { type: "table", columns: ["ip", "port", "state", "local_ip", "local_port", "process", "uid"] },

  async *read(input) {
    let extended = false;
    for (const { number: line, text } of textLines(await input.open())) {
      if (text.startsWith("Active UNIX")) return;
      if (text.startsWith("Proto")) extended = /\bUser\b/.test(text);
      if (!/^(?:tcp|udp)/.test(text)) continue;
      const match = row.exec(text.length > 1000 ? "" : text.trimEnd());
      const connection = match && connectionOf(match, line, extended);
      if (connection) yield connection;
      else input.problem("value", "a line that is no connection", { line });
    }
  },
});

function connectionOf(match: RegExpExecArray, line: number, extended: boolean): Connection | undefined {
  const [, protocol = "", here = "", there = "", state, further = ""] = match;
  const [, localIp, localPort] = endpoint.exec(here) ?? [];
  const [, ip, port] = endpoint.exec(there) ?? [];
  if (localIp === undefined || ip === undefined) return undefined;
  const words = further.split(/\s+/).filter((word) => word !== "");
  const uid = extended && /^\d{1,9}$/.test(words[0] ?? "") ? Number(words[0]) : null;
  const [, pid, process] = /(?:^|\s)(\d{1,9})\/(\S.*)$/.exec(further) ?? [];
  return {
    kind: "connection",
    locator: { line },
    // What waits for connections has no other side.
    ...(port === "*" || port === "0" ? {} : { ip: address(ip), port: portOf(port) }),
    local_ip: address(localIp),
    local_port: portOf(localPort),
    state: state ?? null,
    ...(uid === null ? {} : { uid }),
    ...(process === undefined ? {} : { process }),
    details: { protocol, ...(pid === undefined ? {} : { pid: Number(pid) }) },
  };
}

/** IPv4 in the dress of IPv6 is IPv4. */
function address(text: string): string {
  return text.replace(/^::ffff:(?=\d+\.)/i, "").replace(/^\[(.*)\]$/, "$1");
}

function portOf(text: string | undefined): number | null {
  const port = Number(text);
  return text !== undefined && Number.isInteger(port) && port <= 65_535 ? port : null;
}
