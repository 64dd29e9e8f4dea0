import type { Message, ThreadPlace } from "@sillage/core/workbench/conversations.ts";
import { given } from "../../app/view.ts";
import { clock } from "../../parts/time.ts";

/** Which messages of a conversation are shown alone. */
export const onlys = ["attachments", "changed"] as const;
export type Only = (typeof onlys)[number];

export interface Search {
  /** Words of messages, and of those who take part, that conversations are listed by. */
  readonly text?: string;
  readonly who?: string;
  readonly service?: string;
  /** The conversation that is looked at. */
  readonly evidence?: number;
  readonly artifact?: string;
  readonly thread?: string;
  /** The message that is looked at. Alone it leads to its conversation. */
  readonly message?: string;
  /** Words looked for inside of the conversation. */
  readonly find?: string;
  readonly only?: Only;
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  const { evidence } = given.number(search, "evidence");
  const isEvidence = evidence !== undefined && Number.isInteger(evidence) && evidence >= 0;
  return {
    ...given.text(search, "text"),
    ...given.text(search, "who"),
    ...given.text(search, "service"),
    ...(isEvidence ? { evidence } : {}),
    ...given.text(search, "artifact"),
    // Where nothing tells with whom, the name of the conversation is empty.
    ...(search["thread"] === "" ? { thread: "" } : given.text(search, "thread")),
    ...given.text(search, "message"),
    ...given.text(search, "find"),
    ...given.choice(search, "only", onlys),
  };
}

export function placeIn({ evidence, artifact, thread }: Search): ThreadPlace | undefined {
  return evidence === undefined || artifact === undefined || thread === undefined
    ? undefined
    : { evidence, artifact, thread };
}

export function samePlace(a: ThreadPlace, b: ThreadPlace | undefined): boolean {
  return a.evidence === b?.evidence && a.artifact === b.artifact && a.thread === b.thread;
}

/** A message as it stands among the others. */
export interface Standing {
  readonly message: Message;
  /** The day that begins with it, in the zone that is shown. */
  readonly day: string | undefined;
  /** Whoever wrote it did not write the one before. */
  readonly isFirstOf: boolean;
}

const hour = 3_600e6;

/** Messages of one hand that follow each other within the hour stand together; a new day begins anew. */
export function standing(messages: readonly Message[], zone: string): readonly Standing[] {
  let before: Message | undefined;
  let dayBefore: string | undefined;
  return messages.map((message) => {
    const day = dayOf(message, zone);
    const isNewDay = day !== dayBefore;
    const isFirstOf =
      isNewDay ||
      before === undefined ||
      before.side !== message.side ||
      before.sender?.id !== message.sender?.id ||
      (message.time ?? 0) - (before.time ?? 0) > hour;
    before = message;
    dayBefore = day;
    return { message, day: isNewDay ? day : undefined, isFirstOf };
  });
}

/** Empty where it has no time. */
function dayOf({ time, timeBasis }: Message, zone: string): string {
  return time === null ? "" : clock(time, timeBasis === "device_local" ? "UTC" : zone).slice(0, 10);
}
