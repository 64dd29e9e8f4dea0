import { productsOf } from "../findings/products.ts";
import type { PackSummary } from "../indicators/indicator.ts";
import {
  type Block,
  code,
  type Line,
  lineBreak,
  list,
  more,
  paragraph,
  type Section,
  section,
  soft,
  strong,
  table,
  value,
} from "./document.ts";
import type { Answer, ReportInput } from "./input.ts";
import { wholeSeconds } from "./text.ts";

const packsShown = 200;
const filesShown = 40;

export function notShownSection({ wording }: ReportInput): Section {
  const keys = ["notShownContact", "notShownOperator", "notShownTaken", "notShownAbsence", "notShownTools"] as const;
  return section("section", 2, wording.text("notShown"), [list(keys.map((key) => wording.text(key)))], {
    id: "not-shown",
  });
}

/** Licences of indicators ask for attribution: publisher and licence stand beside each set. */
export function indicatorsSection(input: ReportInput, told: Answer): Section {
  const { wording } = input;
  const { packs } = input.caseFile;
  const columns = [
    { title: wording.text("set"), share: 6 },
    { title: wording.text("licence"), share: 3 },
    { title: wording.text("date"), share: 3 },
    { title: wording.text("count"), numeric: true, share: 2 },
    { title: wording.text("problems"), numeric: true, share: 2 },
    { title: wording.text("digest"), share: 5 },
  ];
  const left = packs.length - packsShown;
  const rows = packs.slice(0, packsShown).map((pack) => packRow(pack, input));
  const title = wording.text("indicators");
  return section(
    "section",
    2,
    title,
    [
      told.indicators === 0 ? paragraph("plain", wording.text("bannerNoIndicators")) : undefined,
      packs.length > 0 ? table("plain", title, columns, rows) : undefined,
      more(wording.text("moreSets", { count: left }), left),
      ...productBlocks(input),
    ],
    { id: "indicators" },
  );
}

/** Who makes what the findings name, and where its traces were published: addresses to copy, not to follow by accident. */
function productBlocks(input: ReportInput): readonly Block[] {
  const { wording } = input;
  const references = (rule: string) => input.ruleText(rule)?.references ?? [];
  const products = productsOf(input.findings, input.caseFile.packs, references);
  if (products.length === 0) return [];
  const items = products.map(({ name, maker, sources }): Line => {
    const made = maker === undefined ? "productMakerUnknown" : "productMaker";
    return [
      strong(value(name, wording)),
      " – ",
      wording.text(made, maker === undefined ? {} : { maker }),
      ...(sources.length > 0 ? [" ", wording.text("productSources")] : []),
      ...sources.flatMap((source) => [lineBreak, code(source)]),
    ];
  });
  return [paragraph("plain", strong(wording.text("products"))), list(items)];
}

function packRow(pack: PackSummary, { wording }: ReportInput): readonly Line[] {
  const id: Line = pack.vetted ? [code(pack.id)] : [code(pack.id), " – ", wording.text("usersOwn")];
  return [
    [strong(value(pack.name, wording)), lineBreak, value(pack.publisher, wording), lineBreak, soft(...id)],
    [pack.licence ? value(pack.licence, wording) : wording.text("notStated")],
    [pack.date ? code(pack.date) : wording.text("notStated")],
    [wording.number(pack.count)],
    [wording.number(pack.problems.length)],
    [code(pack.digest)],
  ];
}

export function filesSection(input: ReportInput): Section {
  const { wording, caseFile } = input;
  const files = caseFile.evidence.flatMap((evidence) => evidence.files);
  const left = files.length - filesShown;
  const columns = [
    { title: wording.text("fileAndHash"), share: 6 },
    { title: wording.text("size"), numeric: true, share: 1 },
  ];
  const rows = files.slice(0, filesShown).map((file): Line[] => {
    const stored: Line =
      file.storedSha256 === undefined ? [] : [lineBreak, code(file.storedSha256), " ", wording.text("stored")];
    return [[code(file.path), lineBreak, soft(code(file.sha256), ...stored)], [wording.bytes(file.size)]];
  });
  const title = wording.text("evidenceFiles");
  return section(
    "section",
    2,
    title,
    [
      paragraph("plain", wording.text("evidenceFilesNote", { count: files.length })),
      rows.length > 0 ? table("files", title, columns, rows) : undefined,
      more(wording.text("moreFiles", { count: left }), left),
    ],
    { id: "files" },
  );
}

export function methodSection(input: ReportInput): Section {
  const { wording, caseFile } = input;
  const { options } = caseFile;
  const yesNo = (yes: boolean): readonly Line[] => [[wording.text(yes ? "yes" : "no")]];
  const rows = [
    { title: wording.text("tool"), lines: [[`Sillage ${caseFile.tool.version}`]] },
    { title: wording.text("caseMade"), lines: [[wording.time(wholeSeconds(caseFile.created))]] },
    { title: wording.text("asOf"), lines: [[wording.day(options.asOf)]] },
    { title: wording.text("bundled"), lines: yesNo(options.bundledIndicators) },
    { title: wording.text("hashAll"), lines: yesNo(options.hashAll) },
  ];
  const limits = ["limitTimes", "limitReach", "limitEvidence", "extractionLimits", "limitReview"] as const;
  return section(
    "section",
    2,
    wording.text("method"),
    [
      { block: "facts", rows },
      paragraph("plain", wording.text("offline")),
      section("part", 3, wording.text("repeat"), [
        { block: "command", text: commandLine(input) },
        paragraph("note", wording.text("repeatNote")),
      ]),
      section("part", 3, wording.text("limits"), [list(limits.map((key) => wording.text(key)))]),
    ],
    { id: "method" },
  );
}

/** The command that gives the same findings again, from what the case holds. */
export function commandLine({ caseFile }: ReportInput): string {
  const { options, evidence, packs } = caseFile;
  const words = ["sillage", "check", ...evidence.map((one) => one.path)];
  if (evidence.some((one) => one.encrypted)) words.push("--password-file", "FILE");
  for (const pack of packs) if (!pack.vetted) words.push("--indicators", pack.source || pack.id);
  if (!options.bundledIndicators) words.push("--no-bundled-indicators");
  for (const window of options.custody) words.push("--custody", `${window.start}/${window.end}`);
  if (options.hashAll) words.push("--hash-all");
  words.push("--as-of", options.asOf, "--lang", options.language);
  return words.map(shellWord).join(" ");
}

function shellWord(word: string): string {
  return /^[\w./:=+@,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
