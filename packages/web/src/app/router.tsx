import { createRootRoute, createRoute, createRouter, useNavigate } from "@tanstack/react-router";
import { Suspense, useCallback } from "react";
import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";
import { Cases } from "../views/cases/page.tsx";
import { views } from "../views/index.ts";
import { PracticeList } from "../views/practice/list.tsx";
import { Shell } from "./shell.tsx";
import { Empty, Problem } from "./states.tsx";
import type { SearchOf, View } from "./view.ts";

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Empty />,
  errorComponent: ({ error }) => <Problem error={errorOf(error)} />,
});

const casesRoute = createRoute({ getParentRoute: () => rootRoute, path: "/", component: Cases });
const practiceRoute = createRoute({ getParentRoute: () => rootRoute, path: "/practice", component: PracticeList });

const viewRoutes = views.map((view) => {
  const route = createRoute({
    getParentRoute: () => rootRoute,
    path: view.path === "" ? "/case/$caseId" : `/case/$caseId/${view.path}`,
    validateSearch: (search: Record<string, unknown>) => view.readSearch(search),
    errorComponent: ({ error, reset }) => <Problem error={errorOf(error)} onRetry={reset} />,
    component: () => {
      const { caseId } = route.useParams() as { readonly caseId: string };
      return <ViewPage key={caseId} view={view} caseId={caseId} search={route.useSearch() as SearchOf} />;
    },
  });
  return route;
});

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

interface ViewPageProps {
  readonly view: View;
  readonly caseId: string;
  readonly search: SearchOf;
}

function ViewPage({ view, caseId, search }: ViewPageProps) {
  const t = useText(common);
  const navigate = useNavigate();
  const setSearch = useCallback(
    (change: object, how: { readonly replace?: boolean } = {}) =>
      void navigate({
        to: ".",
        search: ((before: object) => ({ ...before, ...change })) as never,
        replace: how.replace ?? false,
      }),
    [navigate],
  );
  return (
    <Suspense fallback={<p className="state">{t("loading")}</p>}>
      <view.Page caseId={caseId} search={search} setSearch={setSearch} />
    </Suspense>
  );
}

export const router = createRouter({ routeTree: rootRoute.addChildren([casesRoute, practiceRoute, ...viewRoutes]) });
