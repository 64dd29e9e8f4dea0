import type { EvidenceProblem, EvidenceTree } from "../tree.ts";

export interface Surroundings {
  /** Says its problems first. It is not closed with the tree. */
  readonly container?: Pick<EvidenceTree, "problems" | "encrypted">;
  /** What else there is to say of the tree. */
  readonly problems?: readonly EvidenceProblem[];
  readonly name?: string;
  readonly encrypted?: boolean;
  /** What there is to do after the tree was closed. */
  readonly close?: () => void;
}

/** A tree with what is known of it from where it was found. */
export function within(tree: EvidenceTree, { container, problems = [], name, ...more }: Surroundings): EvidenceTree {
  const differences = tree.differences?.bind(tree);
  return {
    kind: tree.kind,
    name: name ?? tree.name,
    get encrypted() {
      return more.encrypted === true || container?.encrypted === true || tree.encrypted;
    },
    ...(tree.keys ? { keys: tree.keys } : {}),
    device: () => tree.device(),
    entries: () => tree.entries(),
    file: (path) => tree.file(path),
    ...(differences ? { differences } : {}),
    get problems() {
      return [...(container?.problems ?? []), ...tree.problems, ...problems];
    },
    close() {
      tree.close();
      more.close?.();
    },
  };
}
