import { boolean, integer, text, texts, time } from "./fields.ts";

/** Kinds of record that tell of the phone, its files, its settings and who governs it. */
export const systemKinds = {
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
  stored_file: {
    title: "File that differs from the list of files",
    fields: {
      name: text("Name"),
      difference: text("Difference: size, digest, unlisted"),
      stated: text("According to the list"),
      found: text("As found"),
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
} as const;
