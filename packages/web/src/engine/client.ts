import type { Answered, Asked, ErrorCode, Method } from "@sillage/core/workbench/workbench.ts";

/** The workbench's engine as the views know it: methods by their names. Here they are asked of the server. */
export class EngineError extends Error {
  override name = "EngineError";
  readonly code: ErrorCode | "unreachable";
  constructor(code: EngineError["code"], message: string) {
    super(message);
    this.code = code;
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
  if (answer?.error) throw new EngineError(answer.error.code, answer.error.message);
  if (!response.ok || !answer) throw new EngineError("defect", `the server answered ${response.status}`);
  return answer.result;
}

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}
