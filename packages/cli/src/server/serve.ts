import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import type { CasePlaces } from "./cases.ts";
import { createEventHub } from "./events.ts";
import { loadPages } from "./pages.ts";
import { createSessions } from "./session.ts";
import { createWorkbench } from "./workbench.ts";

export interface ServeOptions {
  readonly places: CasePlaces;
  readonly pages: string;
  readonly lockAfterMinutes: number;
  /** The address changes when the workbench locks. */
  readonly announce: (address: string, why: Why) => void;
  readonly defect: (error: unknown) => void;
}

/** `again`: somebody asked for a new address. */
export type Why = "start" | "locked" | "again";

export interface Served {
  readonly port: number;
  /** Announces a new address; one that was not used stops working. */
  again(): void;
  close(): Promise<void>;
}

const minute = 60_000;

/** The workbench for the browsers of this computer alone, on a port that nobody else has. */
export async function serveWorkbench(options: ServeOptions): Promise<Served> {
  const { places, lockAfterMinutes } = options;
  const events = createEventHub();
  const workbench = createWorkbench({ places, lockAfterMinutes, tell: events.tell });
  let port = 0;
  const sessions = createSessions({
    lockAfter: lockAfterMinutes * minute,
    onLock() {
      events.tell({ type: "locked" });
      events.closeAll();
      announce("locked");
    },
  });
  const announce = (why: Why) => options.announce(`http://127.0.0.1:${port}/enter/${sessions.issue()}`, why);

  const app = createApp({
    workbench,
    sessions,
    events,
    pages: loadPages(options.pages),
    port: () => port,
    writtenFile: workbench.writtenFile,
    preview: workbench.preview,
    defect: options.defect,
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, (address) => {
      port = address.port;
      resolve(listening);
    });
    listening.once("error", reject);
  });
  const watch = setInterval(() => sessions.lockIdle(), Math.min(minute, Math.max(1000, lockAfterMinutes * minute)));
  watch.unref();
  announce("start");
  return {
    port,
    again: () => announce("again"),
    async close() {
      clearInterval(watch);
      events.closeAll();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await workbench.close();
    },
  };
}
