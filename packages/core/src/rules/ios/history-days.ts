import { hostOf } from "../../indicators/host.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { siteOf } from "./injection-form.ts";

const day = 86_400_000_000;

/** Of a visit, its day and host: what remains of a history for a rule that compares it with other stores. */
export function visitNote(record: SourcedRecord): string | undefined {
  if (record.kind !== "web_visit" || typeof record.time !== "number" || !record.url) return undefined;
  const host = hostOf(record.url);
  return host === "" ? undefined : `${Math.floor(record.time / day)} ${host}`;
}

/** The days and hosts of a history, from such notes. */
export class HistoryDays {
  readonly #days = new Set<number>();
  readonly #hosts = new Set<string>();
  #domains: Set<string> | undefined;

  add(note: string): void {
    const space = note.indexOf(" ");
    this.#days.add(Number(note.slice(0, space)));
    this.#hosts.add(note.slice(space + 1));
  }

  /** Whether the history has visits, of any site, on the day of a time or on one beside it. */
  covers(time: number): boolean {
    const number = Math.floor(time / day);
    return [number - 1, number, number + 1].some((near) => this.#days.has(near));
  }

  hasHost(host: string): boolean {
    return this.#hosts.has(host);
  }

  hasDomain(domain: string): boolean {
    this.#domains ??= new Set([...this.#hosts].map((host) => siteOf(host)?.domain ?? host));
    return this.#domains.has(domain);
  }
}
