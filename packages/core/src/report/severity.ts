import type { Severity } from "../rules/rule.ts";
import { html, type Markup } from "./markup.ts";

/** A shape for each severity, so that none is told by its colour: square, triangle, diamond, circle, ring. */
const shapes: Readonly<Record<Severity, string>> = {
  critical: '<path d="M1.5 1.5h13v13h-13z"/>',
  high: '<path d="M8 1.2 15.4 14.6H.6z"/>',
  medium: '<path d="M8 .8 15.2 8 8 15.2.8 8z"/>',
  low: '<circle cx="8" cy="8" r="6"/>',
  informational: '<circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" stroke-width="2"/>',
};

export function shape(severity: Severity): Markup {
  return {
    html: `<svg class="shape s-${severity}" viewBox="0 0 16 16" width="14" height="14" fill="currentColor" aria-hidden="true" focusable="false">${shapes[severity]}</svg>`,
  };
}

export function badge(severity: Severity, label: string): Markup {
  return html`<span class="badge s-${severity}">${shape(severity)}${label}</span>`;
}
