import { isoTime, parseIsoTime } from "../formats/time.ts";

/** What `consent.json` holds: who agreed to what, in their own words. */
export interface Consent {
  readonly format: "sillage-consent";
  readonly formatVersion: 1;
  /** The person whose phone it is, or who may speak for them. */
  readonly by: string;
  /** What they agree to, and with whom. */
  readonly to: string;
  /** What for. */
  readonly purpose: string;
  /** When it was given, ISO 8601 UTC. */
  readonly given: string;
  /** The last day that it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** What it covers or leaves out; empty where it has no such limits. */
  readonly scope: readonly string[];
}

/** The record of a consent cannot be used; the message says why. */
export class ConsentError extends Error {
  override name = "ConsentError";
}

const longestText = 4000;
const mostScopes = 100;

/** Makes a consent of what was typed or read from a file. `now` stands for when it was given where that is not said. */
export function readConsent(value: unknown, now: Date): Consent {
  if (typeof value !== "object" || value === null) throw new ConsentError("it is not a JSON object");
  const fields = value as Readonly<Record<string, unknown>>;
  if (fields.format !== undefined && fields.format !== "sillage-consent") {
    throw new ConsentError("its format is not sillage-consent");
  }
  if (fields.formatVersion !== undefined && fields.formatVersion !== 1) {
    throw new ConsentError("it has a format version that this Sillage does not read");
  }
  const given = givenTime(fields.given, now);
  const until = lastDay(fields.until);
  if (until < given.slice(0, 10)) throw new ConsentError("it ends before it was given");
  return {
    format: "sillage-consent",
    formatVersion: 1,
    by: text(fields, "by"),
    to: text(fields, "to"),
    purpose: text(fields, "purpose"),
    given,
    until,
    scope: scopes(fields.scope),
  };
}

/** Whether the consent holds on the UTC day of `time`. */
export function consentHolds({ given, until }: Consent, time: Date): boolean {
  const iso = time.toISOString();
  return given.slice(0, 10) <= iso.slice(0, 10) && iso.slice(0, 10) <= until;
}

function text(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (trimmed === "") throw new ConsentError(`it does not say "${name}"`);
  if (trimmed.length > longestText) throw new ConsentError(`its "${name}" is longer than ${longestText} characters`);
  return trimmed;
}

function givenTime(value: unknown, now: Date): string {
  if (value === undefined) return isoTime(now.getTime() * 1000);
  const time = typeof value === "string" ? parseIsoTime(dayOrTime(value)) : undefined;
  if (time === undefined)
    throw new ConsentError('its "given" is not a day such as 2026-03-01, or a time with its zone');
  return isoTime(time);
}

function lastDay(value: unknown): string {
  const day = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : "";
  if (parseIsoTime(dayOrTime(day)) === undefined) {
    throw new ConsentError('it does not say "until" which day it holds, as in 2026-12-31');
  }
  return day;
}

function dayOrTime(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value;
}

function scopes(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const all: readonly unknown[] = typeof value === "string" ? [value] : Array.isArray(value) ? value : [undefined];
  if (all.length > mostScopes) throw new ConsentError(`it has more than ${mostScopes} scopes`);
  return all.map((one) => text({ scope: one }, "scope"));
}
