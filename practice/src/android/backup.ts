import { deflateSync } from "node:zlib";
import { multimediaMessages, shortMessages, type TextMessage } from "./life/messages.ts";
import { type AndroidPhone, acquisition, type Owner } from "./phone.ts";
import { writeAndroidBackup } from "./writers/android-backup-writer.ts";
import { type TarEntry, writeTar } from "./writers/tar-writer.ts";

const provider = "com.android.providers.telephony";

/** The backup of the telephony provider: its messages, in pieces of compressed JSON (AOSP TelephonyBackupAgent.java). */
export function backupFile(phone: AndroidPhone, password?: string): Uint8Array {
  const tar = writeTar(entries(phone));
  return writeAndroidBackup(tar, password === undefined ? undefined : { password, seed: acquisition.uuid });
}

function entries({ owner, content }: AndroidPhone): TarEntry[] {
  const short = shortMessages(content.messages);
  const half = Math.ceil(short.length / 2);
  const piece = (name: string, rows: readonly object[]): TarEntry => ({
    path: `apps/${provider}/d_f/${name}`,
    bytes: deflateSync(JSON.stringify(rows)),
    modified: acquisition.started,
  });
  return [
    { path: `apps/${provider}/_manifest`, bytes: Buffer.from(manifest), modified: acquisition.started },
    piece(
      "000000_sms_backup",
      short.slice(0, half).map((one) => smsRow(one, owner)),
    ),
    piece(
      "000001_sms_backup",
      short.slice(half).map((one) => smsRow(one, owner)),
    ),
    piece(
      "000002_mms_backup",
      multimediaMessages(content.messages).map((one) => mmsRow(one, owner)),
    ),
  ];
}

/** Version of this list, package, its version, platform, installer, without APK, one signature. */
const manifest = `1\n${provider}\n35\n35\n\n0\n1\n5a11a9e0\n`;

function smsRow(message: TextMessage, owner: Owner) {
  return {
    self_phone: owner.phone,
    address: message.address,
    body: message.text,
    date: String(message.time),
    date_sent: message.fromMe ? "0" : String(Math.floor(message.time / 1_000) * 1_000 - 2_000),
    status: "-1",
    type: message.fromMe ? "2" : "1",
    recipients: [message.address],
    archived: "0",
    read: "1",
  };
}

/** Times of these are in seconds. Of the addresses 137 is the sender, 151 the receiver; 106 stands for UTF-8. */
function mmsRow(message: TextMessage, owner: Owner) {
  const seconds = String(Math.floor(message.time / 1_000));
  return {
    self_phone: owner.phone,
    date: seconds,
    date_sent: seconds,
    m_type: "132",
    v: "18",
    msg_box: "1",
    recipients: [message.address],
    read: "1",
    mms_addresses: [
      { type: 137, address: message.address, charset: 106 },
      { type: 151, address: owner.phone, charset: 106 },
    ],
    mms_body: message.text,
    mms_charset: 106,
  };
}
