import { toMicroseconds } from "../../formats/time.ts";

export interface ShutdownLine {
  /** Seconds since the shutdown began. */
  readonly delay?: number;
  readonly client?: { readonly pid: number; readonly path: string; readonly uuid?: string };
  /** The shutdown's time, microseconds since 1970 UTC: the line ends it. */
  readonly ended?: number;
  /** Not a line of such a log, or a damaged one. */
  readonly unknown?: true;
}

const delayed = /^After\s+(\d{1,9}(?:\.\d{1,9})?)\s*s,\s*(.*)$/;
const header = /^these clients are still here\b/;
/** The path may hold brackets of its own; after it, newer logs have nothing, or say that the line repeats. */
const remaining = /\bremaining client pid:\s*(\d{1,10})\s*\((.+?)\)\s*(?:\(repeats\))?$/;
const sigterm = /^SIGTERM:\s*(?:\[(\d{1,12}(?:\.\d+)?)\]|@(\d{1,12}(?:\.\d+)?))/;
/** From iOS 26 on, the UUID of the binary stands behind its path as if it were a file in it. */
const binaryUuid = /^(.*)\/([0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12})$/i;

/**
 * A line of shutdown.log:
 *
 * - `After 1.26s, these clients are still here:`, then indented lines of clients; older ones have one client a line:
 *   `After 0.1s, remaining client pid: 155 (/usr/libexec/nfcd)`
 * - `remaining client pid: 94 (/usr/libexec/locationd/1024C867-0265-374A-AF6A-98390BD24D5D)`
 * - `SIGTERM: [1700000000] All buffers flushed`, or ` @1700000000`
 * - `%%%%% Entering phase: …`, which says nothing of clients
 */
export function parseShutdownLine(text: string): ShutdownLine {
  const line = text.trim();
  if (line === "" || /^%+\s*Entering phase:/.test(line)) return {};
  const after = delayed.exec(line);
  const time = sigterm.exec(line);
  const client = clientOf(line);
  const ended = time ? toMicroseconds(Number(time[1] ?? time[2]), "unix_s") : undefined;
  const understood = client || (after && header.test(after[2] ?? "")) || ended !== undefined;
  return {
    ...(after ? { delay: Number(after[1]) } : {}),
    ...(client ? { client } : {}),
    ...(ended === undefined ? {} : { ended }),
    ...(understood ? {} : { unknown: true }),
  };
}

function clientOf(line: string): ShutdownLine["client"] {
  const match = remaining.exec(line);
  if (!match) return undefined;
  const [, pid, whole = ""] = match;
  const [, path, uuid] = binaryUuid.exec(whole) ?? [];
  if (path === undefined || path === "" || uuid === undefined) return { pid: Number(pid), path: whole };
  return { pid: Number(pid), path, uuid };
}
