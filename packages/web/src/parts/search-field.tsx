import { useEffect, useState } from "react";

const pause = 250;

/** A search that is asked when somebody stops typing; empty is none at all. */
export function SearchField(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { id, label, value, onChange } = props;
  const [typed, setTyped] = useState(value ?? "");
  const [asked, setAsked] = useState(value);
  // The address changed by other means, such as a step back.
  if (asked !== value) {
    setAsked(value);
    setTyped(value ?? "");
  }
  const wanted = typed.trim() === "" ? undefined : typed;
  useEffect(() => {
    if (wanted === value) return;
    const wait = setTimeout(() => {
      setAsked(wanted);
      onChange(wanted);
    }, pause);
    return () => clearTimeout(wait);
  }, [wanted, value, onChange]);
  return (
    <input
      {...(id === undefined ? {} : { id })}
      type="search"
      dir="auto"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
