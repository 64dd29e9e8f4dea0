import { boolean, integer, number, text, texts, time } from "./fields.ts";

const traffic = {
  wifi_in: integer("Received over Wi-Fi, bytes"),
  wifi_out: integer("Sent over Wi-Fi, bytes"),
  wwan_in: integer("Received over mobile data, bytes"),
  wwan_out: integer("Sent over mobile data, bytes"),
};

/** Kinds of record that tell of programs that ran. */
export const processKinds = {
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
} as const;
