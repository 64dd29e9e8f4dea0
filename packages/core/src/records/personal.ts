import { type Field, type RecordKind, recordKinds } from "./kinds.ts";

/**
 * Which fields hold what tells of a person: declared once, for masking. `contact`: a name, a number or an address, as
 * its value shows.
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
  calendar_participant: { contact: "contact", name: "contact", title: "text" },
  phone_user: { name: "name" },
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
  app_use: { device: "name" },
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

/**
 * Fields that tell of the phone and its programs, in every kind or in the kind before the point. What is known to be
 * personal is still masked wherever it occurs in them.
 */
const impersonal: ReadonlySet<string> = new Set(
  [
    "action actions activity app_id app_ids app_state application arguments build cause certificate_hashes classes",
    "client_type command component component_type connection context decision developer difference direction domain",
    "event exception executable filesystem fingerprint found hashes host host_id hosts icon_sha256 incident installer",
    "interface ip ips key level listed_as local_ip manufacturer message_id mime_type mode model named namespace",
    "operation options organization os_version outcome path paths payload_types permission permissions place_type",
    "process profile profile_id queue queues reaction_to reason referrer registered related_urls reply_to",
    "requested_permissions security service settings signal source sql state stated system_buid trace url urls",
    "user_agent user_type values version shell_command",
    "configuration_profile.description crash.message crash.thread log_event.text security_event.subject setting.value",
    "system_property.value running_process.user mount.device attachment.name usb_event.name file.name app.name",
    "configuration_profile.name network_configuration.name trusted_certificate.name provisioning_profile.name",
    "stored_file.name system_service.name photo.name automation.title app_use.device",
  ].flatMap((line) => line.split(" ")),
);

/** How a field is masked: a text that nobody has declared counts as personal. */
export function personalOf(kind: RecordKind, field: string): Personal | undefined {
  const found = personalFields[kind]?.[field];
  if (found !== undefined) return found;
  const { type }: Partial<Field> = fieldsOf(kind)[field] ?? {};
  const isText = type === "text" || type === "texts";
  return isText && !impersonal.has(field) && !impersonal.has(`${kind}.${field}`) ? "text" : undefined;
}

/** The personal fields of a kind that are not texts: those whose values are told apart. */
export function namedFields(
  kind: RecordKind,
): readonly (readonly [field: string, personal: Exclude<Personal, "text">])[] {
  return Object.keys(fieldsOf(kind)).flatMap((field) => {
    const personal = personalOf(kind, field);
    return personal === undefined || personal === "text" ? [] : [[field, personal] as const];
  });
}

function fieldsOf(kind: RecordKind): Readonly<Record<string, Field>> {
  return recordKinds[kind].fields;
}
