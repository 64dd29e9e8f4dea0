import type { EvidenceProblem, EvidenceTree } from "../tree.ts";

export interface Surroundings {
  /** Is closed with the tree, and says its problems first. */
  readonly container?: EvidenceTree;
  /** What else there is to say of the tree. */
  readonly problems?: readonly EvidenceProblem[];
  readonly name?: string;
  readonly encrypted?: boolean;
}

/** A tree with what is known of it from where it was found. */
export function within(tree: EvidenceTree, { container, problems = [], name, encrypted }: Surroundings): EvidenceTree {
  return {
    kind: tree.kind,
    name: name ?? tree.name,
    get encrypted() {
      return encrypted === true || container?.encrypted === true || tree.encrypted;
    },
    ...(tree.keys ? { keys: tree.keys } : {}),
    device: () => tree.device(),
    entries: () => tree.entries(),
    file: (path) => tree.file(path),
    get problems() {
      return [...(container?.problems ?? []), ...tree.problems, ...problems];
    },
    close() {
      tree.close();
      container?.close();
    },
  };
}
