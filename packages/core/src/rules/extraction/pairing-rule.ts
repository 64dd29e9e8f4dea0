import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { byFact, type SeenFact } from "../by-fact.ts";
import type { Rule } from "../rule.ts";

/** What the numbers of a computer tell of the program that paired it. Each pairing is told by one rule. */
export type PairingKind = "cellebrite" | "open_tool" | "unusual" | "ordinary";

/** Constants inside Cellebrite's signed libraries, the same on each of its computers (Citizen Lab, January 2026). */
export const cellebriteHostId = "9016926980658937761372207";
export const cellebriteSystemBuid = "30313996-42072961236303456";
/** pymobiledevice3, lockdown.py: SYSTEM_BUID; other open libraries have the same. Its form alone is nothing odd. */
const openToolSystemBuid = "30142955-444094379208051516";
/** libimobiledevice and go-ios make such a HostID at random, pymobiledevice3 of the computer's name. */
const uuid = /^[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}$/i;

type Pairing = DraftOf<"pairing">;

export interface PairingRule
  extends Omit<Rule, "scope" | "detect" | "wants" | "notes" | "platform" | "needs" | "class" | "sentences"> {
  readonly kind: PairingKind;
  /** `statement`: the phone allowed it. `asked`: the log does not show that. Both with {number}. */
  readonly sentences: Readonly<Record<"statement" | "asked", string>>;
  tool?(pairing: Pairing): SeenFact["tool"];
}

/** One finding for each computer of such a kind that asked a phone to trust it. */
export function pairingRule({ kind, tool, ...rule }: PairingRule): Rule {
  return byFact({
    ...rule,
    class: "extraction",
    platform: "ios",
    needs: ["ios.lockdownd"],
    wants: (record) => kindOf(record) === kind,
    factOf: (record) => (record.kind === "pairing" ? (record.host_id ?? record.system_buid ?? "") : ""),
    see(records) {
      const pairings = records.filter((record) => record.kind === "pairing");
      const [first] = pairings;
      if (!first) return undefined;
      const { host_id: host, system_buid: system } = first;
      const hint = tool?.(first);
      return {
        values: [host, system].filter((value) => typeof value === "string"),
        words: { number: (kind === "open_tool" ? system : (host ?? system)) ?? "" },
        sentence: pairings.some(({ outcome }) => outcome === "succeeded") ? "statement" : "asked",
        ...(hint ? { tool: hint } : {}),
      };
    },
  });
}

/** Undefined for what is no pairing, or gives no number at all. */
function kindOf(record: SourcedRecord): PairingKind | undefined {
  if (record.kind !== "pairing") return undefined;
  const { host_id: host, system_buid: system } = record;
  if (host === cellebriteHostId || system === cellebriteSystemBuid) return "cellebrite";
  if (system === openToolSystemBuid) return "open_tool";
  if (!host) return system ? "ordinary" : undefined;
  return uuid.test(host) ? "ordinary" : "unusual";
}
