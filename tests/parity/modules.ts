import { createHash } from "node:crypto";
import type { StoredRecord } from "../case-records.ts";
import type { PeerRecord } from "./peer.ts";

/**
 * How the peer's modules and their fields are called in Sillage. Both sides are brought to the same shape: the peer's
 * field names, its way of writing times, and nothing where a source says nothing.
 */
export interface PeerModule {
  readonly artifact: string;
  /** Which of the artifact's records, where the peer has several modules or shapes for them. */
  readonly where?: (record: StoredRecord) => boolean;
  /** Our record under the peer's field names: only these are compared. */
  readonly ours: (record: StoredRecord) => Shape;
  /** The peer's record, where a field of it has to be brought to a shape that both can have. */
  readonly peer?: (record: PeerRecord) => Shape;
  /** Fields of the peer that are not compared, and why. */
  readonly leftOut?: Readonly<Record<string, string>>;
}

export type Shape = Readonly<Record<string, unknown>>;

const sourceTime = "the source's number of the time beside it";

const seconds = (text: unknown) => String(text ?? "").slice(0, 19);

const row = ({ locator }: StoredRecord) => ("rowid" in locator ? locator.rowid : undefined);

const detail = (record: StoredRecord, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, record.details[name]]));

const traffic = ({ wifi_in, wifi_out, wwan_in, wwan_out }: StoredRecord) => ({ wifi_in, wifi_out, wwan_in, wwan_out });

/** Where a file of a backup lies on disk. */
function stored({ file }: StoredRecord): string {
  if (file.startsWith("private/")) return file;
  const id = createHash("sha1").update(file).digest("hex");
  return `${id.slice(0, 2)}/${id}`;
}

const visit = (record: StoredRecord) => ({
  id: record.details.item,
  url: record.url,
  visit_id: record.visit_id,
  isodate: time(record.time),
  redirect_source: record.redirect_source,
});

const usage = (artifact: string): PeerModule => ({
  artifact,
  ours: (record) => ({
    proc_name: record.process,
    bundle_id: record.app_id,
    // A live row whose process is gone knows only its own time and number.
    proc_id: record.details.has_process === false ? undefined : record.process_id,
    first_isodate: time(record.first_seen ?? record.time),
    isodate: time(record.last_seen ?? record.time),
    live_id: record.details.live_id,
    live_proc_id: record.details.live_proc_id,
    live_isodate: peerTime(record.details.live_time),
    ...traffic(record),
  }),
  peer: (record) => ({
    ...record,
    // Without a live row the peer repeats the process's own time.
    live_isodate: record.live_id === null ? undefined : record.live_isodate,
    // Of a row whose process is gone: the peer writes a sentence where the name would stand.
    ...(String(record.proc_name).startsWith("MANIPULATED") ? { proc_name: undefined, proc_id: undefined } : {}),
  }),
});

const webkitFolder = (storage: string): PeerModule => ({
  artifact: "ios.webkit_storage",
  where: (record) => record.details.storage === storage,
  ours: (record) => ({ url: record.url, folder: record.details.folder, isodate: time(record.time) }),
});

