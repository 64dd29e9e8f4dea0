import type { RecordDraft } from "../../records/kinds.ts";
import { isObject, JsonFields } from "../android/json-fields.ts";
import { defineArtifact } from "../artifact.ts";
import { exportValues } from "./json-export.ts";
import { telegramCall, telegramMessage } from "./telegram-message.ts";

/**
 * What Telegram Desktop exports: chats, contacts, and the sessions that are signed in to the account. Those show who else
 * reads it. An export of one chat is that chat's object at the top.
 */
export const telegramExport = defineArtifact({
  id: "account.telegram",
  title: "Export of Telegram",
  platform: "account",
  versions: "Telegram Desktop, machine-readable JSON",
  where: { account_export: ["**/*.json"] },
  shapes: ["telegram"],
  kinds: ["account", "sign_in", "contact", "message", "call", "conversation"],
  timeBasis: "utc",
  reach: "everything the account still has; sessions until they are ended",
  references: ["telegramdesktop/tdesktop: export_output_json.cpp"],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender_name" },
  async *read(input) {
    const chats = new Chats();
    for (const { path, value, locator } of exportValues(await input.open(), input, wanted)) {
      const [first] = path;
      const fields = isObject(value) ? new JsonFields(value, locator, input) : undefined;
      if (path.at(-2) === "messages") {
        if (fields) yield* chats.message(path, fields);
        else input.problem("value", "a message is not an object", locator);
      } else if (first === "chats" || first === "left_chats" || path.length === 1) {
        if (fields && first === "personal_information") yield chats.owner(fields);
        else yield* chats.about(path, value);
      } else if (fields) {
        yield entry(String(first), fields);
      } else {
        input.problem("value", "an entry is not an object", locator);
      }
    }
    yield* chats.end();
  },
});

const ofChat = ["name", "type", "id"];
const wanted = [
  ["personal_information"],
  ["contacts", "list", "*"],
  ["frequent_contacts", "list", "*"],
  ["sessions", "list", "*"],
  ["web_sessions", "list", "*"],
  ...["chats", "left_chats"].flatMap((list) => [
    ...ofChat.map((name) => [list, "list", "*", name]),
    [list, "list", "*", "messages", "*"],
  ]),
  ...ofChat.map((name) => [name]),
  ["messages", "*"],
];

/** The chat that is being read, and whose account it is. */
class Chats {
  #at = "";
  #name: string | null = null;
  #type: string | null = null;
  #id = "";
  #count = 0;
  #owner: string | undefined;
  #locator: RecordDraft["locator"] = { key: "chats" };

  owner(fields: JsonFields): RecordDraft {
    const id = fields.raw("user_id");
    if (typeof id === "number") this.#owner = `user${id}`;
    return {
      kind: "account",
      locator: fields.locator,
      service: "Telegram",
      account: fields.text("phone_number") ?? fields.text("username"),
      name: [fields.text("first_name"), fields.text("last_name")].filter(Boolean).join(" ") || null,
      details: fields.details(new Set(["phone_number", "first_name", "last_name"])),
    };
  }

  /** Name, kind or number of a chat: written before its messages. */
  *about(path: readonly (string | number)[], value: unknown): Generator<RecordDraft> {
    yield* this.#moveTo(path.slice(0, -1).join("/"));
    const text = typeof value === "string" || typeof value === "number" ? String(value) : null;
    if (path.at(-1) === "name") this.#name = text;
    if (path.at(-1) === "type") this.#type = text;
    if (path.at(-1) === "id") this.#id = text ?? "";
  }

  *message(path: readonly (string | number)[], fields: JsonFields): Generator<RecordDraft> {
    yield* this.#moveTo(path.slice(0, -2).join("/"));
    if (this.#count++ === 0) this.#locator = fields.locator;
    const chat = { thread: this.#thread, owner: this.#owner };
    yield fields.raw("action") === "phone_call" ? telegramCall(fields, chat) : telegramMessage(fields, chat);
  }

  *end(): Generator<RecordDraft> {
    if (this.#count === 0 && this.#name === null) return;
    yield {
      kind: "conversation",
      locator: this.#locator,
      service: "Telegram",
      thread: this.#thread,
      name: this.#name,
      message_count: this.#count,
      details: { type: this.#type },
    };
  }

  get #thread(): string {
    return this.#id || (this.#name ?? "chat");
  }

  *#moveTo(place: string): Generator<RecordDraft> {
    if (place === this.#at) return;
    yield* this.end();
    this.#at = place;
    this.#name = null;
    this.#type = null;
    this.#id = "";
    this.#count = 0;
    this.#locator = { key: place };
  }
}

function entry(list: string, fields: JsonFields): RecordDraft {
  if (list === "sessions" || list === "web_sessions") return session(list, fields);
  return {
    kind: "contact",
    time: fields.time("date_unixtime", "unix_s"),
    locator: fields.locator,
    name: [fields.text("first_name"), fields.text("last_name"), fields.text("name")].filter(Boolean).join(" ") || null,
    contact: fields.text("phone_number"),
    service: "Telegram",
    details: { list, ...fields.details(new Set(["first_name", "last_name", "phone_number", "name"])) },
  };
}

const sessionTaken = new Set([
  "last_active",
  "last_active_unixtime",
  "last_ip",
  "last_country",
  "last_region",
  "device_model",
]);

function session(list: string, fields: JsonFields): RecordDraft {
  const program = [fields.text("application_name"), fields.text("application_version")];
  return {
    kind: "sign_in",
    time: fields.time("created_unixtime", "unix_s"),
    end: fields.time("last_active_unixtime", "unix_s"),
    locator: fields.locator,
    service: "Telegram",
    event: list === "sessions" ? "session" : "web_session",
    ip: fields.text("last_ip"),
    user_agent: (list === "sessions" ? program.filter(Boolean).join(" ") : fields.text("browser")) || null,
    device: fields.text("device_model") ?? fields.text("platform"),
    country: fields.text("last_country"),
    location: fields.text("last_region"),
    details: fields.details(sessionTaken),
  };
}
