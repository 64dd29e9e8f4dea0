/** People, groups and channels. Source: Telegram-iOS, Peer.swift and Namespaces.swift. */
export interface PeerId {
  readonly kind: "user" | "group" | "channel" | "secret_chat" | "other";
  readonly id: bigint;
}

const kinds = ["user", "group", "channel", "secret_chat"] as const;
const secretChat = 3n;

/** 29 bits of the id, three of the kind, 32 of the id. The ids of secret chats are signed. */
export function peerOf(packed: bigint): PeerId {
  const bits = BigInt.asUintN(64, packed);
  const kind = (bits >> 32n) & 7n;
  const low = bits & 0xffff_ffffn;
  const high = ((bits >> 35n) & 0xffff_ffffn) << 32n;
  const id = high === 0n && kind === secretChat ? BigInt.asIntN(32, low) : BigInt.asIntN(64, high | low);
  return { kind: kinds[Number(kind)] ?? "other", id };
}

/** As people know it: groups and channels with a minus, as in Telegram for Android. */
export function peerNumber({ kind, id }: PeerId): string {
  if (kind === "user") return String(id);
  return kind === "secret_chat" ? `secret chat ${id}` : `-${id}`;
}
