import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";

/** A key and what it does: the same table binds the key and is shown as help, so that help cannot be wrong. */
export interface Key {
  /** As `KeyboardEvent.key` names it; letters in lower case. `Ctrl-k` stands for Command-K as well. */
  readonly key: string;
  /** What it does, in the language of the workbench. */
  readonly label: string;
  readonly run: () => void;
}

export interface KeyStore {
  /** `keys` is asked each time, so that what a key does is never that of an earlier moment. */
  add(keys: () => readonly Key[]): () => void;
  /** The newest table first: a view's own keys go before those of the shell. */
  all(): readonly Key[];
}

export function createKeyStore(): KeyStore {
  let tables: readonly (() => readonly Key[])[] = [];
  return {
    add(keys) {
      tables = [keys, ...tables];
      return () => {
        tables = tables.filter((one) => one !== keys);
      };
    },
    all: () => tables.flatMap((table) => table()),
  };
}

export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The name that a key table knows a key by. Of a keyboard that is not Latin, the place of the key counts. */
export function nameOf({ key, code, ctrlKey, metaKey, altKey }: Pressed): string | undefined {
  if (altKey) return undefined;
  const isForeignLetter = key.length === 1 && key.charCodeAt(0) > 127;
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  const name = isForeignLetter ? (place?.toLowerCase() ?? (code === "Slash" ? (key === "؟" ? "?" : "/") : key)) : key;
  const plain = name.length === 1 ? name.toLowerCase() : name;
  return ctrlKey || metaKey ? `Ctrl-${plain}` : plain;
}

const Context = createContext<KeyStore | undefined>(undefined);

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const store = useMemo(createKeyStore, []);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const name = nameOf(event);
      if (name === undefined || event.defaultPrevented || event.isComposing) return;
      // A dialog has its own keys, and what is typed is meant for the field, until Escape leaves it.
      const isInDialog = document.querySelector("dialog[open]") !== null;
      if (name === "Escape" && !isInDialog && isTyping(event.target)) {
        event.preventDefault();
        if (event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      const isBlocked = isTyping(event.target) || isInDialog;
      if (isBlocked && !name.startsWith("Ctrl-")) return;
      const found = store.all().find(({ key }) => key === name);
      if (!found) return;
      event.preventDefault();
      found.run();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [store]);
  return <Context value={store}>{children}</Context>;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function useStore(): KeyStore {
  const store = useContext(Context);
  if (!store) throw new Error("keys are bound inside of the workbench");
  return store;
}

/** Binds keys while the component stands. */
export function useKeys(keys: readonly Key[]): void {
  const store = useStore();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => store.add(() => latest.current), [store]);
}

/** All keys that work now; for a dialog, which is made anew each time. */
export function useAllKeys(): readonly Key[] {
  return useStore().all();
}
