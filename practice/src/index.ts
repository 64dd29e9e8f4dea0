import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type IphoneBuildOptions, writeIphone } from "./iphone/build.ts";
import { iphoneContent } from "./iphone/content.ts";
import { leylasIphone } from "./iphone/phone.ts";
import type { Form } from "./iphone/phone-file.ts";
import { planted } from "./iphone/planted.ts";
import { traps } from "./iphone/traps.ts";
import { type Truth, truth } from "./iphone/truth.ts";

export { androidPassword, buildAndroid, type PracticeAndroid } from "./android/build.ts";
export { type AndroidForm, androidForms } from "./android/phone.ts";
export type { AndroidExpectation, AndroidForbidden, AndroidTruth } from "./android/truth.ts";
export {
  type BuiltCase,
  buildCase,
  type CaseExpectation,
  type CaseTruth,
  type ForbiddenClaim,
  type PracticeCase,
  practiceCases,
  practiceFile,
  type Score,
  score,
} from "./cases/index.ts";
export { truthOfCase } from "./cases/truth.ts";
export {
  type Answer,
  type Checked,
  checkAnswer,
  type Guide,
  guideOf,
  guides,
  type Question,
  type Solution,
  solutionOf,
  type Told,
} from "./guides/index.ts";
export { practicePassword } from "./iphone/build.ts";
export type { Form } from "./iphone/phone-file.ts";
export type { Expectation, Forbidden, Truth } from "./iphone/truth.ts";

export interface PracticePhone {
  /** The folder to examine. */
  readonly path: string;
  /** Of an encrypted backup. */
  readonly password?: string;
  readonly truth: Truth;
}

/**
 * Builds the practice iPhone inside `folder`, in a folder of its own named after the form, with a SYNTHETIC.txt beside
 * it. The same bytes every time. Throws an Error when there is already something at that place.
 */
export async function buildIphone(
  folder: string,
  form: Form,
  options: IphoneBuildOptions = {},
): Promise<PracticePhone> {
  const path = join(folder, `iphone-${form}`);
  if (existsSync(path) && readdirSync(path).length > 0) throw new Error(`${path} is not empty`);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, "SYNTHETIC.txt"), notice);
  return { path, ...writeIphone(path, form, leylasIphone, iphoneContent(traps, planted), options), truth: truth() };
}

const notice = `SYNTHETIC: this is not evidence.

The phone beside this file was made by a program for learning and for tests. Its owner, Leyla Marchetti, and everybody
she writes to are invented; their numbers come from ranges kept for fiction. Hosts, process names, file paths and one
e-mail address that stand for spyware are published indicators (Amnesty International Security Lab, CC BY); everything
around them is made up. No person, newspaper or company named in it has anything to do with it.
`;
