import { friend, jsonList, jsonLists, owner } from "./person.ts";

/** Each byte of the UTF-8 of a text as a character of its own, as Facebook and Instagram write their exports. */
function mangled(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

function mangledInside(value: unknown): unknown {
  if (typeof value === "string") return mangled(value);
  if (Array.isArray(value)) return value.map(mangledInside);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [mangled(name), mangledInside(part)]));
}

/** Such characters are written as escapes. */
const escaped = (text: string): string =>
  text.replace(/[\u0080-\u00ff]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

export function metaChat(): string {
  const messages = [
    { sender_name: owner.name, timestamp_ms: 1_700_000_240_000, call_duration: 61, content: "Appel", type: "Call" },
    {
      sender_name: friend.name,
      timestamp_ms: 1_700_000_180_000,
      photos: [{ uri: "messages/inbox/tarek_1/photos/1.jpg", creation_timestamp: 1_700_000_000 }],
    },
    {
      sender_name: friend.name,
      timestamp_ms: 1_700_000_120_000,
      content: "La carte",
      share: { link: "https://example.org/carte" },
      reactions: [{ reaction: "❤", actor: owner.name }],
    },
    { sender_name: owner.name, timestamp_ms: 1_700_000_060_250, content: "À bientôt, Maïté 🙂", is_unsent: false },
  ];
  const participants = jsonList([{ name: mangled(friend.name) }, { name: mangled(owner.name) }]);
  return escaped(
    `{"participants": ${participants}, "messages": ${jsonList(messages.map(mangledInside))},\n"title": ${JSON.stringify(mangled("Tarek ❤"))}, "thread_path": "inbox/tarek_1"}`,
  );
}

export const facebookActivity = (): string =>
  jsonLists({
    account_activity_v2: [
      {
        action: "Login",
        timestamp: 1_700_000_000,
        ip_address: "192.0.2.64",
        user_agent: "Mozilla/5.0 (synthetic)",
        city: "Brest",
        region: "Bretagne",
        country: "FR",
        site_name: "www.facebook.com",
      },
      {
        action: "Session updated",
        timestamp: 1_700_000_060,
        ip_address: "2001:db8::64",
        user_agent: "Mozilla/5.0 (synthetic)",
        country: "FR",
      },
      {
        action: "Login",
        timestamp: 1_700_000_120,
        ip_address: "198.51.100.7",
        user_agent: "Mozilla/5.0 (another)",
        country: "XX",
      },
    ],
  });

export const facebookDevices = (): string =>
  jsonLists({
    recognized_devices_v2: [
      {
        name: "Firefox",
        created_timestamp: 1_690_000_000,
        updated_timestamp: 1_700_000_000,
        ip_address: "192.0.2.64",
        user_agent: "Mozilla/5.0",
      },
    ],
  });

/** Instagram's, with names in French. */
export function instagramLogins(): string {
  const login = (time: number, ip: string) => ({
    title: new Date(time * 1000).toISOString().replace("Z", "+00:00"),
    string_map_data: {
      "Nom du cookie": { value: "*************abc", timestamp: 0 },
      "Adresse IP": { value: ip, timestamp: 0 },
      "Agent utilisateur": { value: "Instagram 300.0.0 Android (33/13; 420dpi; Synthetic; S-100)", timestamp: 0 },
      "Numéro de port": { value: "443" },
      Heure: { value: "", timestamp: time },
    },
  });
  return escaped(
    jsonLists({
      account_history_login_history: [
        login(1_700_000_000, "192.0.2.64"),
        login(1_700_000_060, "198.51.100.7"),
        login(1_700_000_120, "2001:db8::7"),
      ].map(mangledInside),
    }),
  );
}
