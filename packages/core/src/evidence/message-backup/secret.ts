import type { WithSecrets } from "../secrets.ts";
import { EvidenceOpenError } from "../tree.ts";

/** The owner's secret: the bytes of a key file, or what was typed. `ask` says what is wanted. Throws EvidenceOpenError. */
export async function ownersSecret(
  { key, password }: Pick<WithSecrets, "key" | "password">,
  ask: string,
): Promise<Uint8Array> {
  if (key) return key;
  const typed = await password();
  if (typed === undefined) throw new EvidenceOpenError("password_needed", ask);
  return new TextEncoder().encode(typed);
}

/** A secret as text, without the spaces and line ends that people put into it. */
export function secretText(secret: Uint8Array): string {
  return new TextDecoder().decode(secret.subarray(0, 4096)).replace(/[\s-]+/g, "");
}
