import type { TimeBasis } from "../formats/time.ts";
import { boolean, type Field, type FieldType, integer, number, text, texts, time } from "./fields.ts";
import { lifeKinds } from "./life-kinds.ts";

export type { Field, FieldType, ObservableType } from "./fields.ts";

/**
 * The common vocabulary: what kinds of record there are, and their fields. Field names follow STIX 2.1 and CASE where
 * those have one. The same field name has the same type everywhere; a test holds this file to it.
 *
 * A field's `observes` says what can be looked up in indicators: the matcher and the observables come from it.
 */

const traffic = {
  wifi_in: integer("Received over Wi-Fi, bytes"),
  wifi_out: integer("Sent over Wi-Fi, bytes"),
  wwan_in: integer("Received over mobile data, bytes"),
  wwan_out: integer("Sent over mobile data, bytes"),
};

export const recordKinds = {
  message: {
    title: "Message",
    fields: {
      direction: text("Direction: incoming, outgoing or unknown"),
      service: text("Service"),
      thread: text("Conversation"),
      sender: text("From", "email"),
      recipient: text("To", "email"),
      text: text("Text", "free_text"),
      subject: text("Subject", "free_text"),
      urls: texts("Links stored beside the text", "url"),
      read_time: time("Read"),
      message_id: text("Message id"),
      deleted: boolean("Marked as deleted"),
      participants: texts("Participants", "email"),
      sender_name: text("Name of sender"),
      reply_to: text("Id of the message that it answers"),
      reaction: text("Reaction: what was added to another message"),
      reaction_to: text("Id of the message that it reacts to"),
      edited: time("Last edited"),
      earlier_texts: texts("Texts before it was edited", "free_text"),
      retracted: boolean("Taken back by its sender"),
      delivered: time("Delivered"),
      attachment_names: texts("Attachments"),
    },
  },
  attachment: {
    title: "Attachment",
    fields: {
      direction: text("Direction: incoming, outgoing or unknown"),
      service: text("Service"),
      sender: text("From", "email"),
      path: text("Path", "file_path"),
      name: text("Name", "file_name"),
      mime_type: text("MIME type"),
      size: integer("Size, bytes"),
      created: time("Created"),
      message_id: text("Message id"),
    },
  },
  conversation: {
    title: "Conversation",
    fields: {
      thread: text("Conversation"),
      name: text("Name"),
      service: text("Service"),
      contact: text("Contact", "email"),
      message_count: integer("Messages"),
      archived: boolean("Archived"),
      removed: boolean("Removed"),
      created: time("Created"),
    },
  },
  call: {
    title: "Call",
    fields: {
      direction: text("Direction: incoming, outgoing or unknown"),
      service: text("Service"),
      contact: text("Other party", "email"),
      participants: texts("Participants", "email"),
      duration: number("Duration, seconds"),
      location: text("Place named by the phone"),
      answered: boolean("Answered"),
    },
  },
  contact: {
    title: "Contact",
    fields: {
      name: text("Name"),
      contact: text("Number or address", "email"),
      label: text("Label"),
      organization: text("Organisation"),
      service: text("Service"),
      created: time("Created"),
      modified: time("Modified"),
    },
  },
  web_visit: {
    title: "Web visit",
    fields: {
      url: text("URL", "url"),
      title: text("Title"),
      application: text("Browser"),
      visit_id: integer("Visit"),
      redirect_source: integer("Redirected from visit"),
      redirect_destination: integer("Redirected to visit"),
      from_other_device: boolean("Synchronised from another device"),
      profile: text("Browser profile"),
    },
  },
  web_trace: {
    title: "Trace of a web page",
    fields: {
      trace: text(
        "Kind of trace: favicon, tab, session, storage, cache, statistics, redirect, shortcut, bookmark, reading list, link in a note, use",
      ),
      url: text("URL", "url"),
      related_urls: texts("Related URLs", "url"),
      title: text("Title"),
      application: text("Application"),
      user_interaction: boolean("The user interacted with the page"),
    },
  },
  process_activity: {
    title: "Process activity",
    fields: {
      process: text("Process", "process_name"),
      app_id: text("Application", "app_id"),
      process_id: integer("Process row or pid"),
      first_seen: time("First seen"),
      last_seen: time("Last seen"),
      ...traffic,
    },
  },
  dns_lookup: {
    title: "Host name looked up",
    fields: {
      host: text("Host", "host"),
      ips: texts("Addresses", "ip"),
      app_id: text("Application", "app_id"),
      event_id: integer("Number of the event"),
    },
  },
  connection: {
    title: "Network connection",
    fields: {
      host: text("Host", "host"),
      ip: text("Address", "ip"),
      port: integer("Port"),
      local_ip: text("Address of the phone"),
      local_port: integer("Port of the phone"),
      state: text("State"),
      process: text("Process", "process_name"),
      app_id: text("Application", "app_id"),
      uid: integer("User id of the system"),
      event_id: integer("Number of the event"),
    },
  },
  usb_event: {
    title: "USB device",
    fields: {
      event: text("Event"),
      path: text("Path", "file_path"),
      vendor_id: integer("Number of the maker"),
      product_id: integer("Number of the product"),
      manufacturer: text("Maker"),
      name: text("Name"),
      classes: texts("Classes of device: class/subclass/protocol"),
    },
  },
  phone_user: {
    title: "User or profile of the phone",
    fields: {
      user_id: integer("Number of the user"),
      name: text("Name"),
      user_type: text("Kind of user"),
      state: text("State"),
      created: time("Created"),
      last_seen: time("Last seen"),
    },
  },
  security_event: {
    title: "Entry of the security log",
    fields: {
      event: text("Event"),
      process: text("Process", "process_name"),
      app_id: text("Application", "app_id"),
      app_ids: texts("Applications named", "app_id"),
      path: text("Path", "file_path"),
      paths: texts("Files named", "file_path"),
      shell_command: text("Command given to the shell", "free_text"),
      subject: text("Subject", "free_text"),
      hashes: texts("Hashes of its files", "hash"),
      success: boolean("Succeeded"),
      uid: integer("User id of the system"),
      pid: integer("Process id"),
      event_id: integer("Number of the event"),
    },
  },
  mount: {
    title: "Mounted file system",
    fields: {
      path: text("Mounted at", "file_path"),
      device: text("Device", "file_path"),
      filesystem: text("File system"),
      options: texts("Options"),
      writable: boolean("Writable"),
    },
  },
  shutdown_delay: {
    title: "Process that delayed a shutdown",
    fields: {
      path: text("Path", "file_path"),
      process: text("Process", "process_name"),
      pid: integer("Process id"),
      delay: number("Delay, seconds"),
      times_delayed: integer("Times delayed"),
    },
  },
  file: {
    title: "File",
    fields: {
      path: text("Path", "file_path"),
      name: text("Name, where the path does not end in it", "file_name"),
      hosts: texts("Hosts named in the path", "host"),
      domain: text("Domain"),
      size: integer("Size, bytes"),
      mode: text("Mode"),
      owner: integer("Owner"),
      group: integer("Group"),
      created: time("Created"),
      modified: time("Modified"),
      changed: time("Status changed"),
      accessed: time("Accessed"),
      hashes: texts("Hashes of the content", "hash"),
      context: text("Security context"),
    },
  },
  app: {
    title: "Application",
    fields: {
      app_id: text("Application", "app_id"),
      listed_as: text("Listed under another identifier", "app_id"),
      name: text("Name"),
      version: text("Version"),
      installer: text("Installed by"),
      developer: text("Developer"),
      installed: time("Installed or bought"),
      updated: time("Updated"),
      uid: integer("User id of the system"),
      system: boolean("Part of the system"),
      permissions: texts("Permissions granted"),
      icon_sha256: text("SHA-256 of its icon", "hash"),
      disabled: boolean("Disabled"),
      paths: texts("Files", "file_path"),
      hashes: texts("Hashes of its files", "hash"),
      certificate_hashes: texts("Hashes of its signing certificates", "certificate_hash"),
      requested_permissions: texts("Permissions that it asks for"),
    },
  },
  app_component: {
    title: "Component of an application",
    fields: {
      app_id: text("Application", "app_id"),
      component: text("Component"),
      component_type: text("Kind of component: activity, receiver, accessibility service, device admin, device owner"),
      action: text("Action that it answers"),
      state: text("State"),
    },
  },
  app_event: {
    title: "Event of an application",
    fields: {
      app_id: text("Application", "app_id"),
      event: text("Event"),
      component: text("Component"),
      version: text("Version"),
      installer: text("Installed by"),
      uid: integer("User id of the system"),
      duration: number("Duration, seconds"),
      end: time("End"),
    },
  },
  app_operation: {
    title: "Use of a permission",
    fields: {
      app_id: text("Application", "app_id"),
      operation: text("Operation"),
      decision: text("Decision"),
      outcome: text("Outcome: access or reject"),
      app_state: text("State of the application"),
      uid: integer("User id of the system"),
      duration: number("Duration, seconds"),
    },
  },
  permission: {
    title: "Permission",
    fields: {
      permission: text("Permission"),
      process: text("Client", "process_name"),
      client_type: text("Kind of client"),
      decision: text("Decision"),
      reason: text("Reason"),
      modified: time("Modified"),
    },
  },
  location_client: {
    title: "Program that used location",
    fields: {
      process: text("Client", "process_name"),
      app_id: text("Application", "app_id"),
      path: text("Bundle path", "file_path"),
      executable: text("Executable", "file_path"),
      registered: text("Registered", "file_path"),
    },
  },
  configuration_profile: {
    title: "Configuration profile",
    fields: {
      profile_id: text("Profile UUID", "profile_id"),
      name: text("Name"),
      payload_types: texts("Payload types"),
      organization: text("Organisation"),
      description: text("Description", "free_text"),
      installed: time("Installed"),
      removable: boolean("May be removed"),
    },
  },
  network_configuration: {
    title: "Network configuration",
    fields: {
      name: text("Name"),
      app_id: text("Application", "app_id"),
      settings: texts("Settings"),
      host: text("Host", "host"),
      enabled: boolean("Enabled"),
    },
  },
  profile_event: {
    title: "Configuration profile event",
    fields: {
      profile_id: text("Profile UUID", "profile_id"),
      operation: text("Operation"),
      process: text("Process", "process_name"),
    },
  },
  trusted_certificate: {
    title: "Certificate that the phone was told to trust",
    fields: {
      name: text("Name"),
      organization: text("Organisation"),
      certificate_hashes: texts("Hashes of the certificate", "certificate_hash"),
    },
  },
  provisioning_profile: {
    title: "Provisioning profile",
    fields: {
      name: text("Name"),
      profile_id: text("Profile UUID", "profile_id"),
      app_id: text("Application", "app_id"),
      organization: text("Organisation"),
      created: time("Created"),
      expires: time("Expires"),
      all_devices: boolean("For any device"),
      certificate_hashes: texts("Hashes of its signing certificates", "certificate_hash"),
    },
  },
  management: {
    title: "Management of the phone",
    fields: {
      organization: text("Organisation"),
      url: text("URL", "url"),
      supervised: boolean("Supervised"),
      removable: boolean("May be removed"),
    },
  },
  automation: {
    title: "Automation",
    fields: {
      title: text("Title"),
      event: text("Event"),
      enabled: boolean("Switched on"),
      asks: boolean("Asks before it runs"),
      notifies: boolean("Notifies when it runs"),
      actions: texts("Actions"),
      // Not asked about: the shortcut that is run is a record of its own, with the same links.
      related_urls: texts("Related URLs"),
    },
  },
  calendar_participant: {
    title: "Participant of a calendar entry",
    fields: {
      contact: text("Contact", "email"),
      name: text("Name"),
      title: text("Title"),
      has_identity: boolean("Its identity is there"),
    },
  },
  stored_file: {
    title: "File that differs from the list of files",
    fields: {
      name: text("Name"),
      difference: text("Difference: size, digest, unlisted"),
      stated: text("According to the list"),
      found: text("As found"),
    },
  },
  identity_lookup: {
    title: "Apple identity looked up",
    fields: {
      contact: text("Identity", "email"),
      service: text("Service"),
      status: integer("Status"),
      occurrences: integer("Occurrences"),
    },
  },
  interaction: {
    title: "Interaction with a person",
    fields: {
      direction: text("Direction: incoming, outgoing or unknown"),
      app_id: text("Application", "app_id"),
      sender: text("From", "email"),
      sender_name: text("Name of sender"),
      recipients: texts("To", "email"),
      recipient_names: texts("Names of recipients"),
      thread: text("Conversation"),
      end: time("End"),
      created: time("Created"),
      url: text("Content URL", "url"),
    },
  },
  calendar_event: {
    title: "Calendar entry",
    fields: {
      title: text("Title"),
      description: text("Description", "free_text"),
      end: time("End"),
      created: time("Created"),
      modified: time("Modified"),
      organizer: text("Organiser", "email"),
      url: text("URL", "url"),
      location: text("Place named by the phone"),
      all_day: boolean("All day"),
    },
  },
  database_operation: {
    title: "Statement run on a database",
    fields: {
      app_ids: texts("Applications named in the path or as owner", "app_id"),
      event: text("Event"),
      sql: text("Statement", "free_text"),
      path: text("Path", "file_path"),
      pid: integer("Process id"),
    },
  },
  running_process: {
    title: "Running process",
    fields: {
      process: text("Process", "process_name"),
      path: text("Path", "file_path"),
      pid: integer("Process id"),
      parent_pid: integer("Process id of its parent"),
      user: text("User"),
      uid: integer("User id of the system"),
      context: text("Security context"),
      named: text("Name on its command line", "process_name"),
      arguments: texts("Command line", "file_path"),
    },
  },
  crash: {
    title: "Crash",
    fields: {
      process: text("Process", "process_name"),
      thread: text("Thread", "process_name"),
      command: texts("Command line", "process_name"),
      path: text("Program", "file_path"),
      pid: integer("Process id"),
      uid: integer("User id of the system"),
      signal: text("Signal"),
      cause: text("Cause"),
      message: text("Message", "free_text"),
      app_id: text("Application", "app_id"),
      exception: text("Exception"),
      queue: text("Dispatch queue of the thread"),
      queues: texts("Dispatch queues of all threads"),
      os_version: text("System version"),
      build: text("Build"),
      incident: text("Incident number"),
    },
  },
  pairing: {
    title: "Computer asked to be trusted",
    fields: {
      host_id: text("Number that the computer gives itself"),
      system_buid: text("Number of the computer's system"),
      process: text("Process", "process_name"),
      outcome: text("Outcome"),
    },
  },
  adb_key: {
    title: "Key of a computer that may debug the phone",
    fields: {
      fingerprint: text("MD5 of the key"),
      host: text("Name that the computer gives itself"),
      key: text("Key"),
      source: text("Where it is listed: keystore, user_keys, acquisition"),
    },
  },
  system_property: {
    title: "System property",
    fields: { key: text("Property", "property_name"), value: text("Value") },
  },
  system_service: {
    title: "System service",
    fields: { name: text("Name"), interface: text("Interface") },
  },
  setting: {
    title: "Setting",
    fields: { key: text("Key"), value: text("Value"), namespace: text("Namespace") },
  },
  device: {
    title: "Device",
    fields: {
      name: text("Name"),
      model: text("Model"),
      os_version: text("System version"),
      build: text("Build"),
      serial: text("Serial number"),
      imei: text("IMEI"),
      device_id: text("Device identifier"),
      phone_number: text("Phone number"),
    },
  },
  os_version: {
    title: "System version seen",
    fields: { os_version: text("System version"), build: text("Build") },
  },
  log_event: {
    title: "Log entry",
    fields: {
      event: text("Event"),
      process: text("Process", "process_name"),
      text: text("Text", "free_text"),
      values: texts("Values", "process_name"),
      level: text("Level"),
      pid: integer("Process id"),
    },
  },
  ...lifeKinds,
} as const satisfies Record<string, { title: string; fields: Record<string, Field> }>;

