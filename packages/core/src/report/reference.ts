import type { Artifact } from "../artifacts/artifact.ts";
import type { Rule } from "../rules/rule.ts";

/** The reference pages, made from the declarations so that nobody writes them twice. Markdown. */
export function artifactReference(artifacts: readonly Artifact[]): string {
  const parts = [...artifacts].sort((a, b) => (a.id < b.id ? -1 : 1)).map(artifactPage);
  return `# Artifacts\n\nMade from the declarations in \`packages/core/src/artifacts\` by \`npm run docs\`; not written by hand.\n\n${parts.join("\n")}`;
}

function artifactPage(artifact: Artifact): string {
  const places = Object.entries(artifact.where).flatMap(([kind, where]) =>
    where === "tree"
      ? [`- ${kind}: names of all files and folders`]
      : (where ?? []).map((place) => `- ${kind}: \`${place}\``),
  );
  return `## ${artifact.title}

\`${artifact.id}\` · ${artifact.versions} · times: ${artifact.timeBasis.replaceAll("_", " ")}

Records: ${artifact.kinds.map((kind) => `\`${kind}\``).join(", ")}. Reaches back: ${artifact.reach}.${recoveryOf(artifact)}

${places.join("\n")}

Sources: ${artifact.references.join("; ")}.
`;
}

function recoveryOf({ recovers }: Artifact): string {
  if (recovers === undefined) return "";
  if (typeof recovers === "string") return ` Rows that were deleted are not looked for: ${recovers}.`;
  const tables = [...new Set(recovers.map(({ table }) => `\`${table}\``))];
  return ` Rows that were deleted are looked for in ${tables.join(", ")}.`;
}

const vouchers: Record<Rule["vouched"], string> = {
  source_read: "its source was read",
  secondary: "a report about its source was read",
  inference: "our inference",
};

/** `measured` says what a rule was seen to do on evidence without traces; undefined where nobody looked. */
export function ruleReference(
  rules: readonly Rule[],
  measured: (rule: string) => string | undefined = () => undefined,
): string {
  const parts = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => rulePage(rule, measured(rule.id)));
  return `# Rules\n\nMade from the declarations in \`packages/core/src/rules\` by \`npm run docs\`; not written by hand.\n\n${parts.join("\n")}`;
}

function rulePage(rule: Rule, measured: string | undefined): string {
  const wrong =
    rule.falsePositives.length === 0
      ? "none is known"
      : rule.falsePositives.map((one) => one.replace(/\.$/, "")).join("; ");
  const needs = rule.needs === "any" ? "whatever was read" : rule.needs.map((id) => `\`${id}\``).join(", ");
  return `## ${rule.title}

\`${rule.id}\` version ${rule.version} · at most ${rule.severity} · ${rule.class.replaceAll("_", " ")} · ${vouchers[rule.vouched]}

${rule.rationale}

Wrong when: ${wrong}.${measured === undefined ? "" : ` ${measured}`}

Reads: ${needs}. Sources: ${rule.references.join("; ")}.
`;
}
