import { type Method, type Workbench, WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { UsageError } from "../exit-status.ts";
import { readers } from "./calls.ts";
import type { EventHub } from "./events.ts";
import { closed, cookieName, sameOrigin, securityHeaders, withSession } from "./guard.ts";
import type { Page } from "./pages.ts";
import { object } from "./read.ts";
import type { Sessions } from "./session.ts";

export interface AppParts {
  readonly workbench: Workbench;
  readonly sessions: Sessions;
  readonly events: EventHub;
  readonly pages: ReadonlyMap<string, Page>;
  /** Known once the server listens. */
  readonly port: () => number;
  /** A file that the workbench wrote into a case; undefined for any other. */
  readonly writtenFile: (caseId: string, name: string) => Page | undefined;
  /** A report that somebody looks at before it is written. */
  readonly preview: (token: string) => string | undefined;
  /** Told of what must not happen. */
  readonly defect: (error: unknown) => void;
}

const statusOf = {
  no_session: 401,
  locked: 401,
  invalid: 400,
  not_found: 404,
  stale: 409,
  in_use: 409,
  not_complete: 409,
  password_needed: 422,
  limit: 413,
  // What somebody asked for is no failure, which browsers would complain of.
  cancelled: 200,
  refused: 422,
  defect: 500,
} as const;

export function createApp(parts: AppParts): Hono {
  const { sessions, events, pages, port } = parts;
  const app = new Hono();
  app.use(securityHeaders);
  app.use(sameOrigin(port));

  app.get("/enter/:token", (context) => {
    const session = sessions.redeem(context.req.param("token"));
    if (session === undefined) {
      // Somebody who is in already may come back by the address that is in the history of the browser.
      const isIn = sessions.holds(getCookie(context, cookieName(port())), true);
      return isIn ? context.redirect(toPlace(context.req.query("to")), 303) : closed(context);
    }
    setCookie(context, cookieName(port()), session, { httpOnly: true, sameSite: "Strict", path: "/" });
    return context.redirect(toPlace(context.req.query("to")), 303);
  });

  app.use(withSession(sessions, port));
  app.use(bodyLimit({ maxSize: 1_000_000, onError: (context) => context.text("", 413) }));

  app.get("/api/events", (context) =>
    context.body(events.stream(), 200, { "Content-Type": "text/event-stream; charset=utf-8" }),
  );
  app.post("/api/stay", (context) => context.json({ result: { done: true } }));
  app.post("/api/lock", (context) => {
    sessions.lock();
    return context.json({ result: { done: true } });
  });
  app.post("/api/:method", async (context) => {
    try {
      const method = methodOf(context.req.param("method"));
      const body: unknown = await context.req.json().catch(() => undefined);
      return context.json({ result: await call(parts.workbench, method, body) });
    } catch (error) {
      const { code, message, reason, about } = told(error, parts.defect);
      return context.json({ error: { code, message, reason, about } }, statusOf[code]);
    }
  });

  app.get("/files/:case/:name", (context) => {
    const file = parts.writtenFile(context.req.param("case"), context.req.param("name"));
    if (!file) return context.text("", 404);
    const name = context.req.param("name").replace(/[^\w.-]/g, "_");
    return context.body(file.bytes, 200, {
      "Content-Type": file.type,
      ...(context.req.query("show") === undefined
        ? {
            "Content-Disposition": `attachment; filename="${name}"`,
            "Content-Security-Policy": "default-src 'none'; sandbox",
          }
        : {
            "Content-Security-Policy":
              "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
            "X-Frame-Options": "SAMEORIGIN",
          }),
    });
  });

  app.get("/preview/:token", (context) => {
    const html = parts.preview(context.req.param("token"));
    if (html === undefined) return context.text("", 404);
    return context.html(html, 200, {
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
      "X-Frame-Options": "SAMEORIGIN",
    });
  });

  app.get("*", (context) => {
    const { path } = context.req;
    // Views have addresses of their own; all of them are one page.
    const isView = path === "/" || path === "/practice" || /^\/case\/[\w/-]+$/.test(path);
    const page = pages.get(path) ?? (isView ? pages.get("/index.html") : undefined);
    return page ? context.body(page.bytes, 200, { "Content-Type": page.type }) : context.text("", 404);
  });
  return app;
}

function methodOf(name: string): Method {
  if (!Object.hasOwn(readers, name)) throw new WorkbenchError("not_found", "there is no such method");
  return name as Method;
}

async function call<M extends Method>(workbench: Workbench, method: M, body: unknown): Promise<unknown> {
  const asked = readers[method](object(body));
  const run = workbench[method] as (asked: unknown) => Promise<unknown>;
  return run.call(workbench, asked);
}

function told(error: unknown, defect: (error: unknown) => void): WorkbenchError {
  if (error instanceof WorkbenchError) return error;
  if (error instanceof UsageError) return new WorkbenchError("refused", error.message, error.reason);
  defect(error);
  return new WorkbenchError("defect", "a defect of Sillage; its window says more");
}

/** Only a place inside of the workbench. */
function toPlace(to: string | undefined): string {
  return to !== undefined && /^\/[\w/-]*$/.test(to) && !to.startsWith("//") ? to : "/";
}
