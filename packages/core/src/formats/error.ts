/** Bytes that do not follow their format. `at` is the byte offset where that shows, if known. */
export class FormatError extends Error {
  override name = "FormatError";
  readonly at: number | undefined;
  constructor(message: string, at?: number) {
    super(at === undefined ? message : `${message} (at byte ${at})`);
    this.at = at;
  }
}
