import { describe, expect, test } from "vitest";
import { hostileRecords } from "../../test/export-case.ts";
import { pseudoWording, unbracketed } from "../../test/pseudo-wording.ts";
import { exampleConsent, exampleFindings, reportInput } from "../../test/report-case.ts";
import { type AnnexPart, annexReport, findingRows } from "./annex.ts";
import type { Document } from "./document.ts";
import { typstData } from "./document-typst.ts";
import { type ExportRecord, recordKey } from "./exports/input.ts";
import { htmlPage } from "./html.ts";
import { maskKinds } from "./mask-kinds.ts";
import { ownerReport } from "./owner.ts";
import { technicalReport } from "./technical.ts";

const input = reportInput("en", {
  wording: pseudoWording(),
  consent: exampleConsent,
  masked: maskKinds,
  ownerPage: "report-owner.html",
  technicalPage: "report.html",
  ruleText: (id) => ({ title: `⟦${id}⟧`, rationale: `⟦${id}⟧`, falsePositives: [`⟦${id}⟧`] }),
  findings: exampleFindings.map((finding) => ({ ...finding, statement: "⟦The registry’s statement.⟧" })),
  custody: [
    {
      window: { label: "Held at the airport", start: "2021-06-01T08:00:00Z", end: "2021-06-01T11:30:00Z" },
      events: [
        {
          category: "pairing",
          time: "2021-06-01T09:00:00Z",
          event: "pair",
          object: "host",
          record: { ...firstRecord(), time: "2021-06-01T09:00:00Z" },
        },
      ],
      eventCount: 2000,
      findings: [],
      silences: [{ from: "2021-06-01T08:00:00Z", to: "2021-06-01T11:00:00Z", hours: 3 }],
      reach: [
        {
          artifact: "ios.messages",
          evidence: 0,
          records: 1,
          from: "2021-01-01T00:00:00Z",
          to: "2021-07-01T00:00:00Z",
          covers: "whole",
        },
      ],
    },
  ],
  assessments: [
    { about: "finding", finding: "f-1", by: "Amira", time: "2026-03-01T00:00:00Z", reason: "Why", verdict: "accept" },
    {
      about: "tool",
      finding: "f-1",
      by: "Amira",
      time: "2026-03-01T00:00:00Z",
      reason: "Why",
      level: "confirmed",
      product: "P",
    },
    {
      about: "operator",
      finding: "f-1",
      by: "Amira",
      time: "2026-03-01T00:00:00Z",
      reason: "Why",
      level: "circumstantial",
      grounds: { alternatives: "Others", likelihood: "likely", confidence: "low" },
    },
  ],
});

function firstRecord() {
  const [record] = exampleFindings[0]?.records ?? [];
  if (!record) throw new Error("the first example finding has a record");
  return record;
}

const stored: ExportRecord = { ...(hostileRecords[0] as ExportRecord), ...firstRecord(), kind: "web_visit", time: 0 };
const ofFindings: AnnexPart = {
  page: 1,
  total: 5000,
  rows: { of: "findings", rows: findingRows(input.findings), records: new Map([[recordKey(stored), stored]]) },
};
const ofArtifacts: AnnexPart = {
  page: 1,
  total: hostileRecords.length,
  rows: { of: "artifacts", artifacts: ["ios.messages"], records: hostileRecords },
};

const documents: readonly (readonly [string, Document])[] = [
  ["the owner's page", ownerReport(input)],
  ["the owner's page without findings", ownerReport({ ...input, findings: [] })],
  ["the technical report", technicalReport(input)],
  ["the technical report without findings", technicalReport({ ...input, findings: [] })],
  ["the annex of findings", annexReport(input, ofFindings)],
  ["the annex of artifacts", annexReport(input, ofArtifacts)],
];

/** Our own name, and what is the same in every language. */
const allowed = new Set(["Sillage", "iOS"]);

describe.each(documents)("in a pseudo-language, %s", (_, document) => {
  test("has no text outside of the catalogues in HTML", () => {
    const body = htmlPage(document).replace(/^[\s\S]*<body/, "<body");
    const labels = [...body.matchAll(/(?:aria-label|data-label)="([^"]*)"/g)].map(([, label]) => label ?? "");
    const text = body
      .replace(/<bdi class="[vc][^>]*>[\s\S]*?<\/bdi>|<time [^>]*>[\s\S]*?<\/time>|<pre[^>]*>[\s\S]*?<\/pre>/g, " ")
      .replace(/<span lang="en"[^>]*>[\s\S]*?<\/span>/g, " ")
      .replace(/<[^>]*>/g, "")
      .replace(/&\w+;/g, " ");
    expect(unbracketed(text).filter((word) => !allowed.has(word))).toEqual([]);
    // The label of a finding ends in its id.
    expect(labels.map((label) => label.replace(/ [fi]-\w+$/, "")).flatMap(unbracketed)).toEqual([]);
  });
  test("has none in what the PDF is set from", () => {
    const data: unknown = JSON.parse(typstData(document, () => true));
    expect(
      textsIn(data)
        .flatMap(unbracketed)
        .filter((word) => !allowed.has(word)),
    ).toEqual([]);
  });
});

const names = new Set(["k", "l", "id", "to", "s", "language", "direction", "look", "made", "level"]);

/** Texts of the data that are not values of evidence; of a line, its pieces together. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.every(isPiece) ? [value.map(pieceText).join("")] : value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  if ("k" in value && value.k === "command") return [];
  if ("k" in value && value.k === "v") return [];
  return Object.entries(value).flatMap(([name, inner]) => (names.has(name) ? [] : textsIn(inner)));
}

type Piece = string | { readonly k: string; readonly c?: readonly Piece[]; readonly t?: string };

function isPiece(value: unknown): value is Piece {
  return (
    typeof value === "string" ||
    (typeof value === "object" && value !== null && "k" in value && "vrbln".includes(String(value.k)))
  );
}

function pieceText(piece: Piece): string {
  // A time stands in an isolate of its own, which no text of ours does.
  if (typeof piece === "string") return piece.startsWith("\u2066") ? " " : piece;
  return piece.k === "v" ? " " : (piece.t ?? piece.c?.map(pieceText).join("") ?? " ");
}
