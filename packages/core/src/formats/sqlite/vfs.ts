import type { ByteSource } from "../../bytes/source.ts";

/** The part of the package's JavaScript that makes a virtual file system. */
export interface VfsModule {
  readonly capi: {
    readonly sqlite3_vfs: new () => VfsStruct;
    readonly sqlite3_io_methods: new () => VfsStruct & { readonly pointer: number };
    readonly sqlite3_file: (new (pointer: number) => VfsStruct) & { readonly structInfo: { readonly sizeof: number } };
  };
  readonly wasm: {
    allocCString(text: string): number;
    cstrToJs(pointer: number): string;
    poke32(pointer: number, value: number): void;
    poke64(pointer: number, value: bigint): void;
    poke64f(pointer: number, value: number): void;
  };
  readonly vfs: {
    installVfs(parts: {
      io: { struct: VfsStruct; methods: Record<string, Callback> };
      vfs: { struct: VfsStruct; methods: Record<string, Callback> };
    }): void;
  };
}
type VfsStruct = { [member: `$${string}`]: number; dispose(): void };
/** Pointers and ints come as numbers, 64-bit ints as bigints; the result is an SQLite code. */
type Callback = (...values: never[]) => number;

/** A read-only file system of SQLite whose files are byte sources. */
export interface SourceVfs {
  readonly namePointer: number;
  /** Gives the source a name under which SQLite can open it. */
  add(source: ByteSource): string;
  remove(name: string): void;
  /** What a source threw last, and forgets it: SQLite itself only knows "I/O error". */
  takeError(): Error | undefined;
}

const ok = 0;
const readonly = 8;
const ioError = 10;
const notFound = 12;
const cannotOpen = 14;
const shortRead = 522;
/** SQLITE_IOCAP_IMMUTABLE: nobody else writes the file, so SQLite takes no locks and looks for no journal. */
const immutable = 0x2000;
const vfsName = "sillage-sources";

export function installSourceVfs({ capi, wasm, vfs }: VfsModule, heap: () => Uint8Array): SourceVfs {
  const sources = new Map<string, ByteSource>();
  const open = new Map<number, { source: ByteSource; struct: VfsStruct }>();
  let lastError: Error | undefined;
  let nextName = 0;

  const ioStruct = new capi.sqlite3_io_methods();
  ioStruct.$iVersion = 1;
  const vfsStruct = new capi.sqlite3_vfs();
  const namePointer = wasm.allocCString(vfsName);
  vfsStruct.$iVersion = 1;
  vfsStruct.$szOsFile = capi.sqlite3_file.structInfo.sizeof;
  vfsStruct.$mxPathname = 64;
  vfsStruct.$zName = namePointer;

  const ioMethods = {
    xClose(file: number) {
      open.get(file)?.struct.dispose();
      open.delete(file);
      return ok;
    },
    xRead(file: number, into: number, length: number, at: bigint) {
      const source = open.get(file)?.source;
      if (!source) return ioError;
      const target = heap().subarray(into, into + length);
      try {
        const got = source.read(target, Number(at));
        if (got === length) return ok;
        target.fill(0, got);
        return shortRead;
      } catch (error) {
        lastError = error instanceof Error ? error : new Error(String(error));
        return ioError;
      }
    },
    xFileSize(file: number, out: number) {
      wasm.poke64(out, BigInt(open.get(file)?.source.size ?? 0));
      return ok;
    },
    xCheckReservedLock(_file: number, out: number) {
      wasm.poke32(out, 0);
      return ok;
    },
    xWrite: () => readonly,
    xTruncate: () => readonly,
    xSync: () => ok,
    xLock: () => ok,
    xUnlock: () => ok,
    xFileControl: () => notFound,
    xSectorSize: () => 4096,
    xDeviceCharacteristics: () => immutable,
  };

  const vfsMethods = {
    xOpen(_vfs: number, name: number, file: number, flags: number, outFlags: number) {
      // No name means a temporary file: those stay in memory (temp_store), so none is ever opened.
      const source = name === 0 ? undefined : sources.get(wasm.cstrToJs(name));
      if (!source) return cannotOpen;
      const struct = new capi.sqlite3_file(file);
      struct.$pMethods = ioStruct.pointer;
      open.set(file, { source, struct });
      if (outFlags !== 0) wasm.poke32(outFlags, flags);
      return ok;
    },
    xDelete: () => readonly,
    xAccess(_vfs: number, _name: number, _flags: number, out: number) {
      // Asked for journals and WALs only: these are applied before, by wal.ts.
      wasm.poke32(out, 0);
      return ok;
    },
    xFullPathname(_vfs: number, name: number, length: number, out: number) {
      const bytes = heap();
      const end = bytes.indexOf(0, name);
      if (end < 0 || end - name + 1 > length) return cannotOpen;
      bytes.copyWithin(out, name, end + 1);
      return ok;
    },
    xRandomness(_vfs: number, length: number, out: number) {
      // Results must not depend on chance; SQLite wants randomness only for names of temporary files and random().
      heap().fill(0, out, out + length);
      return length;
    },
    xSleep: () => ok,
    xCurrentTime(_vfs: number, out: number) {
      wasm.poke64f(out, 2440587.5);
      return ok;
    },
    xGetLastError: () => ok,
  };

  vfs.installVfs({ io: { struct: ioStruct, methods: ioMethods }, vfs: { struct: vfsStruct, methods: vfsMethods } });

  return {
    namePointer,
    add(source) {
      const name = `source-${nextName++}`;
      sources.set(name, source);
      return name;
    },
    remove(name) {
      sources.delete(name);
    },
    takeError() {
      const error = lastError;
      lastError = undefined;
      return error;
    },
  };
}
