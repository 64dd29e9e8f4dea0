import { expect, it } from "vitest";
import { finding } from "../../test/report-case.ts";
import type { PackSummary } from "../indicators/indicator.ts";
import type { ToolLayer } from "./layers.ts";
import { productsOf } from "./products.ts";

const pack = { id: "amnesty-pegasus", references: ["https://example.org/report"] } as unknown as PackSummary;
const tool = (...names: string[]): ToolLayer => ({ level: "moderate", names, reasons: ["family"] });
const layers = (of: ToolLayer) => ({ tool: of, operator: "not_assessed" }) as const;
const matched = (packName: string, family: string) => ({
  value: "v",
  type: "domain" as const,
  how: "exact" as const,
  packs: [{ pack: packName, family, role: "tool" }],
});

it("names maker and research of each product once", () => {
  const findings = [
    finding("f1", "indicator.url", "critical", {
      layers: layers(tool("Pegasus")),
      indicator: matched("amnesty-pegasus", "Pegasus"),
    }),
    finding("f2", "indicator.url", "critical", {
      layers: layers(tool("Pegasus")),
      indicator: matched("amnesty-pegasus", "Pegasus"),
    }),
    finding("f3", "extraction.mfsocket", "low", { layers: layers(tool("MFSocket")) }),
    finding("f4", "indicator.url", "low", { layers: layers(tool("Other")), indicator: matched("mine.csv", "Other") }),
    finding("f5", "ios.rapid_redirect", "high"),
  ];
  expect(productsOf(findings, [pack], (rule) => [`source of ${rule}`])).toEqual([
    { name: "MFSocket", maker: "Meiya Pico (SDIC)", sources: ["source of extraction.mfsocket"] },
    { name: "Other", maker: undefined, sources: [] },
    { name: "Pegasus", maker: "NSO Group", sources: ["https://example.org/report"] },
  ]);
});
