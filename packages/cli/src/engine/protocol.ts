import type { Engine } from "./methods.ts";

/** One call of an engine method, and what comes back. Everything is plain data: threads share nothing. */
export type Method = keyof Engine;

export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly done: number; readonly note: string }
  | { readonly type: "result"; readonly id: number; readonly value: unknown }
  | { readonly type: "error"; readonly id: number; readonly error: SentError };

/** An error that survives the way between threads with its class's name and its code. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
}

export function sendError(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === "string" ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
}

/** An error that came from an engine: told apart by `remoteName` and `code`. */
export class EngineError extends Error {
  override name = "EngineError";
  readonly remoteName: string;
  readonly code: string | undefined;
  constructor(sent: SentError) {
    super(sent.message);
    this.remoteName = sent.name;
    this.code = sent.code;
    if (sent.stack !== undefined) this.stack = sent.stack;
  }
}

/** The worker ended or gave no sign for too long: what it was doing cannot be trusted. */
export class EngineLostError extends Error {
  override name = "EngineLostError";
}
