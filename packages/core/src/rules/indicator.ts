import type { IndicatorMatch, Matcher } from "../indicators/matcher.ts";
import { eachValue, type ObservingField, observingFields } from "../indicators/observables.ts";
import type { ObservableType, SourcedRecord } from "../records/kinds.ts";
import { isBrowser } from "./android/known-packages.ts";
import { copiesPhones } from "./extraction/products.ts";
import { type Detection, defineRule, type FindingClass, type Rule, type Severity } from "./rule.ts";

/**
 * One rule for each type of indicator. Their severities are those the field uses; what an indicator means depends on
 * its role (a seller's website is not its spyware) and on where it was met (received is not visited).
 */
interface IndicatorRule {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly severity: Severity;
  readonly class: FindingClass;
  readonly observes: readonly ObservableType[];
  readonly rationale: string;
  readonly falsePositives: readonly string[];
  readonly sentences: Readonly<Record<string, string>>;
}

/** For indicators whose role is not the tool itself. */
const roles = {
  distribution:
    "{observed} was found in {artifact} ({count:records}). {value} is published as a place from which {family} is handed out ({packs}). Contact with it does not show that anything was installed.",
  vendor_website:
    "{observed} was found in {artifact} ({count:records}). {value} is published as a website of the seller of {family} ({packs}). Researchers and people who look for information meet such sites too.",
  watchware:
    "{observed} was found in {artifact} ({count:records}). {value} belongs to {family}, software for supervising relatives or employees that is sold openly ({packs}). Whether its use was agreed to is a question for the owner.",
};

const descriptions: readonly IndicatorRule[] = [
  {
    id: "indicator.url",
    version: 1,
    title: "Link or host of published infrastructure",
    severity: "critical",
    class: "attempt",
    observes: ["url", "host", "free_text", "ip"],
    rationale: "Spyware and its lures use hosts and links that laboratories have published.",
    falsePositives: [
      "Researchers, journalists and helplines receive and visit published hosts in their work.",
      "A host can change hands after it was published.",
    ],
    sentences: {
      statement:
        "{observed} was found in {artifact} ({count:records}). {value} is published as infrastructure of {family} ({packs}).",
      visited:
        "According to {artifact}, a page at {observed} was opened ({count:records}). {value} is published as infrastructure of {family} ({packs}).",
      received:
        "A message or invitation with a link to {observed} was received, according to {artifact} ({count:records}). {value} is published as infrastructure of {family} ({packs}).",
      contacted:
        "According to {artifact}, an application of the phone looked up or reached {observed} ({count:records}). {value} is published as infrastructure of {family} ({packs}). Browsers also reach the hosts of pages that a person opens; which application it was, the record says.",
      ...roles,
    },
  },
  {
    id: "indicator.email",
    version: 1,
    title: "Published attacker account",
    severity: "critical",
    class: "targeting",
    observes: ["email"],
    rationale: "Accounts that delivered spyware were published by those who examined the phones.",
    falsePositives: ["Correspondence about the account, for instance with a laboratory."],
    sentences: {
      statement:
        "The account {observed} was found in {artifact} ({count:records}). {value} is published as an account used to deliver {family} ({packs}).",
      ...roles,
    },
  },
  {
    id: "indicator.process",
    version: 1,
    title: "Published process name",
    severity: "critical",
    class: "execution",
    observes: ["process_name"],
    rationale: "Spyware runs under process names that laboratories have published.",
    falsePositives: [
      "A later system version may bring a process of the same name.",
      "A name cut to 16 characters can be that of another process: such a hit is a candidate only.",
    ],
    sentences: {
      statement:
        "A process named {observed} was recorded in {artifact} ({count:records}). {value} is published as a process of {family} ({packs}).",
      truncated:
        "A process name that was cut to 16 characters, {observed}, was recorded in {artifact} ({count:records}). It may be {value}, published as a process of {family} ({packs}); it may also be another process whose name begins in the same way.",
      ...roles,
    },
  },
  {
    id: "indicator.path",
    version: 1,
    title: "Published file path or name",
    severity: "high",
    class: "execution",
    observes: ["file_path", "file_name"],
    rationale: "Spyware leaves files at paths that laboratories have published.",
    falsePositives: ["A file of the same name that belongs to something else."],
    sentences: {
      statement:
        "The file name or path {observed} was recorded in {artifact} ({count:records}). {value} is published as a trace of {family} ({packs}). The record shows the name; the content of the file was not compared.",
      ...roles,
    },
  },
  {
    id: "indicator.app",
    version: 2,
    title: "Published application",
    severity: "critical",
    class: "surveillance_app",
    observes: ["app_id"],
    rationale: "Surveillance applications are known by the identifiers of their packages.",
    falsePositives: [
      "Software for families or companies that the owner knows of.",
      "An extraction that the owner agreed to.",
    ],
    sentences: {
      statement:
        "The application {observed} was recorded in {artifact} ({count:records}). {value} is published as an application of {family} ({packs}).",
      extraction:
        "The application {observed} was recorded in {artifact} ({count:records}). {value} is published as an application with which {family} copies phones ({packs}).",
      ...roles,
    },
  },
  {
    id: "indicator.profile",
    version: 1,
    title: "Published configuration profile",
    severity: "critical",
    class: "execution",
    observes: ["profile_id"],
    rationale: "A configuration profile of this identity was used to install or to keep spyware.",
    falsePositives: ["A record of an earlier examination that named the same identifier."],
    sentences: {
      statement:
        "A configuration profile with the identifier {observed} was recorded in {artifact} ({count:records}). {value} is published as a profile used to install or keep {family} ({packs}).",
      ...roles,
    },
  },
  {
    id: "indicator.hash",
    version: 1,
    title: "Published file or certificate",
    severity: "critical",
    class: "execution",
    observes: ["hash", "certificate_hash"],
    rationale: "The file, or the certificate that signs it, is the one that was published.",
    falsePositives: ["A signing certificate can be stolen and sign other software too."],
    sentences: {
      statement:
        "A file or certificate with the hash {observed} was recorded in {artifact} ({count:records}). {value} is published as part of {family} ({packs}).",
      ...roles,
    },
  },
  {
    id: "indicator.property",
    version: 1,
    title: "Published system property",
    severity: "critical",
    class: "execution",
    observes: ["property_name"],
    rationale: "Spyware leaves system properties that laboratories have published.",
    falsePositives: ["A maker of phones that uses a property of the same name."],
    sentences: {
      statement:
        "The system property {observed} is set, according to {artifact} ({count:records}). {value} is published as a trace of {family} ({packs}).",
      ...roles,
    },
  },
];

