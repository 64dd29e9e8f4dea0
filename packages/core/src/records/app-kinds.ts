import { boolean, integer, number, text, texts, time } from "./fields.ts";

/** Kinds of record that tell of applications and what they may do. */
export const appKinds = {
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
} as const;
