import type { Severity } from "@sillage/core/rules/rule.ts";

/** A shape for each severity, so that none is told by its colour alone: square, triangle, diamond, circle, ring. */
const shapes: Readonly<Record<Severity, React.ReactNode>> = {
  critical: <path d="M1.5 1.5h13v13h-13z" />,
  high: <path d="M8 1.2 15.4 14.6H.6z" />,
  medium: <path d="M8 .8 15.2 8 8 15.2.8 8z" />,
  low: <circle cx="8" cy="8" r="6" />,
  informational: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="2" />,
};

export function Shape({ severity }: { readonly severity: Severity }) {
  return (
    <svg
      className={`shape s-${severity}`}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="currentColor"
      aria-hidden="true"
    >
      {shapes[severity]}
    </svg>
  );
}

export function Badge({ severity, label }: { readonly severity: Severity; readonly label: string }) {
  return (
    <span className={`badge s-${severity}`}>
      <Shape severity={severity} />
      {label}
    </span>
  );
}
