import type { Language } from "@sillage/core/findings/language.ts";
import type { ExaminationAsked } from "@sillage/core/workbench/examinations.ts";
import { isZone } from "../../app/preferences.tsx";
import { typedTime } from "../../parts/time.ts";

/** What is typed for a new case, before it is made an order of. */
export interface Form {
  readonly name: string;
  readonly evidence: string;
  readonly password: string;
  readonly identityFile: string;
  /** Of the owner's key to a messenger's backup. */
  readonly keyFile: string;
  readonly indicators: string;
  readonly language: Language;
  readonly by: string;
  readonly to: string;
  readonly purpose: string;
  readonly until: string;
  readonly scope: string;
  readonly custody: readonly { readonly label: string; readonly start: string; readonly end: string }[];
  /** Of the times when the phone was in other hands. */
  readonly zone: string;
  readonly hashAll: boolean;
}

export function emptyForm(language: Language): Form {
  return {
    name: "",
    evidence: "",
    password: "",
    identityFile: "",
    keyFile: "",
    indicators: "",
    language,
    by: "",
    to: "",
    purpose: "",
    until: "",
    scope: "",
    custody: [],
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    hashAll: false,
  };
}

/** Nothing is asked for that was left empty; a consent is one where somebody gave it. */
export function orderOf(form: Form): ExaminationAsked {
  const { by, to, purpose, until } = form;
  return {
    name: form.name.trim(),
    evidence: linesOf(form.evidence),
    language: form.language,
    indicators: linesOf(form.indicators),
    custody: form.custody
      .filter(({ start, end }) => start.trim() !== "" || end.trim() !== "")
      .map((one) => ({
        label: one.label.trim() || "custody",
        start: momentOf(one.start, form.zone),
        end: momentOf(one.end, form.zone),
      })),
    hashAll: form.hashAll,
    ...(form.password === "" ? {} : { password: form.password }),
    ...(form.identityFile.trim() === "" ? {} : { identityFile: form.identityFile.trim() }),
    ...(form.keyFile.trim() === "" ? {} : { keyFile: form.keyFile.trim() }),
    ...(by.trim() === "" ? {} : { consent: { by, to, purpose, until, scope: linesOf(form.scope) } }),
  };
}

/** What is typed without a zone is in the one that was chosen; what cannot be understood goes on, to be refused by name. */
function momentOf(typed: string, zone: string): string {
  const micros = isZone(zone) ? typedTime(typed, zone) : undefined;
  return micros === undefined ? typed.trim() : new Date(micros / 1000).toISOString();
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