export const modules: Readonly<Record<string, readonly PeerModule[]>> = {
  analytics: [
    {
      artifact: "ios.analytics",
      ours: (record) => {
        const { table: _, ...details } = record.details;
        return { ...details, artifact: record.file.replace(/.*\//, ""), isodate: time(record.time) };
      },
    },
  ],
  analytics_ios_versions: [
    {
      artifact: "ios.analytics_os_versions",
      ours: (record) => ({ build: record.build, isodate: time(record.time) }),
      leftOut: { version: "the peer's table of builds names the minor version too; ours the system's number" },
    },
  ],
  applications: [
    {
      artifact: "ios.applications",
      ours: (record) => ({ ...record.details, icon_sha256: record.icon_sha256, isodate: time(record.time) }),
      leftOut: { name: "the key it is listed under", file_path: "our locator" },
    },
  ],
  backup_info: [
    {
      artifact: "ios.backup_info",
      ours: ({ details: { model_name: _, ...details } }) => ({
        ...details,
        "Last Backup Date": seconds(peerTime(details["Last Backup Date"])),
      }),
    },
  ],
  cache_files: [
    {
      artifact: "ios.cache_files",
      ours: (record) => ({
        ...detail(record, "entry_id", "version", "hash_value", "storage_policy"),
        url: record.url,
        isodate: seconds(time(record.time)),
      }),
      leftOut: { cache_file: "our locator" },
    },
  ],
  calendar: [
    {
      artifact: "ios.calendar",
      ours: (record) => {
        const participant = (record.details.organizer ?? {}) as Shape;
        return {
          ...detail(record, "action", "calendar_id", "created_by_id", "external_id", "external_mod_tag", "hidden"),
          ...detail(record, "organizer_id", "unique_identifier"),
          all_day: record.all_day,
          id: row(record),
          summary: record.title,
          description: record.description,
          start_date: time(record.time),
          end_date: time(record.end),
          creation_date: time(record.created),
          last_modified: time(record.modified),
          uuid: record.details.UUID,
          url: record.url,
          participant_email: record.organizer,
          participant_uuid: participant.UUID,
          participant_phone: participant.phone_number,
          participant_comment: participant.comment,
          participant_last_modified: peerTime(participant.last_modified),
        };
      },
    },
  ],
  calls: [
    {
      artifact: "ios.calls",
      ours: (record) => ({
        isodate: time(record.time),
        duration: record.duration,
        location: record.location,
        number: record.contact,
        provider: record.service,
      }),
    },
  ],
  chrome_favicon: [
    {
      artifact: "ios.chrome_favicons",
      ours: (record) => ({ url: record.url, icon_url: first(record.related_urls), isodate: time(record.time) }),
      leftOut: { timestamp: sourceTime },
    },
  ],
  chrome_history: [{ artifact: "ios.chrome_history", ours: visit, leftOut: { timestamp: sourceTime } }],
  configuration_profiles: [
    {
      artifact: "ios.configuration_profiles",
      ours: (record) => ({
        plist: { ...record.details, InstallDate: seconds(peerTime(record.details.InstallDate)) },
        install_date: time(record.installed),
        file_id: stored(record).slice(3),
      }),
      leftOut: { domain: "our file", relative_path: "our file" },
    },
  ],
  contacts: [
    {
      artifact: "ios.contacts",
      ours: (record) => ({
        value: record.contact,
        ...detail(record, "First", "Middle", "Last"),
        Organization: record.organization,
      }),
    },
  ],
  datausage: [usage("ios.datausage")],
  filesystem: [
    {
      artifact: "ios.filesystem",
      ours: (record) => ({ path: record.details.relative_path, modified: time(record.modified) }),
    },
  ],
  firefox_favicon: [
    {
      artifact: "ios.firefox_favicons",
      ours: (record) => ({
        ...detail(record, "width", "height", "type", "history_id"),
        id: row(record),
        url: first(record.related_urls),
        history_url: record.url,
        isodate: seconds(time(record.time)),
      }),
      peer: (record) => ({ ...record, isodate: seconds(record.isodate) }),
    },
  ],
  firefox_history: [
    {
      artifact: "ios.firefox_history",
      ours: (record) => ({
        id: record.visit_id,
        url: record.url,
        title: record.title,
        type: record.details.type,
        i1000000s_local: record.details.is_local,
        isodate: seconds(time(record.time)),
      }),
      // The peer drops the part of a second.
      peer: (record) => ({ ...record, isodate: seconds(record.isodate) }),
    },
  ],
  global_preferences: [
    {
      artifact: "ios.global_preferences",
      ours: (record) => ({ entry: record.key, value: peerTime(record.value) }),
      peer: ({ entry, value }) => ({ entry, value: typeof value === "object" ? JSON.stringify(value) : String(value) }),
    },
  ],
  id_status_cache: [
    {
      artifact: "ios.id_status_cache",
      ours: (record) => ({
        package: record.service,
        user: String(record.contact).replaceAll("\0", "\\x00"),
        idstatus: record.status,
        occurrences: record.occurrences,
        isodate: time(record.time),
      }),
    },
  ],
  interaction_c: [
    {
      artifact: "ios.interactions",
      ours: (record) => {
        const sender = (record.details.sender ?? {}) as Shape;
        const recipient = (first(record.details.recipients) ?? {}) as Shape;
        const attachment = (first(record.details.attachments) ?? {}) as Shape;
        const known = (record.details.whatsapp ?? {}) as Readonly<Record<string, Shape>>;
        const resolved = (who: string, id: unknown) => ({
          [`${who}_resolved_name`]: known[String(id)]?.name,
          [`${who}_resolved_phone_number`]: known[String(id)]?.phone_number,
        });
        return {
          ...resolved("sender", record.sender),
          ...resolved("recipient", recipient.ZIDENTIFIER),
          ...resolved("domain", record.thread),
          table_id: row(record),
          start_date: time(record.time),
          end_date: time(record.end),
          interactions_creation_date: time(record.created),
          bundle_id: record.app_id,
          direction: String(record.direction).toUpperCase(),
          domain_identifier: record.thread,
          recipient_count: record.details.ZRECIPIENTCOUNT,
          is_response: record.details.ZISRESPONSE,
          sender_identifier: record.sender,
          sender_display_name: record.sender_name,
          custom_id: sender.ZCUSTOMIDENTIFIER,
          incoming_recipient_count: sender.ZINCOMINGRECIPIENTCOUNT,
          incoming_sender_count: sender.ZINCOMINGSENDERCOUNT,
          outgoing_recipient_count: sender.ZOUTGOINGRECIPIENTCOUNT,
          contacts_creation_date: peerTime(sender.ZCREATIONDATE),
          first_incoming_sender_date: peerTime(sender.ZFIRSTINCOMINGSENDERDATE),
          last_incoming_sender_date: peerTime(sender.ZLASTINCOMINGSENDERDATE),
          recipient_identifier: recipient.ZIDENTIFIER,
          recipient_display_name: recipient.ZDISPLAYNAME,
          content: attachment.ZCONTENTTEXT,
          uti: attachment.ZUTI,
          size: attachment.ZSIZEINBYTES,
          attachment_content_url: attachment.ZCONTENTURL,
          attachment_id: hex(attachment.ZIDENTIFIER),
        };
      },
    },
  ],
  ios_version_history: [
    {
      artifact: "ios.os_version_history",
      ours: (record) => ({ os_version: record.details.os_version, isodate: time(record.time) }),
    },
  ],
  locationd_clients: [
    {
      artifact: "ios.locationd_clients",
      ours: (record) => ({ ...timesOf(record.details), package: record.process }),
    },
  ],
  manifest: [
    {
      artifact: "ios.manifest",
      ours: (record) => ({
        ...detail(record, "file_id", "flags", "relative_path"),
        domain: record.domain,
        created: time(record.created),
        modified: time(record.modified),
        status_changed: time(record.changed),
        mode: record.mode === undefined ? undefined : `0o${String(record.mode)}`,
        owner: record.owner,
        size: record.size,
      }),
    },
  ],
  netusage: [usage("ios.netusage")],
  os_analytics_ad_daily: [
    {
      artifact: "ios.osanalytics_addaily",
      ours: (record) => ({ package: record.process, ts: time(record.time), ...traffic(record) }),
    },
  ],
  profile_events: [
    {
      artifact: "ios.profile_events",
      ours: (record) => ({
        profile_id: record.profile_id,
        timestamp: time(record.time),
        operation: record.operation,
        process: record.process,
      }),
    },
  ],
  safari_browser_state: [
    {
      artifact: "ios.safari_tabs",
      ours: (record) => ({
        tab_title: record.title,
        tab_url: record.url,
        tab_visible_url: record.details.user_visible_url,
        last_viewed_timestamp: time(record.time),
        session_data: (record.details.session_data as Shape[]).map((entry) => ({
          entry_title: entry.original,
          entry_url: entry.url,
          data_length: entry.length,
        })),
        safari_browser_state_db: stored(record),
      }),
    },
  ],
  safari_favicon: [
    {
      artifact: "ios.safari_favicons",
      ours: (record) => ({
        url: record.url,
        icon_url: first(record.related_urls),
        type: record.details.type,
        isodate: time(record.time),
      }),
      leftOut: { timestamp: sourceTime, safari_favicon_db_path: "our file" },
    },
  ],
  safari_history: [
    {
      artifact: "ios.safari_history",
      ours: (record) => ({
        ...visit(record),
        redirect_destination: record.redirect_destination,
        safari_history_db: stored(record),
      }),
      leftOut: { timestamp: sourceTime },
    },
  ],
  shortcuts: [
    {
      artifact: "ios.shortcuts",
      ours: (record) => ({
        shortcut_id: row(record),
        shortcut_name: record.title,
        description: record.details.ZACTIONSDESCRIPTION,
        parsed_actions: record.details.parsed_actions,
        isodate: time(record.time),
        modified_date: peerTime(record.details.ZMODIFICATIONDATE),
      }),
      leftOut: { action_urls: "the peer's end in quotes and brackets of Python" },
    },
  ],
  shutdown_log: [
    {
      artifact: "ios.shutdown_log",
      ours: (record) => ({
        client: record.path,
        pid: String(record.pid),
        times_delayed: record.times_delayed,
        // The peer tells the sum so far; ours tells both.
        delay: record.details.summed_delays,
        isodate: time(record.time),
      }),
    },
  ],
  sms: [
    {
      artifact: "ios.sms",
      ours: (record) => ({
        ROWID: row(record),
        guid: record.message_id,
        text: record.text,
        subject: record.subject,
        service: record.service,
        phone_number: record.details.handle,
        direction: record.direction === "outgoing" ? "sent" : "received",
        isodate: seconds(time(record.time)),
        isodate_read: seconds(time(record.read_time)),
        ...detail(record, "account", "handle_id", "is_from_me", "is_read", "service_center", "country"),
      }),
      // The peer drops the part of a second of times in nanoseconds.
      peer: (record) => ({
        ...record,
        isodate: seconds(record.isodate),
        isodate_read: seconds(record.isodate_read),
      }),
      leftOut: {
        date: sourceTime,
        date_read: sourceTime,
        links: "found again in the text by every look-up",
        attributedBody: "read, not kept as bytes",
      },
    },
  ],
  sms_attachments: [
    {
      artifact: "ios.sms_attachments",
      ours: (record) => ({
        ...detail(record, "guid", "is_outgoing", "is_sticker", "has_user_info", "uti"),
        attachment_id: row(record),
        // The peer writes NULL for no name.
        filename: record.path ?? "NULL",
        transfer_name: record.name,
        mime_type: record.mime_type,
        total_bytes: record.size,
        service: record.service,
        phone_number: record.details.handle,
        direction: record.direction === "outgoing" ? "sent" : "received",
        isodate: time(record.time),
        start_date: peerTime(record.details.start_date),
      }),
      leftOut: { created_date: sourceTime, ROWID: "attachment_id again", user_info: "only whether there is any" },
    },
  ],
  tcc: [
    {
      artifact: "ios.tcc",
      ours: (record) => ({
        service: record.permission,
        client: record.process,
        client_type: record.client_type,
        auth_value: record.decision,
        auth_reason_desc: record.reason,
        last_modified: time(record.time),
      }),
    },
  ],
  webkit_indexeddb: [webkitFolder("indexed_db")],
  webkit_local_storage: [webkitFolder("local_storage")],
  webkit_safari_view_service: [webkitFolder("safari_view_service")],
  webkit_resource_load_statistics: [
    {
      artifact: "ios.webkit_statistics",
      ours: (record) => ({
        domain_id: row(record),
        registrable_domain: record.url,
        last_seen_isodate: time(record.time),
        had_user_interaction: record.user_interaction,
        most_recent_user_interaction_time_isodate: anyTime(record.details.most_recent_user_interaction),
        most_recent_web_push_interaction_time_isodate: anyTime(record.details.most_recent_web_push_interaction),
      }),
      leftOut: {
        last_seen: sourceTime,
        most_recent_user_interaction_time: sourceTime,
        most_recent_web_push_interaction_time: sourceTime,
        domain: "our file",
        path: "our file",
      },
    },
  ],
  webkit_session_resource_log: [
    {
      artifact: "ios.webkit_resource_log",
      ours: (record) => ({
        origin: record.url,
        user_interaction: record.user_interaction,
        last_seen: time(record.time),
        most_recent_interaction: anyTime(record.details.most_recent_user_interaction),
        ...Object.fromEntries(originLists.map((name) => [name, record.details[name]])),
      }),
      peer: (record) => ({
        ...record,
        ...Object.fromEntries(originLists.map((name) => [name, origins(record[name])])),
      }),
    },
  ],
  whatsapp: [
    {
      artifact: "ios.whatsapp",
      where: ({ kind }) => kind === "message",
      ours: (record) => {
        const item = (first(record.details.data_items) ?? {}) as Shape;
        const media = (first(record.details.media_items) ?? {}) as Shape;
        return {
          Z_PK: row(record),
          ZTEXT: record.text,
          isodate: time(record.time),
          ...detail(record, "ZCHATSESSION", "ZFROMJID", "ZTOJID", "ZISFROMME", "ZMESSAGETYPE"),
          ...Object.fromEntries(
            ["ZCONTENT1", "ZCONTENT2", "ZMATCHEDTEXT", "ZSUMMARY", "ZTITLE"].map((name) => [name, item[name]]),
          ),
          ZAUTHORNAME: media.ZAUTHORNAME,
          ZMEDIAURL: media.ZMEDIAURL,
        };
      },
      leftOut: { ZMESSAGEDATE: sourceTime, links: "found again in the text by every look-up" },
    },
    {
      artifact: "ios.whatsapp",
      where: ({ kind }) => kind === "conversation",
      ours: (record) => ({
        record_type: "chat_session",
        session_pk: row(record),
        contact_jid: record.thread,
        partner_name: record.name,
        session_type: record.details.ZSESSIONTYPE,
        archived: record.archived,
        removed: record.removed,
        message_counter: record.details.ZMESSAGECOUNTER,
        stored_message_count: record.message_count,
        last_message_date: time(record.time),
        group_creation_date: time(record.created),
        first_stored_message_date: peerTime(record.details.first_stored_message),
        last_stored_message_date: peerTime(record.details.last_stored_message),
        partner_resolved_phone_number: Object.values((record.details.lid ?? {}) as Shape)[0],
      }),
    },
    {
      artifact: "ios.whatsapp_lids",
      ours: (record) => ({
        record_type: "lid_phone_number_pair",
        lid: record.details.ZLID,
        phone_number: record.contact,
        pair_timestamp: time(record.time),
      }),
    },
  ],
  whatsapp_contacts: [
    {
      artifact: "ios.whatsapp_contacts",
      ours: (record) => ({
        row_pk: row(record),
        full_name: record.name,
        phone_number: record.contact,
        whatsapp_id: record.details.ZWHATSAPPID,
        lid: record.details.ZLID,
        about_text: record.details.ZABOUTTEXT,
        about_timestamp: peerTime(record.details.ZABOUTTIMESTAMP),
        about_expiration_timestamp: peerTime(record.details.ZABOUTEXPIRATIONTIMESTAMP),
        last_updated: time(record.modified),
        given_name: record.details.ZGIVENNAME,
        last_name: record.details.ZLASTNAME,
        user_name: record.details.ZUSERNAME,
        localized_phone_number: record.details.ZLOCALIZEDPHONENUMBER,
        disappearing_mode_duration: record.details.ZDISAPPEARINGMODEDURATION,
        disappearing_mode_timestamp: peerTime(record.details.ZDISAPPEARINGMODETIMESTAMP),
        disappearing_mode_label: record.details.disappearing_mode,
      }),
      leftOut: {
        disappearing_mode_is_on: "said by the label",
        phone_status: "kept under the source's own name",
        sync_policy: "kept under the source's own name",
      },
    },
  ],
};

const originLists = [
  "redirect_source",
  "redirect_destination",
  "subframe_under_origin",
  "subresource_under_origin",
] as const;

function origins(list: unknown): unknown[] {
  return (Array.isArray(list) ? list : []).map((entry: Shape) => entry.origin ?? entry.domain);
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

/** Microseconds since 1970 in the peer's way. */
function time(microseconds: unknown): string | undefined {
  if (typeof microseconds !== "number") return undefined;
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, "0");
  return `${new Date(milliseconds).toISOString().slice(0, -1).replace("T", " ")}${rest}`;
}

const isoPattern = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/;

/** An ISO time in the peer's way; anything else stays. */
function peerTime(text: unknown): unknown {
  const parts = typeof text === "string" ? isoPattern.exec(text) : null;
  return parts ? `${parts[1]} ${parts[2]}.${(parts[3] ?? "").padEnd(6, "0")}` : text;
}

function anyTime(value: unknown): unknown {
  return time(value) ?? peerTime(value);
}

function timesOf(values: Shape): Shape {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, peerTime(value)]));
}

function hex(base64: unknown): string | undefined {
  return typeof base64 === "string" ? Buffer.from(base64, "base64").toString("hex").toUpperCase() : undefined;
}

/** A shape as text, so that shapes can be counted. What is empty, false or zero on one side may be absent on the other. */
export function textOf(shape: Shape): string {
  return JSON.stringify(shape, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value === true ? 1 : value;
    const kept = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    value === 0 ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** The peer's module that tells a record of ours, and the record under its names; undefined where it has none. */
export function asPeerTells(record: StoredRecord): { readonly module: string; readonly shape: Shape } | undefined {
  for (const [module, sources] of Object.entries(modules)) {
    for (const { artifact, where, ours } of sources) {
      if (record.artifact === artifact && (where?.(record) ?? true)) return { module, shape: ours(record) };
    }
  }
  return undefined;
}

/** The peer's record without what is not compared. */
export function shapeOfPeer(module: string, record: PeerRecord): Shape {
  const sources = modules[module];
  if (!sources) throw new Error(`the peer's module ${module} stands in no table`);
  const shape = { ...(sources[0]?.peer?.(record) ?? record) };
  for (const { leftOut } of sources) for (const name of Object.keys(leftOut ?? {})) delete shape[name];
  return shape;
}
