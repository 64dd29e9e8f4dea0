import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { Condition, RecordFilter } from "@sillage/core/workbench/records.ts";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { useNarrow } from "../../parts/narrow.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { fieldTitles, isCommon } from "./columns.ts";
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
              <bdi>{isCommon(field) ? t(`col_${field}`) : (titles.get(field) ?? field)}</bdi>:{" "}
              <ConditionValue condition={condition} vocabulary={vocabulary} />
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
  return field === "evidence" ? String(Number(value) + 1) : value;
}

const facetFields = ["kind", "artifact", "evidence", "recovered"] as const;
const valuesShown = 14;

/** How often each kind and artifact occurs in what is shown; a click keeps it or leaves it out. */
export function Facets(props: {
  readonly caseId: string;
  readonly filter: RecordFilter;
  readonly where: readonly string[] | undefined;
  readonly vocabulary: Vocabulary | undefined;
  readonly onAdd: (condition: Condition) => void;
}) {
  const { caseId, filter, where, vocabulary, onAdd } = props;
  const t = useText(texts);
  const isNarrow = useNarrow();
  const facets = useAsk("facets", { case: caseId, filter, fields: facetFields }, { keepPrevious: true }).data;
  return (
    <aside className="facets" aria-label={t("filters")}>
      <details open={!isNarrow}>
        <summary>{t("filters")}</summary>
        {facets?.fields
          .filter(({ values }) => values.length > 1 || values.some(({ value }) => isAsked(where, value)))
          .map(({ field, values }) => (
            <section key={field}>
              <h2>{isCommon(field) ? t(`col_${field}`) : field}</h2>
              <ul>
                {values.slice(0, valuesShown).map(({ value, count }) => {
                  const title = titleOf(field, value, vocabulary) || "–";
                  return (
                    <li key={value}>
                      <button
                        type="button"
                        className="facet"
                        title={t("include", { value: title })}
                        onClick={() => onAdd({ field, value })}
                      >
                        <Evidence text={title} /> <span className="soft number">{count.toLocaleString("en-GB")}</span>
                      </button>
                      <button
                        type="button"
                        className="facet-out"
                        aria-label={t("exclude", { value: title })}
                        title={t("exclude", { value: title })}
                        onClick={() => onAdd({ field, value, exclude: true })}
                      >
                        −
                      </button>
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
      </details>
    </aside>
  );
}

function isAsked(where: readonly string[] | undefined, value: string): boolean {
  return facetFields.some((field) => where?.includes(chipOf({ field, value })));
}
