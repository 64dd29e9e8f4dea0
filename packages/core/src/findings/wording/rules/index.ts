import { rules } from "../../../rules/index.ts";
import { incidentKinds } from "../../incident-kinds.ts";
import type { Language } from "../../language.ts";
import { arAndroid } from "./ar-android.ts";
import { arAndroidApps } from "./ar-android-apps.ts";
import { arAndroidSystem } from "./ar-android-system.ts";
import { arExtraction } from "./ar-extraction.ts";
import { arIncidents } from "./ar-incidents.ts";
import { arIos } from "./ar-ios.ts";
import { arIosDevice } from "./ar-ios-device.ts";
import { arIosSystem } from "./ar-ios-system.ts";
import { arIosWeb } from "./ar-ios-web.ts";
import { esAndroid } from "./es-android.ts";
import { esAndroidApps } from "./es-android-apps.ts";
import { esAndroidSystem } from "./es-android-system.ts";
import { esExtraction } from "./es-extraction.ts";
import { esIncidents } from "./es-incidents.ts";
import { esIos } from "./es-ios.ts";
import { esIosDevice } from "./es-ios-device.ts";
import { esIosSystem } from "./es-ios-system.ts";
import { esIosWeb } from "./es-ios-web.ts";
import { frAndroid } from "./fr-android.ts";
import { frAndroidApps } from "./fr-android-apps.ts";
import { frAndroidSystem } from "./fr-android-system.ts";
import { frExtraction } from "./fr-extraction.ts";
import { frIncidents } from "./fr-incidents.ts";
import { frIos } from "./fr-ios.ts";
import { frIosDevice } from "./fr-ios-device.ts";
import { frIosSystem } from "./fr-ios-system.ts";
import { frIosWeb } from "./fr-ios-web.ts";
import type { RuleText, RuleTexts } from "./rule-text.ts";

/** English is what the rules declare themselves; the other languages are catalogues. */
const declared: RuleTexts = Object.fromEntries(
  rules.flatMap(({ id, title, rationale, falsePositives, sentences }) =>
    sentences ? [[id, { title, rationale, falsePositives, sentences }]] : [],
  ),
);

export const ruleTexts: Readonly<Record<Language, RuleTexts>> = {
  en: { ...declared, ...incidentKinds },
  fr: {
    ...frIos,
    ...frIosWeb,
    ...frIosSystem,
    ...frIosDevice,
    ...frAndroid,
    ...frAndroidApps,
    ...frAndroidSystem,
    ...frExtraction,
    ...frIncidents,
  },
  es: {
    ...esIos,
    ...esIosWeb,
    ...esIosSystem,
    ...esIosDevice,
    ...esAndroid,
    ...esAndroidApps,
    ...esAndroidSystem,
    ...esExtraction,
    ...esIncidents,
  },
  ar: {
    ...arIos,
    ...arIosWeb,
    ...arIosSystem,
    ...arIosDevice,
    ...arAndroid,
    ...arAndroidApps,
    ...arAndroidSystem,
    ...arExtraction,
    ...arIncidents,
  },
};

export function ruleText(language: Language, rule: string): RuleText | undefined {
  const texts = ruleTexts[language];
  return Object.hasOwn(texts, rule) ? texts[rule] : undefined;
}
