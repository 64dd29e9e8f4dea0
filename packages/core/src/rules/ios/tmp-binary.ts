import { byFact } from "../by-fact.ts";
import { executedPath, executedPathArtifacts, realPath } from "./executed-path.ts";

const isTemporary = (path: string | undefined): boolean => realPath(path ?? "").startsWith("/private/var/tmp/");

export const tmpBinary = byFact({
  id: "ios.tmp_binary",
  version: 1,
  title: "Program that ran from the folder of temporary files",
  severity: "high",
  class: "execution",
  platform: "ios",
  needs: executedPathArtifacts,
  rationale:
    "iOS runs no program from its folder of temporary files. Predator and other spyware were found running from it.",
  falsePositives: [
    "Tools of developers, and tools that an owner used to install applications past the App Store or to open up the system.",
  ],
  sentences: { statement: "A program ran as {path}, from a folder of temporary files, where iOS keeps no programs." },
  references: [
    "Kaspersky, A lightweight method to detect potential iOS malware, January 2024",
    "Bill Marczak, Citizen Lab, Black Hat Europe 2023: evidence that any binary ran from /tmp",
    "mvt-project/mvt-indicators: file paths of Predator",
  ],
  vouched: "source_read",
  wants: (record) => isTemporary(executedPath(record)),
  factOf: (record) => realPath(executedPath(record) ?? ""),
  see([first]) {
    const path = executedPath(first) ?? "";
    return { values: [path], subject: `process:${path.slice(path.lastIndexOf("/") + 1)}`, words: { path } };
  },
});
