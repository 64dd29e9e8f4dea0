import type { DetailValue, Locator } from "@sillage/core/records/kinds.ts";
import type { FieldValue } from "@sillage/core/report/exports/input.ts";
import type { RecordDetail } from "@sillage/core/workbench/records.ts";
import { usePreferences } from "../../app/preferences.tsx";
import { useText } from "../../text/catalogue.ts";
import { Code, Evidence, EvidenceLines } from "../evidence.tsx";
import { recordClock } from "../time.ts";
import { texts } from "./texts.ts";

/** Words that Sillage itself puts into these fields, whatever the phone says; other values are the evidence's. */
const ownWords = {
  direction: ["incoming", "outgoing", "unknown"],
  place_type: ["position", "visit", "trip", "antenna", "learned", "looked_at"],
} as const;

interface ValueProps {
  readonly field: string;
  readonly value: FieldValue;
  readonly isTime: boolean;
  readonly record: RecordDetail;
}

export function Value({ field, value, isTime, record }: ValueProps) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  if (isTime && typeof value === "number") {
    return (
      <span className="when" dir="ltr">
        {recordClock(value, record.timeBasis, zone)}
      </span>
    );
  }
  if (typeof value === "string") {
    if (field === "direction" || field === "place_type") {
      const known = ownWords[field].find((one) => one === value);
      if (known !== undefined) return t(`value_${known}`);
    }
    return <EvidenceLines text={value} />;
  }
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") return <Figure value={value} />;
  return value.map((one, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the values of one record never change places.
    <span key={index} className="line">
      <Evidence text={one} />
    </span>
  ));
}

/** As the evidence has it, from left to right: its sign stays before it. */
function Figure({ value }: { readonly value: number }) {
  return (
    <bdi className="number" dir="ltr">
      {String(value)}
    </bdi>
  );
}

/** What the source says beyond, under its own names: name by name, as deep as it goes. */
export function Details({ value }: { readonly value: DetailValue }) {
  const t = useText(texts);
  if (value === null) return <span className="soft">–</span>;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") return <Figure value={value} />;
  if (typeof value === "string") return <EvidenceLines text={value} />;
  const entries = Object.entries(value);
  if (entries.length === 0) return <span className="soft">–</span>;
  return (
    <ul className="details">
      {entries.map(([name, one]) => (
        <li key={name}>
          {!Array.isArray(value) && (
            <>
              <Code text={name} />{" "}
            </>
          )}
          <Details value={one} />
        </li>
      ))}
    </ul>
  );
}

/** The place of a record in its file, in words. */
export function PlaceInFile({ locator }: { readonly locator: Locator }) {
  const t = useText(texts);
  if ("table" in locator) {
    return (
      <>
        {t("inTable")} <Code text={locator.table} />, {t("inRow")} <Figure value={locator.rowid} />
      </>
    );
  }
  if ("line" in locator) {
    return (
      <>
        {"file" in locator && (
          <>
            <Code text={locator.file} />,{" "}
          </>
        )}
        {t("inLine")} <Figure value={locator.line} />
      </>
    );
  }
  if ("offset" in locator) {
    return (
      <>
        {t("atByte")} <Figure value={locator.offset} />
      </>
    );
  }
  if ("key" in locator) {
    return (
      <>
        {t("underKey")} <Code text={locator.key} />
      </>
    );
  }
  return t("itself");
}
