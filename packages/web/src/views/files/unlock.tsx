import type { Access, NotShown } from "@sillage/core/workbench/raw.ts";
import { useState } from "react";
import { Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** What opens encrypted evidence, as long as the page stands. */
export type Secret = Access;

const whysOfKeys = ["password_needed", "wrong_password", "identity_needed", "no_key_file"] as const;

/** Why something cannot be shown, and what helps. */
export function Unlock(props: {
  readonly not: NotShown;
  /** What was tried. */
  readonly secret: Secret;
  readonly onSecret: (secret: Secret) => void;
}) {
  const { not, secret, onSecret } = props;
  const t = useText(texts);
  const isLocked = whysOfKeys.some((why) => why === not.why);
  const wantsIdentity =
    not.why === "identity_needed" || (not.why === "no_key_file" && secret.identityFile !== undefined);
  // Where the message says what the key is, or what is damaged.
  const isMessageTold = not.why === "unreadable" || isLocked;
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{t(`why_${not.why}`)}</strong>
      </p>
      {isMessageTold && (
        <p lang="en">
          <Evidence text={not.message} />
        </p>
      )}
      {isLocked && (wantsIdentity ? <IdentityForm onSecret={onSecret} /> : <KeyForm onSecret={onSecret} />)}
    </div>
  );
}

type FormProps = { readonly onSecret: (secret: Secret) => void };

function IdentityForm({ onSecret }: FormProps) {
  const t = useText(texts);
  const [path, setPath] = useState("");
  return (
    <form
      className="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        onSecret({ identityFile: path.trim() });
      }}
    >
      <Field label={t("identity")} type="text" value={path} onChange={setPath} isRequired />
      <button type="submit" className="primary">
        {t("openIt")}
      </button>
    </form>
  );
}

/** A password, or digits that are typed; or a file that holds them. */
function KeyForm({ onSecret }: FormProps) {
  const t = useText(texts);
  const [password, setPassword] = useState("");
  const [keyFile, setKeyFile] = useState("");
  return (
    <form
      className="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        onSecret({
          ...(password === "" ? {} : { password }),
          ...(keyFile.trim() === "" ? {} : { keyFile: keyFile.trim() }),
        });
      }}
    >
      <Field
        label={t("password")}
        type="password"
        value={password}
        onChange={setPassword}
        isRequired={keyFile.trim() === ""}
      />
      <Field label={t("keyFile")} type="text" value={keyFile} onChange={setKeyFile} isRequired={false} />
      <button type="submit" className="primary">
        {t("openIt")}
      </button>
    </form>
  );
}

function Field(props: {
  readonly label: string;
  readonly type: "text" | "password";
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired: boolean;
}) {
  const { label, type, value, onChange, isRequired } = props;
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type={type}
        dir="ltr"
        autoComplete="off"
        required={isRequired}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
