import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Finding } from "@sillage/core/findings/finding.ts";
import {
  androidForms,
  buildAndroid,
  buildCase,
  buildIphone,
  type CaseTruth,
  type Form,
  practiceCases,
  score,
} from "@sillage/practice/index.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { printHelp } from "../terminal/help.ts";
import { parseWords } from "./arguments.ts";
import { check } from "./check.ts";
import { parseCheckOptions } from "./check-options.ts";

const iphoneForms: readonly Form[] = ["backup", "encrypted-backup", "filesystem"];

const help = `Usage: sillage practice CASE [--seed TEXT] [--folder DIR] [--check] [--lang LANG]
       sillage practice iphone|android [--form FORM] [--folder DIR] [--check] [--lang LANG]
       sillage practice --list

Builds the evidence of a practice case, or of a phone on which a little of everything is planted.
The people are invented and everything is synthetic.

  --list         the cases, and what happened in each
  --seed TEXT    of a case: the same events with other values and times (default: 1)
  --form FORM    iphone: ${iphoneForms.join(", ")}
                 android: ${androidForms.join(", ")}
                 (default: the first of them)
  --folder DIR   where to build it (default: sillage-practice)
  --check        examine it as well; of a case also says what was planted and not found
  --lang LANG    language of the report (default: en)

Examples:
  sillage practice --list
  sillage practice network-injection --check
  sillage practice iphone --form encrypted-backup
`;

/** What was built: what to examine, what opens it, and what its owner tells. */
interface Built {
  readonly evidence: readonly { readonly path: string; readonly password?: string; readonly identityFile?: string }[];
  readonly custody: readonly { readonly label: string; readonly start: string; readonly end: string }[];
  readonly truth?: CaseTruth;
}

/** Something to be built: the folder that it will have to itself, and how. */
interface Choice {
  readonly name: string;
  readonly build: (folder: string) => Promise<Built>;
}

export async function practiceCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help || values.list) {
    if (values.help) printHelp(help);
    else process.stdout.write(list());
    return exitStatus.examined;
  }
  const { name, build } = choose(positionals, values);
  const folder = resolve(values.folder ?? "sillage-practice");
  mkdirSync(folder, { recursive: true });
  // It is the same every time: an earlier build of it is replaced.
  rmSync(join(folder, name), { recursive: true, force: true });
  process.stderr.write(`Building the evidence of an invented person in ${folder} …\n`);
  const built = await build(folder);
  const password = built.evidence.find((piece) => piece.password !== undefined)?.password;
  if (password !== undefined) process.stdout.write(`Its password: ${password}\n`);
  const paths = built.evidence.map(({ path }) => path);
  const examineWith = [...paths, ...optionsOf(built)];
  if (!values.check) {
    process.stdout.write(`${paths.join("\n")}\nExamine it with: sillage check ${examineWith.map(quoted).join(" ")}\n`);
    return exitStatus.examined;
  }
  if (password !== undefined) process.env["SILLAGE_PASSWORD"] = password;
  const caseFolder = join(folder, `case-${name}`);
  const language = values.lang ?? "en";
  const options = parseCheckOptions([...examineWith, "--case", caseFolder, "--lang", language]);
  if (!options) throw new UsageError("there is nothing to examine");
  const status = await check(options);
  if (status === exitStatus.notOpened) return status;
  // What was planted is told of in English, and so compared with an English case.
  if (built.truth && language === "en") process.stdout.write(scored(built.truth, caseFolder));
  process.stdout.write(`\n${join(caseFolder, "report.html")}\n`);
  return status;
}

function list(): string {
  const cases = practiceCases.map(({ id, title, summary }) => `${id}: ${title}\n${wrapped(summary)}\n`);
  return `${cases.join("\n")}\nBuild and examine one: sillage practice CASE --check\n`;
}

/** Lines that fit into a window, indented. */
function wrapped(text: string): string {
  return text.replace(/(.{1,76})(?:\s+|$)/g, "  $1\n").trimEnd();
}

/** Options of an examination besides its evidence. */
function optionsOf({ evidence, custody }: Built): string[] {
  return [
    ...evidence.flatMap(({ identityFile }) => (identityFile === undefined ? [] : ["--identity", identityFile])),
    ...custody.flatMap(({ start, end, label }) => ["--custody", `${start}/${end}=${label}`]),
  ];
}

function quoted(arg: string): string {
  return /^[\w./:=-]+$/.test(arg) ? arg : `"${arg}"`;
}

function scored(truth: CaseTruth, caseFolder: string): string {
  const findings = JSON.parse(readFileSync(join(caseFolder, "findings.json"), "utf8")) as Finding[];
  const { expected, missing, falseClaims } = score(truth, findings);
  const lines = [
    `\nPlanted traces that were found: ${expected - missing.length} of ${expected}.`,
    ...missing.map(({ says }) => `  Not found: ${says}`),
    ...falseClaims.map((claim) => `  Says too much: ${claim}`),
  ];
  return `${lines.join("\n")}\n`;
}

function choose(positionals: readonly string[], wanted: { readonly form?: string; readonly seed?: string }): Choice {
  const [name, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`one at a time; what is ${others.join(" ")}?`);
  const alone = (piece: Built["evidence"][number]): Built => ({ evidence: [piece], custody: [] });
  if (name === "iphone") {
    const form = formOf(iphoneForms, wanted.form);
    return { name: `iphone-${form}`, build: async (folder) => alone(await buildIphone(folder, form)) };
  }
  if (name === "android") {
    const form = formOf(androidForms, wanted.form);
    return { name: `android-${form}`, build: async (folder) => alone(await buildAndroid(folder, form)) };
  }
  if (name !== undefined && practiceCases.some(({ id }) => id === name)) {
    const { seed } = wanted;
    return { name, build: (folder) => buildCase(name, folder, seed === undefined ? {} : { seed }) };
  }
  throw new UsageError("say which: sillage practice --list names the cases; iphone and android are phones");
}

function parse(args: string[]) {
  return parseWords(args, {
    list: { type: "boolean" },
    seed: { type: "string" },
    form: { type: "string" },
    folder: { type: "string" },
    check: { type: "boolean" },
    lang: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
}

function formOf<F extends string>(forms: readonly F[], wanted: string | undefined): F {
  const form = wanted === undefined ? forms[0] : forms.find((candidate) => candidate === wanted);
  if (form === undefined) throw new UsageError(`--form takes one of: ${forms.join(", ")}`);
  return form;
}
