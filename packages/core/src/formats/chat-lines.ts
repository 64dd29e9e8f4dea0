/**
 * The lines of a chat that WhatsApp exports as text: `[14/11/2023, 22:13:20] Name: text` (iOS) or
 * `14/11/2023, 22:13 - Name: text` (Android), with the day, the clock and their separators as the phone's region writes
 * them. Layouts: tests of Pustur/whatsapp-chat-parser, chat-miner and timelinize.
 */
export interface ChatHead {
  /** The parts of the date as they stand. */
  readonly date: readonly [number, number, number];
  /** The year comes first. */
  readonly yearFirst: boolean;
  /** As en-US writes it: `1/9/23, 8:05 PM`, without zeros before, with capitals behind. */
  readonly american: boolean;
  /** The sign between the parts of the date. */
  readonly sign: string;
  /** Seconds of the day. */
  readonly seconds: number;
  /** What stands behind the time. */
  readonly rest: string;
}

const head =
  /^\s*\[?(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})\.?,? (?:(?:à|um|klo|kl\.?|o|a las|a la|alle|às|в|saat) )?(?:(上午|下午|오전|오후|午前|午後) ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([ap]\.? ?m\.?|ص|م))?(?:\]| -) ?(.*)$/isu;

/** The head of a message; undefined for a line that belongs to the message before it. */
export function chatHead(line: string): ChatHead | undefined {
  // No date is longer, and lines of messages may be very long.
  const beginning = line.slice(0, 80);
  const start = /[\u0080-\uffff]/.test(beginning) ? plainly(beginning) : beginning;
  const match = head.exec(start);
  if (!match) return undefined;
  const [, first = "", sign = "", second = "", third = "", before, hours, minutes, secondsText, after] = match;
  const clock = secondsOf(Number(hours), Number(minutes), Number(secondsText ?? 0), before ?? after);
  const date = [Number(first), Number(second), Number(third)] as const;
  if (clock === undefined || (first.length > 2 && third.length > 2)) return undefined;
  return {
    date,
    yearFirst: first.length > 2,
    american: sign === "/" && !first.startsWith("0") && !second.startsWith("0") && /^[AP]M$/.test(after ?? ""),
    sign,
    seconds: clock,
    rest: restOf(line),
  };
}

/** Marks that tell in which direction to write; phones put them before names, attachments and dates. */
const direction = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

export function withoutMarks(text: string): string {
  return text.replace(direction, "");
}

/** Behind the bracket or dash that ends the time, in the line as it is. */
function restOf(line: string): string {
  const end = /^[^\]]{0,78}?(?:\]| - ?)/su.exec(line);
  return line.slice(end?.[0].length ?? 0).replace(/^ /, "");
}

function secondsOf(hours: number, minutes: number, seconds: number, half: string | undefined): number | undefined {
  if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const evening = half !== undefined && /^p|م|下午|오후|午後/i.test(half);
  // `00:08 a. m.` and `13:05 PM` occur, though no clock of twelve hours has them.
  const noon = half !== undefined && hours === 12 ? 0 : hours;
  const hour = evening && noon < 12 ? noon + 12 : noon;
  return (hour * 60 + minutes) * 60 + seconds;
}

/** With Latin digits, blanks and commas, and without marks of direction. */
function plainly(text: string): string {
  return withoutMarks(latinDigits(text))
    .replace(/[\u00a0\u202f]/g, " ")
    .replaceAll("،", ",");
}

function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** How days are written. */
export type DateOrder = "day_first" | "month_first" | "year_first";

/** What the dates of a whole chat say of their order. */
export class DateOrders {
  #yearFirst = 0;
  #dayFirst = 0;
  #monthFirst = 0;
  #american = 0;
  #dots = 0;
  #heads = 0;
  /** How often time would run backwards, and what came last, if days or if months stood first. */
  #backwards = { day: 0, month: 0 };
  #last = { day: 0, month: 0 };

  see(one: ChatHead): void {
    this.#heads++;
    const [first, second] = one.date;
    if (one.yearFirst) {
      this.#yearFirst++;
      return;
    }
    if (first > 12 && second <= 12) this.#dayFirst++;
    if (second > 12 && first <= 12) this.#monthFirst++;
    if (one.american) this.#american++;
    if (one.sign === ".") this.#dots++;
    for (const which of ["day", "month"] as const) {
      const day = dayOf(one, which === "day" ? "day_first" : "month_first");
      if (day === undefined) continue;
      if (day < this.#last[which]) this.#backwards[which]++;
      this.#last[which] = day;
    }
  }

  /** The order, and whether nothing in the chat settles it. */
  get order(): { readonly order: DateOrder; readonly certain: boolean } {
    if (this.#yearFirst > 0) return { order: "year_first", certain: true };
    if (this.#dayFirst !== this.#monthFirst) {
      const order = this.#dayFirst > this.#monthFirst ? "day_first" : "month_first";
      return { order, certain: Math.min(this.#dayFirst, this.#monthFirst) === 0 };
    }
    // No region writes months first with dots.
    if (this.#dots > 0 && this.#dots === this.#heads) return { order: "day_first", certain: true };
    const { day, month } = this.#backwards;
    if (day !== month) return { order: day < month ? "day_first" : "month_first", certain: true };
    return { order: this.#american > this.#heads / 2 ? "month_first" : "day_first", certain: false };
  }
}

/** Days since 1970; undefined for a day that is in no calendar. */
export function dayOf({ date, yearFirst }: ChatHead, order: DateOrder): number | undefined {
  const [first, second, third] = date;
  const [year, month, day] = yearFirst
    ? [first, second, third]
    : order === "month_first"
      ? [third, first, second]
      : [third, second, first];
  const full = year < 100 ? 2000 + year : year;
  const ms = Date.UTC(full, month - 1, day);
  const made = new Date(ms);
  const exists = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && full >= 2009 && full < 2100;
  return exists ? ms / 86_400_000 : undefined;
}
