import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import init, { TypstCompilerBuilder, TypstFontResolverBuilder } from "@myriaddreamin/typst-ts-web-compiler";
import type { Document } from "@sillage/core/report/document.ts";
import { typstData } from "@sillage/core/report/document-typst.ts";
import { typstTemplate } from "@sillage/core/report/typst-template.ts";

/** Noto Sans writes Latin, Greek, Cyrillic and Devanagari; Noto Naskh Arabic writes Arabic. */
const fontFiles = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf",
  "@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf",
];

/** A document as tagged PDF. Compiler and fonts are files of this installation: nothing is fetched. */
export async function pdf(document: Document): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const file = (name: string) => readFileSync(require.resolve(name));
  await init({ module_or_path: file("@myriaddreamin/typst-ts-web-compiler/wasm") });
  const fonts = fontFiles.map(file);
  const builder = new TypstCompilerBuilder();
  // It can read the two files that it is given and no others.
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(font);
  const compiler = await builder.build();
  compiler.add_source("/report.typ", typstTemplate);
  compiler.map_shadow("/document.json", new TextEncoder().encode(typstData(document, coverageOf(fonts))));
  const result: unknown = compiler.compile("/report.typ", undefined, "pdf", diagnosticsAsText);
  const made =
    typeof result === "object" && result !== null ? (result as { result?: unknown; diagnostics?: unknown }) : {};
  if (!(made.result instanceof Uint8Array))
    throw new Error(`the PDF was not made: ${JSON.stringify(made.diagnostics)}`);
  return made.result;
}

/** How the compiler is asked to word its errors: 3 is one line of text for each. */
const diagnosticsAsText = 3;

/** Which characters one of the fonts can show. */
function coverageOf(fonts: readonly Uint8Array[]): (codePoint: number) => boolean {
  const resolver = new TypstFontResolverBuilder();
  const covered = new Set<number>(fonts.flatMap((font) => runsOf(resolver.get_font_info(font))));
  resolver.free();
  return (codePoint) => covered.has(codePoint);
}

/** Typst tells coverage in runs: so many code points not covered, so many covered, and on. */
function runsOf(told: unknown): readonly number[] {
  const { info } = told as { readonly info: readonly { readonly coverage: readonly number[] }[] };
  const covered: number[] = [];
  let at = 0;
  for (const [index, length] of (info[0]?.coverage ?? []).entries()) {
    if (index % 2 === 1) for (let code = at; code < at + length; code++) covered.push(code);
    at += length;
  }
  return covered;
}
