import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { base58Check } from "./base58.ts";
import { isBech32 } from "./bech32.ts";
import type { Identifier, Remaining } from "./identifier.ts";

/** Version bytes of Base58Check addresses of 20 bytes. */
const versions: ReadonlyMap<number, string> = new Map([
  [0x00, "Bitcoin"],
  [0x05, "Bitcoin"],
  [0x30, "Litecoin"],
  [0x32, "Litecoin"],
  [0x1e, "Dogecoin"],
  [0x41, "Tron"],
]);

const candidate =
  /(?<![\p{L}\p{N}])(?:0x[0-9a-fA-F]{40}|(?:bc|ltc)1[02-9ac-hj-np-z]{11,71}|(?:BC|LTC)1[02-9AC-HJ-NP-Z]{11,71}|[1-9A-HJ-NP-Za-km-z]{26,35})(?![\p{L}\p{N}])/gu;

/** The wallet addresses in a text that their checksums bear out, taken away from it. */
export function takeWallets(from: Remaining, tell: (found: Identifier) => void): void {
  from.take(candidate, (found) => {
    const wallet = walletOf(found);
    if (wallet) tell(wallet);
    return wallet !== undefined;
  });
}

export function walletOf(text: string): Identifier | undefined {
  if (text.startsWith("0x")) return ethereum(text);
  for (const [prefix, service] of [
    ["bc", "Bitcoin"],
    ["ltc", "Litecoin"],
  ] as const) {
    if (isBech32(text, prefix)) return { kind: "wallet", value: text.toLowerCase(), service };
  }
  const payload = base58Check(text);
  const service = payload?.length === 21 ? versions.get(payload[0] ?? -1) : undefined;
  return service === undefined ? undefined : { kind: "wallet", value: text, service };
}

/** EIP-55: upper case where the hash of the lower-case address has a digit above 7. One case alone carries no check. */
function ethereum(text: string): Identifier | undefined {
  const digits = text.slice(2);
  const lower = digits.toLowerCase();
  const hash = bytesToHex(keccak_256(utf8ToBytes(lower)));
  const right = Array.from(lower)
    .map((digit, i) => (Number.parseInt(hash.charAt(i), 16) > 7 ? digit.toUpperCase() : digit))
    .join("");
  if (digits === right) return { kind: "wallet", value: text, service: "Ethereum" };
  if (digits !== lower && digits !== digits.toUpperCase()) return undefined;
  return { kind: "wallet", value: `0x${right}`, service: "Ethereum", guessed: true };
}
