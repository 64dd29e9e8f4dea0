import type { Row } from "../../formats/sqlite/database.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type Details, joined, joinedLimit, tableDetails } from "../rows.ts";
import { type LidNumbers, lidNumbers, resolveLids, whatsAppFile, whatsAppService } from "./whatsapp-places.ts";

/** `ZOUTCOME`. Source: iLEAPP whatsApp.py. */
const outcomes: ReadonlyMap<number, string> = new Map([
  [0, "ended"],
  [1, "missed"],
  [4, "rejected"],
]);

export const whatsAppCalls = defineArtifact({
  id: "ios.whatsapp_calls",
  title: "WhatsApp calls",
  platform: "ios",
  versions: "WhatsApp and WhatsApp Business for iOS",
  where: whatsAppFile("CallHistory.sqlite"),
  kinds: ["call"],
  recovers: [
    {
      table: "ZWACDCALLEVENT",
      identity: ["ZCALLIDSTRING", "ZDATE"],
      links: ["ZWAAGGREGATECALLEVENT", "ZWACDCALLEVENTPARTICIPANT"],
    },
  ],
  timeBasis: "utc",
  reach: "since the app was set up, or until its list of calls was emptied",
  references: ["iLEAPP whatsApp.py: times are Cocoa seconds; the aggregate of a call says whether it came in"],
  view: { type: "table", columns: ["time", "direction", "contact", "participants", "duration", "answered"] },

  async *read(input) {
    const db = await input.sqlite();
    const service = whatsAppService(input.file.path);
    const numbers = await lidNumbers(input);
    const details = tableDetails(db, "ZWACDCALLEVENT", "c", { except: ["Z_PK", "ZDATE", "ZDURATION"] });
    const rows = db.select({
      from: ["ZWACDCALLEVENT", "c"],
      join: [
        ["ZWAAGGREGATECALLEVENT", "a", "a.Z_PK = c.Z1CALLEVENTS"],
        // Participants belong to the aggregate as well; a call with nobody known is kept.
        ["ZWACDCALLEVENTPARTICIPANT", "p", "p.Z1PARTICIPANTS = c.Z1CALLEVENTS"],
      ],
      columns: {
        time: "c.ZDATE",
        duration: "c.ZDURATION",
        outcome: "c.ZOUTCOME",
        creator: "c.ZGROUPCALLCREATORUSERJIDSTRING",
        group: "c.ZGROUPJIDSTRING",
        incoming: "a.ZINCOMING",
        missed: "a.ZMISSED",
        video: "a.ZVIDEO",
        participant: "p.ZJIDSTRING",
        ...details.columns,
      },
    });
    const calls = joined(
      rows,
      (row) => call(row, details.read(row), service),
      (record, row) => {
        const participant = row.text("participant");
        if (participant !== null && record.participants.length < joinedLimit) record.participants.push(participant);
      },
    );
    for (const record of calls) yield finished(record, numbers);
  },
});

type Call = Omit<DraftOf<"call">, "details" | "participants"> & {
  readonly details: Details;
  readonly participants: string[];
};

function call(row: Row, details: Details, service: string): Call {
  const participant = row.text("participant");
  const incoming = row.integer("incoming") ?? incomingByCreator(row.text("creator"), participant);
  const duration = row.number("duration");
  const outcome = row.integer("outcome");
  if (outcome !== null) details["outcome"] = outcomes.get(outcome) ?? `outcome ${outcome}`;
  if (row.integer("video") === 1) details["video"] = true;
  return {
    kind: "call",
    time: row.time("time", "mac_s"),
    locator: { table: "ZWACDCALLEVENT", rowid: row.rowid },
    direction: incoming === null ? "unknown" : incoming === 1 ? "incoming" : "outgoing",
    service,
    participants: participant === null ? [] : [participant],
    duration,
    // A call that lasted was taken, whatever its outcome says.
    answered: duration !== null && duration > 0 ? true : row.integer("missed") === 1 || outcome === null ? false : null,
    details,
  };
}

/** Versions without aggregates: a call that the other party began came in. */
function incomingByCreator(creator: string | null, participant: string | null): number | null {
  return creator === null || participant === null ? null : creator === participant ? 1 : 0;
}

function finished(record: Call, numbers: LidNumbers): Call {
  const [contact = null] = record.participants;
  const lid = resolveLids(record.participants, numbers);
  if (lid) record.details["lid"] = lid;
  return { ...record, contact };
}
