import { keyedArchive } from "../../../../practice/src/writers/keyed-archive-writer.ts";
import { type DatabaseContent, type Row, writeDatabase } from "../../../../practice/src/writers/sqlite-writer.ts";
import { PlistUid } from "../../src/formats/plist/value.ts";
import { type FileSample, sampleTime } from "./sample.ts";

export const signalPath = "AppDomainGroup-group.org.whispersystems.signal.group-grdb/signal.sqlite";
export const signalMs = sampleTime * 1000;
export const anaAci = "0A0A0A0A-0000-4000-8000-000000000001";
export const boAci = "0a0a0a0a-0000-4000-8000-000000000002";
const groupId = "A".repeat(43);

/** An object as Signal archives one: its fields, and its class. */
export function archivedObject(className: string, fields: Readonly<Record<string, string | number>>) {
  const names = Object.keys(fields);
  return keyedArchive([
    "$null",
    {
      ...Object.fromEntries(names.map((name, index) => [name, new PlistUid(index + 3)])),
      $class: new PlistUid(2),
    },
    { $classname: className, $classes: [className, "MTLModel", "NSObject"] },
    ...Object.values(fields),
  ]);
}

const schema = `
CREATE TABLE model_TSThread (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, recordType INTEGER NOT NULL,
  uniqueId TEXT NOT NULL, creationDate DOUBLE, isArchived INTEGER NOT NULL, lastInteractionRowId INTEGER NOT NULL,
  messageDraft TEXT, contactPhoneNumber TEXT, contactUUID TEXT, groupModel BLOB);
CREATE TABLE model_TSInteraction (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, recordType INTEGER NOT NULL,
  uniqueId TEXT NOT NULL, receivedAtTimestamp INTEGER NOT NULL, timestamp INTEGER NOT NULL,
  uniqueThreadId TEXT NOT NULL, authorPhoneNumber TEXT, authorUUID TEXT, body TEXT, callType INTEGER,
  customMessage TEXT, errorType INTEGER, expiresInSeconds INTEGER, linkPreview BLOB, messageType INTEGER,
  quotedMessage BLOB, read INTEGER, serverTimestamp INTEGER, storedMessageState INTEGER, wasRemotelyDeleted BOOLEAN,
  offerType INTEGER, editState INTEGER);
CREATE TABLE model_SignalRecipient (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, recordType INTEGER NOT NULL,
  uniqueId TEXT NOT NULL, recipientPhoneNumber TEXT, recipientUUID TEXT, unregisteredAtTimestamp INTEGER, pni TEXT);
CREATE TABLE model_OWSUserProfile (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profileName TEXT,
  recipientPhoneNumber TEXT, recipientUUID TEXT, familyName TEXT, bio TEXT);
CREATE TABLE model_TSGroupMember (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, groupThreadId TEXT NOT NULL,
  phoneNumber TEXT, uuidString TEXT);
CREATE TABLE model_OWSReaction (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, emoji TEXT NOT NULL, reactorE164 TEXT,
  reactorUUID TEXT, receivedAtTimestamp INTEGER NOT NULL, sentAtTimestamp INTEGER NOT NULL, uniqueMessageId TEXT NOT NULL);
CREATE TABLE EditRecord (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, latestRevisionId INTEGER NOT NULL,
  pastRevisionId INTEGER NOT NULL);
CREATE TABLE CallRecord (id INTEGER PRIMARY KEY NOT NULL, callId TEXT NOT NULL, interactionRowId INTEGER,
  threadRowId INTEGER, type INTEGER NOT NULL, direction INTEGER NOT NULL, status INTEGER NOT NULL,
  timestamp INTEGER NOT NULL, callEndedTimestamp INTEGER NOT NULL DEFAULT 0);
CREATE TABLE NicknameRecord (recipientRowID INTEGER PRIMARY KEY NOT NULL, givenName TEXT, familyName TEXT, note TEXT);`;

const newMedia = `
CREATE TABLE Attachment (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, mimeType TEXT NOT NULL,
  localRelativeFilePath TEXT);
CREATE TABLE MessageAttachmentReference (ownerType INTEGER NOT NULL, ownerRowId INTEGER NOT NULL,
  attachmentRowId INTEGER NOT NULL, caption TEXT, sourceFilename TEXT, sourceUnencryptedByteCount INTEGER);`;

const oldMedia = `
CREATE TABLE model_TSAttachment (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, uniqueId TEXT NOT NULL,
  albumMessageId TEXT, byteCount INTEGER NOT NULL, caption TEXT, contentType TEXT NOT NULL, sourceFilename TEXT,
  creationTimestamp DOUBLE, localRelativeFilePath TEXT);`;

function interaction(id: number, recordType: number, at: number, more: Row): Row {
  const time = signalMs + at * 1000;
  return {
    id,
    recordType,
    uniqueId: `M${id}`,
    receivedAtTimestamp: time + 500,
    timestamp: time,
    uniqueThreadId: "T1",
    ...more,
  };
}

