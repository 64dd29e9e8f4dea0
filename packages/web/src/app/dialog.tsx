import { type ReactNode, useEffect, useId, useRef } from "react";
import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";

/** The browser's own dialog: it keeps the focus, closes with Escape and gives the focus back. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const { title, onClose, children, className } = props;
  const t = useText(common);
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // What the dialog was opened for comes before the button that closes it.
    dialog
      ?.querySelector<HTMLElement>(`.dialog-body :is(textarea, select, input:not([type="radio"]), button)`)
      ?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={className} aria-labelledby={id} onClose={onClose}>
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="quiet" onClick={() => ref.current?.close()}>
          {t("close")}
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
