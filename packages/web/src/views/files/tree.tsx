import type { PlainValue } from "@sillage/core/formats/plist/plain.ts";
import { useEffect, useRef, useState } from "react";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import type { OpenedProps } from "./opened.tsx";
import { entriesOf, type Steps, stepsOf } from "./paths.ts";
import { texts } from "./texts.ts";

/** A property list or JSON, unfolded as far as somebody opens it, or down to the key of a record. */
export function Tree({ caseId, evidence, file, secret, search }: OpenedProps) {
  const t = useText(texts);
  const query = useAsk("fileTree", { case: caseId, evidence, file, ...secret });
  return (
    <Asked query={query}>
      {({ format, value }) => {
        const steps = search.key === undefined ? undefined : stepsOf(value, search.key);
        return (
          <>
            {format === "archive" && <p className="soft">{t("archive")}</p>}
            {search.key !== undefined && !steps && (
              <p className="notice">
                {t("noKey")} <Code text={search.key} />
              </p>
            )}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
            <div className="raw-tree" dir="ltr" role="region" aria-label={t("form_tree")} tabIndex={0}>
              <Node value={value} to={steps} isTop />
            </div>
          </>
        );
      }}
    </Asked>
  );
}

const firstShown = 200;

interface NodeProps {
  readonly name?: string;
  readonly value: PlainValue;
  /** The way to what is to be shown, from here. */
  readonly to: Steps | undefined;
  readonly isTop?: boolean;
}

function Node({ name, value, to, isTop = false }: NodeProps) {
  const isTarget = to?.length === 0 && !isTop;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isTarget) place.current?.scrollIntoView({ block: "center" });
  }, [isTarget]);
  const label = name === undefined ? null : <Evidence className="key" text={name} />;
  if (typeof value !== "object" || value === null) {
    return (
      <p ref={place as React.RefObject<HTMLParagraphElement | null>} className={isTarget ? "node marked" : "node"}>
        {label}
        {label && ": "}
        <Value value={value} />
      </p>
    );
  }
  return <Inner place={place} label={label} isTarget={isTarget} value={value} to={to} isTop={isTop} />;
}

interface InnerProps extends Omit<NodeProps, "name"> {
  readonly place: React.RefObject<HTMLElement | null>;
  readonly label: React.ReactNode;
  readonly isTarget: boolean;
}

/** What is inside stands in the page once it is opened. */
function Inner({ place, label, isTarget, value, to, isTop }: InnerProps) {
  const t = useText(texts);
  const [isOpen, setOpen] = useState(isTop === true || to !== undefined);
  const entries = entriesOf(value);
  const target = entries.findIndex(([key]) => key === to?.[0]);
  const [most, setMost] = useState(Math.max(firstShown, target + 1));
  return (
    <details
      ref={place as React.RefObject<HTMLDetailsElement | null>}
      className={isTarget ? "node marked" : "node"}
      open={isOpen}
      onToggle={(event) => {
        event.stopPropagation();
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {label} <span className="soft">{Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}</span>
      </summary>
      {isOpen && (
        <div className="inner">
          {entries.slice(0, most).map(([key, inner], index) => (
            <Node key={key} name={key} value={inner} to={index === target ? to?.slice(1) : undefined} />
          ))}
          {entries.length > most && (
            <button type="button" className="quiet" onClick={() => setMost(most + 1000)}>
              {t("more", { count: entries.length - most })}
            </button>
          )}
        </div>
      )}
    </details>
  );
}

function Value({ value }: { readonly value: string | number | boolean | null }) {
  return typeof value === "string" ? (
    <Evidence className="quoted" text={value} />
  ) : (
    <span className="number">{String(value)}</span>
  );
}
