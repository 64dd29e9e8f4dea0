import { androidContent } from "../android/content.ts";
import { androidPhone } from "../android/practice-phone.ts";
import { screenMirror } from "../android/traps.ts";
import { iphoneContent } from "../iphone/content.ts";
import { traps } from "../iphone/traps.ts";
import type { Deterministic } from "../random.ts";
import type { CasePlan, CaseTruth, Piece, PracticeCase } from "./case.ts";
import { androidOf, iphoneOf, someone } from "./people.ts";
import { androidPiece, iphonePiece } from "./pieces.ts";

/** Phones on which nothing is planted: an ordinary life, and what is easily taken for a trace. */

export const ordinaryIphone: PracticeCase = {
  id: "ordinary-iphone",
  title: "An iPhone with nothing but a life",
  summary:
    "Short links, redirects of video sites, an update, a company's management profile, counters whose program is gone: all of it happens on ordinary phones.",
  packs: [],
  plan: (random) => plan(random, (person) => iphonePiece("filesystem", iphoneOf(person, random), iphoneContent(traps))),
};

export const ordinaryIphoneBackup: PracticeCase = {
  id: "ordinary-iphone-backup",
  title: "The backup of such an iPhone",
  summary: "The same kind of life, as a computer's backup holds it.",
  packs: [],
  plan: (random) => plan(random, (person) => iphonePiece("backup", iphoneOf(person, random), iphoneContent(traps))),
};

export const ordinaryAndroid: PracticeCase = {
  id: "ordinary-android",
  title: "An Android phone with nothing but a life",
  summary:
    "A free store, a company's management, an application that bears the name of an extraction tool, updates that a careless reader takes for downgrades.",
  packs: [],
  plan: (random) =>
    plan(random, (person) => androidPiece("androidqf", androidPhone(androidOf(person, random), androidContent()))),
};

export const ordinaryAndroidReport: PracticeCase = {
  id: "ordinary-android-bugreport",
  title: "The bug report of such a phone",
  summary: "The same kind of life, as a bug report tells it.",
  packs: [],
  plan: (random) =>
    plan(random, (person) => androidPiece("bugreport", androidPhone(androidOf(person, random), androidContent()))),
};

function plan(random: Deterministic, piece: (person: ReturnType<typeof someone>) => Piece): CasePlan {
  const person = someone(random);
  return { owner: person.name, pieces: [piece(person)], custody: [], truth };
}

/** His mirroring program lies where tools of others do: a name can be imitated, and the owner has to say. */
const mirror = screenMirror.path;

const truth: CaseTruth = {
  mustFind: [],
  mustNotClaim: [
    { why: "nothing was planted", above: "low", unlessValue: mirror },
    { why: "a common mirroring program", above: "medium", value: mirror },
  ],
  unresolved: [],
};
