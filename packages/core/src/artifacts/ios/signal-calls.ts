import type { Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import type { Details } from "../rows.ts";
import { type SignalThread, signalService } from "./signal-people.ts";

/** `recordType` of calls. Source: Signal-iOS SDSRecordType.swift. */
export const callRecord = 20;
export const groupCallRecord = 65;

interface CallState {
  readonly direction: "incoming" | "outgoing";
  readonly word: string;
  readonly answered: boolean | null;
}

const incoming = (word: string, answered: boolean | null): CallState => ({ direction: "incoming", word, answered });
const outgoing = (word: string, answered: boolean | null): CallState => ({ direction: "outgoing", word, answered });

/** `callType`. Source: Signal-iOS TSCall.h, RPRecentCallType. */
const callStates: ReadonlyMap<number, CallState> = new Map([
  [1, incoming("incoming", true)],
  [2, outgoing("outgoing", true)],
  [3, incoming("missed", false)],
  [4, outgoing("not connected", null)],
  [5, incoming("not connected", null)],
  [6, incoming("missed, the other's identity had changed", false)],
  [7, incoming("declined", false)],
  [8, outgoing("not answered", false)],
  [9, incoming("answered on another device", null)],
  [10, incoming("declined on another device", false)],
  [11, incoming("busy on another device", false)],
  [12, incoming("missed, do not disturb", false)],
  [13, incoming("missed, contact blocked by the system", false)],
]);

/** `CallRecord.type` and `.status`. Source: Signal-iOS CallRecord.swift, CallStatus. */
const callKinds: ReadonlyMap<number, string> = new Map([
  [0, "audio"],
  [1, "video"],
  [2, "group"],
]);
const callStatuses: ReadonlyMap<number, { readonly word: string; readonly answered: boolean | null }> = new Map([
  [0, { word: "pending", answered: null }],
  [1, { word: "accepted", answered: true }],
  [2, { word: "not accepted", answered: false }],
  [3, { word: "missed", answered: false }],
  [4, { word: "seen", answered: null }],
  [5, { word: "joined", answered: true }],
  [6, { word: "ringing accepted", answered: true }],
  [7, { word: "ringing declined", answered: false }],
  [8, { word: "ringing missed", answered: false }],
  [9, { word: "ringing", answered: null }],
  [10, { word: "ringing missed, notification profile", answered: false }],
  [11, { word: "call link, not joined", answered: null }],
  [12, { word: "call link, joined", answered: true }],
]);

/** Columns of calls, to be spread into the select of interactions, and what lies beside them in `CallRecord`. */
export const callJoin = ["CallRecord", "c", "c.interactionRowId = m.id"] as const;
export const callColumns = {
  call_type: "m.callType",
  offer_type: "m.offerType",
  call_kind: "c.type",
  call_direction: "c.direction",
  call_status: "c.status",
  call_ended: "c.callEndedTimestamp",
} as const;

/** A call, as its row among the messages and the record of calls tell it. */
export function callOf(row: Row, thread: SignalThread | undefined): RecordDraft {
  const state = callStates.get(row.integer("call_type") ?? -1);
  const status = row.integer("call_status");
  const known = status === null ? undefined : callStatuses.get(status);
  const way = row.integer("call_direction");
  const byRecord = way === 0 ? "incoming" : way === 1 ? "outgoing" : "unknown";
  const ended = row.time("call_ended", "unix_ms");
  const details: Details = { call_type: kindOf(row) };
  if (state) details["event"] = state.word;
  if (status !== null) details["status"] = known?.word ?? status;
  // When it began is when it rang, not when somebody answered: a duration would say too much.
  if (ended !== null) details["ended"] = isoTime(ended);
  return {
    kind: "call",
    time: row.time("time", "unix_ms"),
    locator: { table: "model_TSInteraction", rowid: row.rowid },
    direction: state?.direction ?? byRecord,
    service: signalService,
    contact: thread?.address ?? null,
    participants: thread?.members ?? [],
    answered: state?.answered ?? known?.answered ?? null,
    details,
  };
}

function kindOf(row: Row): string | number | null {
  if (row.integer("type") === groupCallRecord) return "group";
  const kind = row.integer("call_kind");
  if (kind !== null) return callKinds.get(kind) ?? kind;
  const offer = row.integer("offer_type");
  return offer === 0 ? "audio" : offer === 1 ? "video" : offer;
}
