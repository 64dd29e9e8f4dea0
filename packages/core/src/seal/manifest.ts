/** The manifests of BagIt 1.0: a line a file, as `sha256sum` writes and checks them. Source: RFC 8493, section 2.1.3. */

export interface ManifestEntry {
  /** From the bag's top, with slashes: `data/findings.json`. */
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** A manifest cannot be understood; the message names the line. */
export class ManifestError extends Error {
  override name = "ManifestError";
}

/** One line, without its end: also what a leaf of the Merkle tree is made of. */
export function manifestLine({ path, sha256 }: ManifestEntry): string {
  return `${sha256}  ${encodeName(path)}`;
}

/** The manifest in the order of the paths' code units, so that the same files give the same bytes. */
export function formatManifest(entries: readonly ManifestEntry[]): string {
  return sorted(entries)
    .map((entry) => `${manifestLine(entry)}\n`)
    .join("");
}

function sorted(entries: readonly ManifestEntry[]): readonly ManifestEntry[] {
  return [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

const mostEntries = 5_000_000;

/** Throws ManifestError where a line is not one of a manifest, or a file stands there twice. */
export function parseManifest(text: string): readonly ManifestEntry[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  if (lines.length > mostEntries) throw new ManifestError(`it has more than ${mostEntries} lines`);
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const [, sha256 = "", name = ""] = /^([0-9a-fA-F]{64})(?: [ *]|[ \t]+(?=\S))(.+)$/su.exec(line) ?? [];
    if (name === "") throw new ManifestError(`its line ${index + 1} is not a SHA-256 and a name`);
    const path = decodeName(name.replace(/^\.\//, ""));
    if (seen.has(path)) throw new ManifestError(`its line ${index + 1} names a file for the second time`);
    seen.add(path);
    return { path, sha256: sha256.toLowerCase() };
  });
}

/** RFC 8493: line ends, and the sign that stands for them, would break the line. */
function encodeName(path: string): string {
  return path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");
}

function decodeName(name: string): string {
  return name.replace(/%(0A|0D|25)/gi, (sign) => ({ "%0A": "\n", "%0D": "\r" })[sign.toUpperCase()] ?? "%");
}

/** Why a file by this name cannot be kept, or not by this name, on some system; undefined where it can. */
export function unportableName(path: string): string | undefined {
  for (const part of path.split("/")) {
    if (/[\u0000-\u001f<>:"|?*\\]/.test(part)) return "has a character that Windows does not allow";
    if (/[. ]$/.test(part)) return "ends with a dot or a space, which Windows drops";
    if (/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(part)) return "is a device's name on Windows";
  }
  return undefined;
}
