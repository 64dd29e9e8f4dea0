import { at, minutes } from "../time.ts";
import { update } from "./traps.ts";

/** A process that was still there, and at how many of the waits. */
export interface Straggler {
  readonly pid: number;
  readonly path: string;
  readonly waits: number;
}

export interface Shutdown {
  readonly time: number;
  readonly stragglers: readonly Straggler[];
}

/** The phone's ordinary shutdowns of the year, the update's among them. */
export const ordinaryShutdowns: readonly Shutdown[] = [
  {
    time: at("2025-03-02T22:14:08Z"),
    stragglers: [
      { pid: 412, path: "/usr/libexec/nehelper", waits: 1 },
      { pid: 388, path: "/usr/sbin/mDNSResponder", waits: 1 },
    ],
  },
  { time: at("2025-04-27T06:02:51Z"), stragglers: [{ pid: 1207, path: "/usr/libexec/diagnosticd", waits: 2 }] },
  {
    time: update.time,
    stragglers: [
      { pid: 2214, path: update.brain, waits: 2 },
      { pid: 96, path: "/usr/libexec/xpcroleaccountd", waits: 1 },
    ],
  },
  {
    time: at("2025-09-14T20:48:30Z"),
    stragglers: [
      {
        pid: 640,
        path: "/private/var/containers/Bundle/Application/0C0DE000-0001-4000-8000-000000000001/WhatsApp.app/WhatsApp",
        waits: 1,
      },
    ],
  },
];

/** shutdown.log as iOS up to 18 writes it: the time comes last, at the SIGTERM line. */
export function shutdownLog(list: readonly Shutdown[]): string {
  return list.map(entry).join("");
}

function entry(shutdown: Shutdown): string {
  const waits = Math.max(0, ...shutdown.stragglers.map((one) => one.waits));
  const lines: string[] = [];
  for (let wait = 1; wait <= waits; wait++) {
    lines.push(`After ${(wait * 1.26).toFixed(2)}s, these clients are still here:`);
    for (const one of shutdown.stragglers.filter((client) => client.waits >= wait)) {
      lines.push(`\t\tremaining client pid: ${one.pid} (${one.path})`);
    }
  }
  lines.push(`SIGTERM: [${Math.floor(shutdown.time / 1_000)}] All buffers flushed`);
  return `${lines.join("\n")}\n`;
}

/** The first line of each day's analytics journal, which names the system's version. */
export const journals: readonly { readonly name: string; readonly time: number; readonly text: string }[] = [
  journal(at("2025-05-30T22:10:05Z"), update.from),
  journal(at("2025-06-20T22:09:41Z"), update.from),
  journal(update.time + minutes(40), update.to),
  journal(at("2025-09-18T22:11:20Z"), update.to),
];

function journal(time: number, version: { readonly version: string; readonly build: string }) {
  const stamp = `${new Date(time).toISOString().slice(0, 19).replace("T", " ")}.00 +0000`;
  const head = {
    bug_type: "211",
    timestamp: stamp,
    os_version: `iPhone OS ${version.version} (${version.build})`,
    roots_installed: 0,
    incident_id: "5A11A9E0-0000-4000-8000-0000A7A17C55",
  };
  const body = { _marker: "<end-of-file>" };
  return {
    name: `Analytics-Journal-90Day-${stamp.slice(0, 19).replace(" ", "-").replaceAll(":", "")}.ips`,
    time,
    text: `${JSON.stringify(head)}\n${JSON.stringify(body)}\n`,
  };
}
