import { visible } from "@sillage/core/report/text.ts";
import { Link, Outlet, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { EngineError, lock } from "../engine/client.ts";
import { useEngineEvents } from "../engine/events.ts";
import { queryClient, useAsk } from "../engine/queries.ts";
import { Evidence } from "../parts/evidence.tsx";
import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";
import { views } from "../views/index.ts";
import { texts as practiceTexts } from "../views/practice/texts.ts";
import { Help } from "./help.tsx";
import { useIdleLock } from "./idle.ts";
import { useKeys } from "./keys.tsx";
import { type Action, Palette } from "./palette.tsx";
import { Settings, ZoneChoice } from "./settings.tsx";
import type { View } from "./view.ts";

type Open = "palette" | "help" | "settings" | undefined;

/** What stands around every view: the case, the views, the settings, the keys that work everywhere. */
export function Shell() {
  const t = useText(common);
  const { caseId } = useParams({ strict: false }) as { readonly caseId?: string };
  const [open, setOpen] = useState<Open>();
  const [locked, setLocked] = useState(false);
  const cases = useAsk("cases", {});
  const close = useCallback(() => setOpen(undefined), []);

  const showLocked = useCallback(() => {
    queryClient.clear();
    setLocked(true);
  }, []);
  const lockNow = useCallback(() => {
    // Whether or not the server could be told, nothing stays on the screen.
    lock().catch(() => {});
    showLocked();
  }, [showLocked]);
  const isThere = useEngineEvents(showLocked);
  useIdleLock(cases.data?.lockAfter, lockNow);

  const hasNoSession = cases.error instanceof EngineError && cases.error.code === "no_session";
  useKeys([
    { key: "?", label: t("help"), run: () => setOpen("help") },
    { key: "Ctrl-k", label: t("palette"), run: () => setOpen("palette") },
  ]);
  const line = cases.data?.cases.find(({ id }) => id === caseId);
  useFocusOnPage();
  useEffect(() => {
    document.title = line ? `${visible(line.name)} – Sillage` : "Sillage";
  }, [line]);
  if (locked || hasNoSession) return <Locked />;
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="bar">
        <Link to="/" className="brand">
          Sillage
        </Link>
        {line && (
          <span className="case-name">
            <Evidence text={line.name} />
          </span>
        )}
        {line?.synthetic && <span className="mark">{t("synthetic")}</span>}
        <span className="push" />
        <ZoneChoice />
        <button type="button" className="quiet" onClick={() => setOpen("palette")} aria-keyshortcuts="Control+K">
          {t("palette")}
        </button>
        <button type="button" className="quiet keys-button" onClick={() => setOpen("help")} aria-keyshortcuts="?">
          {t("help")}
        </button>
        <button type="button" className="quiet" onClick={() => setOpen("settings")}>
          {t("tools")}
        </button>
        <button type="button" className="quiet" onClick={lockNow}>
          {t("lock")}
        </button>
      </header>
      {caseId !== undefined && <ViewTabs caseId={caseId} isSynthetic={line?.synthetic ?? false} />}
      {!isThere && (
        <p className="notice gone" role="alert">
          <strong>{t("code_unreachable")}</strong> {t("unreachableHint")}
        </p>
      )}
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      {open === "help" && <Help onClose={close} />}
      {open === "settings" && <Settings onClose={close} />}
      {open === "palette" && <Actions caseId={caseId} lockNow={lockNow} setOpen={setOpen} onClose={close} />}
    </>
  );
}

/** Whoever came here by a key or the palette goes on in the page, and is told of it by a screen reader. */
function useFocusOnPage(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
}

function Locked() {
  const t = useText(common);
  return (
    <main className="locked">
      <h1>{t("locked")}</h1>
      <p>{t("lockedText")}</p>
    </main>
  );
}

function ViewTabs({ caseId, isSynthetic }: { readonly caseId: string; readonly isSynthetic: boolean }) {
  const t = useText(common);
  const { pathname } = useLocation();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow window the views are more than it holds.
    if (pathname !== "")
      ref.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <nav ref={ref} className="tabs" aria-label={t("views")}>
      {views
        .filter(({ onlySynthetic }) => isSynthetic || !onlySynthetic)
        .map((view) => (
          <Link
            key={view.path}
            to={addressOf(caseId, view.path)}
            activeOptions={{ exact: view.path === "", includeSearch: false }}
            activeProps={{ "aria-current": "page" }}
          >
            <ViewTitle view={view} />
          </Link>
        ))}
    </nav>
  );
}

export function addressOf(caseId: string, path: string): string {
  return path === "" ? `/case/${caseId}` : `/case/${caseId}/${path}`;
}

function ViewTitle({ view }: { readonly view: View }): ReactNode {
  return useText(view.texts)("title");
}

function Actions(props: {
  readonly caseId: string | undefined;
  readonly lockNow: () => void;
  readonly setOpen: (open: Open) => void;
  readonly onClose: () => void;
}) {
  const { caseId, lockNow, setOpen, onClose } = props;
  const t = useText(common);
  const navigate = useNavigate();
  const titles = useViewTitles();
  const practiceTitle = useText(practiceTexts)("toList");
  const cases = useAsk("cases", {});
  const actions = useMemo((): readonly Action[] => {
    const go = (to: string) => void navigate({ to });
    const ofCase = caseId === undefined ? [] : views.map(({ path }) => ({ path, to: addressOf(caseId, path) }));
    return [
      ...ofCase.map(({ path, to }) => ({ label: titles[path] ?? path, run: () => go(to) })),
      { label: t("allCases"), run: () => go("/") },
      { label: practiceTitle, run: () => go("/practice") },
      ...(cases.data?.cases ?? []).map(({ id, name }) => ({
        label: `${t("cases")}: ${name}`,
        run: () => go(`/case/${id}`),
      })),
      { label: t("tools"), run: () => setOpen("settings") },
      { label: t("help"), run: () => setOpen("help") },
      { label: t("lock"), run: lockNow },
    ];
  }, [caseId, cases.data, lockNow, navigate, practiceTitle, setOpen, t, titles]);
  return <Palette actions={actions} onClose={onClose} />;
}

/** By path. The list of views is the same for as long as the page stands, and so the order of what is called here. */
function useViewTitles(): Readonly<Record<string, string>> {
  const entries = views.map((view) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: always as often, in the same order.
    const t = useText(view.texts);
    return [view.path, t("title")] as const;
  });
  return Object.fromEntries(entries);
}
