import type { WorkbenchEvent } from "@sillage/core/workbench/workbench.ts";

/** Tells every open window what happens, as server-sent events. */
export interface EventHub {
  tell(event: WorkbenchEvent): void;
  /** A stream for one window. */
  stream(): ReadableStream<Uint8Array>;
  closeAll(): void;
}

/** A proxy or a sleeping tab must not take a quiet stream for a dead one. */
const heartbeat = 20_000;
const mostWindows = 32;

export function createEventHub(): EventHub {
  const encoder = new TextEncoder();
  const windows = new Set<ReadableStreamDefaultController<Uint8Array>>();

  function send(window: ReadableStreamDefaultController<Uint8Array>, text: string): void {
    try {
      window.enqueue(encoder.encode(text));
    } catch {
      // The window is gone; its stream is closed.
      windows.delete(window);
    }
  }

  const beat = setInterval(() => {
    for (const window of windows) send(window, ": \n\n");
  }, heartbeat);
  beat.unref();

  return {
    tell(event) {
      for (const window of windows) send(window, `data: ${JSON.stringify(event)}\n\n`);
    },
    stream() {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          if (windows.size >= mostWindows) {
            controller.close();
            return;
          }
          windows.add(controller);
          send(controller, "retry: 2000\n\n");
        },
        cancel() {
          if (own) windows.delete(own);
        },
      });
    },
    closeAll() {
      for (const window of windows) {
        windows.delete(window);
        window.close();
      }
    },
  };
}
