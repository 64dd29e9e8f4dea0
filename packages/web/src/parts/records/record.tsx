import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { Condition, RecordDetail } from "@sillage/core/workbench/records.ts";
import type { ReactNode } from "react";
import { useText } from "../../text/catalogue.ts";
import { Code } from "../evidence.tsx";
import { RecordWhen } from "../when.tsx";
import { RawLink } from "./raw-link.tsx";
import { texts } from "./texts.ts";
import { Details, PlaceInFile, RecoveredFrom, Value } from "./values.tsx";
import "./record.css";

/** A record in full: its fields, what its source says beyond, and where it lies. */
export function RecordFacts(props: {
  readonly record: RecordDetail;
  readonly vocabulary: Vocabulary | undefined;
  /** Where values can be filtered by. */
  readonly onFilter?: (condition: Condition) => void;
}) {
  const { record, vocabulary, onFilter } = props;
  const t = useText(texts);
  const fields = vocabulary?.kinds[record.kind]?.fields ?? {};
  return (
    <dl className="facts record-facts">
      <Fact title={t("time")}>
        <RecordWhen time={record.time} basis={record.timeBasis} />
      </Fact>
      {Object.entries(record.fields).map(([name, value]) => (
        <Fact
          key={name}
          title={<bdi>{fields[name]?.title ?? name}</bdi>}
          {...(onFilter && typeof value !== "object"
            ? { filter: { onFilter, field: name, value: String(value) } }
            : {})}
        >
          <Value field={name} value={value} isTime={fields[name]?.type === "time"} record={record} />
        </Fact>
      ))}
      {record.details !== null && (
        <Fact title={t("further")}>
          <Details value={record.details} />
        </Fact>
      )}
      <Fact
        title={t("artifact")}
        {...(onFilter ? { filter: { onFilter, field: "artifact", value: record.artifact } } : {})}
      >
        {vocabulary?.artifacts[record.artifact] ?? record.artifact}
      </Fact>
      {record.file !== "" && (
        <Fact title={t("file")} {...(onFilter ? { filter: { onFilter, field: "file", value: record.file } } : {})}>
          <Code text={record.file} />
        </Fact>
      )}
      <Fact title={t("place")}>
        <PlaceInFile locator={record.locator} /> · <RawLink record={record} />
      </Fact>
      {record.recovered !== null && (
        <Fact title={t("recovered")}>
          <RecoveredFrom state={record.recovered} />
        </Fact>
      )}
      {record.sha256 !== "" && (
        <Fact title={t("hash")}>
          <Code text={record.sha256} />
        </Fact>
      )}
    </dl>
  );
}

interface Filter {
  readonly onFilter: (condition: Condition) => void;
  readonly field: string;
  readonly value: string;
}

function Fact({
  title,
  children,
  filter,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly filter?: Filter;
}) {
  const t = useText(texts);
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <div className="fact-value">{children}</div>
        {filter && (
          <span className="fact-filter">
            <button
              type="button"
              title={t("include")}
              onClick={() => filter.onFilter({ field: filter.field, value: filter.value })}
            >
              <span aria-hidden="true">+</span>
              <span className="visually-hidden">
                {t("include")}: {filter.field}
              </span>
            </button>
            <button
              type="button"
              title={t("exclude")}
              onClick={() => filter.onFilter({ field: filter.field, value: filter.value, exclude: true })}
            >
              <span aria-hidden="true">−</span>
              <span className="visually-hidden">
                {t("exclude")}: {filter.field}
              </span>
            </button>
          </span>
        )}
      </dd>
    </div>
  );
}
