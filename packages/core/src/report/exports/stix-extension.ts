import { toolUuid } from "./identifier.ts";
import type { StixObject } from "./stix-observables.ts";

export const extensionId = `extension-definition--${toolUuid("stix", "phone records", "1")}`;

/**
 * STIX 2.1 has no object for a message, a call or another record of a phone. These three say what the phone has, where
 * it lies in its evidence, and which standard objects it names.
 */
export type PhoneRecordType = "phone-message" | "phone-call" | "phone-record";

const provenance = {
  record_kind: { type: "string", description: "Kind of record in Sillage's vocabulary." },
  recorded: { type: "string", format: "date-time", description: "The record's own main time, UTC." },
  recorded_local: {
    type: "string",
    description: "Instead: the phone's clock in a zone that the evidence does not tell.",
  },
  time_basis: {
    enum: ["utc", "device_zone_known", "device_local"],
    description: "How the time is known; device_local: see recorded_local.",
  },
  artifact: { type: "string", description: "What of the phone it comes from." },
  phone_ref: { type: "string", description: "The identity that stands for the phone." },
  source_file: { type: "string", description: "The evidence's name of the file." },
  source_sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
  locator: { type: "string", description: "Where in the file the record lies, as JSON." },
  observable_refs: { type: "array", items: { type: "string" }, description: "Standard objects that it names." },
};
const text = { type: "string" };
const common = { ...provenance, direction: text, service: text };

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Records of a phone",
  description: "ID contributing properties: artifact, locator, phone_ref, record_kind, source_file, source_sha256.",
  oneOf: [
    {
      properties: {
        type: { const: "phone-message" },
        ...common,
        conversation: text,
        sender: text,
        recipient: text,
        subject: text,
        body: text,
        message_id: text,
        deleted: { type: "boolean", description: "Marked as deleted." },
      },
    },
    {
      properties: {
        type: { const: "phone-call" },
        ...common,
        contact: text,
        participants: { type: "array", items: text },
        duration: { type: "number", description: "Seconds." },
        answered: { type: "boolean" },
      },
    },
    {
      properties: {
        type: { const: "phone-record" },
        ...provenance,
        values: { type: "object", description: "The record's fields by their names." },
      },
    },
  ],
};

/** The extension's definition; `created` is the day of its first version and never changes. */
export function extensionDefinition(createdBy: string): StixObject {
  return {
    type: "extension-definition",
    spec_version: "2.1",
    id: extensionId,
    created_by_ref: createdBy,
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
    name: "Records of a phone",
    description: "Cyber observables for messages, calls and other records that a phone keeps, with where they lie.",
    schema: JSON.stringify(schema),
    version: "1.0.0",
    extension_types: ["new-sco"],
  };
}
