import { useMemo, useState } from "react";
import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";
import { Dialog } from "./dialog.tsx";

export interface Action {
  readonly label: string;
  readonly run: () => void;
}

/** Everything that can be gone to or done, by typing a part of its name. */
export function Palette({ actions, onClose }: { readonly actions: readonly Action[]; readonly onClose: () => void }) {
  const t = useText(common);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(() => matching(actions, typed), [actions, typed]);
  const current = Math.min(at, found.length - 1);

  function choose(action: Action | undefined): void {
    if (!action) return;
    onClose();
    action.run();
  }
  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.key === "ArrowDown") setAt(Math.min(current + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(current - 1, 0));
    else if (event.key === "Enter") choose(found[current]);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title={t("palette")} onClose={onClose} className="palette">
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${current}` : undefined}
        aria-label={t("paletteHint")}
        placeholder={t("paletteHint")}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="palette-list" aria-label={t("palette")} tabIndex={-1}>
        {found.map((action, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys.
          <div
            key={action.label}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => choose(action)}
          >
            {action.label}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

export function matching(actions: readonly Action[], typed: string): readonly Action[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== "");
  return actions.filter(({ label }) => words.every((word) => folded(label).includes(word)));
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
