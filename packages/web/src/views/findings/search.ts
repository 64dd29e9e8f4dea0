import { type FindingClass, findingClasses, type Severity, severities } from "@sillage/core/rules/rule.ts";
import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { given } from "../../app/view.ts";

export const states = ["open", "accept", "reject", "unsure"] as const;
export type State = (typeof states)[number];

export interface Search {
  readonly finding?: string;
  /** At least so severe; just so severe where that is `exact`. */
  readonly severity?: Severity;
  readonly exact?: true;
  readonly class?: FindingClass;
  readonly state?: State;
  readonly text?: string;
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  return {
    ...given.text(search, "finding"),
    ...given.choice(search, "severity", severities),
    ...(search["exact"] === true ? { exact: true as const } : {}),
    ...given.choice(search, "class", findingClasses),
    ...given.choice(search, "state", states),
    ...given.text(search, "text"),
  };
}

/** What the analysts together say of a finding now; `unsure` where they do not agree. */
export function stateOf(id: string, analysis: Analysis | undefined): State {
  const latest = new Map<string, State>();
  for (const one of analysis?.assessments ?? []) {
    if (one.about === "finding" && one.finding === id) latest.set(one.by.trim().toLowerCase(), one.verdict);
  }
  const said = new Set(latest.values());
  const [first = "open"] = said;
  return said.size > 1 ? "unsure" : first;
}

/** The findings that the search lets through, in the order of the report: the gravest first. */
export function filtered(
  all: readonly FindingLine[],
  search: Search,
  analysis: Analysis | undefined,
): readonly FindingLine[] {
  const least = search.severity === undefined ? 0 : severities.indexOf(search.severity);
  const words = folded(search.text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  return all.filter((line) => {
    if (severities.indexOf(line.severity) < least) return false;
    if (search.exact && search.severity !== undefined && line.severity !== search.severity) return false;
    if (search.class !== undefined && line.class !== search.class) return false;
    if (search.state !== undefined && stateOf(line.id, analysis) !== search.state) return false;
    const text = folded(
      [line.title, line.rule, line.indicator ?? "", ...line.statement.map((part) => part.text)].join(" "),
    );
    return words.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
