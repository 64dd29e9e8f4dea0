import type { CustodyReport } from "../findings/custody-report.ts";
import type { CustodyCategory } from "../findings/custody-tellings.ts";
import type { Finding } from "../findings/finding.ts";
import type { TextKey } from "../findings/wording/wording.ts";
import {
  type Block,
  code,
  type Line,
  list,
  more,
  paragraph,
  present,
  type Section,
  section,
  soft,
  table,
  value,
} from "./document.ts";
import { artifactTitle, findingTitle, type ReportInput } from "./input.ts";
import { findingAnchor, locatorText } from "./section-findings.ts";

const findingsShown = 40;
const eventsShown = 100;
const reachShown = 100;

const categories: Readonly<Record<CustodyCategory, TextKey>> = {
  connection: "custodyConnection",
  pairing: "custodyPairing",
  debugging: "custodyDebugging",
  unlock: "custodyUnlock",
  install: "custodyInstall",
  removal: "custodyRemoval",
  backup: "custodyBackup",
  reboot: "custodyReboot",
  configuration: "custodyConfiguration",
  logging: "custodyLogging",
  crash: "custodyCrash",
};
const covers = { whole: "custodyWhole", part: "custodyPart", none: "custodyNotReached" } as const;

/** The times when the phone was in other hands, and what lies inside each. Nothing where none is given. */
export function custodySection(input: ReportInput, shown: ReadonlySet<string>): Section | undefined {
  const { wording } = input;
  const windows = input.caseFile.options.custody;
  if (windows.length === 0) return undefined;
  const parts = windows.map((window, index) => {
    const rows = [
      { title: wording.text("custodyFrom"), lines: [[{ time: window.start }]] },
      { title: wording.text("custodyTo"), lines: [[{ time: window.end }]] },
    ];
    const inside = input.findings.filter(({ custody }) => custody.includes(window.label));
    const told = input.custody?.[index];
    return section(
      "part",
      3,
      [value(window.label, wording)],
      [
        { block: "facts", rows },
        ...findingsInside(input, inside, shown),
        ...(told ? [...events(input, told), ...silences(input, told), ...reach(input, told)] : []),
      ],
    );
  });
  const note = paragraph("note", wording.text("custodyNote"));
  return section("section", 2, wording.text("custodyTitle"), [note, ...parts], { id: "custody" });
}

function findingsInside(input: ReportInput, inside: readonly Finding[], shown: ReadonlySet<string>): readonly Block[] {
  const { wording } = input;
  if (inside.length === 0) return [paragraph("plain", wording.text("custodyNone"))];
  const columns = [
    { title: wording.text("timeUtc"), share: 4 },
    { title: wording.text("severity"), share: 3 },
    { title: wording.text("custodyClass"), share: 4 },
    { title: wording.text("finding"), share: 7 },
  ];
  const sorted = inside.toSorted((a, b) => (a.time ?? "~").localeCompare(b.time ?? "~", "en"));
  const rows = sorted.slice(0, findingsShown).map((finding): Line[] => {
    const title = findingTitle(input, finding);
    return [
      [{ time: finding.time }],
      [{ severity: finding.severity, label: wording.severity(finding.severity) }],
      [wording.class(finding.class)],
      [shown.has(finding.id) ? { to: findingAnchor(finding.id), text: title } : title],
    ];
  });
  const left = inside.length - rows.length;
  const title = wording.text("custodyFindings");
  return present<Block>([
    section("part", 4, title, [table("plain", title, columns, rows)]),
    more(wording.text("moreFindings", { count: left }), left),
  ]);
}

/** What happened to the phone, as its own records tell it. */
function events(input: ReportInput, told: CustodyReport): readonly Block[] {
  const { wording } = input;
  const title = wording.text("custodyEvents");
  if (told.events.length === 0)
    return [section("part", 4, title, [paragraph("plain", wording.text("custodyNoEvents"))])];
  const columns = [
    { title: wording.text("timeUtc"), share: 4 },
    { title: wording.text("custodyClass"), share: 4 },
    { title: wording.text("observed"), share: 6 },
    { title: wording.text("record"), share: 7 },
  ];
  const rows = told.events
    .slice(0, eventsShown)
    .map(({ category, time, event, object, record }): Line[] => [
      [{ time }],
      [wording.text(categories[category])],
      [code(event), ...(object === "" ? [] : [" ", code(object)])],
      [artifactTitle(input, record.artifact), " ", soft(code(locatorText(record.locator)))],
    ]);
  const left = told.eventCount - rows.length;
  return [
    section("part", 4, title, [
      table("plain", title, columns, rows),
      more(wording.text("custodyMoreEvents", { count: wording.number(left) }), left),
    ]),
  ];
}

function silences(input: ReportInput, { silences: of }: CustodyReport): readonly Block[] {
  const { wording } = input;
  if (of.length === 0) return [];
  const lines = of.map(({ from, to, hours }) =>
    wording.text("custodySilence", { hours, from: wording.time(from), to: wording.time(to) }),
  );
  return [
    section("part", 4, wording.text("custodySilences"), [
      paragraph("note", wording.text("custodySilencesNote")),
      list(lines),
    ]),
  ];
}

/** How far back the phone remembers: what an artifact does not reach, it cannot tell of. */
function reach(input: ReportInput, told: CustodyReport): readonly Block[] {
  const { wording } = input;
  const title = wording.text("custodyReach");
  const columns = [
    { title: wording.text("artifact"), share: 6 },
    { title: wording.text("custodyCovers"), share: 4 },
    { title: wording.text("records"), numeric: true, share: 3 },
    { title: wording.text("span"), share: 7 },
  ];
  const rows = told.reach
    .slice(0, reachShown)
    .map((one): Line[] => [
      [artifactTitle(input, one.artifact)],
      [wording.text(covers[one.covers])],
      [wording.number(one.records)],
      [{ time: one.from }, " – ", { time: one.to }],
    ]);
  if (rows.length === 0) return [];
  const left = told.reach.length - rows.length;
  return [
    section("part", 4, title, [
      table("plain", title, columns, rows),
      more(wording.text("moreArtifacts", { count: left }), left),
    ]),
  ];
}
