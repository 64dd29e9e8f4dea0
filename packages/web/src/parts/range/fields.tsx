import { useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { useText } from "../../text/catalogue.ts";
import { clock, typedTime } from "../time.ts";
import { texts } from "./texts.ts";

export interface Range {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A range of time by the keyboard: what dragging over the picture does, typed. */
export function RangeFields({ from, to, onRange }: Range & { readonly onRange: (range: Range) => void }) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const shown = (time: number | undefined) => (time === undefined ? "" : clock(time, zone).slice(0, 16));
  // Typed anew where the range or the zone is another.
  return (
    <Fields
      key={`${from} ${to} ${zone}`}
      first={shown(from)}
      last={shown(to)}
      zone={zone}
      onRange={onRange}
      labels={[t("from"), t("to"), t("apply"), t("whole")]}
    />
  );
}

function Fields(props: {
  readonly first: string;
  readonly last: string;
  readonly zone: string;
  readonly labels: readonly [string, string, string, string];
  readonly onRange: (range: Range) => void;
}) {
  const { first, last, zone, labels, onRange } = props;
  const [typed, setTyped] = useState({ from: first, to: last });
  const field = (name: "from" | "to", label: string) => (
    <label>
      <span>{label}</span>
      <input
        type="text"
        dir="ltr"
        className="range"
        placeholder="2025-03-01"
        pattern="\s*\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?\s*"
        value={typed[name]}
        onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
      />
    </label>
  );
  return (
    <form
      className="range-form"
      onSubmit={(event) => {
        event.preventDefault();
        onRange({ from: typedTime(typed.from, zone), to: typedTime(typed.to, zone) });
      }}
    >
      {field("from", labels[0])}
      {field("to", labels[1])}
      <button type="submit">{labels[2]}</button>
      {(first !== "" || last !== "") && (
        <button type="button" onClick={() => onRange({ from: undefined, to: undefined })}>
          {labels[3]}
        </button>
      )}
    </form>
  );
}
