import type { DetailValue, Locator } from "@sillage/core/records/kinds.ts";
import type { FieldValue } from "@sillage/core/report/exports/input.ts";
import type { RecordDetail, RecordLine } from "@sillage/core/workbench/records.ts";
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

type OwnField = keyof typeof ownWords;

/** A word of Sillage's own in the language of the workbench; undefined for what the evidence says. */
function useOwnWord(): (field: string, value: string) => string | undefined {
  const t = useText(texts);
  return (field, value) => {
    if (!Object.hasOwn(ownWords, field)) return undefined;
    const known = ownWords[field as OwnField].find((one) => one === value);
    return known && t(`value_${known}`);
  };
}

/** One of the values that tell most of a record: the first of its fields that has it says whose word it is. */
export function SummaryValue({ line, value, className = "" }: SummaryProps) {
  const own = useOwnWord();
  const field = Object.keys(ownWords).find((name) => line.fields[name] === value);
  const word = field && own(field, value);
  return word ? <bdi className={className}>{word}</bdi> : <Evidence className={className} text={value} />;
}

interface SummaryProps {
  readonly line: RecordLine;
  readonly value: string;
  readonly className?: string;
}

/** A field of text in one line. */
export function FieldText({ field, text }: { readonly field: string; readonly text: string }) {
  const word = useOwnWord()(field, text);
  return word ? <bdi>{word}</bdi> : <Evidence text={text} />;
}

/** Where a row that is no longer live was found. */
export function RecoveredFrom({ state }: { readonly state: string }) {
  const t = useText(texts);
  return t(state === "wal" ? "recovered_wal" : "recovered_free_page");
}

interface ValueProps {
  readonly field: string;
  readonly value: FieldValue;
  readonly isTime: boolean;
  readonly record: RecordDetail;
}

export function Value({ field, value, isTime, record }: ValueProps) {
  const t = useText(texts);
  const own = useOwnWord();
  const { zone } = usePreferences().preferences;
  if (isTime && typeof value === "number") {
    return (
      <span className="when" dir="ltr">
        {recordClock(value, record.timeBasis, zone)}
      </span>
    );
  }
  if (typeof value === "string") {
    return own(field, value) ?? <EvidenceLines text={value} />;
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
