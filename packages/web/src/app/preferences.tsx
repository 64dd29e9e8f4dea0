import { type Language, languages } from "@sillage/core/findings/language.ts";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { translator } from "../text/catalogue.ts";

/** How this analyst likes to see things: kept in a cookie, for the port of the workbench is another each time. */
export interface Preferences {
  readonly language: Language;
  readonly theme: "system" | "light" | "dark";
  /** `UTC`, `mine`, or the name of the zone that the phone was in. */
  readonly zone: string;
  /** The analyst's name in assessments and notes; empty where the computer's is taken. */
  readonly analyst: string;
  readonly columns: readonly string[];
  readonly compact: boolean;
}

const cookie = "sillage-preferences";
const year = 365 * 24 * 3600;

export const defaultColumns = ["time", "kind", "summary", "artifact"] as const;

export function readPreferences(text: string, browserLanguage: string): Preferences {
  const given = parsed(text);
  const known = languages.find((one) => one === (given["language"] ?? browserLanguage.slice(0, 2).toLowerCase()));
  const theme = given["theme"] === "light" || given["theme"] === "dark" ? given["theme"] : "system";
  const columns = Array.isArray(given["columns"]) ? given["columns"].filter((one) => typeof one === "string") : [];
  return {
    language: known ?? "en",
    theme,
    zone: typeof given["zone"] === "string" && isZone(given["zone"]) ? given["zone"] : "UTC",
    analyst: typeof given["analyst"] === "string" ? given["analyst"].slice(0, 200) : "",
    columns: columns.length > 0 ? columns : defaultColumns,
    compact: given["compact"] === true,
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  const found = text.split("; ").find((one) => one.startsWith(`${cookie}=`));
  try {
    const value: unknown = JSON.parse(decodeURIComponent(found?.slice(cookie.length + 1) ?? "{}"));
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    // A cookie that somebody else wrote is none of ours.
    return {};
  }
}

export function isZone(zone: string): boolean {
  if (zone === "mine") return true;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

interface Held {
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
}

const Context = createContext<Held | undefined>(undefined);

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(() => readPreferences(document.cookie, navigator.language));
  const { language, theme } = preferences;

  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `${cookie}=${encodeURIComponent(JSON.stringify(preferences))}; SameSite=Strict; Path=/; Max-Age=${year}`;
  }, [preferences]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    void translator.changeLanguage(language);
  }, [language]);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  const held = useMemo<Held>(
    () => ({ preferences, prefer: (change) => setPreferences((before) => ({ ...before, ...change })) }),
    [preferences],
  );
  return <Context value={held}>{children}</Context>;
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

export function usePreferences(): Held {
  const held = useContext(Context);
  if (!held) throw new Error("preferences stand around the workbench");
  return held;
}
