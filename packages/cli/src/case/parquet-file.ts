import { closeSync, openSync, renameSync, writeSync } from "node:fs";
import { type ColumnType, ParquetColumn } from "./parquet-column.ts";
import { int32, int64, list, struct, type ThriftStruct, type ThriftValue, text, thriftBytes } from "./thrift.ts";

/** Numbers of parquet.thrift. */
const physicalTypes: Record<ColumnType, number> = { boolean: 0, integer: 2, time: 2, number: 5, text: 6 };
/** What a column means where its physical type does not say it: UTF8, TIMESTAMP_MICROS. */
const convertedTypes: Partial<Record<ColumnType, number>> = { text: 0, time: 10 };
const optional = 1;
const plain = 0;
const runLength = 3;
const uncompressed = 0;
const dataPage = 0;
const magic = "PAR1";

/** Rows and bytes that wait in memory at most before a group of them is written. */
const groupRows = 16_384;
const groupBytes = 4 * 2 ** 20;

/**
 * Writes a table as a Parquet file: no compression, no dictionaries, one page a column and group. DuckDB reads such a
 * file many times faster than anything that is appended to it value by value.
 * (parquet-format: README.md, parquet.thrift)
 */
export class ParquetFile {
  readonly columns: readonly ParquetColumn[];
  readonly #path: string;
  readonly #file: number;
  readonly #groups: ThriftValue[] = [];
  #offset = 0;
  #rows = 0;
  #waiting = 0;

  /** The file stands under its name only when it is closed: half a file cannot be taken for a whole one. */
  constructor(path: string, columns: readonly (readonly [name: string, type: ColumnType])[]) {
    this.#path = path;
    this.#file = openSync(`${path}.half`, "w", 0o600);
    this.columns = columns.map(([name, type]) => new ParquetColumn(name, type));
    this.#write([Buffer.from(magic)]);
  }

  /** The row that values are appended to, counted from its page's first. */
  get row(): number {
    return this.#waiting;
  }

  /** To be called when each column that has a value has got it. */
  endRow(): void {
    this.#waiting++;
    if (this.#waiting === groupRows || (this.#waiting % 64 === 0 && this.#waitingBytes() > groupBytes)) {
      this.#writeGroup();
    }
  }

  close(): void {
    if (this.#waiting > 0) this.#writeGroup();
    const footer = thriftBytes(this.#metadata());
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    this.#write([footer, length, Buffer.from(magic)]);
    closeSync(this.#file);
    renameSync(`${this.#path}.half`, this.#path);
  }

  #waitingBytes(): number {
    return this.columns.reduce((sum, { size }) => sum + size, 0);
  }

  #writeGroup(): void {
    const start = this.#offset;
    const chunks = this.columns.map((column) => this.#writeChunk(column));
    this.#groups.push(struct([1, list(chunks)], [2, int64(this.#offset - start)], [3, int64(this.#waiting)]));
    this.#rows += this.#waiting;
    this.#waiting = 0;
  }

  /** A column's values of one group: a page. Returns its ColumnChunk. */
  #writeChunk(column: ParquetColumn): ThriftValue {
    const offset = this.#offset;
    const body = column.takePage(this.#waiting);
    const size = body.reduce((sum, part) => sum + part.length, 0);
    const page = struct([1, int32(this.#waiting)], [2, int32(plain)], [3, int32(runLength)], [4, int32(runLength)]);
    const header = struct([1, int32(dataPage)], [2, int32(size)], [3, int32(size)], [5, page]);
    this.#write([thriftBytes(header), ...body]);
    const metadata = struct(
      [1, int32(physicalTypes[column.type])],
      [2, list([int32(plain), int32(runLength)])],
      [3, list([text(column.name)])],
      [4, int32(uncompressed)],
      [5, int64(this.#waiting)],
      [6, int64(this.#offset - offset)],
      [7, int64(this.#offset - offset)],
      [9, int64(offset)],
    );
    return struct([2, int64(offset)], [3, metadata]);
  }

  #metadata(): ThriftValue {
    const root = struct([4, text("records")], [5, int32(this.columns.length)]);
    const leaves = this.columns.map(({ name, type }) => {
      const fields: ThriftStruct = [
        [1, int32(physicalTypes[type])],
        [3, int32(optional)],
        [4, text(name)],
      ];
      const converted = convertedTypes[type];
      return struct(...fields, ...(converted === undefined ? [] : ([[6, int32(converted)]] as const)));
    });
    return struct([1, int32(1)], [2, list([root, ...leaves])], [3, int64(this.#rows)], [4, list(this.#groups)]);
  }

  #write(parts: readonly Uint8Array[]): void {
    const bytes = Buffer.concat(parts);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    this.#offset += bytes.length;
  }
}
