import { simpleRule } from "../simple-rule.ts";
import { logSources, logText } from "./log-text.ts";

/** Flags stand one behind the other; G where no module is proprietary. */
const tainted = /\bTainted: ([A-Z ]{1,40})/;
const unverified = /(\w{1,64}): (?:module verification failed|loading out-of-tree module taints kernel)/;

export const kernelTainted = simpleRule({
  id: "android.kernel_tainted",
  version: 1,
  title: "Module in the kernel that it does not vouch for",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: [...logSources],
  rationale: "What hides deepest in a phone is loaded into its kernel, which notes what it could not verify.",
  falsePositives: ["Makers load modules of their own that are not signed: most phones have some.", "Custom systems."],
  references: ["WARD-core: tainted kernels", "Linux Documentation/admin-guide/tainted-kernels.rst: flags F and R"],
  vouched: "source_read",
  sentences: {
    statement:
      "The kernel notes that a module was loaded or taken out by force (flags {flags}). Phones that are sold do not do this.",
    unverified:
      "The kernel notes that it loaded modules that it could not verify, {module} among them. Makers do this with modules of their own.",
  },
  see(record) {
    const line = logText(record, "aint");
    if (line === undefined) {
      const module = unverified.exec(logText(record, "module verification failed") ?? "")?.[1];
      return module === undefined ? undefined : notVerified(module);
    }
    const flags = tainted.exec(line)?.[1]?.replace(/ /g, "");
    if (flags !== undefined && /[FR]/.test(flags)) {
      return { key: "forced", values: [flags], words: { flags }, time: record.time ?? null };
    }
    const module = unverified.exec(line)?.[1];
    return module === undefined ? undefined : notVerified(module);
  },
});

function notVerified(module: string) {
  return {
    key: "unverified",
    values: [module],
    words: { module },
    sentence: "unverified",
    severity: "informational",
  } as const;
}
