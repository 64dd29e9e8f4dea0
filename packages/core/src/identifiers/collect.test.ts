import { describe, expect, it } from "vitest";
import { type CountedRecord, ObservableCounter } from "./collect.ts";

function message(text: string, time: number | null, recovered: string | null = null): CountedRecord {
  return { kind: "message", fields: { text }, details: null, time, recovered };
}

describe("the observables of a case", () => {
  it("are counted once a record, with their first and last time", () => {
    const counter = new ObservableCounter();
    counter.add(message("a@example.org and a@example.org", 20), {});
    counter.add(message("A@example.org", 10, "wal"), {});
    counter.add(message("a@example.org", null), {});
    expect(counter.list()).toEqual([
      {
        kind: "email",
        value: "a@example.org",
        country: null,
        service: null,
        guessed: false,
        count: 3,
        recovered: 1,
        first: 10,
        last: 20,
      },
    ]);
  });

  it("are certain where one record states them, and read by the phone's country elsewhere", () => {
    const counter = new ObservableCounter();
    counter.add(message("612 345 678", 1), { country: "ES" });
    expect(counter.list()).toMatchObject([{ value: "+34612345678", guessed: true, country: "ES" }]);
    counter.add(message("+34 612 345 678", 2), { country: "ES" });
    expect(counter.list()).toMatchObject([{ value: "+34612345678", guessed: false, count: 2 }]);
  });

  it("are of the kinds that were asked for, by kind and the most frequent first", () => {
    const counter = new ObservableCounter(["domain", "email"]);
    counter.add(message("https://b.org/x c@d.org", 1), {});
    counter.add(message("b.org a.org", 2), {});
    expect(counter.list().map(({ kind, value, count }) => `${kind} ${value} ${count}`)).toEqual([
      "domain b.org 2",
      "domain a.org 1",
      "email c@d.org 1",
    ]);
  });
});
