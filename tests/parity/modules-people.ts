import { detail, first, hex, type PeerModule, peerTime, row, type Shape, seconds, sourceTime, time } from "./shape.ts";

/** Messages, calls, appointments and the people behind them. */
export const peopleModules: Readonly<Record<string, readonly PeerModule[]>> = {
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
