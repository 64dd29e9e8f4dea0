import { createHash } from "node:crypto";
import { join } from "node:path";
import { artifacts } from "@sillage/core/artifacts/index.ts";
import { defaultLimits } from "@sillage/core/bytes/limits.ts";
import { openEvidence } from "@sillage/core/evidence/open.ts";
import { examineTask, plan, type TaskResult } from "@sillage/core/examine.ts";
import { examineAcross, type Kept } from "@sillage/core/findings/across.ts";
import { concludeCoverage, concludeFindings, isDamaged } from "@sillage/core/findings/conclude.ts";
import type { Coverage } from "@sillage/core/findings/coverage.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { wording } from "@sillage/core/findings/wording/wording.ts";
import { loadSqlite, type SqliteEngine } from "@sillage/core/formats/sqlite/engine.ts";
import { loadPack } from "@sillage/core/indicators/load.ts";
import { createMatcher } from "@sillage/core/indicators/matcher.ts";
import type { RecordDraft, SourcedRecord } from "@sillage/core/records/kinds.ts";
import { rules } from "@sillage/core/rules/index.ts";
import { nodeHost } from "../packages/cli/src/platform/node-host.ts";
import { nodePlatform } from "../packages/cli/src/platform/node-platform.ts";
import { temporaryFolder } from "./sillage.ts";

/** An examination inside the test's own process, for tests that need many: the walk of the command without its threads. */
export interface Examination {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly records: readonly RecordDraft[];
  /** The command ends with status 4. */
  readonly damaged: boolean;
}

const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest("hex");

let loaded: Promise<SqliteEngine> | undefined;

export async function examineHere(
  path: string,
  options: { readonly indicators?: string | Uint8Array; readonly password?: string } = {},
): Promise<Examination> {
  const platform = nodePlatform({ scratchFolder: join(temporaryFolder(), "scratch") });
  loaded ??= platform.sqliteWasm().then(loadSqlite);
  const engine = await loaded;
  const { indicators = "", password } = options;
  const packs = indicators.length === 0 ? [] : [loadPack(Buffer.from(indicators), "test", sha256)];
  const matcher = createMatcher(packs, []);
  const limits = defaultLimits;
  const trees = await openEvidence(nodeHost, path, {
    platform,
    engine,
    limits,
    ...(password === undefined ? {} : { password }),
  });
  const records: RecordDraft[] = [];
  const context = {
    platform,
    engine,
    matcher,
    limits,
    asOf: 0,
    onRecord: (record: RecordDraft) => void records.push(record),
  };
  try {
    const { tasks } = await plan(trees);
    const results: TaskResult[] = [];
    const kept: Kept[] = [];
    for (const task of tasks) {
      const tree = trees[task.evidence];
      if (!tree) continue;
      const wanted: SourcedRecord[] = [];
      const result = await examineTask(task, tree, { ...context, onWanted: (record) => wanted.push(record) });
      results.push(result);
      kept.push({ wanted, notes: result.notes });
    }
    const across = examineAcross(
      kept,
      context,
      trees.map(({ kind }) => kind),
    );
    const words = wording("en");
    const findings = concludeFindings([...results.flatMap(({ detections }) => detections), ...across], {
      rules,
      artifacts,
      wording: words,
      custody: [],
      hash: sha256,
    });
    const titles = (id: string, fallback: string) => words.title(id, fallback);
    const coverage = concludeCoverage(trees, results, findings, { artifacts, rules, titles });
    return { findings, coverage, records, damaged: isDamaged(coverage) };
  } finally {
    for (const tree of trees) tree.close();
  }
}
