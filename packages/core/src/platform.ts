/**
 * What core asks of the machine it runs on. Node's answer is in packages/cli/src/platform; a plain one made of
 * JavaScript and web standards, for workers and browsers, is in web-platform.ts. One conformance suite holds both to
 * this description.
 */
export interface Platform {
  /** An incremental hash. `digest` gives lower-case hexadecimal and may be called once. */
  hash(algorithm: HashAlgorithm): Hasher;
  /** AES-CBC without padding: `data.length` is a multiple of 16. Key 16, 24 or 32 bytes, IV 16. */
  decryptAesCbc(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer>;
  /** AES in counter mode, big-endian 128-bit counter. */
  applyAesCtr(key: Uint8Array, counter: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Encrypts blocks of 16 bytes, each for itself: what key streams are made of. The key is prepared once. */
  aesBlocks(key: Uint8Array): (blocks: Uint8Array) => Uint8Array<ArrayBuffer>;
  /** PBKDF2 with HMAC. Off the calling thread where the platform can. */
  pbkdf2(
    algorithm: "sha1" | "sha256",
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Room for bytes that were inflated or decrypted and are too many for memory. What leaves memory is encrypted with
   * a key that only this process has, and is gone after `close`.
   */
  scratch(): Scratch;
  /** The compiled SQLite engine's WebAssembly bytes. */
  sqliteWasm(): Promise<Uint8Array<ArrayBuffer>>;
}

export type HashAlgorithm = "md5" | "sha1" | "sha256" | "sha512";

export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): string;
}

export interface Scratch {
  append(bytes: Uint8Array): void;
  /** Bytes appended so far. */
  readonly size: number;
  read(into: Uint8Array, at: number): number;
  close(): void;
}
