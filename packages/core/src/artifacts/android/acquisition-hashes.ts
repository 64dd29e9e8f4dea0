import { readAll } from "../../bytes/source.ts";
import { type CheckedHash, checkHashes, mostUnreadable, parseHashList } from "../../evidence/android/hashes-csv.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";

/** A list of 100,000 files takes about 15 MB. */
const longestList = 64 * 2 ** 20;

export const acquisitionHashes = defineArtifact({
  id: "android.acquisition_hashes",
  title: "Files of the acquisition against the hashes that were taken with them",
  platform: "android",
  versions: "AndroidQF and Bugbane, all versions that write hashes.csv",
  where: { androidqf: ["hashes.csv"] },
  kinds: ["file"],
  timeBasis: "utc",
  reach: "the files of this acquisition",
  references: ["mvt-project/androidqf, hashes.go and acquisition.go"],
  view: { type: "table", columns: ["path", "size", "hashes"] },

  async *read(input) {
    const list = parseHashList(new TextDecoder().decode(readAll(await input.open(), longestList)));
    for (const line of list.unreadable) input.problem("value", "a line without a path and a SHA-256", { line });
    if (list.unreadable.length >= mostUnreadable) {
      input.problem("limit", `more than ${mostUnreadable} such lines; the rest of the list was not read`);
    }
    for await (const checked of checkHashes(input.tree, list, input.hashOf)) {
      const problem = problemOf(checked);
      const where = checked.listed ? { line: checked.listed.line } : { path: checked.path };
      if (problem) input.problem(problem[0], problem[1], where);
      yield recordOf(checked);
    }
  },
});

function recordOf({ path, outcome, listed, actual, size, reason }: CheckedHash): RecordDraft {
  return {
    kind: "file",
    locator: listed ? { line: listed.line } : { path },
    path,
    size: size ?? null,
    hashes: actual === undefined ? null : [actual],
    details: {
      outcome,
      ...(listed ? { listed_path: listed.listed, listed_sha256: listed.sha256 } : {}),
      ...(reason === undefined ? {} : { reason }),
    },
  };
}

function problemOf({ path, outcome, reason }: CheckedHash) {
  if (outcome === "mismatched") {
    return ["damaged", `${path} does not have the SHA-256 that the acquisition recorded`] as const;
  }
  if (outcome === "missing") return ["truncated", `${path} was recorded by the acquisition and is not there`] as const;
  if (outcome === "unreadable") return ["unreadable", `${path} cannot be compared: ${reason ?? ""}`] as const;
  return undefined;
}
