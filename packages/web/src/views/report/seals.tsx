import type { MadeKey, SealCheckResult } from "@sillage/core/workbench/hand-over.ts";
import { type FormEvent, useState } from "react";
import { Asked, Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { queryClient, useAsk } from "../../engine/queries.ts";
import { Code } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { Chooser } from "../cases/chooser.tsx";
import { AtWork } from "./at-work.tsx";
import { Checked } from "./checked.tsx";
import { texts } from "./texts.ts";
import { useWork } from "./working.ts";

/** The case, sealed with a key: a copy beside it that anybody can check. */
export function Seals({ caseId }: { readonly caseId: string }) {
  const t = useText(texts);
  const [signers, setSigners] = useState<readonly string[]>([]);
  const query = useAsk("verify", { case: caseId, signers });
  return (
    <section className="card" id="seal" aria-labelledby="seal-title">
      <h2 id="seal-title">{t("seal")}</h2>
      <p className="soft">{t("sealHint")}</p>
      <Asked query={query}>
        {(result) =>
          result.found ? (
            <Sealed result={result} signers={signers} onSigners={setSigners} onAgain={() => void query.refetch()} />
          ) : (
            <ToSeal caseId={caseId} bag={result.bag} />
          )
        }
      </Asked>
    </section>
  );
}

interface SealedProps {
  readonly result: SealCheckResult;
  readonly signers: readonly string[];
  readonly onSigners: (signers: readonly string[]) => void;
  readonly onAgain: () => void;
}

function Sealed({ result, signers, onSigners, onAgain }: SealedProps) {
  const t = useText(texts);
  const [typed, setTyped] = useState("");
  return (
    <>
      <p>
        {t("sealedTo")} <Code text={result.bag} />
      </p>
      <Checked result={result} isNamed={signers.length > 0} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const lines = typed.split(/\s+/).filter((line) => line !== "");
          if (lines.join() === signers.join()) onAgain();
          else onSigners(lines);
        }}
      >
        <label className="field">
          <span>{t("signer")}</span>
          <input
            type="text"
            dir="ltr"
            value={typed}
            placeholder="NAME+ID+KEY"
            onChange={({ target }) => setTyped(target.value)}
          />
          <small className="soft">{t("signerHint")}</small>
        </label>
        <button type="submit">{t("verify")}</button>
      </form>
    </>
  );
}

function ToSeal({ caseId, bag }: { readonly caseId: string; readonly bag: string }) {
  const t = useText(texts);
  const keys = useAsk("keys", {});
  const [key, setKey] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [isChoosing, setChoosing] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeKey>();
  const { isBusy, error, run } = useWork();
  const path = key || (keys.data?.[0]?.path ?? "");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const sealed = await run(() => ask("seal", { case: caseId, key: path, passphrase }));
    setPassphrase("");
    if (sealed) await queryClient.invalidateQueries({ queryKey: ["verify"] });
  }
  if (isMaking) {
    return (
      <NewKey
        onDone={(key) => {
          setMaking(false);
          if (!key) return;
          setMade(key);
          setKey(key.path);
          void queryClient.invalidateQueries({ queryKey: ["keys"] });
        }}
      />
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      {made && <Made made={made} />}
      {keys.data && keys.data.length > 0 && (
        <label className="field">
          <span>{t("ownKeys")}</span>
          <select dir="ltr" value={path} onChange={({ target }) => setKey(target.value)}>
            {keys.data.map((one) => (
              <option key={one.path} value={one.path}>
                {one.name}
              </option>
            ))}
            {keys.data.every((one) => one.path !== path) && <option value={path}>{path}</option>}
          </select>
        </label>
      )}
      <p className="row-buttons">
        <button type="button" onClick={() => setMaking(true)}>
          {t("newKey")}
        </button>
        <button type="button" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
          {t("otherKey")}
        </button>
      </p>
      {isChoosing && (
        <Chooser
          filesOnly
          onTake={(taken) => {
            setKey(taken);
            setChoosing(false);
          }}
        />
      )}
      {path !== "" && (
        <>
          <p>
            {t("keyFile")} <Code text={path} />
          </p>
          <label className="field">
            <span>{t("passphrase")}</span>
            <input
              type="password"
              dir="ltr"
              autoComplete="off"
              required
              value={passphrase}
              onChange={({ target }) => setPassphrase(target.value)}
            />
          </label>
          <p className="soft">
            {t("sealTo")} <Code text={bag} />
          </p>
          <p className="row-buttons">
            <button type="submit" className="primary" disabled={isBusy}>
              {t("sealNow")}
            </button>
          </p>
          <AtWork isBusy={isBusy} />
        </>
      )}
      {error && <Problem error={error} />}
    </form>
  );
}

function Made({ made }: { readonly made: MadeKey }) {
  const t = useText(texts);
  return (
    <div className="notice">
      <p>{t("keyMade")}</p>
      <p>
        <Code text={made.path} />
      </p>
      <p>{t("keyLine")}</p>
      <p>
        <code className="code" dir="ltr">
          {made.line}
        </code>
      </p>
    </div>
  );
}

function NewKey({ onDone }: { readonly onDone: (made: MadeKey | undefined) => void }) {
  const t = useText(texts);
  const [name, setName] = useState("");
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const { isBusy, error, run } = useWork();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (first !== second) return;
    const made = await run(() => ask("newKey", { name: name.trim(), passphrase: first }));
    if (made) onDone(made);
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h3>{t("newKey")}</h3>
      <label className="field">
        <span>{t("keyName")}</span>
        <input
          type="text"
          dir="ltr"
          required
          placeholder="helpline.example/ana"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <small className="soft">{t("keyNameHint")}</small>
      </label>
      <label className="field">
        <span>{t("passphrase")}</span>
        <input
          type="password"
          dir="ltr"
          autoComplete="new-password"
          required
          value={first}
          onChange={({ target }) => setFirst(target.value)}
        />
        <small className="soft">{t("passphraseHint")}</small>
      </label>
      <label className="field">
        <span>{t("passphraseAgain")}</span>
        <input
          type="password"
          dir="ltr"
          autoComplete="new-password"
          required
          value={second}
          onChange={({ target }) => setSecond(target.value)}
        />
      </label>
      {second !== "" && first !== second && <p role="alert">{t("notSame")}</p>}
      {error && <Problem error={error} />}
      <p className="row-buttons">
        <button type="submit" className="primary" disabled={isBusy || first !== second}>
          {t("makeKey")}
        </button>
        <button type="button" onClick={() => onDone(undefined)}>
          {t("back")}
        </button>
      </p>
    </form>
  );
}
