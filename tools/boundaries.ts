/**
 * Holds the one-way rule: a room of core imports only from rooms to its left, core has no import of a host, and
 * nothing imports the command line or a screen. Run by the tests; exits 1 with every import that goes the wrong way.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** From left to right. `.` is core's own top: platform.ts is left of all, examine.ts right of all. */
const rooms = [
  "bytes",
  "formats",
  "evidence",
  "records",
  "artifacts",
  "indicators",
  "identifiers",
  "rules",
  "findings",
  "case",
  "seal",
  "report",
  "workbench",
];
/** Type-only imports of these may go left: the shapes that a case is written in. */
const root = resolve(import.meta.dirname, "..");
const core = join(root, "packages/core/src");

const allowedPackages = new Set([
  "@bufbuild/protobuf",
  "@noble/ciphers",
  "@noble/curves",
  "@noble/hashes",
  "@sqlite.org/sqlite-wasm",
  "@zip.js/zip.js",
  "age-encryption",
  "libphonenumber-js",
  "re2js",
  "saxes",
  "tldts",
  "yaml",
]);

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("node_modules") && !/(^|\/)dist\//.test(name))
    .map((name) => join(folder, name));
}

function imports(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;"']*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s*["']([^"']+)["']/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

function importsWithKind(file: string): { readonly specifier: string; readonly isType: boolean }[] {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b([^;"']*?)from\s*["']([^"']+)["']/g)];
  return found.map(([, clause = "", specifier = ""]) => ({ specifier, isType: /^\s*type\b/.test(clause) }));
}

function roomOf(file: string): number {
  const [first = "", second] = relative(core, file).split("/");
  if (second === undefined) return first === "platform.ts" || first === "web-standards.d.ts" ? -1 : rooms.length;
  return rooms.indexOf(first);
}

const wrong: string[] = [];

for (const file of sources(core)) {
  if (file.endsWith(".test.ts")) continue;
  const own = roomOf(file);
  const name = relative(root, file);
  if (own < 0 && !/platform\.ts|web-standards\.d\.ts/.test(file))
    wrong.push(`${name}: its folder is not a room; see tools/boundaries.ts`);
  for (const specifier of imports(file)) {
    if (!specifier.startsWith(".")) {
      const parts = specifier.split("/");
      const packageName = specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
      if (!allowedPackages.has(packageName)) wrong.push(`${name}: core may not import ${specifier}`);
      continue;
    }
    const target = resolve(dirname(file), specifier);
    if (!target.startsWith(core)) wrong.push(`${name}: leaves core with ${specifier}`);
    else if (roomOf(target) > own) wrong.push(`${name}: imports ${relative(core, target)}, a room to its right`);
  }
}

/**
 * What pages may run of core, beside its types: rooms and files that are text and plain functions, so that no format
 * and no engine ends up in a page.
 */
const runInPages = new Set([
  "case/assessments.ts",
  "findings/language.ts",
  "report/exports/csv.ts",
  "report/exports/tlp.ts",
  "report/mask-kinds.ts",
  "report/text.ts",
  "rules/rule.ts",
  "workbench/people.ts",
  "workbench/places.ts",
]);

const web = join(root, "packages/web");
for (const file of sources(join(web, "src"))) {
  if (/\.test\.tsx?$/.test(file)) continue;
  const name = relative(root, file);
  for (const { specifier, isType } of importsWithKind(file)) {
    if (specifier.startsWith(".")) {
      if (!resolve(dirname(file), specifier).startsWith(web)) wrong.push(`${name}: leaves the pages with ${specifier}`);
    } else if (specifier === "sillage" || specifier.startsWith("sillage/") || specifier.startsWith("node:")) {
      wrong.push(`${name}: a page imports nothing of the command line and of Node (${specifier})`);
    } else if (specifier.startsWith("@sillage/core/") && !isType) {
      const part = specifier.slice("@sillage/core/".length);
      if (!runInPages.has(part)) wrong.push(`${name}: a page takes only types from core's ${part}`);
    }
  }
}

for (const file of sources(join(root, "packages/cli/src"))) {
  for (const specifier of imports(file)) {
    if (specifier.startsWith("@sillage/web") || /packages\/web\//.test(specifier)) {
      wrong.push(`${relative(root, file)}: the command line imports nothing of the pages (${specifier})`);
    }
  }
}

for (const folder of ["packages/core", "practice"]) {
  for (const file of sources(join(root, folder))) {
    for (const specifier of imports(file)) {
      if (specifier === "sillage" || specifier.startsWith("sillage/") || /packages\/(cli|web)\//.test(specifier)) {
        wrong.push(`${relative(root, file)}: nothing imports the command line or a screen (${specifier})`);
      }
    }
  }
}

if (wrong.length > 0) {
  console.error(`Imports that go the wrong way:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  process.exit(1);
}
console.log("boundaries: every import goes one way");
