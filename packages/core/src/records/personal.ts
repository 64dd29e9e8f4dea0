import type { RecordKind } from "./kinds.ts";

/**
 * Which fields hold what tells of a person: declared once, for masking. `contact`: a name, a number or an address, as
 * its value shows. A field that is not named here is not masked whole; what is known to be personal is still masked
 * wherever it occurs in it.
 */
export type Personal = "name" | "number" | "email" | "text" | "place" | "contact";

export const personalFields: Partial<Readonly<Record<RecordKind, Readonly<Record<string, Personal>>>>> = {
  message: {
    thread: "contact",
    sender: "contact",
    recipient: "contact",
    participants: "contact",
    sender_name: "name",
    text: "text",
    subject: "text",
    earlier_texts: "text",
    reaction: "text",
    attachment_names: "text",
  },
  attachment: { sender: "contact" },
  conversation: { thread: "contact", name: "name", contact: "contact" },
  call: { contact: "contact", participants: "contact", location: "place" },
  contact: { name: "name", contact: "contact", label: "text", organization: "name" },
  web_visit: { title: "text" },
  web_trace: { title: "text" },
  identity_lookup: { contact: "contact" },
  interaction: {
    sender: "contact",
    sender_name: "name",
    recipients: "contact",
    recipient_names: "name",
    thread: "contact",
  },
  calendar_event: { title: "text", description: "text", organizer: "contact", location: "place" },
  adb_key: { host: "name" },
  device: { name: "name", serial: "number", imei: "number", device_id: "number", phone_number: "number" },
  place: {
    latitude: "place",
    longitude: "place",
    altitude: "place",
    end_latitude: "place",
    end_longitude: "place",
    name: "place",
    address: "place",
    device: "name",
  },
  search: { query: "text" },
  notification: { title: "text", subtitle: "text", text: "text" },
  account: { account: "contact", name: "name" },
  sign_in: { account: "contact", location: "place", country: "place", device: "name" },
  other_device: { name: "name", device_id: "number", country: "place" },
  wifi_network: { ssid: "place", bssid: "place" },
  photo: { latitude: "place", longitude: "place", device: "name" },
  note: { title: "text", text: "text", account: "contact" },
  task: { title: "text", description: "text", list: "text" },
};
