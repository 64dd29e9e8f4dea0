import type { PackSummary } from "../indicators/indicator.ts";
import type { Finding } from "./finding.ts";

/** A product that findings name: who makes it, as far as that is published, and where its traces were published. */
export interface Product {
  readonly name: string;
  readonly maker: string | undefined;
  readonly sources: readonly string[];
}

/**
 * Who makes the product that a bundled pack is about, as the publishers of the packs' research say. A pack that is not
 * here is about no one product, or of a maker who is not publicly known.
 */
const makersOfPacks: Readonly<Record<string, string>> = {
  "amnesty-pegasus": "NSO Group",
  "amnesty-morocco-2019": "NSO Group",
  "amnesty-cytrox": "Cytrox",
  "mvt-predator": "Cytrox, Intellexa",
  "mvt-rcs-lab": "RCS Lab",
  "mvt-quadream": "QuaDream",
  "mvt-candiru": "Candiru",
  "amnesty-wintego-helios": "Wintego",
  "mvt-cellebrite": "Cellebrite",
};

/** Of products that rules name without a pack. */
const makersOfNames: Readonly<Record<string, string>> = {
  Cellebrite: "Cellebrite",
  MFSocket: "Meiya Pico (SDIC)",
  BXAQ: "FiberHome",
  AFLogical: "viaForensics",
};

/** The products that findings name, by name. `references` gives the sources of a rule. */
export function productsOf(
  findings: readonly Finding[],
  packs: readonly PackSummary[],
  references: (rule: string) => readonly string[],
): readonly Product[] {
  const products = new Map<string, { maker: string | undefined; sources: Set<string> }>();
  const add = (name: string, maker: string | undefined, sources: readonly string[]) => {
    const known = products.get(name) ?? { maker, sources: new Set<string>() };
    known.maker ??= maker;
    for (const source of sources) known.sources.add(source);
    products.set(name, known);
  };
  for (const { indicator, layers, rule, parts } of findings) {
    if (layers.tool.level === "none" || parts) continue;
    for (const { pack, family } of indicator?.packs ?? []) {
      if (!layers.tool.names.includes(family)) continue;
      add(family, own(makersOfPacks, pack), packs.find(({ id }) => id === pack)?.references ?? []);
    }
    if (!indicator) for (const name of layers.tool.names) add(name, own(makersOfNames, name), references(rule));
  }
  return [...products]
    .map(([name, { maker, sources }]) => ({ name, maker, sources: [...sources] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