export const indicatorRules: readonly Rule[] = descriptions.map((description) => {
  const fields = observingFields(description.observes);
  return defineRule({
    id: description.id,
    version: description.version,
    title: description.title,
    severity: description.severity,
    class: description.class,
    platform: "any",
    needs: "any",
    kinds: [...fields.keys()],
    scope: "file",
    // What was deleted may be just what was sent or opened; a remark says that the row is recovered.
    readsRecovered: true,
    rationale: description.rationale,
    falsePositives: description.falsePositives,
    sentences: description.sentences,
    references: ["The pack that each match names"],
    vouched: "source_read",
    detect(context) {
      const { matcher } = context;
      const see = (value: string, record: SourcedRecord, field: ObservingField): void => {
        for (const match of joinHosts(matcher.match(field.type, value))) {
          if (description.id === "indicator.path" && isOwnProcess(record, match, matcher)) continue;
          context.report(detection(description, record, field.name, match));
        }
      };
      return {
        record(record) {
          const observing = matcher.size === 0 ? undefined : fields.get(record.kind);
          if (observing) for (const field of observing) eachValue(record, field, see);
        },
      };
    },
  });
});

/** `www.x.org` and `x.org` met by one host are one fact: the closest is named, with the packs of all. */
function joinHosts(matches: readonly IndicatorMatch[]): readonly IndicatorMatch[] {
  if (matches.length < 2) return matches;
  const joined: IndicatorMatch[] = [];
  for (const match of matches) {
    const index =
      match.type === "domain"
        ? joined.findIndex((one) => one.type === "domain" && one.observed === match.observed)
        : -1;
    const closest = joined[index];
    if (!closest) joined.push(match);
    else
      joined[index] = { ...closest, packs: [...closest.packs, ...match.packs.filter((pack) => !holds(closest, pack))] };
  }
  return joined;
}

function holds({ packs }: IndicatorMatch, { pack, family, role }: IndicatorMatch["packs"][number]): boolean {
  return packs.some((known) => known.pack === pack && known.family === family && known.role === role);
}

/** The path of a process bears its name: that name is told once, as the process's. */
function isOwnProcess(record: SourcedRecord, match: IndicatorMatch, matcher: Matcher): boolean {
  if (match.type !== "process" || !("process" in record) || typeof record.process !== "string") return false;
  return matcher
    .match("process_name", record.process)
    .some(({ type, value }) => type === "process" && value === match.value);
}

/** Where the program lies: its name alone says little. */
function pathOf(record: SourcedRecord): readonly string[] {
  return "path" in record && record.path ? [record.path] : [];
}

/** A process is dated from when it was first seen: that is the trace, its last use may be long after. */
function activeFrom(record: SourcedRecord): Pick<Detection, "time" | "timeEnd"> {
  if (record.kind !== "process_activity" || typeof record.first_seen !== "number") return {};
  return { time: record.first_seen, timeEnd: record.time ?? null };
}

