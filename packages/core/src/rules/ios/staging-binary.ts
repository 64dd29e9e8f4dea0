import { byFact } from "../by-fact.ts";
import { executedPath, executedPathArtifacts, realPath } from "./executed-path.ts";

const staging = "/private/var/db/com.apple.xpc.roleaccountd.staging/";
/** The services of Apple's updates run from a folder of their own in it: `exec/16777224.4823761.xpc/com.apple.…`. */
const workspace = /^exec\/\d+\.\d+\.xpc\/(com\.apple\.[\w.]+)$/;
const updateService = /^com\.apple\.(?:NRD|MobileSoftwareUpdate)\.\w+$/;

export const stagingBinary = byFact({
  id: "ios.staging_binary",
  version: 1,
  title: "Program that ran from the staging folder of role accounts",
  severity: "high",
  class: "execution",
  platform: "ios",
  needs: executedPathArtifacts,
  rationale:
    "iOS uses this folder for the services of its updates. Pegasus and the spyware of QuaDream were found running from it.",
  falsePositives: ["Services of Apple that we do not know, in the folder's own workspace."],
  sentences: {
    statement:
      "A program ran as {path}. The folder is meant for services of system updates; published spyware ran from it, and this is not the path of a known update service.",
    workspace:
      "A program with a name of Apple's ran as {path}, in the workspace for services of system updates; it is not a known one of these.",
  },
  references: [
    "Kaspersky, A lightweight method to detect potential iOS malware, January 2024",
    "Bill Marczak, Citizen Lab, Black Hat Europe 2023: a binary that is no update, run from the staging folder",
    "AmnestyTech/investigations, 2021-07-18_nso: file paths",
  ],
  vouched: "source_read",
  wants: (record) => inStaging(executedPath(record)) !== undefined,
  factOf: (record) => realPath(executedPath(record) ?? ""),
  see([first]) {
    const path = executedPath(first) ?? "";
    const inside = inStaging(path) ?? "";
    const apple = workspace.exec(inside)?.[1] !== undefined;
    return {
      severity: apple ? "low" : "high",
      class: apple ? "anomaly" : "execution",
      sentence: apple ? "workspace" : "statement",
      values: [path],
      subject: `process:${path.slice(path.lastIndexOf("/") + 1)}`,
      words: { path },
    };
  },
});

/** What stands behind the folder; undefined elsewhere, and for the services of updates. */
function inStaging(path: string | undefined): string | undefined {
  const real = realPath(path ?? "");
  if (!real.startsWith(staging)) return undefined;
  const inside = real.slice(staging.length);
  return updateService.test(workspace.exec(inside)?.[1] ?? "") ? undefined : inside;
}
