import type { Answered, Asked, ErrorCode, Method, Reason } from "@sillage/core/workbench/workbench.ts";

/** The workbench's engine as the views know it: methods by their names. Here they are asked of the server. */
export class EngineError extends Error {
  override name = "EngineError";
  readonly code: ErrorCode | "unreachable";
  readonly reason: Reason | undefined;
  /** What the reason is about: a path, a name. */
  readonly about: string | undefined;
  constructor(code: EngineError["code"], message: string, more: Partial<Pick<EngineError, "reason" | "about">> = {}) {
    super(message);
    this.code = code;
    this.reason = more.reason;
    this.about = more.about;
  }
}

export async function ask<M extends Method>(method: M, asked: Asked<M>, signal?: AbortSignal): Promise<Answered<M>> {
  return (await post(method, asked, signal)) as Answered<M>;
}

/** Somebody is here: the workbench does not lock. */
export const stay = () => post("stay", {});
export const lock = () => post("lock", {});

async function post(name: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(`/api/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "same-origin",
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new EngineError("unreachable", "the server does not answer");
  });
  const answer = (await response.json().catch(() => undefined)) as Answer | undefined;
  if (answer?.error) throw new EngineError(answer.error.code, answer.error.message, answer.error);
  if (!response.ok || !answer) throw new EngineError("defect", `the server answered ${response.status}`);
  return answer.result;
}

interface Answer {
  readonly result?: unknown;
  readonly error?: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly reason?: Reason;
    readonly about?: string;
  };
}
