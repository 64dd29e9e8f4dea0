import { type Language, languages } from "@sillage/core/findings/language.ts";
import type { ExaminationAsked } from "@sillage/core/workbench/examinations.ts";
import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { queryClient } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { languageNames } from "../../text/language-names.ts";
import { Chooser } from "./chooser.tsx";
import { type Form, orderOf } from "./form.ts";
import { texts } from "./texts.ts";

/** What was typed for an examination, but for its password: it is not typed again where the examination failed. */
const typed = "typed";
queryClient.setQueryDefaults([typed], { gcTime: Number.POSITIVE_INFINITY });

export function typedFor(examination: string): Form | undefined {
  return queryClient.getQueryData<Form>([typed, examination]);
}

interface NewCaseProps {
  readonly initial: Form;
  /** Names of files that were dropped on the page. */
  readonly dropped: readonly string[];
  readonly onClose: () => void;
}

/** What is to be examined, with whose consent. */
export function NewCase({ initial, dropped, onClose }: NewCaseProps) {
  const t = useText(texts);
  const [form, setForm] = useState<Form>(initial);
  const [isChoosing, setChoosing] = useState(dropped.length > 0);
  const [error, setError] = useState<Error>();
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    const order: ExaminationAsked = orderOf(form);
    ask("examine", order).then(({ id }) => {
      queryClient.setQueryData<Form>([typed, id], { ...form, password: "" });
      void queryClient.invalidateQueries({ queryKey: ["examinations"] });
      onClose();
    }, setError);
  }

  const line = (name: LineField, label: string, more: InputProps = {}, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <input
        type="text"
        dir="auto"
        {...more}
        value={form[name]}
        onChange={({ target }) => set({ [name]: target.value })}
      />
    </Field>
  );
  return (
    <Dialog title={t("new")} onClose={onClose} className="new-case">
      <form onSubmit={submit}>
        {line("name", t("name"), { required: true, maxLength: 80 })}
        {dropped.length > 0 && (
          <p className="notice" role="status">
            {t("dropped")} <Evidence text={dropped.join(", ")} />
          </p>
        )}
        <Field label={t("evidence")} hint={t("evidenceHint")}>
          <textarea
            required
            dir="ltr"
            rows={2}
            value={form.evidence}
            onChange={({ target }) => set({ evidence: target.value })}
          />
        </Field>
        <p>
          <button type="button" onClick={() => setChoosing(!isChoosing)} aria-expanded={isChoosing}>
            {t("choose")}
          </button>
        </p>
        {isChoosing && (
          <Chooser
            onTake={(path) => {
              set({ evidence: [...form.evidence.split("\n").filter((one) => one.trim() !== ""), path].join("\n") });
              setChoosing(false);
            }}
          />
        )}
        {line("password", t("password"), { type: "password", dir: "ltr", autoComplete: "off" }, t("passwordHint"))}
        <Field label={t("language")}>
          <select value={form.language} onChange={({ target }) => set({ language: target.value as Language })}>
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </Field>
        <fieldset>
          <legend>{t("consent")}</legend>
          <p className="soft">{t("consentHint")}</p>
          {line("by", t("by"))}
          {line("to", t("to"), { required: form.by !== "" })}
          {line("purpose", t("purpose"), { required: form.by !== "" })}
          {line("until", t("until"), { type: "date", required: form.by !== "" })}
        </fieldset>
        <details open={initial.evidence !== ""}>
          <summary>{t("more")}</summary>
          <Windows form={form} set={set} />
          <Field label={t("scope")}>
            <textarea dir="auto" rows={2} value={form.scope} onChange={({ target }) => set({ scope: target.value })} />
          </Field>
          {line("identityFile", t("identity"), { dir: "ltr" })}
          {line("keyFile", t("keyFile"), { dir: "ltr" }, t("keyFileHint"))}
          <Field label={t("indicators")} hint={t("indicatorsHint")}>
            <textarea
              dir="ltr"
              rows={2}
              value={form.indicators}
              onChange={({ target }) => set({ indicators: target.value })}
            />
          </Field>
          <label>
            <input type="checkbox" checked={form.hashAll} onChange={({ target }) => set({ hashAll: target.checked })} />{" "}
            {t("hashAll")}
          </label>
        </details>
        {error && <Problem error={error} />}
        <p>
          <button type="submit" className="primary">
            {t("begin")}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

type LineField = "name" | "password" | "by" | "to" | "purpose" | "until" | "identityFile" | "keyFile";
type InputProps = React.InputHTMLAttributes<HTMLInputElement>;

function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what is put in.
    <label className="field">
      <span>{label}</span>
      {children}
      {hint && <small className="soft">{hint}</small>}
    </label>
  );
}

function Windows({ form, set }: { readonly form: Form; readonly set: (change: Partial<Form>) => void }) {
  const t = useText(texts);
  const change = (at: number, name: "label" | "start" | "end", value: string) =>
    set({ custody: form.custody.map((one, index) => (index === at ? { ...one, [name]: value } : one)) });
  return (
    <fieldset>
      <legend>{t("custody")}</legend>
      <Field label={t("custodyZone")} hint={t("custodyZoneHint")}>
        <input
          type="text"
          dir="ltr"
          list="zones"
          value={form.zone}
          onChange={({ target }) => set({ zone: target.value })}
        />
      </Field>
      <datalist id="zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {form.custody.map((window, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: windows are only added at the end.
        <div key={index} className="window">
          <input
            aria-label={t("custodyLabel")}
            placeholder={t("custodyLabel")}
            dir="auto"
            value={window.label}
            onChange={({ target }) => change(index, "label", target.value)}
          />
          <input
            aria-label={t("start")}
            placeholder={t("momentHint")}
            dir="ltr"
            value={window.start}
            onChange={({ target }) => change(index, "start", target.value)}
          />
          <input
            aria-label={t("end")}
            placeholder={t("momentHint")}
            dir="ltr"
            value={window.end}
            onChange={({ target }) => change(index, "end", target.value)}
          />
        </div>
      ))}
      <button type="button" onClick={() => set({ custody: [...form.custody, { label: "", start: "", end: "" }] })}>
        {t("addWindow")}
      </button>
    </fieldset>
  );
}
