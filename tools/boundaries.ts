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
  "rules",
  "findings",
  "case",
  "seal",
  "report",
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
  "re2js",
  "saxes",
  "tldts",
  "yaml",
]);

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("node_modules") && !/(^|\/)dist\//.test(name))
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
