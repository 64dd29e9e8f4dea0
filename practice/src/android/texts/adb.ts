import { createHash } from "node:crypto";
import { Deterministic } from "../../random.ts";
import { type AndroidPhone, acquisition } from "../phone.ts";

export interface AdbKey {
  /** As in `adbkey.pub`: the key in base64, then who made it. */
  readonly text: string;
  /** MD5 of the key, as the phone shows it to its owner. */
  readonly fingerprint: string;
}

export const ourKey = key(acquisition.host);

/** `dumpsys adb`: the computers that this phone trusts, and when each was last there. */
export function adb({ content }: AndroidPhone): string[] {
  const strange = content.computers.map((one) => ({ known: key(one.comment), connected: one.connected }));
  const keys = [...strange.map(({ known }) => known.text), ourKey.text];
  const remembered = (known: AdbKey, connected: number): string =>
    `    <adbKey key="${known.text}" lastConnection="${connected}" />`;
  return [
    "ADB MANAGER STATE (dumpsys adb):",
    "{",
    "  debugging_manager={",
    "    connected_to_adb=true",
    `    last_key_received=${ourKey.fingerprint}`,
    ...keys.map((text, index) => (index === 0 ? `    user_keys=${text}` : text)),
    "",
    "    keystore=<?xml version='1.0' encoding='utf-8' standalone='yes' ?>",
    '    <keyStore version="1">',
    ...strange.map(({ known, connected }) => remembered(known, connected)),
    remembered(ourKey, acquisition.started - 40_000),
    "    </keyStore>",
    "",
    "    adb_wifi={",
    "      enabled=false",
    "      network_bssid=",
    "      network_ssid=",
    "      is_trusted_network=false",
    "      tls_port=0",
    "    }",
    "  }",
    "}",
  ];
}

/** Android's form of an RSA key: words in the modulus, n0inv, modulus, RR, exponent 65537; 524 bytes. */
function key(comment: string): AdbKey {
  const bytes = Buffer.concat([
    Uint8Array.of(64, 0, 0, 0),
    new Deterministic(`ADB key of ${comment}`).bytes(516),
    Uint8Array.of(1, 0, 1, 0),
  ]);
  const digest = createHash("md5").update(bytes).digest("hex").toUpperCase();
  return { text: `${bytes.toString("base64")} ${comment}`, fingerprint: (digest.match(/../g) ?? []).join(":") };
}
