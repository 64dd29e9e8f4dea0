import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The receivers' own validators, in a Python environment under node_modules/.cache that is made once: that takes a
 * minute and the network. Nothing of it is part of what is shipped.
 */

const cache = fileURLToPath(new URL("../../node_modules/.cache/export-validators", import.meta.url));
const script = fileURLToPath(new URL("./validate.py", import.meta.url));

/** stix2-validator 3.2.0 is the last one that brings the official schemas with it. */
const packages = [
  "stix2-validator==3.2.0",
  "stix2==3.0.2",
  "stix2-patterns==2.1.2",
  "pymisp==2.5.34.4",
  "case-utils==0.18.0",
  // What Timesketch's reader of uploads needs of Timesketch's own requirements.
  "pandas==3.1.1",
  "flask==3.1.3",
  "pyyaml",
  "python-dateutil",
];
/** Of the server only the two files that read uploads are taken out of its archive. */
const timesketch = "20261014";

export type Validated = "stix" | "misp" | "case-uco" | "timesketch-jsonl" | "timesketch-csv";

export interface Validators {
  /** What each file is complained of, by its path; an empty list for none. */
  validate(files: readonly { readonly as: Validated; readonly path: string }[]): Promise<Record<string, string[]>>;
}

/** The validators, or why they cannot be had here. */
export async function exportValidators(): Promise<Validators | string> {
  const wanted = createHash("sha256")
    .update(JSON.stringify([packages, timesketch]))
    .digest("hex");
  const ready = join(cache, "ready");
  if (!existsSync(ready) || readFileSync(ready, "utf8") !== wanted) {
    const failed = await make().catch((error: unknown) => firstLine(error));
    if (failed !== undefined) return failed;
    writeFileSync(ready, wanted);
  }
  return {
    async validate(files) {
      const answer = await run(python, [script], {
        input: JSON.stringify(files),
        env: { PYTHONPATH: join(cache, "timesketch") },
      });
      return JSON.parse(answer) as Record<string, string[]>;
    },
  };
}

const python = join(cache, "venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

async function make(): Promise<string | undefined> {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const system = process.platform === "win32" ? "python" : "python3";
  if (
    await run(system, ["--version"]).then(
      () => false,
      () => true,
    )
  )
    return "python3 is not there";
  await run(system, ["-m", "venv", join(cache, "venv")]);
  const pip = ["-m", "pip", "--disable-pip-version-check", "--quiet", "--retries", "1", "--timeout", "20"];
  await run(python, [...pip, "install", ...packages]);
  await run(python, [...pip, "download", "--no-deps", "--dest", cache, `timesketch==${timesketch}`]);
  const members = ["utils.py", "errors.py"].map((name) => `timesketch-${timesketch}/timesketch/lib/${name}`);
  mkdirSync(join(cache, "timesketch", "timesketch", "lib"), { recursive: true });
  const take = `
import pathlib, sys, tarfile
archive = tarfile.open(sys.argv[1])
for name in sys.argv[3:]:
    pathlib.Path(sys.argv[2], pathlib.Path(name).name).write_bytes(archive.extractfile(name).read())`;
  const archive = join(cache, `timesketch-${timesketch}.tar.gz`);
  await run(python, ["-c", take, archive, join(cache, "timesketch", "timesketch", "lib"), ...members]);
  rmSync(archive);
  return undefined;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return `they could not be installed (offline?): ${text.split("\n").find((line) => /error/i.test(line)) ?? text}`.slice(
    0,
    300,
  );
}

function run(
  program: string,
  args: readonly string[],
  { input = "", env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 1 << 26, timeout: 240_000, env: { ...process.env, ...env } };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(stdout);
    });
    child.stdin?.end(input);
  });
}
