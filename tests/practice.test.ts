import type { Finding } from "@sillage/core/findings/finding.ts";
import { severities } from "@sillage/core/rules/rule.ts";
import { buildIphone, type Expectation, type Form, type PracticePhone } from "@sillage/practice/index.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { type CheckRun, check, temporaryFolder } from "./sillage.ts";

/** The practice iPhone, in each of its forms, examined with the bundled indicators and held to what was planted. */

interface Examined {
  readonly phone: PracticePhone;
  readonly run: CheckRun;
}

async function examine(form: Form): Promise<Examined> {
  const phone = await buildIphone(temporaryFolder(), form);
  const env = phone.password === undefined ? {} : { SILLAGE_PASSWORD: phone.password };
  return { phone, run: await check(phone.path, [], { env, bundledIndicators: true }) };
}

const rank = (severity: Finding["severity"]) => severities.indexOf(severity);

/** Everything that a finding shows of the phone. */
function shown(finding: Finding): string {
  const { statement, values, indicator } = finding;
  return JSON.stringify([statement, values, indicator?.value ?? ""]);
}

function meets(finding: Finding, expected: Expectation): boolean {
  return (
    finding.records.some(({ file, locator }) =>
      `${file} ${"path" in locator ? locator.path : ""}`.includes(expected.file),
    ) &&
    expected.classes.includes(finding.class) &&
    rank(finding.severity) >= rank(expected.atLeast) &&
    expected.contains.every((part) => shown(finding).includes(part)) &&
    (expected.time === null || reaches(finding, expected.time))
  );
}

/** A finding that joins several records spans from the first of them to the last. */
function reaches(finding: Finding, time: string): boolean {
  const [at, from, to] = [time, finding.time ?? "", finding.timeEnd ?? finding.time ?? ""].map((text) =>
    Date.parse(text),
  );
  return at !== undefined && from !== undefined && to !== undefined && from <= at && at <= to;
}

const forms: readonly Form[] = ["backup", "encrypted-backup", "filesystem"];
const examined = new Map<Form, Examined>();

beforeAll(async () => {
  for (const form of forms) examined.set(form, await examine(form));
});

function of(form: Form): Examined {
  const one = examined.get(form);
  if (!one) throw new Error(`${form} was not examined`);
  return one;
}

describe.each(forms)("practice iPhone as %s", (form) => {
  it("is read in full", () => {
    const { run } = of(form);
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
    expect(run.caseFile).toMatchObject({ state: "complete", damaged: false, synthetic: true });
  });

  it("shows everything that was planted", () => {
    const { phone, run } = of(form);
    const expected = phone.truth.mustFind.filter((expectation) => expectation.forms.includes(form));
    expect(expected.length).toBeGreaterThan(10);
    const missing = expected.filter((one) => !run.findings.some((finding) => meets(finding, one)));
    expect(missing.map(({ id, says }) => `${id}: ${says}`)).toEqual([]);
  });

  it("has nothing above low to say of what is harmless", () => {
    const { phone, run } = of(form);
    expect(phone.truth.mustNotFind.length).toBeGreaterThan(10);
    const loud = run.findings.filter((finding) => rank(finding.severity) > rank("low"));
    const wrong = phone.truth.mustNotFind.flatMap(({ value, why }) =>
      loud
        .filter(({ values }) => values.some((shownValue) => shownValue.includes(value)))
        .map(({ rule, severity }) => `${value} (${why}): ${severity} by ${rule}`),
    );
    expect(wrong).toEqual([]);
  });
});

it.each([
  ["ios.sms", "deleted_messages"],
  ["ios.whatsapp", "deleted_whatsapp_messages"],
])("finds the messages of %s that were deleted, in a dump, which has the logs", (artifact, count) => {
  const { phone, run } = of("filesystem");
  const read = run.coverage.artifacts.find((one) => one.artifact === artifact);
  expect(phone.truth.counts[count]).toBeGreaterThan(0);
  expect(read?.recovered).toBe(phone.truth.counts[count]);
});

it("says the same of the encrypted backup as of the plain one", () => {
  const facts = (form: Form) =>
    of(form)
      .run.findings.map(({ rule, severity, statement, values, time, recordCount }) =>
        JSON.stringify({ rule, severity, statement, values, time, recordCount }),
      )
      .sort();
  expect(facts("encrypted-backup")).toEqual(facts("backup"));
});
