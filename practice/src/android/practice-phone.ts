import { type AndroidContent, androidContent } from "./content.ts";
import { allApps } from "./life/apps.ts";
import { type AndroidPhone, handset, owner, type Whose } from "./phone.ts";
import { planted } from "./planted.ts";

/** A phone with the ordinary life of its owner, the traps, and what is planted. */
export function androidPhone(whose: Whose, content: AndroidContent): AndroidPhone {
  return { ...whose, content, apps: allApps(content.apps) };
}

/** Tomás's phone with everything that is planted on it. */
export const practiceAndroid = (): AndroidPhone => androidPhone({ owner, handset }, androidContent(planted));
