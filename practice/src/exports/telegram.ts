import { friend, jsonList, owner } from "./person.ts";

const at = (seconds: number) => ({
  date: new Date(seconds * 1000).toISOString().slice(0, 19),
  date_unixtime: String(seconds),
});

const messages = [
  {
    id: 1,
    type: "service",
    ...at(1_700_000_000),
    actor: owner.name,
    actor_id: "user164",
    action: "invite_members",
    text: "",
    text_entities: [],
  },
  { id: 2, type: "message", ...at(1_700_000_060), from: owner.name, from_id: "user164", text: "Bonjour" },
  {
    id: 3,
    type: "message",
    ...at(1700000120),
    edited: "2023-11-14T22:16:00",
    edited_unixtime: "1700000160",
    from: friend.name,
    from_id: "user165",
    reply_to_message_id: 2,
    text: [
      {
        type: "bold",
        text: "Carte",
      },
      " : ",
      {
        type: "text_link",
        text: "ici",
        href: "https://example.org/carte",
      },
    ],
  },
  {
    id: 4,
    type: "message",
    ...at(1_700_000_180),
    from: friend.name,
    from_id: "user165",
    file: "files/plan.pdf",
    file_name: "plan.pdf",
    text: "",
  },
  {
    id: 5,
    type: "service",
    ...at(1_700_000_240),
    actor: friend.name,
    actor_id: "user165",
    action: "phone_call",
    duration_seconds: 61,
    discard_reason: "hangup",
    text: "",
  },
];

/** One chat by itself, as its own export. */
export const telegramChat = (): string =>
  `{"name": ${JSON.stringify(friend.name)}, "type": "personal_chat", "id": 165, "messages": ${jsonList(messages)}}`;

/** A whole account: its sessions show a computer that the owner does not know. */
export function telegramExport(): string {
  const session = {
    last_active: "2023-11-14T22:13:20",
    last_active_unixtime: "1700000000",
    last_ip: "192.0.2.64",
    last_country: "France",
    last_region: "Brest",
    application_name: "Telegram Android",
    application_version: "10.2.4",
    device_model: "Synthetic S-100",
    platform: "Android",
    system_version: "SDK 33",
    created: "2022-03-01T08:00:00",
    created_unixtime: "1646121600",
  };
  const unknown = {
    ...session,
    last_ip: "198.51.100.7",
    last_country: "Nowhere",
    application_name: "Telegram Desktop",
    device_model: "PC 64bit",
    platform: "Windows",
    created_unixtime: "1699990000",
  };
  const web = {
    last_active_unixtime: "1700000000",
    last_ip: "198.51.100.7",
    last_region: "Nowhere",
    bot_username: "bot",
    domain_name: "example.net",
    browser: "Firefox",
    platform: "Linux",
    created_unixtime: "1699990000",
  };
  const about = "Here is the data you requested.";
  return `{
"about": ${JSON.stringify(about)},
"personal_information": {"user_id": 164, "first_name": "Maïté", "last_name": "Corvenne", "phone_number": ${JSON.stringify(owner.phone)}, "username": "@maite", "bio": ""},
"contacts": {"about": "", "list": ${jsonList([{ user_id: 165, first_name: "Tarek", last_name: "Soulignac", phone_number: friend.phone, date: "2022-03-01T08:00:00", date_unixtime: "1646121600" }])}},
"frequent_contacts": {"about": "", "list": ${jsonList([{ id: 165, category: "people", type: "user", name: friend.name, rating: 1.5 }])}},
"sessions": {"about": "", "list": ${jsonList([session, unknown])}},
"web_sessions": {"about": "", "list": ${jsonList([web])}},
"chats": {"about": "", "list": [ {"name": ${JSON.stringify(friend.name)}, "type": "personal_chat", "id": 165, "messages": ${jsonList(messages)}},
 {"name": null, "type": "private_group", "id": 7, "messages": ${jsonList(messages.slice(1, 2))}} ]}
}
`;
}
