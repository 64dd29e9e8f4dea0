import type { Finding } from "@sillage/core/findings/finding.ts";
import { forbiddenWord } from "@sillage/core/findings/wording/forbidden.ts";
import { describe, expect, it } from "vitest";
import { practiceCases } from "../cases/index.ts";
import { truthOfCase } from "../cases/truth.ts";
import { checkAnswer, solutionOf } from "./check.ts";
import type { Told } from "./guide.ts";
import { guideOf, guides } from "./index.ts";

const languages = ["en", "fr", "es", "ar"] as const;

describe("every practice case", () => {
  it.each(practiceCases.map(({ id }) => id))("%s has a guide whose questions have answers, whatever the seed", (id) => {
    const guide = guideOf(id);
    expect(guide).toBeDefined();
    for (const seed of ["1", "thursday"]) {
      const truth = truthOfCase(id, seed);
      for (const question of guide?.questions ?? []) {
        if (question.kind === "choice") continue;
        const expected = truth.mustFind.filter((one) => new RegExp(question.expects).test(one.id));
        expect(expected, question.id).not.toEqual([]);
        if (question.kind === "value") expect(expected.flatMap(({ contains = [] }) => contains)).not.toEqual([]);
        if (question.kind === "time") expect(expected.flatMap(({ time }) => time ?? [])).not.toEqual([]);
      }
    }
  });
});

describe("the words of guides", () => {
  const words = guides.flatMap(({ title, task, questions }) => [
    title,
    task,
    ...questions.flatMap((one) => [one.text, one.explanation, ...one.hints]),
    ...questions
      .flatMap((one) => (one.kind === "choice" ? one.options.filter(({ right }) => right) : []))
      .map(({ text }) => text),
  ]);
  it.each(languages)("are all there in %s, and say nothing that a report may not say", (language) => {
    for (const one of words as readonly Told[]) {
      expect(one[language].trim()).not.toBe("");
      expect(forbiddenWord(language, one[language]), one[language]).toBeUndefined();
    }
  });
  it("have an option that is right in each choice, and one that is not", () => {
    for (const question of guides.flatMap(({ questions }) => questions)) {
      if (question.kind !== "choice") continue;
      expect(new Set(question.options.map(({ right }) => right))).toEqual(new Set([true, false]));
    }
  });
});

describe("an answer", () => {
  const truth = truthOfCase("network-injection", "1");
  const question = (id: string) => {
    const found = guideOf("network-injection")?.questions.find((one) => one.id === id);
    if (!found) throw new Error(`no question ${id}`);
    return found;
  };
  const host = truth.mustFind.find(({ id }) => id === "redirect-1")?.contains?.[0] ?? "";
  const executed = truth.mustFind.find(({ id }) => id === "executed")?.time ?? "";

  it.each([
    ["as it stands in the evidence", host, true],
    ["as a report writes it", `hxxps://${host.replaceAll(".", "[.]")}/x`, true],
    ["without its first name", host.slice(host.indexOf(".") + 1), true],
    ["another host", "example.org", false],
    ["a part that is in many", "com", false],
    ["nothing", "", false],
  ])("that is a value: %s", (_, value, right) => {
    expect(checkAnswer(question("host"), truth, [], { value }).right).toBe(right);
  });

  it.each([
    ["to the minute", 60_000, true],
    ["an hour off", 3_600_000, false],
  ])("that is a time: %s", (_, off, right) => {
    expect(checkAnswer(question("when"), truth, [], { time: Date.parse(executed) + off }).right).toBe(right);
  });

  it("that is a choice has to be whole", () => {
    expect(checkAnswer(question("say"), truth, [], { options: ["ran"] }).right).toBe(true);
    expect(checkAnswer(question("say"), truth, [], { options: ["ran", "who"] })).toMatchObject({ wrong: ["who"] });
    expect(checkAnswer(question("say"), truth, [], {}).right).toBe(false);
  });

  it("that is findings says which are wrong, and how much is missing", () => {
    const finding = (id: string, rule: string, host: string) =>
      ({
        id,
        rule,
        severity: "high",
        class: "targeting",
        values: [host],
        records: [{ artifact: "ios.sms", locator: {} }],
        custody: [],
        remarks: [],
        statement: "",
        time: null,
        timeEnd: null,
        layers: { tool: { names: ["Pegasus"], level: "moderate" } },
      }) as unknown as Finding;
    const campaign = truthOfCase("message-campaign", "1");
    const lures = guideOf("message-campaign")?.questions.find(({ id }) => id === "lures");
    const expected = campaign.mustFind.filter(({ id }) => id.startsWith("lure-"));
    const findings = expected.map((one, index) => ({
      ...finding(`f${index}`, "indicator.url", one.contains?.[0] ?? ""),
      time: one.time ?? null,
    }));
    if (!lures) throw new Error("no question");
    const all = findings.map(({ id }) => id);
    expect(checkAnswer(lures, campaign, findings, { findings: all })).toEqual({ right: true, wrong: [], missing: 0 });
    expect(checkAnswer(lures, campaign, findings, { findings: [...all.slice(1), "other"] })).toEqual({
      right: false,
      wrong: ["other"],
      missing: 1,
    });
    expect(solutionOf(lures, campaign, findings).findings).toEqual(all);
  });
});
