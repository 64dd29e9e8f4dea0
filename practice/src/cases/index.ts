import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Deterministic } from "../random.ts";
import { accountsAndMessages } from "./accounts-and-messages.ts";
import type { CaseEvidence, CasePlan, PracticeCase } from "./case.ts";
import { extractionInCustody } from "./extraction-in-custody.ts";
import { implantInCustody } from "./implant-in-custody.ts";
import { messageCampaign } from "./message-campaign.ts";
import { networkInjection } from "./network-injection.ts";
import { ordinaryAndroid, ordinaryAndroidReport, ordinaryIphone, ordinaryIphoneBackup } from "./ordinary-phones.ts";
import { plantedIndicator } from "./planted-indicator.ts";

export type {
  CaseEvidence,
  CaseExpectation,
  CaseTruth,
  CustodyTold,
  ForbiddenClaim,
  PracticeCase,
} from "./case.ts";
export { type Score, score } from "./score.ts";

/** Every practice case. Adding one is a file of its own and a line here. */
export const practiceCases: readonly PracticeCase[] = [
  networkInjection,
  messageCampaign,
  extractionInCustody,
  implantInCustody,
  plantedIndicator,
  accountsAndMessages,
  ordinaryIphone,
  ordinaryIphoneBackup,
  ordinaryAndroid,
  ordinaryAndroidReport,
];

export interface BuiltCase extends Omit<CasePlan, "pieces"> {
  readonly id: string;
  readonly title: string;
  readonly evidence: readonly CaseEvidence[];
}

/** Says which case lies in a folder, and of which seed: its answers are known by that. */
export const practiceFile = "practice.json";

/**
 * Builds a case inside `folder`, in a folder of its own named after it, with a SYNTHETIC.txt beside each piece of
 * evidence. The same bytes for the same seed; other values, of the same shape, for another. Throws RangeError for a
 * case that there is not, and an Error when there is already something at that place.
 */
export async function buildCase(id: string, folder: string, { seed = "1" } = {}): Promise<BuiltCase> {
  const chosen = practiceCases.find((one) => one.id === id);
  if (!chosen) throw new RangeError(`there is no practice case ${id}`);
  const place = join(folder, id);
  if (existsSync(place) && readdirSync(place).length > 0) throw new Error(`${place} is not empty`);
  mkdirSync(place, { recursive: true });
  const { pieces, ...plan } = chosen.plan(new Deterministic(`case ${id} ${seed}`));
  const evidence = pieces.map((piece) => piece.write(place));
  for (const beside of new Set([place, ...evidence.map(({ path }) => dirname(path))])) {
    writeFileSync(join(beside, "SYNTHETIC.txt"), notice(chosen, plan.owner));
  }
  writeFileSync(join(place, practiceFile), `${JSON.stringify({ case: id, seed })}\n`);
  return { id, title: chosen.title, ...plan, evidence };
}

function notice({ title, packs }: PracticeCase, owner: string): string {
  const published =
    packs.length === 0
      ? "No published indicator was planted in it."
      : `Values that stand for a tool are published indicators of the sets ${packs.join(", ")}, each under its licence.`;
  return `SYNTHETIC: this is not evidence.

Practice case "${title}". A program made it for learning and for tests. Its owner, ${owner}, and everybody in it are
invented; their numbers come from ranges kept for fiction. ${published}
Times, texts, byte counts and everything else are made up; they are not those of anybody's phone.
`;
}
