import { useQueries } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { useNarrow } from "../../parts/narrow.ts";
import { useText } from "../../text/catalogue.ts";
import { GoTo } from "./go-to.tsx";
import type { OpenedProps } from "./opened.tsx";
import { texts } from "./texts.ts";

/** A browser draws no list of any height: so many bytes are one list, the rest is a step away. */
const segmentBytes = 4 * 2 ** 20;
const pageBytes = 65_536;
const rowHeight = 20;

/** Bytes, only those in sight, fetched as they come into sight. */
export function Hex(props: OpenedProps & { readonly size: number }) {
  const { size, search, setSearch } = props;
  const t = useText(texts);
  const at = Math.min(search.at ?? 0, Math.max(0, size - 1));
  const start = Math.floor(at / segmentBytes) * segmentBytes;
  const end = Math.min(size, start + segmentBytes);
  return (
    <>
      <div className="raw-bar">
        <GoTo label={t("goOffset")} value={search.at ?? 0} onGo={(to) => setSearch({ at: to, length: undefined })} />
        {size > segmentBytes && (
          <>
            <span className="soft">{t("segment", { from: start, to: end - 1, size })}</span>
            <button
              type="button"
              disabled={start === 0}
              onClick={() => setSearch({ at: start - segmentBytes, length: undefined })}
            >
              {t("earlier")}
            </button>
            <button type="button" disabled={end >= size} onClick={() => setSearch({ at: end, length: undefined })}>
              {t("later")}
            </button>
          </>
        )}
      </div>
      <Rows key={start} {...props} start={start} end={end} />
    </>
  );
}

function Rows(props: OpenedProps & { readonly start: number; readonly end: number }) {
  const { caseId, evidence, file, secret, search, start, end } = props;
  const t = useText(texts);
  const width = useNarrow() ? 8 : 16;
  const place = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: Math.ceil((end - start) / width),
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    overscan: 16,
  });
  const target = search.at === undefined ? undefined : Math.floor((search.at - start) / width);
  useEffect(() => {
    if (target !== undefined) rows.scrollToIndex(target, { align: "center" });
  }, [target, rows]);

  const shown = rows.getVirtualItems();
  const pages = new Set(shown.map(({ index }) => Math.floor((start + index * width) / pageBytes)));
  const answers = useQueries({
    queries: [...pages].map((page) => ({
      queryKey: ["bytes", caseId, evidence, file, secret, page],
      queryFn: () =>
        ask("bytes", {
          case: caseId,
          evidence,
          file,
          from: page * pageBytes,
          length: pageBytes,
          ...secret,
        }),
    })),
  });
  const problem = answers.find(({ error }) => error !== null)?.error;
  if (problem) return <Problem error={problem} />;
  const known = new Map(answers.flatMap(({ data }) => (data ? [[data.from, decoded(data.bytes)] as const] : [])));

  /** The bytes of a row lie in one page: pages are whole rows. */
  function bytesAt(from: number): Uint8Array {
    const page = Math.floor(from / pageBytes) * pageBytes;
    return known.get(page)?.subarray(from - page, Math.min(from - page + width, end - page)) ?? new Uint8Array();
  }
  const marked = { from: search.at ?? -1, to: (search.at ?? -1) + Math.max(1, search.length ?? 1) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <div ref={place} className="raw-scroll hex" role="region" aria-label={t("form_hex")} dir="ltr" tabIndex={0}>
      <div className="raw-body" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start: top }) => {
          const from = start + index * width;
          return <Row key={index} from={from} bytes={bytesAt(from)} width={width} top={top} marked={marked} />;
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly from: number;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly top: number;
  readonly marked: { readonly from: number; readonly to: number };
}

function Row({ from, bytes, width, top, marked }: RowProps) {
  const cells = Array.from(bytes);
  const [first, last] = [Math.max(0, marked.from - from), Math.min(cells.length, marked.to - from)];
  const isMarked = first < last;
  const hex = (part: readonly number[]) => part.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const text = (part: readonly number[]) => part.map(printable).join("");
  const pieces = isMarked ? [cells.slice(0, first), cells.slice(first, last), cells.slice(last)] : [cells, [], []];
  const [before = [], inside = [], after = []] = pieces;
  const gap = (left: readonly number[], right: readonly number[]) => (left.length > 0 && right.length > 0 ? " " : "");
  return (
    <div className="hex-row" style={{ transform: `translateY(${top}px)` }}>
      <span className="hex-at">{from.toString(16).padStart(8, "0")}</span>
      <span style={{ inlineSize: `${width * 3}ch` }}>
        {hex(before)}
        {gap(before, inside)}
        {inside.length > 0 && <mark>{hex(inside)}</mark>}
        {gap(inside, after)}
        {hex(after)}
      </span>
      <span className="hex-text">
        {text(before)}
        {inside.length > 0 && <mark>{text(inside)}</mark>}
        {text(after)}
      </span>
    </div>
  );
}

function printable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";
}

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
