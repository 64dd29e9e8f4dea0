import type { ByteSource } from "../../bytes/source.ts";
import { htmlTokens } from "../../formats/html/tokens.ts";
import { parseWrittenTime } from "../../formats/written-time.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { activityRecord } from "./google-activity-record.ts";

/**
 * The same as a page, which is what Takeout gives unless JSON is asked for. Its times are written for people in the zone
 * of the account; where a zone's name means several, the time is left out and stays in the details as it is written.
 */
export const googleActivityPage = defineArtifact({
  id: "account.google_activity_page",
  title: "Activity of a Google account, as pages",
  platform: "account",
  versions: "Takeout",
  where: { account_export: ["**/*.html", "**/*.htm"] },
  shapes: ["google_activity_page"],
  kinds: ["search", "web_visit", "app_use"],
  store: "account.google_activity",
  timeBasis: "utc",
  reach: "as long as the account's settings keep it: 3 to 36 months, or always",
  references: ["purarue/google_takeout_parser: parse_html, with a page of that form in its tests"],
  view: { type: "table", columns: ["time", "query", "url", "title", "event"] },
  async *read(input) {
    const ambiguous = new Set<string>();
    for (const cell of cellsOf(await input.open(), input)) {
      const dated = lastTime(cell.lines);
      if (!dated) {
        input.problem("value", "an entry has no time", { offset: cell.offset, length: 0 });
      } else if (dated.time === null && !ambiguous.has(dated.zone)) {
        ambiguous.add(dated.zone);
        const message = `the zone ${dated.zone || "of its times"} is not one zone only: times in it are left out`;
        input.problem("value", message, { offset: cell.offset, length: 0 });
      }
      const told = cell.lines.filter((_, index) => index !== dated?.index);
      const [title, ...further] = told;
      yield activityRecord({
        time: dated?.time ?? null,
        locator: { offset: cell.offset, length: cell.length },
        title: title ?? null,
        url: cell.links[0] ?? null,
        service: cell.header || null,
        details: {
          service: cell.header,
          ...(further.length > 0 ? { further } : {}),
          ...(cell.links.length > 1 ? { links: cell.links.slice(1) } : {}),
          ...(cell.caption.length > 0 ? { caption: cell.caption } : {}),
          ...(dated?.time === null ? { time: cell.lines[dated.index] ?? "" } : {}),
        },
      });
    }
  },
});

function lastTime(lines: readonly string[]) {
  for (let index = lines.length - 1; index >= 0; index--) {
    const written = parseWrittenTime(lines[index] ?? "");
    if (written) return { ...written, index };
  }
  return undefined;
}

interface Cell {
  readonly offset: number;
  length: number;
  header: string;
  readonly lines: string[];
  readonly caption: string[];
  readonly links: string[];
}

/** Lines and links that one entry may have. */
const mostLines = 200;
const longestLine = 64 * 1024;

/**
 * The entries of the page: `outer-cell`, and in it a `header-cell` with the service, a `content-cell` of `body-1` with lines
 * that end in `<br>`, and a `caption`.
 */
function* cellsOf(source: ByteSource, input: ArtifactInput): Generator<Cell> {
  let cell: Cell | undefined;
  let part: "header" | "lines" | "caption" | undefined;
  let line = "";
  let full = false;
  const flush = (): void => {
    const text = line.replace(/\s+/g, " ").trim();
    line = "";
    if (!cell || !part || text === "") return;
    if (part === "header") cell.header ||= text;
    else if (cell[part].length < mostLines) cell[part].push(text);
    else if (!full) {
      full = true;
      input.problem("limit", `an entry has more than ${mostLines} lines`, { offset: cell.offset, length: 0 });
    }
  };
  for (const token of htmlTokens(source)) {
    if (token.type === "text") {
      if (cell && part && line.length < longestLine) line += token.text;
      continue;
    }
    if (token.type === "close") {
      if (token.name === "p" || token.name === "div") flush();
      continue;
    }
    if (token.name === "br" || token.name === "p") flush();
    else if (token.name === "a" && part === "lines") {
      const link = token.attribute("href");
      if (link !== undefined && cell && cell.links.length < mostLines) cell.links.push(link);
    } else if (token.name === "div") {
      const classes = token.attribute("class") ?? "";
      flush();
      if (classes.includes("outer-cell")) {
        if (cell) yield { ...cell, length: token.offset - cell.offset };
        cell = { offset: token.offset, length: 0, header: "", lines: [], caption: [], links: [] };
        part = undefined;
        full = false;
      } else if (classes.includes("header-cell")) part = "header";
      else if (classes.includes("caption")) part = "caption";
      else if (classes.includes("content-cell")) part = classes.includes("text-right") ? undefined : "lines";
    }
  }
  flush();
  if (cell) yield { ...cell, length: Math.max(0, source.size - cell.offset) };
}
