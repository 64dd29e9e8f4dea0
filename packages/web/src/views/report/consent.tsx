import type { Consent } from "@sillage/core/case/consent.ts";
import { type FormEvent, useState } from "react";
import { Asked, Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { queryClient, useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";
import { useWork } from "./working.ts";

/** What the owner of the phone agreed to, in their own words. */
export function Consents({ caseId }: { readonly caseId: string }) {
  const t = useText(texts);
  const query = useAsk("consent", { case: caseId });
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card" id="consent" aria-labelledby="consent-title">
      <h2 id="consent-title">{t("consent")}</h2>
      <Asked query={query}>
        {({ consent }) => (
          <>
            {consent ? <Recorded consent={consent} /> : <p className="notice">{t("noConsent")}</p>}
            {isOpen ? (
              <Form caseId={caseId} onDone={() => setOpen(false)} />
            ) : (
              <button type="button" onClick={() => setOpen(true)}>
                {t(consent ? "consentAnew" : "consentRecord")}
              </button>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

function Recorded({ consent }: { readonly consent: Consent }) {
  const t = useText(texts);
  const isOver = consent.until < new Date().toISOString().slice(0, 10);
  return (
    <>
      {isOver && <p className="notice">{t("consentOver")}</p>}
      <dl className="facts">
        {(["by", "to", "purpose"] as const).map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <Evidence text={consent[name]} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("given")}</dt>
          <dd>
            <When iso={consent.given} />
          </dd>
        </div>
        <div>
          <dt>{t("until")}</dt>
          <dd dir="ltr">{consent.until}</dd>
        </div>
        {consent.scope.length > 0 && (
          <div>
            <dt>{t("scope")}</dt>
            <dd>
              {consent.scope.map((one) => (
                <p key={one}>
                  <Evidence text={one} />
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

const empty = { by: "", to: "", purpose: "", until: "", scope: "" };

function Form({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) {
  const t = useText(texts);
  const [form, setForm] = useState(empty);
  const { isBusy, error, run } = useWork();
  const change = (more: Partial<typeof empty>) => setForm({ ...form, ...more });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const scope = form.scope.split("\n").filter((line) => line.trim() !== "");
    const done = await run(() => ask("recordConsent", { case: caseId, consent: { ...form, scope } }));
    if (!done) return;
    queryClient.setQueryData(["consent", { case: caseId }], done);
    await queryClient.invalidateQueries({ queryKey: ["caseOverview"] });
    onDone();
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      {(["by", "to", "purpose"] as const).map((name) => (
        <label key={name} className="field">
          <span>{t(name)}</span>
          <input
            type="text"
            dir="auto"
            required
            value={form[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </label>
      ))}
      <label className="field">
        <span>{t("until")}</span>
        <input type="date" required value={form.until} onChange={({ target }) => change({ until: target.value })} />
      </label>
      <label className="field">
        <span>{t("scope")}</span>
        <textarea dir="auto" rows={2} value={form.scope} onChange={({ target }) => change({ scope: target.value })} />
        <small className="soft">{t("scopeHint")}</small>
      </label>
      {error && <Problem error={error} />}
      <button type="submit" className="primary" disabled={isBusy}>
        {t("consentRecord")}
      </button>
    </form>
  );
}
