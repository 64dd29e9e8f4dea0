import initModule from "@sqlite.org/sqlite-wasm";
import { installSourceVfs, type SourceVfs, type VfsModule } from "./vfs.ts";
import type { WorkBudget } from "./work.ts";

/** The C functions that are used, as WebAssembly exports: pointers and ints are numbers, 64-bit ints are bigints. */
export interface SqliteCalls {
  sqlite3_malloc(bytes: number): number;
  sqlite3_free(pointer: number): void;
  sqlite3_open_v2(name: number, out: number, flags: number, vfs: number): number;
  sqlite3_close_v2(db: number): number;
  sqlite3_errmsg(db: number): number;
  sqlite3_db_status(db: number, counter: number, out: number, outHighest: number, reset: number): number;
  sqlite3_limit(db: number, id: number, value: number): number;
  sqlite3_progress_handler(db: number, operations: number, callback: number, argument: number): void;
  sqlite3_prepare_v2(db: number, sql: number, length: number, out: number, tail: number): number;
  sqlite3_step(statement: number): number;
  sqlite3_reset(statement: number): number;
  sqlite3_finalize(statement: number): number;
  sqlite3_bind_null(statement: number, index: number): number;
  sqlite3_bind_int64(statement: number, index: number, value: bigint): number;
  sqlite3_bind_double(statement: number, index: number, value: number): number;
  sqlite3_bind_text(statement: number, index: number, text: number, length: number, destructor: number): number;
  sqlite3_bind_blob(statement: number, index: number, bytes: number, length: number, destructor: number): number;
  sqlite3_column_count(statement: number): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_int64(statement: number, column: number): bigint;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_blob(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
  sqlite3__wasm_db_config_ip(db: number, option: number, value: number, out: number): number;
}

/** The part of the package's JavaScript that is used. */
interface SqliteModule extends VfsModule {
  readonly wasm: VfsModule["wasm"] & {
    readonly exports: Record<string, unknown>;
    readonly memory: { readonly buffer: ArrayBuffer };
    installFunction(signature: string, callback: (argument: number) => number): number;
  };
}

/**
 * SQLite in its WebAssembly sandbox: hostile files can damage its memory only. One instance serves all databases of a
 * thread. Use `Connection` to open one.
 */
export class SqliteEngine {
  readonly calls: SqliteCalls;
  readonly vfs: SourceVfs;
  /** Address of a C callback for sqlite3_progress_handler; its argument is the connection's pointer. */
  readonly progressCallback: number;
  /** What the statements of each open connection may cost, by the connection's pointer. */
  readonly budgets = new Map<number, WorkBudget>();
  /** Eight bytes of the sandbox's memory for results of sqlite3_db_status. */
  readonly statusOut: number;
  /** Set when the sandbox trapped: its memory is in doubt, and `loadSqlite` gives a new engine. */
  broken = false;
  #heap: Uint8Array<ArrayBuffer>;
  readonly #memory: { readonly buffer: ArrayBuffer };
  readonly #encoder = new TextEncoder();

