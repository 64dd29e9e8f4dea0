import { isoTime } from "@sillage/core/formats/time.ts";
import { type Observable, ObservableCounter } from "@sillage/core/identifiers/collect.ts";
import { type IdentifierKind, identifierKinds } from "@sillage/core/identifiers/identifier.ts";
import { csvLine } from "@sillage/core/report/exports/csv.ts";
import { visible } from "@sillage/core/report/text.ts";
import { phoneCountries } from "../case/phone-countries.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { printHelp } from "../terminal/help.ts";
import { oneOf, parseWords } from "./arguments.ts";
import { openRecordStore, readCase } from "./export-store.ts";

const help = `Usage: sillage observables CASE [--kind KIND…] [--country XX] [--json | --csv]

Lists what the records of a case name: how many records name it, when first and last, and of which country it is.

  --kind KIND     ${identifierKinds.join(", ")}; several with commas (default: all)
  --country XX    the phone's own country, two letters: numbers without a country's code are read by it
                  (default: that of the number which the evidence gives for the phone)
  --json          as JSON
  --csv           as CSV, made safe for spreadsheets

"guess" stands beside what is not certain: a number without its country's code, a form that no check digit bears out, a
currency's sign that several states use. How often such a guess is right is told in docs/identifiers.md.
The list holds numbers and names of the phone's owner and of others: share it as you would the phone.
`;

interface Options {
  readonly folder: string;
  readonly kinds: readonly IdentifierKind[];
  readonly country: string | undefined;
  readonly form: "text" | "json" | "csv";
}

export async function observablesCommand(args: string[]): Promise<number> {
  const options = parse(args);
  if (!options) {
    printHelp(help);
    return exitStatus.examined;
  }
  const { caseFile } = readCase(options.folder);
  const countries = phoneCountries(caseFile, options.country);
  const counter = new ObservableCounter(options.kinds);
  const store = await openRecordStore(options.folder);
  try {
    for await (const record of store.all()) {
      const country = countries[record.evidence] ?? options.country;
      counter.add(record, country === undefined ? {} : { country });
    }
  } finally {
    store.close();
  }
  process.stdout.write(written(counter.list(), options.form));
  if (counter.dropped > 0) {
    process.stderr.write(`There were too many: ${counter.dropped} occurrences of further ones are not listed.\n`);
  }
  return exitStatus.examined;
}

function parse(args: string[]): Options | undefined {
  const { values, positionals } = parseWords(args, {
    kind: { type: "string", multiple: true },
    country: { type: "string" },
    json: { type: "boolean" },
    csv: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help) return undefined;
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new UsageError("give one case folder");
  if (values.json && values.csv) throw new UsageError("give --json or --csv, not both");
  const country = values.country?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) throw new UsageError("--country takes two letters");
  return {
    folder,
    kinds: (values.kind ?? [])
      .flatMap((words) => words.split(","))
      .map((word) => oneOf("--kind", identifierKinds, word)),
    country,
    form: values.json ? "json" : values.csv ? "csv" : "text",
  };
}

function written(observables: readonly Observable[], form: Options["form"]): string {
  if (form === "json") return `${JSON.stringify(observables.map(plain), null, 1)}\n`;
  if (form === "csv") return csvLine(columns) + observables.map((one) => csvLine(Object.values(plain(one)))).join("");
  return observables.map(line).join("") || "No record of this case names any.\n";
}

const columns = ["kind", "value", "country", "service", "guessed", "count", "recovered", "first", "last"] as const;

/** In the order of the columns, times in ISO 8601. */
function plain(one: Observable): Record<(typeof columns)[number], string | number | boolean | null> {
  const { kind, value, country, service, guessed, count, recovered } = one;
  return { kind, value, country, service, guessed, count, recovered, first: timeOf(one.first), last: timeOf(one.last) };
}

function timeOf(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}

function line(one: Observable): string {
  const days = [one.first, one.last].map((time) => timeOf(time)?.slice(0, 10) ?? "–");
  const span = days[0] === days[1] ? days[0] : days.join(" to ");
  const notes = [
    one.country,
    one.service,
    one.guessed ? "guess" : null,
    one.recovered > 0 ? `${one.recovered} recovered` : null,
  ];
  const told = notes.filter((note) => note !== null).join(", ");
  return `${one.kind.padEnd(8)} ${String(one.count).padStart(7)}  ${visible(one.value)}${told && `  (${visible(told)})`}  ${span}\n`;
}
