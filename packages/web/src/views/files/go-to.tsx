import { useEffect, useState } from "react";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** A place to go to by its number; bytes also in hexadecimal, as 0x1f. */
export function GoTo({
  label,
  value,
  onGo,
}: {
  readonly label: string;
  readonly value: number;
  readonly onGo: (to: number) => void;
}) {
  const t = useText(texts);
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const to = /^(?:\d+|0x[0-9a-f]+)$/i.test(typed.trim()) ? Number(typed.trim()) : undefined;
  return (
    <form
      className="go-to"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== undefined) onGo(to);
      }}
    >
      <label>
        {label}{" "}
        <input
          type="text"
          dir="ltr"
          inputMode="numeric"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <button type="submit" disabled={to === undefined}>
        {t("go")}
      </button>
    </form>
  );
}