function detection(rule: IndicatorRule, record: SourcedRecord, field: string, match: IndicatorMatch): Detection {
  const meaning = weigh(rule, record, match);
  return {
    ...meaning,
    key: `${match.type}:${match.value}`,
    records: [record],
    values: match.type === "process" ? [match.observed, ...pathOf(record)] : [match.observed],
    ...activeFrom(record),
    match,
    ...subjectOf(record, match),
    words: {
      value: match.value,
      observed: match.observed,
      family: [...new Set(match.packs.map((pack) => pack.family))].join(", "),
      packs: [...new Set(match.packs.map((pack) => pack.pack))].join(", "),
      field,
    },
  };
}

/** An application is one subject, however it was come upon: by its name, its certificate, or what it contacted. */
function subjectOf(record: SourcedRecord, match: IndicatorMatch): Pick<Detection, "subject"> {
  if (match.type === "app_id") return { subject: `app:${match.value}` };
  const of =
    record.kind === "app" || record.kind === "dns_lookup" || record.kind === "connection" ? record.app_id : null;
  // A browser goes where its owner leads it: that is told of the host, not of the browser.
  return of && !isBrowser(of) ? { subject: `app:${of}` } : {};
}

/**
 * Roles from the gravest to the mildest: a value that several packs hold is taken at its gravest. But a seller's website
 * that is also its server was, where a person's browser or message names it, met as a website.
 */
function roleOf(match: IndicatorMatch, record: SourcedRecord): string {
  const roles = new Set<string>(match.packs.map((pack) => pack.role));
  const byPerson = record.kind === "web_visit" || record.kind === "web_trace" || record.kind === "message";
  if (byPerson && roles.has("vendor_website")) return "vendor_website";
  return ["tool", "distribution", "watchware", "vendor_website"].find((role) => roles.has(role)) ?? "tool";
}

function weigh(
  rule: IndicatorRule,
  record: SourcedRecord,
  match: IndicatorMatch,
): { severity: Severity; class: FindingClass; sentence: string } {
  const role = roleOf(match, record);
  if (match.how === "truncated") return { severity: "low", class: "anomaly", sentence: "truncated" };
  if (role === "vendor_website") return { severity: "informational", class: "exposure", sentence: "vendor_website" };
  if (role === "watchware") {
    const installed = rule.id === "indicator.app";
    return {
      severity: installed ? "medium" : "informational",
      class: installed ? "surveillance_app" : "exposure",
      sentence: "watchware",
    };
  }
  if (role === "distribution") return { severity: "medium", class: "attempt", sentence: "distribution" };
  // A folder or a backed-up file may bear any name: as a process's name that is a lead, not a trace of a program.
  const namesProgram = record.artifact === "ios.filesystem" && match.how === "exact";
  if (match.type === "process" && record.kind === "file" && !namesProgram) {
    return { severity: "low", class: "anomaly", sentence: "statement" };
  }
  // It comes to a phone to copy it, and goes.
  if (rule.id === "indicator.app" && match.packs.every(({ family }) => copiesPhones(family))) {
    return { severity: rule.severity, class: "extraction", sentence: "extraction" };
  }
  return { severity: severityAt(rule, record), ...classAt(rule, record) };
}

/** Where a program of the system names a file or process that once ran, the field says high; where one ran, critical. */
function severityAt(rule: IndicatorRule, record: SourcedRecord): Severity {
  if (record.kind === "shutdown_delay") return "critical";
  if (record.kind === "location_client" && rule.id === "indicator.process") return "high";
  // A name may be borne by anything; the content of a file is what it is.
  if (record.kind === "file" && rule.id !== "indicator.hash") return "high";
  return rule.severity;
}

function classAt(rule: IndicatorRule, record: SourcedRecord): { class: FindingClass; sentence: string } {
  if (rule.id === "indicator.url") {
    switch (record.kind) {
      case "message":
      case "attachment":
        return { class: "targeting", sentence: record.direction === "outgoing" ? "statement" : "received" };
      case "calendar_event":
      case "interaction":
        return { class: "targeting", sentence: "received" };
      case "web_visit":
        return { class: "attempt", sentence: "visited" };
      case "dns_lookup":
      case "connection":
        // A browser goes where a page leads it; another program was made to talk to that host.
        return { class: isBrowser(record.app_id ?? "") ? "attempt" : "execution", sentence: "contacted" };
      default:
        return { class: "attempt", sentence: "statement" };
    }
  }
  if (rule.id === "indicator.path" && record.kind === "attachment") return { class: "attempt", sentence: "statement" };
  return { class: rule.class, sentence: "statement" };
}
