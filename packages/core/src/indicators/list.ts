import type { IndicatorType } from "./indicator.ts";
import type { PackBuilder } from "./pack.ts";
import { shorten } from "./pack.ts";
import { refang } from "./text.ts";
import { guessType, typeByLength, typeNamed } from "./value-type.ts";

/**
 * Reads a plain list: one value a line, `#` comments, lines of a hosts file (`0.0.0.0 evil.example`) and of a filter
 * list (`||evil.example^`), defanged values. What the values are is told by the file's name where that says it
 * (`domains.txt`, `file_paths.txt`), and else by each value; names of processes and files can only be given the first
 * way.
 */
export function readList(text: string, fileName: string, pack: PackBuilder): void {
  const given = typeOfFileName(fileName);
  const filed = pack.filing(fileName);
  let number = 0;
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    number++;
    const value = tidyLine(text.slice(start, end));
    start = end + 1;
    if (value === "") continue;
    const type = given ?? guessType(value);
    if (type) pack.add(typeByLength(type, value), value, filed, number);
    else pack.problem(number, `${shorten(value)}: cannot tell what kind of value it is`);
  }
}

function tidyLine(raw: string): string {
  let line = raw.trim();
  if (line === "" || line.startsWith("#") || line.startsWith("!") || line.startsWith("\ufeff#")) return "";
  if (/\s#|^\ufeff/.test(line)) line = line.replace(/^\ufeff/, "").replace(/\s+#.*$/, "");
  if (line.includes(" ") || line.includes("\t")) {
    line = line.replace(/^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+(?=\S+\s*$)/, "");
  }
  if (line.startsWith("||")) line = line.replace(/^\|\||\^.*$/g, "");
  return refang(line);
}

/** `domains.txt` holds domains. */
function typeOfFileName(fileName: string): IndicatorType | undefined {
  const name = fileName.slice(Math.max(fileName.lastIndexOf("/"), fileName.lastIndexOf("\\")) + 1);
  return typeNamed(name.replace(/\.[a-z0-9]+$/i, ""));
}
