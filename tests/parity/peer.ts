import { readFileSync } from "node:fs";
import { sharedPath } from "../../packages/core/test/shared.ts";

/** What the peer answered, in its canonical form: see the notes beside the recorded answers. */

export type PeerRecord = Readonly<Record<string, unknown>>;

export interface PeerAlert {
  readonly level: string;
  readonly module: string;
  readonly message: string;
  /** The whole record. */
  readonly event: PeerRecord;
  /** "*" where the peer names one of several by chance. */
  readonly matched_indicator: { readonly value: string; readonly type: string } | "*" | null;
}

export interface PeerAnswer {
  readonly alerts: readonly PeerAlert[];
  /** By the module's name. */
  readonly records: ReadonlyMap<string, readonly PeerRecord[]>;
}

export function peerAnswer(name: string): PeerAnswer {
  const files = JSON.parse(readFileSync(sharedPath("peer-oracles", `${name}.json`), "utf8")) as Record<string, unknown>;
  const records = new Map<string, readonly PeerRecord[]>();
  for (const [file, content] of Object.entries(files)) {
    const module = file.replace(/\.json$/, "");
    if (!file.endsWith(".json") || module.endsWith("_detected") || ["alerts", "urls", "info"].includes(module))
      continue;
    records.set(module, listOf(module, content));
  }
  return { alerts: (files["alerts.json"] ?? []) as PeerAlert[], records };
}

/** Modules that answer with one record, or with lists by what their records do not repeat. */
const whole: ReadonlySet<string> = new Set(["backup_info", "aqf_settings", "dumpsys_receivers"]);

/** A list of records; some modules answer with lists by file. */
function listOf(module: string, content: unknown): readonly PeerRecord[] {
  if (Array.isArray(content)) return content;
  if (whole.has(module)) return [content as PeerRecord];
  return Object.values(content as Record<string, readonly PeerRecord[]>).flat();
}
