import { visible } from "@sillage/core/report/text.ts";
import type { Cell, RawTable, RowPage } from "@sillage/core/workbench/raw.ts";
import { useEffect, useRef } from "react";
import { Asked, Empty } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { GoTo } from "./go-to.tsx";
import type { OpenedProps } from "./opened.tsx";
import { texts } from "./texts.ts";

const pageRows = 100;

/** The tables of a database as the same engine reads them that the records come from, its log included. */
export function Tables(props: OpenedProps) {
  const { caseId, evidence, file, secret, search, setSearch } = props;
  const t = useText(texts);
  const query = useAsk("fileTables", { case: caseId, evidence, file, ...secret });
  return (
    <Asked query={query}>
      {(tables) => {
        const table = tables.find(({ name }) => name === search.table) ?? tables[0];
        if (!table) return <Empty>{t("noTables")}</Empty>;
        return (
          <>
            <div className="raw-bar">
              <label>
                {t("table")}{" "}
                <select
                  dir="ltr"
                  value={table.name}
                  onChange={({ target }) => setSearch({ form: "sqlite", table: target.value, row: undefined })}
                >
                  {tables.map(({ name }) => (
                    <option key={name} value={name}>
                      {visible(name)}
                    </option>
                  ))}
                </select>
              </label>
              <GoTo
                label={t("goRow")}
                value={search.row ?? 1}
                onGo={(row) => setSearch({ form: "sqlite", table: table.name, row })}
              />
            </div>
            <Rows key={table.name} {...props} table={table} />
          </>
        );
      }}
    </Asked>
  );
}

function Rows({
  caseId,
  evidence,
  file,
  secret,
  search,
  setSearch,
  table,
}: OpenedProps & { readonly table: RawTable }) {
  const t = useText(texts);
  const from = search.row;
  const query = useAsk(
    "fileRows",
    {
      case: caseId,
      evidence,
      file,
      ...secret,
      table: table.name,
      limit: pageRows,
      // Some rows before the one that is looked for.
      ...(from === undefined ? {} : { from: Math.max(from - 5, Number.MIN_SAFE_INTEGER) }),
    },
    { keepPrevious: true },
  );
  return (
    <Asked query={query}>
      {(page) => (
        <>
          {page.problems.map((problem) => (
            <p key={problem} className="notice" lang="en">
              <Evidence text={problem} />
            </p>
          ))}
          {from !== undefined && !page.rows.some(({ rowid }) => rowid === from) && (
            <p className="notice">{t("rowGone", { row: from })}</p>
          )}
          {page.rows.length === 0 ? <Empty>{t("noRows")}</Empty> : <Page page={page} marked={from} />}
          <p className="row-buttons">
            {from !== undefined && (
              <button type="button" onClick={() => setSearch({ row: undefined })}>
                {t("top")}
              </button>
            )}
            {page.next !== undefined && (
              <button type="button" onClick={() => setSearch({ form: "sqlite", table: table.name, row: page.next })}>
                {t("later")}
              </button>
            )}
          </p>
        </>
      )}
    </Asked>
  );
}

function Page({ page, marked }: { readonly page: RowPage; readonly marked: number | undefined }) {
  const t = useText(texts);
  const place = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another page the row stands elsewhere.
  useEffect(() => {
    const [row, box] = [target.current, place.current];
    if (row && box) box.scrollTop = row.offsetTop - box.clientHeight / 2;
  }, [page, marked]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <div ref={place} className="raw-table" dir="ltr" role="region" aria-label={t("form_sqlite")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("row")}</th>
            {page.columns.map((name) => (
              <th key={name} scope="col">
                <Code text={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map(({ rowid, cells }) => (
            <tr
              key={rowid}
              ref={rowid === marked ? target : undefined}
              className={rowid === marked ? "marked" : undefined}
            >
              <th scope="row" className="number">
                {rowid}
              </th>
              {page.columns.map((name, index) => (
                <td key={name}>
                  <CellValue cell={cells[index] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellValue({ cell }: { readonly cell: Cell }) {
  const t = useText(texts);
  if (cell === null) return <span className="soft">NULL</span>;
  if (typeof cell === "number") return <span className="number">{cell}</span>;
  if (typeof cell === "string") return <Evidence text={cell} />;
  return (
    <>
      <Code text={cell.hex} /> <span className="soft">({t("bytes", { n: cell.bytes })})</span>
    </>
  );
}