export type RecordKind = keyof typeof recordKinds;

interface ValueOf {
  text: string;
  integer: number;
  number: number;
  boolean: boolean;
  time: number;
  texts: readonly string[];
}
type FieldsOf<K extends RecordKind> = {
  -readonly [F in keyof (typeof recordKinds)[K]["fields"]]?:
    | ((typeof recordKinds)[K]["fields"][F] extends { type: infer T extends FieldType } ? ValueOf[T] : never)
    | null
    | undefined;
};

/** Where in its file a record lies: enough for a stranger to find it again. */
export type Locator =
  | { readonly table: string; readonly rowid: number }
  | { readonly line: number }
  /** The line of one of the files that an artifact read together. */
  | { readonly file: string; readonly line: number }
  | { readonly offset: number; readonly length: number }
  /** A place in a property list or JSON document, keys and indexes joined by `/`. */
  | { readonly key: string }
  /** The name of the file or folder itself is the record. */
  | { readonly path: string };

export type DetailValue =
  | string
  | number
  | boolean
  | null
  | readonly DetailValue[]
  | { readonly [key: string]: DetailValue };

/** What an artifact yields: a kind, its main time, where it lies, its fields, and what else its source has. */
export type RecordDraft = {
  [K in RecordKind]: {
    readonly kind: K;
    /** Main time, microseconds since 1970; null or absent where the source gives none. */
    readonly time?: number | null;
    readonly locator: Locator;
    /** Of a row that is no longer live: where it was found. What is certain of it, the artifact says in `details`. */
    readonly recovered?: "wal" | "free_page";
    /** Everything the source says beyond the common fields, under the source's own names. */
    readonly details?: { readonly [key: string]: DetailValue };
  } & FieldsOf<K>;
}[RecordKind];

export type DraftOf<K extends RecordKind> = Extract<RecordDraft, { kind: K }>;

/** A record of an examination: a draft that knows where it comes from. */
export type SourcedRecord = RecordDraft & {
  readonly artifact: string;
  /** Evidence path. */
  readonly file: string;
  /** Index of the evidence in case.json. */
  readonly evidence: number;
  /** How its times are known. */
  readonly timeBasis: TimeBasis;
  /** SHA-256 of the file's content as read. */
  readonly sha256: string;
};
