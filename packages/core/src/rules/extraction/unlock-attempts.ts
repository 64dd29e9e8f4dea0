import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";

/**
 * After five wrong attempts a phone makes the person wait, longer each time (AOSP, Gatekeeper): ten within an hour take
 * patience. The threshold is ours.
 */
const fewest = 10;
const window = 3600e6;

type Attempt = SourcedRecord & DraftOf<"security_event"> & { readonly time: number };

export const unlockAttempts = defineRule({
  id: "extraction.unlock_attempts",
  version: 1,
  title: "Many wrong attempts to unlock",
  severity: "low",
  class: "extraction",
  platform: "android",
  needs: ["android.intrusion_security"],
  scope: "examination",
  rationale: "Who holds a phone without its code tries codes, by hand or with equipment.",
  falsePositives: ["A child, a pocket, a code that was just changed, a finger that is not recognised."],
  references: ["Android SDK, android.app.admin.SecurityLog: TAG_KEYGUARD_DISMISS_AUTH_ATTEMPT"],
  vouched: "inference",
  inCustody: "low",
  sentences: {
    statement:
      "The security log records {attempts} failed attempts in a row to unlock the phone, at least ten of them within an hour.",
    opened:
      "The security log records {attempts} failed attempts in a row to unlock the phone, at least ten of them within an hour, and after them one that succeeded.",
  },
  wants: (record) => record.kind === "security_event" && record.event === "keyguard_dismiss_auth_attempt",
  detect(context) {
    const byEvidence = new Map<number, Attempt[]>();
    return {
      record(record) {
        if (record.kind !== "security_event" || typeof record.time !== "number") return;
        const known = byEvidence.get(record.evidence);
        if (known) known.push(record as Attempt);
        else byEvidence.set(record.evidence, [record as Attempt]);
      },
      end() {
        for (const attempts of byEvidence.values()) bursts(attempts, context);
      },
    };
  },
});

/** Attempts in a row without success, of which so many lie within an hour, until an hour passes without one. */
function bursts(attempts: readonly Attempt[], context: RuleContext): void {
  let failed: Attempt[] = [];
  const close = (opened?: Attempt) => {
    const [first] = failed;
    if (first && failed.length >= fewest) {
      context.report({
        severity: "low",
        class: "extraction",
        key: String(first.time),
        records: opened ? [...failed, opened] : failed,
        values: [String(failed.length)],
        words: { attempts: failed.length },
        sentence: opened ? "opened" : "statement",
      });
    }
    failed = [];
  };
  for (const attempt of attempts.toSorted((a, b) => a.time - b.time)) {
    if (failed.length < fewest) failed = failed.filter(({ time }) => attempt.time - time <= window);
    else if (attempt.time - (failed.at(-1)?.time ?? 0) > window) close();
    if (attempt.success === true) close(attempt);
    else if (attempt.success === false) failed.push(attempt);
  }
  close();
}
