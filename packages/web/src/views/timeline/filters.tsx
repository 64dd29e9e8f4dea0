import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { Condition, RecordFilter } from "@sillage/core/workbench/records.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { useNarrow } from "../../parts/narrow.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { fieldTitles, isCommon } from "./columns.ts";
import { recordTags } from "./marks.tsx";
import { chipOf, conditionOf } from "./search.ts";
import { texts } from "./texts.ts";

/** What is asked of the records, to be seen and taken out. */
export function Chips(props: {
  readonly where: readonly string[];
  readonly vocabulary: Vocabulary | undefined;
  readonly onRemove: (chip: string) => void;
  readonly onClear: () => void;
}) {
  const { where, vocabulary, onRemove, onClear } = props;
  const t = useText(texts);
  const words = useText(common);
  const titles = fieldTitles(vocabulary);
  return (
    <ul className="chips timeline-chips" aria-label={t("filters")}>
      {where.map((chip) => {
        const condition = conditionOf(chip);
        if (!condition) return null;
        const { field, exclude } = condition;
        return (
          <li key={chip} className={exclude ? "chip out" : "chip"}>
            <span>
              {exclude && <strong>{t("not")} </strong>}
              <bdi>
                {field === "tag" || field === "identifier" || isCommon(field)
                  ? t(`col_${field}`)
                  : (titles.get(field) ?? field)}
              </bdi>
              : <ConditionValue condition={condition} vocabulary={vocabulary} />
            </span>
            <button type="button" aria-label={`${words("remove")}: ${chip}`} onClick={() => onRemove(chip)}>
              ×
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" className="quiet" onClick={onClear}>
          {t("clear")}
        </button>
      </li>
    </ul>
  );
}

function ConditionValue({
  condition: { field, value },
  vocabulary,
}: {
  readonly condition: Condition;
  readonly vocabulary: Vocabulary | undefined;
}) {
  return <Evidence text={titleOf(field, value, vocabulary)} />;
}

function titleOf(field: string, value: string, vocabulary: Vocabulary | undefined): string {
  if (field === "kind") return vocabulary?.kinds[value as keyof Vocabulary["kinds"]]?.title ?? value;
  if (field === "artifact") return vocabulary?.artifacts[value] ?? value;
  if (field === "identifier") return value.replace(/^\w+/, "").trim();
  return field === "evidence" ? String(Number(value) + 1) : value;
}

const facetFields = ["kind", "artifact", "evidence", "recovered"] as const;
const valuesShown = 14;

/** How often each kind and artifact occurs in what is shown; a click keeps it or leaves it out. */
export function Facets(props: {
  readonly caseId: string;
  readonly filter: RecordFilter;
  readonly where: readonly string[] | undefined;
  readonly analysis: Analysis | undefined;
  readonly vocabulary: Vocabulary | undefined;
  readonly onAdd: (condition: Condition) => void;
}) {
  const { caseId, filter, where, analysis, vocabulary, onAdd } = props;
  const t = useText(texts);
  const isNarrow = useNarrow();
  const facets = useAsk("facets", { case: caseId, filter, fields: facetFields }, { keepPrevious: true }).data;
  const tags = recordTags(analysis).map(({ tag, count }) => ({ value: tag, count }));
  return (
    <aside className="facets" aria-label={t("filters")}>
      <details open={!isNarrow}>
        <summary>{t("filters")}</summary>
        {tags.length > 0 && (
          <Facet title={t("col_tag")} field="tag" values={tags} vocabulary={vocabulary} onAdd={onAdd} />
        )}
        {facets?.fields
          .filter(({ values }) => values.length > 1 || values.some(({ value }) => isAsked(where, value)))
          .map(({ field, values }) => (
            <Facet
              key={field}
              title={isCommon(field) ? t(`col_${field}`) : field}
              field={field}
              values={values}
              vocabulary={vocabulary}
              onAdd={onAdd}
            />
          ))}
      </details>
    </aside>
  );
}

function Facet(props: {
  readonly title: string;
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly vocabulary: Vocabulary | undefined;
  readonly onAdd: (condition: Condition) => void;
}) {
  const { title, field, values, vocabulary, onAdd } = props;
  const t = useText(texts);
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {values.slice(0, valuesShown).map(({ value, count }) => {
          const shown = titleOf(field, value, vocabulary) || "–";
          return (
            <li key={value}>
              <button
                type="button"
                className="facet"
                title={t("include", { value: shown })}
                onClick={() => onAdd({ field, value })}
              >
                <Evidence text={shown} /> <span className="soft number">{count.toLocaleString("en-GB")}</span>
              </button>
              <button
                type="button"
                className="facet-out"
                aria-label={t("exclude", { value: shown })}
                title={t("exclude", { value: shown })}
                onClick={() => onAdd({ field, value, exclude: true })}
              >
                −
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function isAsked(where: readonly string[] | undefined, value: string): boolean {
  return facetFields.some((field) => where?.includes(chipOf({ field, value })));
}
