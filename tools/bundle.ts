/**
 * Puts the built command and what it imports into a few files: at every start, Node would find, read and link some
 * 900 modules, in each thread anew, which takes longer than examining a small backup. Run by `npm run build`, after tsc.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type OutputChunk, type Plugin, rolldown } from "rolldown";

const cli = resolve(import.meta.dirname, "../packages/cli");
const built = join(cli, "dist");
const bundled = join(cli, "bundled");

/** What is started by its path, beside the module that starts it: threads and processes, under tsc's names for them. */
function started(): string[] {
  return readdirSync(built, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    if (!name.endsWith(".js")) return [];
    const code = readFileSync(join(built, name), "utf8");
    const names = code.includes("import.meta.url") ? [...code.matchAll(/"(\.\/[\w-]+)\.js"/g)] : [];
    const imported = new Set([...code.matchAll(/from "(\.\/[\w-]+)\.js"/g)].map((match) => match[1]));
    return names.flatMap(([, file = ""]) => (imported.has(file) ? [] : [join(dirname(name), file)]));
  });
}

/** Native code and WebAssembly, which lie beside the scripts that load them. */
const external = [/^@duckdb\/node-bindings/, /^@sqlite\.org\/sqlite-wasm/, /^@myriaddreamin\//];

const place = "__PLACE_OF__";

/**
 * A module that asks where it lies gets the place that mirrors its own under `dist`, so that what it looks for beside
 * itself is found from the bundle too.
 */
function ownPlaces(): Plugin {
  return {
    name: "own-places",
    transform: {
      filter: { id: /packages\/cli\/dist\// },
      handler(code, id) {
        const own = relative(built, id).replaceAll("\\", "/");
        return {
          code: code.replaceAll("import.meta.url", `new URL("${place}${own}", import.meta.url).href`),
          map: null,
        };
      },
    },
    renderChunk(code, { fileName }) {
      const top = relative(dirname(fileName), ".").replaceAll("\\", "/");
      return { code: code.replaceAll(place, top === "" ? "./" : `${top}/`), map: null };
    },
  };
}

/** The licences of what is in the bundle and not ours. */
function licences(): Plugin {
  return {
    name: "licences",
    generateBundle(_, output) {
      const chunks = Object.values(output).filter((one): one is OutputChunk => one.type === "chunk");
      const folders = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(packageFolder)));
      const texts = [...folders].sort().map((folder) => `${relative(cli, folder)}\n\n${licenceText(folder)}`);
      this.emitFile({ type: "asset", fileName: "LICENCES.txt", source: `${texts.join("\n\n---\n\n")}\n` });
    },
  };
}

function packageFolder(id: string): string[] {
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll("\\", "/")) ?? [];
  return folder === undefined ? [] : [folder];
}

function licenceText(folder: string): string {
  const name = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (name !== undefined) return readFileSync(join(folder, name), "utf8").trim();
  const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { license?: string };
  if (license === undefined) throw new Error(`${folder} states no licence`);
  return license;
}

const bundle = await rolldown({
  input: Object.fromEntries(["main", ...started()].map((name) => [name, join(built, `${name}.js`)])),
  platform: "node",
  external,
  plugins: [ownPlaces(), licences()],
});
rmSync(bundled, { recursive: true, force: true });
await bundle.write({ dir: bundled, format: "esm", chunkFileNames: "[name]-[hash].js" });
if (!existsSync(join(bundled, "main.js"))) throw new Error("the bundle lacks its entry");
