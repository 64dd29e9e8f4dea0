import type { IndicatorMatch } from "../indicators/matcher.ts";
import type { FindingClass, ToolHint, Vouched } from "../rules/rule.ts";

/**
 * A finding is told in layers that are never mixed: what the evidence records (its statement), what class of event that
 * is, which product leaves such traces, and who used it. The machine proposes the first three and never the last.
 */
export interface Layers {
  readonly tool: ToolLayer;
  /** A program does not assess who is behind a trace; an analyst may (case/assessments.ts). */
  readonly operator: "not_assessed";
}

/** How sure a product is. A program alone says at most `high`; `confirmed` takes two analysts. */
export const toolLevels = ["none", "weak", "moderate", "high"] as const;
export type ToolLevel = (typeof toolLevels)[number];

export interface ToolLayer {
  readonly level: ToolLevel;
  /** Names of products, or of families as their publishers call them. */
  readonly names: readonly string[];
  /** Why it is not more, and not less. */
  readonly reasons: readonly ToolReason[];
}

export type ToolReason =
  /** A value that only this product leaves, or that was published as its alone. */
  | "unique"
  /** Typical of the product; others may leave it too. */
  | "family"
  /** A name or host that others may bear. */
  | "generic"
  /** The observed name was cut. */
  | "truncated"
  /** Published by several sets under different names. */
  | "several_names"
  /** On a list of common values. */
  | "common_value"
  /** From a set that nobody but its user vouches for. */
  | "unvetted"
  /** The rule's source was not read by us. */
  | "unconfirmed"
  /** Met in stores of the phone that do not depend on each other. */
  | "independent_stores"
  /** The evidence contradicts itself about the file. */
  | "integrity";

export const noTool: ToolLayer = { level: "none", names: [], reasons: [] };

/** Values that say little by themselves: programs and files of other makers may bear the same name. */
const nameTypes = new Set(["process", "file_name", "file_path", "android_property"]);

/** What one detection says of a product, before anything else is weighed. */
export function toolOf(detection: {
  readonly match?: IndicatorMatch;
  readonly tool?: ToolHint;
  readonly class: FindingClass;
  readonly vouched: Vouched;
}): ToolLayer {
  const { match, tool } = detection;
  if (match) return toolOfMatch(match);
  if (!tool) return noTool;
  const level = tool.trace === "unique" ? "high" : tool.trace === "family" ? "moderate" : "weak";
  const named: ToolLayer = { level, names: [tool.name], reasons: [tool.trace] };
  return detection.vouched === "source_read" ? named : capped(named, "moderate", "unconfirmed");
}

function toolOfMatch(match: IndicatorMatch): ToolLayer {
  // A seller's site, or a place of distribution, shows an interest in the product and not the product.
  const packs = match.packs.filter(({ role }) => role === "tool" || role === "watchware");
  if (packs.length === 0) return noTool;
  const names = [...new Set(packs.map(({ family }) => family))];
  let told: ToolLayer = nameTypes.has(match.type)
    ? { level: "moderate", names, reasons: ["family"] }
    : { level: "high", names, reasons: ["unique"] };
  if (match.how === "truncated") told = capped({ ...told, reasons: [] }, "weak", "truncated");
  if (names.length > 1) told = capped(told, "moderate", "several_names");
  if (match.warninglists.length > 0) told = capped(told, "weak", "common_value");
  return told;
}

/** No surer than `level`, for the reason given. */
export function capped(tool: ToolLayer, level: ToolLevel, reason: ToolReason): ToolLayer {
  if (tool.level === "none") return tool;
  const lower = toolLevels.indexOf(tool.level) > toolLevels.indexOf(level) ? level : tool.level;
  return { ...tool, level: lower, reasons: [...tool.reasons, reason] };
}

/**
 * What several findings of independent stores say together: names that more than one of them gives are surer than each
 * alone. A name that one alone gives stays as sure as it was there.
 */
export function joinedTool(
  parts: readonly { readonly tool: ToolLayer; readonly stores: readonly string[] }[],
): ToolLayer {
  const byName = new Map<string, { level: ToolLevel; stores: Set<string>; reasons: Set<ToolReason> }>();
  for (const { tool, stores } of parts) {
    for (const name of tool.names) {
      const known = byName.get(name) ?? { level: tool.level, stores: new Set(), reasons: new Set() };
      if (toolLevels.indexOf(tool.level) > toolLevels.indexOf(known.level)) known.level = tool.level;
      for (const store of stores) known.stores.add(store);
      for (const reason of tool.reasons) known.reasons.add(reason);
      byName.set(name, known);
    }
  }
  let best: ToolLayer = noTool;
  for (const [name, { level, stores, reasons }] of byName) {
    const raised = stores.size > 1 && level === "moderate" && !reasons.has("integrity") && !reasons.has("unconfirmed");
    const joined = raised ? "high" : level;
    const told = [...reasons, ...(stores.size > 1 ? (["independent_stores"] as const) : [])];
    const compare = toolLevels.indexOf(joined) - toolLevels.indexOf(best.level);
    if (compare > 0) best = { level: joined, names: [name], reasons: told };
    else if (compare === 0 && best.level !== "none") {
      best = { ...best, names: [...best.names, name], reasons: [...new Set([...best.reasons, ...told])] };
    }
  }
  return best;
}
