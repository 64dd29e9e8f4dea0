import { problemOf } from "./android/failure.ts";
import { keptOpen } from "./android/kept-open.ts";
import { within } from "./android/within.ts";
import type { Container } from "./container.ts";
import type { Piece } from "./piece.ts";
import type { OpenContext } from "./recognise.ts";
import type { Found } from "./search.ts";
import { EvidenceOpenError, type EvidenceTree } from "./tree.ts";
import { filteredTree } from "./view.ts";

/**
 * Opens what was found: each piece by itself, so that one that is damaged or locked costs itself, and is said. A tree
 * of the files that are left over comes last, where there are several pieces or something is to be said.
 * Undefined where there is nothing of a known kind.
 *
 * Throws EvidenceOpenError: choose_one where there are several whole phones of a kind, and why the only piece does
 * not open.
 */
export async function openFound(
  container: Container,
  found: Found,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const { problems } = found;
  const opened: { readonly piece: Piece; readonly trees: readonly EvidenceTree[] }[] = [];
  let { refusal } = found;
  for (const piece of await choose(found.pieces, context)) {
    try {
      opened.push({ piece, trees: await piece.open(context) });
    } catch (error) {
      const problem = problemOf(piece.path, error);
      if (!problem) throw error;
      if (piece.isOfPhone) continue;
      refusal ??= error;
      problems.put(problem);
    }
  }
  if (opened.length === 0) {
    if (refusal) throw refusal;
    return problems.list.length > 0 ? [within(container, { problems: problems.list })] : undefined;
  }
  const isAlone = opened.length === 1 && problems.list.length === 0;
  const trees = opened.flatMap(({ piece, trees: own }) =>
    named(own, isAlone ? container.name : nameOf(container, piece)),
  );
  if (!isAlone && (found.hasMore || problems.list.length > 0)) return [...trees, leftOver(container, found)];
  return trees.map((tree, index) => (index === 0 ? within(tree, { container }) : tree));
}

/** The files that are of no piece. */
function leftOver(container: Container, { pieces, problems }: Found): EvidenceTree {
  const isLeft = (path: string): boolean => !pieces.some((piece) => piece.holds(path));
  const files = filteredTree(keptOpen(container), isLeft, { kind: "files" });
  return within(files, { container, problems: problems.list });
}

/** A piece is called by where it lies in what was handed in. */
function nameOf(container: Container, { path }: Piece): string {
  return path === "" ? container.name : `${container.name}/${path.replace(/\/$/, "")}`;
}

/** Its first tree has the name of a piece; the others, which lie in it, keep what they add to that. */
function named(trees: readonly EvidenceTree[], name: string): readonly EvidenceTree[] {
  const own = trees[0]?.name ?? "";
  return trees.map((tree) =>
    within(tree, { name: tree.name.startsWith(`${own}/`) ? name + tree.name.slice(own.length) : name }),
  );
}

/** One phone is examined at a time: of several backups, or several acquisitions, one has to be chosen. */
async function choose(pieces: readonly Piece[], context: OpenContext): Promise<readonly Piece[]> {
  const candidates = pieces.filter(
    ({ kind, describe }) => describe && pieces.filter((other) => other.describe && other.kind === kind).length > 1,
  );
  if (candidates.length === 0) return pieces;
  const chosen = context.backup === undefined ? undefined : candidates[context.backup - 1];
  if (chosen) return pieces.filter((piece) => piece === chosen || !candidates.includes(piece));
  const lines: string[] = [];
  for (const [index, { path, describe }] of candidates.entries()) {
    lines.push(`  ${index + 1}  ${path || "."}  ${await describe?.()}`);
  }
  const kinds = new Set(candidates.map(({ kind }) => kind));
  const what = kinds.size > 1 ? "phones" : kinds.has("ios_backup") ? "backups" : "acquisitions";
  throw new EvidenceOpenError(
    "choose_one",
    `There are ${candidates.length} ${what} here. Choose one with --backup and its number:\n${lines.join("\n")}`,
  );
}
