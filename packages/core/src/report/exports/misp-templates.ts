/**
 * The object templates that an export uses (MISP/misp-objects, CC0): their ids and versions, and the attribute type of
 * each relation. A test holds them to the published definitions.
 */
export interface MispTemplate {
  readonly name: string;
  readonly uuid: string;
  readonly version: string;
  readonly metaCategory: string;
  readonly description: string;
  readonly relations: Readonly<Record<string, MispType>>;
}

/** Attribute types with the category that MISP gives them by default (describeTypes). */
export const mispTypes = {
  domain: "Network activity",
  hostname: "Network activity",
  "ip-dst": "Network activity",
  url: "Network activity",
  "email-src": "Payload delivery",
  filename: "Payload delivery",
  md5: "Payload delivery",
  sha1: "Payload delivery",
  sha256: "Payload delivery",
  "mobile-application-id": "Payload delivery",
  "x509-fingerprint-md5": "Network activity",
  "x509-fingerprint-sha1": "Network activity",
  "x509-fingerprint-sha256": "Network activity",
  "phone-number": "Person",
  "size-in-bytes": "Other",
  datetime: "Other",
  float: "Other",
  text: "Other",
} as const;
export type MispType = keyof typeof mispTypes;

export const mispTemplates = {
  annotation: {
    name: "annotation",
    uuid: "5d8dc046-15a1-4ca3-a09f-ed4ede7c4487",
    version: "3",
    metaCategory: "misc",
    description:
      "An annotation object allowing analysts to add annotations, comments, executive summary to a MISP event, objects or attributes.",
    relations: {
      text: "text",
      type: "text",
      format: "text",
      "creation-date": "datetime",
    },
  },
  device: {
    name: "device",
    uuid: "0c64b41a-e583-4f4d-ac92-d484163b9e52",
    version: "10",
    metaCategory: "misc",
    description: "An object to define a device",
    relations: {
      name: "text",
      "device-type": "text",
      OS: "text",
      version: "text",
      perspective: "text",
      description: "text",
    },
  },
  sms: {
    name: "short-message-service",
    uuid: "4851a3dc-e1a6-43ac-9d97-f0d13a099fd2",
    version: "4",
    metaCategory: "misc",
    description:
      "Short Message Service (SMS) object template describing one or more SMS message. Restriction of the initial format 3GPP 23.038 GSM character set doesn't apply.",
    relations: {
      body: "text",
      from: "phone-number",
      to: "phone-number",
      "sent-date": "datetime",
      "received-date": "datetime",
    },
  },
  instantMessage: {
    name: "instant-message",
    uuid: "5fa51a24-f40f-4696-a77e-d31e26bab5fc",
    version: "3",
    metaCategory: "misc",
    description: "Instant Message (IM) object template describing one or more IM message.",
    relations: {
      body: "text",
      subject: "text",
      "app-used": "text",
      "from-user": "text",
      "to-user": "text",
      "sent-date": "datetime",
      "received-date": "datetime",
    },
  },
  call: {
    name: "ftm-Call",
    uuid: "4ad4661a-59bb-4171-a47b-18d9e7b6d6d7",
    version: "2",
    metaCategory: "followthemoney",
    description: "Phone call object template including the call and all associated meta-data.",
    relations: {
      callerNumber: "phone-number",
      receiverNumber: "phone-number",
      date: "text",
      duration: "float",
      summary: "text",
    },
  },
  url: {
    name: "url",
    uuid: "60efb77b-40b5-4c46-871b-ed1ed999fce5",
    version: "10",
    metaCategory: "network",
    description:
      "url object describes an url along with its normalized field (like extracted using faup parsing library) and its metadata.",
    relations: {
      url: "url",
      domain: "domain",
      "first-seen": "datetime",
      "last-seen": "datetime",
      text: "text",
    },
  },
  domainIp: {
    name: "domain-ip",
    uuid: "43b3b146-77eb-4931-b4cc-b66c60f28734",
    version: "11",
    metaCategory: "network",
    description: "A domain/hostname and IP address seen as a tuple in a specific time frame.",
    relations: {
      hostname: "hostname",
      ip: "ip-dst",
      "first-seen": "datetime",
      text: "text",
    },
  },
  file: {
    name: "file",
    uuid: "688c46fb-5edb-40a3-8273-1af7923e2215",
    version: "25",
    metaCategory: "file",
    description: "File object describing a file with meta-information",
    relations: {
      filename: "filename",
      fullpath: "text",
      md5: "md5",
      sha1: "sha1",
      sha256: "sha256",
      "size-in-bytes": "size-in-bytes",
      "creation-time": "datetime",
      "modification-time": "datetime",
    },
  },
  process: {
    name: "process",
    uuid: "02aeef94-ac23-455c-addb-731757ceafb5",
    version: "10",
    metaCategory: "misc",
    description: "Object describing a system process.",
    relations: {
      name: "text",
      image: "filename",
      pid: "text",
      "start-time": "datetime",
      "user-process": "text",
    },
  },
  androidApp: {
    name: "android-app",
    uuid: "92836f23-4730-4eae-82ac-9f00d5299735",
    version: "2",
    metaCategory: "file",
    description: "Indicators related to an Android app",
    relations: {
      appid: "text",
      name: "text",
      sha256: "sha256",
      certificate: "sha1",
      "certificate-sha256": "sha256",
    },
  },
  event: {
    name: "timesketch_message",
    uuid: "ef27fb19-7e71-43e0-b6f6-6f03ab67666f",
    version: "1",
    metaCategory: "misc",
    description: "A timesketch message entry.",
    relations: {
      datetime: "datetime",
      message: "text",
    },
  },
} as const satisfies Record<string, MispTemplate>;
