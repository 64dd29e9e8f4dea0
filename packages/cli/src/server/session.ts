import { randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Who is answered. The address that is opened carries a token that works once and is exchanged for a session; all
 * sessions end when nobody has touched the workbench for a while, and a new address is made for the next.
 */
export interface Sessions {
  /** A token for an address; an earlier one that was not used stops working. */
  issue(): string;
  /** A session for the token; undefined where it is not, or no longer, the one that was issued. */
  redeem(token: string): string | undefined;
  /** Whether the session holds; a request of a person keeps it alive. */
  holds(session: string | undefined, isTouch: boolean): boolean;
  /** Ends all sessions where nobody has touched them for too long. Called now and then. */
  lockIdle(): void;
  lock(): void;
}

export interface SessionOptions {
  /** Milliseconds without a touch; 0: never. */
  readonly lockAfter: number;
  readonly now?: () => number;
  readonly onLock: () => void;
}

/** Two windows of one analyst, and a forgotten one. */
const mostSessions = 8;

export function createSessions({ lockAfter, now = Date.now, onLock }: SessionOptions): Sessions {
  let token: string | undefined;
  let sessions: readonly string[] = [];
  let touched = now();

  function lock(): void {
    if (sessions.length === 0) return;
    sessions = [];
    onLock();
  }
  function lockIdle(): void {
    if (lockAfter > 0 && now() - touched >= lockAfter) lock();
  }

  return {
    issue() {
      token = secret();
      return token;
    },
    redeem(given) {
      if (token === undefined || !same(given, token)) return undefined;
      token = undefined;
      touched = now();
      const session = secret();
      sessions = [...sessions, session].slice(-mostSessions);
      return session;
    },
    holds(session, isTouch) {
      lockIdle();
      const holds = session !== undefined && sessions.some((one) => same(one, session));
      if (holds && isTouch) touched = now();
      return holds;
    },
    lockIdle,
    lock,
  };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

/** Takes as long for a guess that is nearly right as for any other. */
function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
