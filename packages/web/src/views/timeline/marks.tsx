import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** What analysts wrote about a record, as far as a row has room for it. */
export interface Marks {
  readonly tags: readonly string[];
  readonly notes: number;
}

const ofRecord = "record:";

/** By what a record is called by (`key`). */
export function marksOf(analysis: Analysis | undefined): ReadonlyMap<string, Marks> {
  const found = new Map<string, Marks>();
  const at = (about: string) => found.get(about.slice(ofRecord.length)) ?? { tags: [], notes: 0 };
  for (const { about, tag } of analysis?.tags ?? []) {
    if (!about.startsWith(ofRecord)) continue;
    const { tags, notes } = at(about);
    found.set(about.slice(ofRecord.length), { tags: [...tags, tag], notes });
  }
  for (const { about } of analysis?.notes ?? []) {
    if (!about.startsWith(ofRecord)) continue;
    const { tags, notes } = at(about);
    found.set(about.slice(ofRecord.length), { tags, notes: notes + 1 });
  }
  return found;
}

/** Tags of records, each with how many records have it: the most used first. */
export function recordTags(
  analysis: Analysis | undefined,
): readonly { readonly tag: string; readonly count: number }[] {
  const tags = (analysis?.tags ?? []).filter(({ about }) => about.startsWith(ofRecord));
  return [...Map.groupBy(tags, ({ tag }) => tag)]
    .map(([tag, of]) => ({ tag, count: of.length }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

export function RowMarks({ marks: { tags, notes } }: { readonly marks: Marks }) {
  const t = useText(texts);
  return (
    <span className="row-marks">
      {tags.map((tag) => (
        <span key={tag} className="row-tag">
          <Evidence text={tag} />
        </span>
      ))}
      {notes > 0 && <span className="row-tag row-note">{t("noted", { count: notes })}</span>}
    </span>
  );
}
