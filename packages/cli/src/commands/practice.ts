import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { androidForms, buildAndroid, buildIphone, type Form } from "@sillage/practice/index.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { check } from "./check.ts";
import { parseCheckOptions } from "./check-options.ts";

const iphoneForms: readonly Form[] = ["backup", "encrypted-backup", "filesystem"];

const help = `Usage: sillage practice iphone|android [--form FORM] [--folder DIR] [--check] [--lang LANG]

Builds the evidence of a practice phone. Its owner is invented and everything on it is synthetic.

  --form FORM    iphone: ${iphoneForms.join(", ")}
                 android: ${androidForms.join(", ")}
                 (default: the first of them)
  --folder DIR   where to build it (default: sillage-practice)
  --check        examine it as well
  --lang LANG    language of the report

Examples:
  sillage practice iphone --form encrypted-backup
  sillage practice android --check
`;

/** A practice phone that was built: what to examine, and what opens it. */
interface Built {
  readonly path: string;
  readonly password?: string;
  readonly identityFile?: string;
}

/** A phone to be built: the folder that it will have to itself, and how. */
interface Choice {
  readonly name: string;
  readonly build: (folder: string) => Promise<Built>;
}

export async function practiceCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(help);
    return exitStatus.examined;
  }
  const { name, build } = choose(positionals, values.form);
  const folder = resolve(values.folder ?? "sillage-practice");
  mkdirSync(folder, { recursive: true });
  // The phone is the same every time: an earlier build of it is replaced.
  rmSync(join(folder, name), { recursive: true, force: true });
  process.stderr.write(`Building the practice phone of an invented person in ${folder} …\n`);
  const built = await build(folder);
  if (built.password !== undefined) process.stdout.write(`Its password: ${built.password}\n`);
  const identity = built.identityFile === undefined ? [] : ["--identity", built.identityFile];
  if (!values.check) {
    process.stdout.write(`${built.path}\nExamine it with: sillage check ${[built.path, ...identity].join(" ")}\n`);
    return exitStatus.examined;
  }
  if (built.password !== undefined) process.env["SILLAGE_PASSWORD"] = built.password;
  const caseFolder = join(folder, `case-${name}`);
  const options = parseCheckOptions([built.path, ...identity, "--case", caseFolder, "--lang", values.lang ?? "en"]);
  if (!options) throw new UsageError("there is nothing to examine");
  const status = await check(options);
  if (status !== exitStatus.notOpened) process.stdout.write(`\n${join(caseFolder, "report.html")}\n`);
  return status;
}

function choose(positionals: readonly string[], wanted: string | undefined): Choice {
  const [phone, ...others] = positionals;
  if (others.length === 0 && phone === "iphone") {
    const form = formOf(iphoneForms, wanted);
    return { name: `iphone-${form}`, build: (folder) => buildIphone(folder, form) };
  }
  if (others.length === 0 && phone === "android") {
    const form = formOf(androidForms, wanted);
    return { name: `android-${form}`, build: (folder) => buildAndroid(folder, form) };
  }
  throw new UsageError("say which phone: sillage practice iphone, or sillage practice android");
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        form: { type: "string" },
        folder: { type: "string" },
        check: { type: "boolean" },
        lang: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function formOf<F extends string>(forms: readonly F[], wanted: string | undefined): F {
  const form = wanted === undefined ? forms[0] : forms.find((candidate) => candidate === wanted);
  if (form === undefined) throw new UsageError(`--form takes one of: ${forms.join(", ")}`);
  return form;
}
