import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIphone, type Form } from "@sillage/practice/index.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { check } from "./check.ts";
import { parseCheckOptions } from "./check-options.ts";

const forms: readonly Form[] = ["backup", "encrypted-backup", "filesystem"];

const help = `Usage: sillage practice iphone [--form FORM] [--folder DIR] [--check] [--lang LANG]

Builds the evidence of a practice iPhone. Its owner is invented and everything on it is synthetic.

  --form FORM    ${forms.join(", ")} (default: backup)
  --folder DIR   where to build it (default: sillage-practice)
  --check        examine it as well
  --lang LANG    language of the report

Example:
  sillage practice iphone --form encrypted-backup
  sillage check sillage-practice/iphone-encrypted-backup
`;

export async function practiceCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(help);
    return exitStatus.examined;
  }
  if (positionals.length !== 1 || positionals[0] !== "iphone")
    throw new UsageError("say which phone: sillage practice iphone");
  const form = formOf(values.form ?? "backup");
  const folder = resolve(values.folder ?? "sillage-practice");
  mkdirSync(folder, { recursive: true });
  // The phone is the same every time: an earlier build of it is replaced.
  rmSync(join(folder, `iphone-${form}`), { recursive: true, force: true });
  process.stderr.write(`Building a practice iPhone of an invented person in ${folder} …\n`);
  const built = await buildIphone(folder, form);
  if (built.password !== undefined) process.stdout.write(`Its password: ${built.password}\n`);
  if (!values.check) {
    process.stdout.write(`${built.path}\nExamine it with: sillage check ${built.path}\n`);
    return exitStatus.examined;
  }
  if (built.password !== undefined) process.env["SILLAGE_PASSWORD"] = built.password;
  const caseFolder = join(folder, `case-iphone-${form}`);
  const options = parseCheckOptions([built.path, "--case", caseFolder, "--lang", values.lang ?? "en"]);
  if (!options) throw new UsageError("there is nothing to examine");
  const status = await check(options);
  // The practice phone carries planted traces; having examined it is success.
  process.stdout.write(`\n${join(caseFolder, "report.html")}\n`);
  return status;
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

function formOf(text: string): Form {
  const form = forms.find((candidate) => candidate === text);
  if (form === undefined) throw new UsageError(`--form takes one of: ${forms.join(", ")}`);
  return form;
}
