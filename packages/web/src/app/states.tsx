import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EngineError } from "../engine/client.ts";
import { Code, Evidence } from "../parts/evidence.tsx";
import { useText } from "../text/catalogue.ts";
import { common } from "../text/common.ts";
import { reasons } from "../text/reasons.ts";

/** Shows what was asked for once it is there; until then that it is being fetched, or why it cannot be had. */
export function Asked<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  const t = useText(common);
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <p className="state" role="status">
      {t("loading")}
    </p>
  );
}

export function Problem({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const t = useText(common);
  return (
    <div className="state problem" role="alert">
      <p>
        <strong>{t("problem")}.</strong> <Why error={error} />
      </p>
      {error instanceof EngineError && error.reason === "no_case" && (
        <p>
          <Link to="/">{t("allCases")}</Link>
        </p>
      )}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t("retry")}
        </button>
      )}
    </div>
  );
}

/** In the words of the workbench where it has some; else as the engine says it, in English. */
function Why({ error }: { readonly error: Error }) {
  const t = useText(common);
  const reason = useText(reasons);
  if (error instanceof EngineError) {
    const { reason: why, about, code } = error;
    if (why !== undefined) {
      return (
        <>
          {reason(why)} {about !== undefined && <Code text={about} />}
        </>
      );
    }
    if (code === "defect") return reason("defect");
    const known = codes[code as keyof typeof codes];
    if (known !== undefined) return t(known);
  }
  return (
    <span lang="en">
      <Evidence text={error.message} />
    </span>
  );
}

const codes = {
  unreachable: "code_unreachable",
  no_session: "code_no_session",
  stale: "code_stale",
  in_use: "code_in_use",
  not_complete: "code_not_complete",
  limit: "code_limit",
  password_needed: "code_password_needed",
} as const;

export function Empty({ children }: { readonly children?: ReactNode }) {
  const t = useText(common);
  return <p className="state">{children ?? t("nothing")}</p>;
}
