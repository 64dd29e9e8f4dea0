import { boolean, integer, text, texts } from "./fields.ts";

/** Kinds of record that tell of pages, hosts, connections and what was plugged in. */
export const networkKinds = {
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
} as const;
