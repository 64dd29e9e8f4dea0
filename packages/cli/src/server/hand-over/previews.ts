import { randomBytes } from "node:crypto";

/** Reports that somebody looks at before they are written. They stay in memory, the last few of them. */
export interface Previews {
  keep(html: string): string;
  get(token: string): string | undefined;
}

/** One for each of the windows of an analyst. */
const most = 6;

export function createPreviews(): Previews {
  const kept = new Map<string, string>();
  return {
    keep(html) {
      const token = randomBytes(24).toString("base64url");
      kept.set(token, html);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return token;
    },
    get: (token) => kept.get(token),
  };
}
