import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from "react";

/** A key and what it does: the same table binds the key and is shown as help, so that help cannot be wrong. */
export interface Key {
  /** As `KeyboardEvent.key` names it; letters in lower case. `Ctrl-k` stands for Command-K as well. */
  readonly key: string;
  /** What it does, in the language of the workbench. */
  readonly label: string;
  readonly run: () => void;
}

export interface KeyStore {
  add(keys: () => readonly Key[]): () => void;
  all(): readonly Key[];
  subscribe(onChange: () => void): () => void;
}

export function createKeyStore(): KeyStore {
  let tables: readonly (() => readonly Key[])[] = [];
  const listeners = new Set<() => void>();
  let known: readonly Key[] | undefined;
  const changed = () => {
    known = undefined;
    for (const listener of listeners) listener();
  };
  return {
    add(keys) {
      tables = [...tables, keys];
      changed();
      return () => {
        tables = tables.filter((one) => one !== keys);
        changed();
      };
    },
    // The newest table comes first: a view's own keys go before those of the shell.
    all: () => (known ??= tables.toReversed().flatMap((table) => table())),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
      // A dialog has its own keys, and what is typed is meant for the field.
      const isBlocked = isTyping(event.target) || document.querySelector("dialog[open]") !== null;
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

/** All keys that work now. */
export function useAllKeys(): readonly Key[] {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.all);
}