  constructor(module: SqliteModule) {
    this.calls = pick(module.wasm.exports);
    this.statusOut = this.calls.sqlite3_malloc(8);
    this.#memory = module.wasm.memory;
    this.#heap = new Uint8Array(this.#memory.buffer);
    this.vfs = installSourceVfs(module, () => this.heap());
    this.progressCallback = module.wasm.installFunction("i(p)", (db) => this.#tick(db));
  }

  /** The sandbox's memory. Growing it detaches the view: ask again after any call. */
  heap(): Uint8Array<ArrayBuffer> {
    if (this.#heap.length === 0) this.#heap = new Uint8Array(this.#memory.buffer);
    return this.#heap;
  }

  /** Copies bytes into the sandbox, ended by a zero, for the time of `use`. */
  withBytes<T>(bytes: Uint8Array, use: (pointer: number) => T): T {
    const pointer = this.calls.sqlite3_malloc(bytes.length + 1);
    if (pointer === 0) throw new RangeError("SQLite has no memory left");
    try {
      const heap = this.heap();
      heap.set(bytes, pointer);
      heap[pointer + bytes.length] = 0;
      return use(pointer);
    } finally {
      this.calls.sqlite3_free(pointer);
    }
  }

  withText<T>(text: string, use: (pointer: number) => T): T {
    return this.withBytes(this.#encoder.encode(text), use);
  }

  /** A pointer that a call gives back through its out parameter. */
  outPointer(call: (out: number) => number): { code: number; pointer: number } {
    return this.withBytes(new Uint8Array(8), (out) => {
      const code = call(out);
      const heap = this.heap();
      return { code, pointer: new DataView(heap.buffer).getUint32(out, true) };
    });
  }

  /** A zero-terminated UTF-8 text of SQLite's own, such as an error message. */
  textAt(pointer: number): string {
    const heap = this.heap();
    const end = heap.indexOf(0, pointer);
    return new TextDecoder().decode(heap.subarray(pointer, end < 0 ? pointer : end));
  }

  #tick(db: number): number {
    return this.budgets.get(db)?.tick() ? 0 : 1;
  }
}

/** One plain object: the exports object of a WebAssembly instance is slow to look things up in. */
function pick(from: Record<string, unknown>): SqliteCalls {
  const names: Record<keyof SqliteCalls, true> = {
    sqlite3_malloc: true,
    sqlite3_free: true,
    sqlite3_open_v2: true,
    sqlite3_close_v2: true,
    sqlite3_errmsg: true,
    sqlite3_db_status: true,
    sqlite3_limit: true,
    sqlite3_progress_handler: true,
    sqlite3_prepare_v2: true,
    sqlite3_step: true,
    sqlite3_reset: true,
    sqlite3_finalize: true,
    sqlite3_bind_null: true,
    sqlite3_bind_int64: true,
    sqlite3_bind_double: true,
    sqlite3_bind_text: true,
    sqlite3_bind_blob: true,
    sqlite3_column_count: true,
    sqlite3_column_type: true,
    sqlite3_column_double: true,
    sqlite3_column_int64: true,
    sqlite3_column_text: true,
    sqlite3_column_blob: true,
    sqlite3_column_bytes: true,
    sqlite3__wasm_db_config_ip: true,
  };
  const calls: Record<string, unknown> = {};
  for (const name of Object.keys(names)) {
    if (typeof from[name] !== "function") throw new TypeError(`the SQLite engine lacks ${name}`);
    calls[name] = from[name];
  }
  return calls as unknown as SqliteCalls;
}

let loading: Promise<SqliteEngine> | undefined;
let loaded: SqliteEngine | undefined;

/**
 * The engine of this thread. The first call compiles `wasmBytes`; later calls give the same engine, or a new one when
 * the sandbox of the old one trapped. So call it for every database, do not keep the engine.
 */
export async function loadSqlite(wasmBytes: Uint8Array): Promise<SqliteEngine> {
  if (loaded?.broken) loading = undefined;
  loading ??= startEngine(wasmBytes);
  loaded = await loading;
  return loaded;
}

async function startEngine(wasmBytes: Uint8Array): Promise<SqliteEngine> {
  const silent = () => {};
  const init = initModule as unknown as (options: object) => Promise<SqliteModule>;
  // The package reads its configuration from a global while it starts, and would write its warnings to the console.
  const globals = globalThis as { sqlite3ApiConfig?: object };
  globals.sqlite3ApiConfig = { debug: silent, log: silent, warn: silent, error: silent };
  try {
    const module = await init({
      wasmBinary: wasmBytes,
      print: silent,
      printErr: silent,
      // The bytes are given: no file has to be found, so nothing may be fetched.
      locateFile: (name: string) => name,
    });
    return new SqliteEngine(module);
  } finally {
    delete globals.sqlite3ApiConfig;
  }
}