const interactions: readonly Row[] = [
  interaction(1, 19, 0, {
    authorUUID: anaAci,
    body: "see https://1.example.org/",
    linkPreview: archivedObject("SignalServiceKit.OWSLinkPreview", { urlString: "https://1.example.org/a" }),
    read: 1,
    serverTimestamp: signalMs + 10,
  }),
  interaction(2, 21, 1, {
    body: "second",
    quotedMessage: archivedObject("TSQuotedMessage", { timestamp: signalMs, body: "see https://1.example.org/" }),
    storedMessageState: 4,
    editState: 1,
  }),
  interaction(3, 19, 2, { uniqueThreadId: `g${groupId}=`, authorUUID: boAci, wasRemotelyDeleted: 1 }),
  interaction(4, 20, 3, { callType: 3, offerType: 1 }),
  interaction(5, 65, 4, { uniqueThreadId: `g${groupId}=` }),
  interaction(6, 9, 5, { errorType: 7 }),
  interaction(7, 10, 6, { messageType: 5, customMessage: "one day" }),
  interaction(8, 21, 0, { body: "first", editState: 2 }),
];

/** As Signal has it since 2024, or before. */
export function signalContent(media: "new" | "old"): DatabaseContent {
  const attachments = [
    { name: "Attachment", rows: [{ id: 1, mimeType: "image/jpeg", localRelativeFilePath: "ab/photo" }] },
    {
      name: "MessageAttachmentReference",
      rows: [
        {
          ownerType: 0,
          ownerRowId: 1,
          attachmentRowId: 1,
          caption: "us",
          sourceFilename: "us.jpg",
          sourceUnencryptedByteCount: 900,
        },
        { ownerType: 0, ownerRowId: 3, attachmentRowId: 1 },
        { ownerType: 2, ownerRowId: 1, attachmentRowId: 1 },
      ],
    },
  ];
  const older = [
    {
      name: "model_TSAttachment",
      rows: [1, 2, 3].map((id) => ({
        id,
        uniqueId: `A${id}`,
        albumMessageId: `M${id}`,
        byteCount: 900,
        contentType: "image/jpeg",
        creationTimestamp: sampleTime,
        localRelativeFilePath: `ab/${id}`,
        ...(id === 1 ? { sourceFilename: "us.jpg", caption: "us" } : {}),
      })),
    },
  ];
  return {
    schema: schema + (media === "new" ? newMedia : oldMedia),
    tables: [
      {
        name: "model_TSThread",
        rows: [
          {
            id: 1,
            recordType: 27,
            uniqueId: "T1",
            creationDate: sampleTime - 5,
            isArchived: 0,
            lastInteractionRowId: 7,
            messageDraft: "not sent",
            contactUUID: anaAci,
          },
          {
            id: 2,
            recordType: 26,
            uniqueId: `g${groupId}=`,
            creationDate: sampleTime,
            isArchived: 1,
            lastInteractionRowId: 5,
            groupModel: archivedObject("TSGroupModelV2", { groupName: "Neighbours" }),
          },
        ],
      },
      { name: "model_TSInteraction", rows: interactions },
      {
        name: "model_SignalRecipient",
        rows: [
          { id: 1, recordType: 31, uniqueId: "R1", recipientPhoneNumber: "+34600111222", recipientUUID: anaAci },
          { id: 2, recordType: 31, uniqueId: "R2", recipientUUID: boAci, unregisteredAtTimestamp: signalMs },
          { id: 3, recordType: 31, uniqueId: "R3", recipientPhoneNumber: "+34600111333", pni: "PNI:1" },
        ],
      },
      {
        name: "model_OWSUserProfile",
        rows: [
          { id: 1, profileName: "Ana Profile", recipientUUID: anaAci, bio: "busy" },
          { id: 2, profileName: "Bo", familyName: "Berg", recipientUUID: boAci },
        ],
      },
      {
        name: "model_TSGroupMember",
        rows: [
          { id: 1, groupThreadId: `g${groupId}=`, uuidString: boAci },
          { id: 2, groupThreadId: `g${groupId}=`, uuidString: anaAci },
        ],
      },
      {
        name: "model_OWSReaction",
        rows: [
          {
            id: 1,
            emoji: "👍",
            reactorUUID: anaAci,
            receivedAtTimestamp: signalMs + 3000,
            sentAtTimestamp: signalMs + 2500,
            uniqueMessageId: "M2",
          },
        ],
      },
      { name: "EditRecord", rows: [{ id: 1, latestRevisionId: 2, pastRevisionId: 8 }] },
      {
        name: "CallRecord",
        rows: [
          {
            id: 1,
            callId: "1",
            interactionRowId: 5,
            threadRowId: 2,
            type: 2,
            direction: 1,
            status: 6,
            timestamp: signalMs + 4000,
            callEndedTimestamp: signalMs + 64_000,
          },
        ],
      },
      {
        name: "NicknameRecord",
        rows: [{ recipientRowID: 1, givenName: "Ana", familyName: "Roca", note: "neighbour" }],
      },
      ...(media === "new" ? attachments : older),
    ],
  };
}

export function signalSample(): FileSample {
  return { kind: "ios_backup", path: signalPath, bytes: writeDatabase(signalContent("new")) };
}
