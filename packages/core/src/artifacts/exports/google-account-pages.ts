import type { ByteSource } from "../../bytes/source.ts";
import { htmlTokens } from "../../formats/html/tokens.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { parseWrittenTime } from "../../formats/written-time.ts";
import { defineArtifact } from "../artifact.ts";

/**
 * What Google keeps of an account itself: `….SubscriberInfo.html` (names, addresses, recovery numbers, addresses that
 * signed in) and `….ChangeHistory.html` (when such things were changed, from which address).
 */
export const googleAccountPages = defineArtifact({
  id: "account.google_account",
  title: "A Google account and its changes",
  platform: "account",
  versions: "Takeout: Google Account",
  where: { account_export: ["**/*SubscriberInfo.html", "**/*ChangeHistory.html"] },
  shapes: ["google_subscriber", "google_change_history"],
  kinds: ["account", "setting", "sign_in", "log_event"],
  timeBasis: "utc",
  reach: "the account as it is; changes since it was made; sign-ins of some months",
  references: ["abrignoni/RLEAPP: googleAccChangeHist, googleSubscriberInfo"],
  view: { type: "table", columns: ["time", "key", "value", "event", "ip"] },
  async *read(input) {
    const changes = /ChangeHistory/i.test(input.file.path);
    for (const part of partsOf(await input.open())) {
      const locator = { offset: part.offset, length: part.length };
      if ("item" in part) yield { ...fact(part.item), locator };
      else {
        const record = rowRecord(part, changes);
        if (record) yield { ...record, locator };
        else input.problem("value", "a row has no time", locator);
      }
    }
  },
});

type Fact = { readonly item: string; readonly offset: number; readonly length: number };
interface Row {
  readonly header: readonly string[];
  readonly cells: readonly string[];
  readonly offset: number;
  readonly length: number;
}

/** `e-Mail: …`, `Created on: …`: labels are in the account's language, what they say is told apart by its form. */
function fact(item: string) {
  const colon = item.indexOf(":");
  const key = colon < 0 ? "" : item.slice(0, colon).trim();
  const value = item.slice(colon + 1).trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return { kind: "account", service: "Google", account: value, details: { label: key } } as const;
  }
  return { kind: "setting", time: timeOf(value), key: key || "item", value, namespace: "google account" } as const;
}

/** A row of a table: when, and from which address, if it says so. */
function rowRecord({ header, cells }: Row, changes: boolean) {
  const index = cells.findIndex((cell) => timeOf(cell) !== null);
  if (index < 0) return undefined;
  const time = timeOf(cells[index] ?? "");
  const ip = cells.find(isAddress) ?? null;
  const rest = cells.map((cell, at) => [header[at] || `column ${at + 1}`, cell] as const);
  const others = cells.filter((cell, at) => at !== index && cell !== ip && cell !== "");
  const details = Object.fromEntries(rest.filter(([, cell]) => cell !== ""));
  if (changes || ip === null)
    return { kind: "log_event", time, event: others[0] ?? null, text: others.join(" · "), details } as const;
  return {
    kind: "sign_in",
    time,
    service: "Google",
    ip,
    event: others[0] ?? null,
    user_agent: others[1] ?? null,
    details,
  } as const;
}

function timeOf(text: string): number | null {
  return parseIsoTime(text) ?? parseWrittenTime(text)?.time ?? null;
}

function isAddress(text: string): boolean {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) || (/^[0-9a-f:]{3,39}$/i.test(text) && text.split(":").length > 2);
}

const longestText = 64 * 1024;

/** List items and rows of tables, in order. */
function* partsOf(source: ByteSource): Generator<Fact | Row> {
  let text = "";
  let item: number | undefined;
  let row: { offset: number; cells: string[]; isHeader: boolean } | undefined;
  let header: readonly string[] = [];
  const clean = (): string => {
    const cleaned = text.replace(/\s+/g, " ").trim();
    text = "";
    return cleaned;
  };
  for (const token of htmlTokens(source)) {
    if (token.type === "text") {
      if (text.length < longestText) text += token.text;
    } else if (token.type === "open") {
      if (token.name === "table") header = [];
      if (token.name === "li") item = token.offset;
      if (token.name === "tr") row = { offset: token.offset, cells: [], isHeader: false };
      if (token.name === "br" || token.name === "p") text += " ";
      if (["li", "tr", "td", "th"].includes(token.name)) text = "";
      if (token.name === "th" && row) row.isHeader = true;
    } else if (token.name === "li" && item !== undefined) {
      const cleaned = clean();
      if (cleaned !== "") yield { item: cleaned, offset: item, length: 0 };
      item = undefined;
    } else if (token.name === "td" || token.name === "th") {
      row?.cells.push(clean());
    } else if (token.name === "tr" && row) {
      if (row.isHeader || (header.length === 0 && !row.cells.some((cell) => timeOf(cell) !== null))) header = row.cells;
      else if (row.cells.some((cell) => cell !== "")) yield { header, cells: row.cells, offset: row.offset, length: 0 };
      row = undefined;
    }
  }
}
