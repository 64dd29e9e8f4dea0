import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits } from "@sillage/core/bytes/limits.ts";
import { type ByteSource, EvidenceReadError, LimitError } from "@sillage/core/bytes/source.ts";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { hashSource } from "@sillage/core/evidence/hash.ts";
import { openEvidence } from "@sillage/core/evidence/open.ts";
import { EvidenceOpenError, type EvidenceTree } from "@sillage/core/evidence/tree.ts";
import type { FileBytes } from "@sillage/core/workbench/records.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { nodeHost } from "../platform/node-host.ts";
import { nodePlatform } from "../platform/node-platform.ts";

/** Reads files of the evidence that a case was made from, where it still lies where it was. */
export interface EvidenceReader {
  bytes(evidence: number, file: string, from: number, length: number, password?: string): Promise<FileBytes>;
  close(): void;
}

interface OpenFile {
  readonly name: string;
  readonly source: ByteSource;
  readonly sha256: string | null;
}

export function evidenceReader({ evidence: pieces, options }: CaseFile): EvidenceReader {
  let trees: Promise<readonly EvidenceTree[]> | undefined;
  let scratch: string | undefined;
  /** One at a time: whoever reads bytes reads on in the same file. */
  let current: OpenFile | undefined;

  function platform() {
    scratch ??= mkdtempSync(join(tmpdir(), "sillage-evidence-"));
    return nodePlatform({ scratchFolder: scratch });
  }

  /** All pieces in the order in which the examination opened them: one path may have held several. */
  async function openAll(password: string | undefined): Promise<readonly EvidenceTree[]> {
    const opened: EvidenceTree[] = [];
    for (const path of new Set(pieces.map((piece) => piece.path))) {
      statSync(path);
      const access = {
        ...(password === undefined ? {} : { password }),
        ...(options.backup === undefined ? {} : { backup: options.backup }),
      };
      opened.push(...(await openEvidence(nodeHost, path, { platform: platform(), limits: defaultLimits, ...access })));
    }
    return opened;
  }

  async function open(evidence: number, file: string, password: string | undefined): Promise<OpenFile> {
    const name = `${evidence} ${file}`;
    if (current?.name === name) return current;
    trees ??= openAll(password);
    try {
      const found = await (await trees)[evidence]?.file(file);
      if (!found) throw new WorkbenchError("not_found", `the evidence has no file ${file} any more`);
      const source = await found.open();
      current?.source.close?.();
      current = { name, source, sha256: hashSource(platform(), source) };
      return current;
    } catch (error) {
      throw told(error);
    }
  }

  function told(error: unknown): unknown {
    if (error instanceof EvidenceReadError || error instanceof LimitError) {
      return new WorkbenchError("refused", error.message);
    }
    if (error instanceof WorkbenchError) return error;
    // Another password, or evidence that was put back, is tried afresh.
    trees = undefined;
    if (error instanceof EvidenceOpenError) {
      const needs = error.code === "password_needed" || error.code === "wrong_password";
      return new WorkbenchError(needs ? "password_needed" : "refused", error.message);
    }
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isGone ? new WorkbenchError("refused", "the evidence does not lie where it was examined any more") : error;
  }

  return {
    async bytes(evidence, file, from, length, password) {
      const { source, sha256 } = await open(evidence, file, password);
      const part = new Uint8Array(Math.max(0, Math.min(length, source.size - from)));
      const read = source.read(part, from);
      const recorded = pieces[evidence]?.files.find((one) => one.path === file)?.sha256 ?? null;
      return {
        size: source.size,
        from,
        bytes: Buffer.from(part.subarray(0, read)).toString("base64"),
        sha256: { recorded, now: sha256 },
      };
    },
    close() {
      current?.source.close?.();
      current = undefined;
      void trees?.then(
        (opened) => {
          for (const tree of opened) tree.close();
        },
        () => {},
      );
      if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    },
  };
}
