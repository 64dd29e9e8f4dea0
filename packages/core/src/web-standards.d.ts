// The web standards that core uses, and nothing else of a host: what is not declared here does not compile in core.
// Node >= 22.12 and every current browser (main thread and worker) have all of it.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly href: string;
  readonly username: string;
  readonly password: string;
}
interface ReadableStreamReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value?: undefined }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}
declare class ReadableStream<T = unknown> {
  constructor(source?: {
    start?(controller: { enqueue(chunk: T): void; close(): void; error(reason: unknown): void }): void | Promise<void>;
    pull?(controller: { enqueue(chunk: T): void; close(): void; error(reason: unknown): void }): void | Promise<void>;
    cancel?(reason: unknown): void | Promise<void>;
  });
  getReader(): ReadableStreamReader<T>;
  pipeThrough<U>(transform: { readable: ReadableStream<U>; writable: WritableStream<T> }): ReadableStream<U>;
  cancel(reason?: unknown): Promise<void>;
}
declare class WritableStream<T = unknown> {
  constructor(sink?: { write?(chunk: T): void | Promise<void> });
  getWriter(): { write(chunk: T): Promise<void>; close(): Promise<void>; abort(reason?: unknown): Promise<void> };
}
declare class TransformStream<I = unknown, O = I> {
  readonly readable: ReadableStream<O>;
  readonly writable: WritableStream<I>;
}
declare class DecompressionStream {
  constructor(format: "deflate" | "deflate-raw" | "gzip");
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}
declare class Blob {
  constructor(parts?: (Uint8Array<ArrayBuffer> | ArrayBuffer | string | Blob)[], options?: { type?: string });
  readonly size: number;
  slice(start?: number, end?: number): Blob;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}
interface WebCryptoKey {
  readonly type: string;
}
declare const crypto: {
  getRandomValues<T extends Uint8Array>(array: T): T;
  readonly subtle: {
    importKey(
      format: "raw",
      key: Uint8Array<ArrayBuffer>,
      algorithm: string | { name: string },
      extractable: boolean,
      usages: string[],
    ): Promise<WebCryptoKey>;
    deriveBits(
      algorithm: { name: "PBKDF2"; hash: string; salt: Uint8Array<ArrayBuffer>; iterations: number },
      key: WebCryptoKey,
      length: number,
    ): Promise<ArrayBuffer>;
    digest(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer);
  }
}
declare function queueMicrotask(callback: () => void): void;
declare const performance: { now(): number };
