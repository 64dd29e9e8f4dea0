import { ProblemLog } from "../problems.ts";
import type { Device, EvidenceFile, EvidenceKind, EvidenceProblem, EvidenceTree } from "../tree.ts";
import { problemOf } from "./failure.ts";

export interface LazyOptions {
  /** Called once, when something in the tree is first asked for. The tree that it gives is closed with this one. */
  open(): Promise<EvidenceTree>;
  device(): Promise<Device>;
  /** What there is to close beside that tree. */
  close?(): void;
  /** Told when it cannot be opened: it then is empty, and says so itself as well. */
  failed?(problem: EvidenceProblem): void;
}

/**
 * A tree that is opened when it is needed: several threads open the same evidence, and most of them read only some of
 * its parts.
 */
export function lazyTree(
  about: { readonly kind: EvidenceKind; readonly name: string; readonly encrypted: boolean },
  options: LazyOptions,
): EvidenceTree {
  const problems = new ProblemLog();
  let opening: Promise<EvidenceTree | undefined> | undefined;
  let opened: EvidenceTree | undefined;

  async function open(): Promise<EvidenceTree | undefined> {
    try {
      opened = await options.open();
      return opened;
    } catch (error) {
      const problem = problemOf("", error);
      if (!problem) throw error;
      problems.put(problem);
      options.failed?.(problem);
      return undefined;
    }
  }

  function tree(): Promise<EvidenceTree | undefined> {
    opening ??= open();
    return opening;
  }

  return {
    kind: about.kind,
    name: about.name,
    get encrypted() {
      return about.encrypted || opened?.encrypted === true;
    },
    device: () => options.device(),
    async *entries() {
      const inner = await tree();
      if (inner) yield* inner.entries();
    },
    async file(path): Promise<EvidenceFile | undefined> {
      return (await tree())?.file(path);
    },
    get problems(): readonly EvidenceProblem[] {
      return [...problems.list, ...(opened?.problems ?? [])];
    },
    close() {
      opened?.close();
      options.close?.();
    },
  };
}
