import { type ContentLine, contentLines, unescaped } from "../../formats/content-lines.ts";
import { parseIsoTime } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";

/** Contacts that a phone, an account or an application exported as vCards, in any of their versions. */
export const contactCards = defineArtifact({
  id: "account.contact_cards",
  title: "Contact cards",
  platform: "account",
  versions: "vCard 2.1, 3.0, 4.0",
  where: { account_export: ["**/*.vcf", "**/*.vcard"] },
  shapes: ["contact_card"],
  kinds: ["contact"],
  timeBasis: "utc",
  reach: "what the address book held when it was exported",
  references: ["vCard 2.1 (versit, 1996)", "RFC 2426", "RFC 6350"],
  view: { type: "table", columns: ["name", "contact", "label", "organization", "modified"] },
  async *read(input) {
    let card: { line: number; lines: ContentLine[] } | undefined;
    for (const one of contentLines(await input.lines())) {
      if ("fault" in one) {
        const said = one.fault === "too_long" ? "a value is too long" : "a line has no name and value";
        input.problem(one.fault === "too_long" ? "limit" : "value", said, { line: one.line });
      } else if (one.name === "BEGIN" && /^vcard$/i.test(one.value.trim())) {
        if (card) yield* recordsOf(card, input, false);
        card = { line: one.line, lines: [] };
      } else if (one.name === "END") {
        if (card) yield* recordsOf(card, input, true);
        card = undefined;
      } else if (!card) {
        input.problem("value", "a line outside of a card", { line: one.line });
      } else if (card.lines.length < mostLines) {
        card.lines.push(one);
      }
    }
    if (card) yield* recordsOf(card, input, false);
  },
});

const mostLines = 2_000;

const addressed = new Set(["TEL", "EMAIL", "IMPP", "X-ABADR-SKYPE", "X-SKYPE", "X-JABBER"]);
const unreadable = new Set(["KEY", "PHOTO", "LOGO", "SOUND"]);
const taken = new Set(["FN", "N", "ORG", "REV", "VERSION", "PRODID"]);

function* recordsOf(
  { line, lines }: { readonly line: number; readonly lines: readonly ContentLine[] },
  input: ArtifactInput,
  whole: boolean,
): Generator<RecordDraft> {
  if (!whole) input.problem("truncated", "a card has no end", { line });
  const first = (name: string): string | null => lines.find((one) => one.name === name)?.value.trim() || null;
  const structured = first("N")?.split(/(?<!\\);/) ?? [];
  const name = first("FN") ?? [structured[1], structured[2], structured[0]].filter(Boolean).join(" ");
  const about = {
    kind: "contact",
    name: unescaped(name ?? "") || null,
    organization:
      unescaped(first("ORG") ?? "")
        .replace(/;+/g, ", ")
        .replace(/, $/, "") || null,
    modified: timeOf(first("REV")),
    details: detailsOf(lines),
  } as const;
  let told = false;
  for (const one of lines.filter((each) => addressed.has(each.name))) {
    const contact = unescaped(one.value)
      .trim()
      .replace(/^(?:tel|mailto|xmpp|sip|sips|im):/i, "");
    if (contact === "") continue;
    told = true;
    const labels = (one.parameters.get("TYPE") ?? []).map((type) => type.toLowerCase());
    yield {
      ...about,
      locator: { line: one.line },
      contact,
      label: labels.join(", ") || null,
      service: serviceOf(one),
    };
  }
  if (!told) yield { ...about, locator: { line } };
}

function serviceOf(one: ContentLine): string | null {
  if (one.name === "TEL" || one.name === "EMAIL") return null;
  return one.parameters.get("X-SERVICE-TYPE")?.[0] ?? one.name.replace(/^X-/, "");
}

/** Further lines under their names; pictures and keys are left out. */
function detailsOf(lines: readonly ContentLine[]): Details {
  const details = new Map<string, string[]>();
  for (const { name, value } of lines) {
    if (taken.has(name) || addressed.has(name) || unreadable.has(name) || value.trim() === "") continue;
    details.set(name, [...(details.get(name) ?? []), unescaped(value)]);
  }
  return Object.fromEntries(details);
}

/** `2023-11-14T22:13:20Z` or `20231114T221320Z`. */
function timeOf(text: string | null): number | null {
  const packed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? "");
  const iso = packed ? `${packed.slice(1, 4).join("-")}T${packed.slice(4).join(":")}Z` : (text ?? "");
  return parseIsoTime(iso) ?? null;
}
