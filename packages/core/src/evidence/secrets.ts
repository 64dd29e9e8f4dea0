import { EvidenceOpenError } from "./tree.ts";

/** What the owner gave to open what is encrypted: typed, or from a file. */
export interface Secret {
  readonly password?: string;
  /** The bytes of a key file to a backup of messages. */
  readonly key?: Uint8Array;
}

export interface WithSecrets {
  readonly password: () => Promise<string | undefined>;
  readonly key?: Uint8Array;
  /** All that were given: pieces of one examination may have several. */
  readonly secrets?: readonly Secret[];
}

/**
 * Opens with one secret after the other, until one fits. Throws what the first wrong one made it throw, and at once
 * what says more than that a secret is missing or wrong.
 */
export async function withEachSecret<Context extends WithSecrets, Opened>(
  context: Context,
  open: (context: Context) => Promise<Opened>,
): Promise<Opened> {
  const { secrets = [] } = context;
  if (secrets.length < 2) return open(context);
  let refusal: EvidenceOpenError | undefined;
  for (const { password, key } of secrets) {
    const { key: _key, ...rest } = context;
    const tried = { ...rest, password: async () => password, secrets: [], ...(key ? { key } : {}) };
    try {
      return await open(tried as unknown as Context);
    } catch (error) {
      if (!(error instanceof EvidenceOpenError) || !isAboutSecret(error)) throw error;
      // A secret of another sort is no answer: what was refused is worth more than what was not asked.
      if (refusal === undefined || refusal.code === "password_needed") refusal = error;
    }
  }
  throw refusal;
}

function isAboutSecret({ code }: EvidenceOpenError): boolean {
  return code === "password_needed" || code === "wrong_password";
}
