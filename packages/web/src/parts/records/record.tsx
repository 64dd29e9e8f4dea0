import type { DetailValue } from "@sillage/core/records/kinds.ts";
import type { FieldValue } from "@sillage/core/report/exports/input.ts";
import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { Condition, RecordDetail } from "@sillage/core/workbench/records.ts";
import type { ReactNode } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { useText } from "../../text/catalogue.ts";
import { Code, Evidence, EvidenceLines } from "../evidence.tsx";
import { recordClock } from "../time.ts";
import { RecordWhen } from "../when.tsx";
import { RawLink } from "./raw-link.tsx";
import { texts } from "./texts.ts";

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
          <Value value={value} isTime={fields[name]?.type === "time"} record={record} />
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
      <Fact title={t("file")} {...(onFilter ? { filter: { onFilter, field: "file", value: record.file } } : {})}>
        <Code text={record.file} />
      </Fact>
      <Fact title={t("place")}>
        <Code text={JSON.stringify(record.locator)} /> <RawLink record={record} />
      </Fact>
      {record.recovered !== null && <Fact title={t("recovered")}>{record.recovered}</Fact>}
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
        {children}
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

function Value({
  value,
  isTime,
  record,
}: {
  readonly value: FieldValue;
  readonly isTime: boolean;
  readonly record: RecordDetail;
}) {
  const { zone } = usePreferences().preferences;
  if (isTime && typeof value === "number")
    return <span className="when">{recordClock(value, record.timeBasis, zone)}</span>;
  if (typeof value === "string") return <EvidenceLines text={value} />;
  if (typeof value !== "object") return <span className="number">{String(value)}</span>;
  return (
    <>
      {value.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the values of one record never change places.
        <span key={index} className="line">
          <Evidence text={one} />
        </span>
      ))}
    </>
  );
}

/** Under the source's own names. */
function Details({ value }: { readonly value: DetailValue }) {
  return (
    <pre className="details" dir="ltr">
      <Code text={JSON.stringify(value, null, 1).replaceAll("\n", " ").replace(/ {2,}/g, " ")} />
    </pre>
  );
}
