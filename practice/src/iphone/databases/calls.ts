import { macSeconds } from "../../time.ts";
import type { DatabaseContent } from "../../writers/sqlite-writer.ts";

export interface Call {
  readonly time: number;
  readonly address: string;
  /** Seconds. */
  readonly duration: number;
  readonly outgoing: boolean;
  readonly answered: boolean;
  /** 0 another application, 1 telephone, 8 FaceTime video, 16 FaceTime audio. */
  readonly type: 0 | 1 | 8 | 16;
  readonly provider: string;
  readonly country?: string;
  readonly location?: string;
}

/** CallHistory.storedata. */
export function callHistory(calls: readonly Call[]): DatabaseContent {
  const addresses = [...new Set(calls.map((call) => call.address))];
  return {
    schema,
    tables: [
      {
        name: "ZCALLRECORD",
        rows: calls.map((call, index) => ({
          Z_PK: index + 1,
          Z_ENT: 2,
          Z_OPT: 1,
          ZANSWERED: call.answered ? 1 : 0,
          ZCALL_CATEGORY: 1,
          ZCALLTYPE: call.type,
          ZDISCONNECTED_CAUSE: 0,
          ZHANDLE_TYPE: 2,
          ZORIGINATED: call.outgoing ? 1 : 0,
          ZREAD: 1,
          ZDATE: macSeconds(call.time),
          ZDURATION: call.duration,
          ZADDRESS: call.address,
          ZISO_COUNTRY_CODE: call.country ?? "fr",
          ZLOCATION: call.location ?? "France",
          ZSERVICE_PROVIDER: call.provider,
          ZUNIQUE_ID: `CA110000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
        })),
      },
      {
        name: "ZHANDLE",
        rows: addresses.map((value, index) => ({
          Z_PK: index + 1,
          Z_ENT: 4,
          Z_OPT: 1,
          ZTYPE: 2,
          ZNORMALIZEDVALUE: value,
          ZVALUE: value,
        })),
      },
      {
        name: "Z_2REMOTEPARTICIPANTHANDLES",
        rows: calls.map((call, index) => ({
          Z_2REMOTEPARTICIPANTCALLS: index + 1,
          Z_4REMOTEPARTICIPANTHANDLES: addresses.indexOf(call.address) + 1,
        })),
      },
    ],
  };
}

const schema = `
CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZANSWERED INTEGER, ZCALL_CATEGORY INTEGER, ZCALLTYPE INTEGER, ZDISCONNECTED_CAUSE INTEGER, ZFACE_TIME_DATA INTEGER, ZFILTERED_OUT_REASON INTEGER, ZHANDLE_TYPE INTEGER, ZHASMESSAGE INTEGER, ZJUNKCONFIDENCE INTEGER, ZORIGINATED INTEGER, ZREAD INTEGER, ZWASEMERGENCYCALL INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZISO_COUNTRY_CODE VARCHAR, ZJUNKIDENTIFICATIONCATEGORY VARCHAR, ZLOCATION VARCHAR, ZNAME VARCHAR, ZSERVICE_PROVIDER VARCHAR, ZUNIQUE_ID VARCHAR);
CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTYPE INTEGER, ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR);
CREATE TABLE Z_2REMOTEPARTICIPANTHANDLES (Z_2REMOTEPARTICIPANTCALLS INTEGER, Z_4REMOTEPARTICIPANTHANDLES INTEGER, PRIMARY KEY (Z_2REMOTEPARTICIPANTCALLS, Z_4REMOTEPARTICIPANTHANDLES));
`;
