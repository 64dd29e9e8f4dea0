import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";
import { Dialog } from "./dialog.tsx";
import { useAllKeys } from "./keys.tsx";

/** The keys that work now, from the table that binds them. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const t = useText(common);
  const keys = useAllKeys();
  return (
    <Dialog title={t("help")} onClose={onClose}>
      <p className="soft">{t("helpText")}</p>
      <dl className="keys">
        {keys.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd dir="ltr">{shown(key)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const names: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc", "Ctrl-k": "Ctrl-K" };

function shown(key: string): string {
  return names[key] ?? key;
}
