import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { closedPage, closedPolicy } from "./closed-page.ts";
import type { Sessions } from "./session.ts";

/** Nothing from elsewhere, nothing inline: a text of the evidence that became markup could still do nothing. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=()",
  "Cache-Control": "no-store",
};

/** A page may say more itself (a report that is shown in a frame): what is there already stays. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  }
};

/**
 * Refuses whoever does not come from the workbench's own page: `Host` holds off names that somebody lets point to this
 * computer, `Origin` and `Sec-Fetch-Site` hold off other pages of the same browser.
 */
export function sameOrigin(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const host = `127.0.0.1:${port()}`;
    const origin = context.req.header("origin");
    const site = context.req.header("sec-fetch-site");
    const isRead = context.req.method === "GET";
    const isOurs =
      context.req.header("host") === host &&
      (origin === `http://${host}` || (origin === undefined && isRead)) &&
      (site === undefined || site === "same-origin" || site === "none") &&
      (isRead || context.req.method === "POST");
    return isOurs ? next() : context.text("", 403);
  };
}

/** Cookies of one host are shared by all its ports: each server has a name of its own. */
export function cookieName(port: number): string {
  return `sillage-${port}`;
}

/** What a page asks by itself is no sign of a person. */
const untouched = new Set(["/api/events"]);

export function withSession(sessions: Sessions, port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const session = getCookie(context, cookieName(port()));
    if (sessions.holds(session, !untouched.has(context.req.path))) return next();
    if (context.req.path.startsWith("/api/")) {
      return context.json({ error: { code: "no_session", message: "open the address that sillage printed" } }, 401);
    }
    return closed(context);
  };
}

/** For a browser that has no session. */
export function closed(context: Context): Response {
  return context.html(closedPage(), 401, { "Content-Security-Policy": closedPolicy }) as Response;
}
