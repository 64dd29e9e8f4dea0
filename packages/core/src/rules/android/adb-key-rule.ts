import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { type Detection, defineRule, type Rule, type RuleContext } from "../rule.ts";

export type AdbKey = SourcedRecord & DraftOf<"adb_key">;

/** What the acquisition says of the computer that made it. */
export interface Acquisition {
  /** Fingerprints of its keys: none where it does not name them. */
  readonly fingerprints: ReadonlySet<string>;
  /** Microseconds since 1970 UTC. */
  readonly started: number | null;
  /** There is an acquisition at all: a bug report by itself does not say who made it. */
  readonly known: boolean;
}

export interface AdbKeyRule extends Omit<Rule, "scope" | "detect" | "wants" | "notes" | "platform" | "needs"> {
  /** What all places that list one key show; undefined for nothing. */
  judge(
    key: AdbKey,
    lastConnection: number | null,
    acquisition: Acquisition,
    context: RuleContext,
  ): (Pick<Detection, "severity"> & Partial<Pick<Detection, "sentence">>) | undefined;
}

/** One finding for each computer that the phone trusts, from the keys that the phone and the acquisition list. */
export function adbKeyRule({ judge, ...rule }: AdbKeyRule): Rule {
  return defineRule({
    ...rule,
    platform: "android",
    // Also the acquisition's own key, without which no key is told apart.
    needs: ["android.acquisition_adb_key", "android.dumpsys_adb"],
    scope: "examination",
    wants: (record) => record.kind === "adb_key",
    detect(context) {
      const keys = new Map<string, [AdbKey, ...AdbKey[]]>();
      const fingerprints = new Set<string>();
      let started: number | null = null;
      let known = false;
      return {
        record(record) {
          if (record.kind !== "adb_key") return;
          if (record.source === "acquisition") {
            known = true;
            if (record.fingerprint) fingerprints.add(record.fingerprint);
            started ??= record.time ?? null;
            return;
          }
          const name = record.fingerprint ?? record.key ?? "";
          const listed = keys.get(name);
          if (listed) listed.push(record);
          else keys.set(name, [record]);
        },
        end() {
          for (const [name, records] of keys) {
            const [key] = records;
            const times = records.flatMap(({ time }) => (typeof time === "number" ? [time] : []));
            const last = times.length > 0 ? Math.max(...times) : null;
            const seen = judge(key, last, { fingerprints, started, known }, context);
            if (!seen) continue;
            const host = records.find((record) => record.host)?.host ?? "";
            const words = { host, fingerprint: key.fingerprint ?? "" };
            const values = [host, name].filter((value) => value !== "");
            context.report({ class: rule.class, ...seen, key: name, records, values, time: last, words });
          }
        },
      };
    },
  });
}
