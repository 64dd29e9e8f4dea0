import type { Finding } from "@sillage/core/findings/finding.ts";
import { severities } from "@sillage/core/rules/rule.ts";
import {
  type AndroidExpectation,
  type AndroidForbidden,
  type AndroidForm,
  androidForms,
  buildAndroid,
  type PracticeAndroid,
} from "@sillage/practice/index.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { type CheckRun, check, temporaryFolder } from "./sillage.ts";

/** The practice Android phone, in each of its forms, examined with the bundled indicators and held to what was planted. */

interface Examined {
  readonly phone: PracticeAndroid;
  readonly run: CheckRun;
}

async function examine(form: AndroidForm): Promise<Examined> {
  const phone = await buildAndroid(temporaryFolder(), form);
  const env = phone.password === undefined ? {} : { SILLAGE_PASSWORD: phone.password };
  const identity = phone.identityFile === undefined ? [] : ["--identity", phone.identityFile];
  const args = ["--as-of", phone.truth.asOf, ...identity];
  return { phone, run: await check(phone.path, args, { env, bundledIndicators: true }) };
}

const rank = (severity: Finding["severity"]) => severities.indexOf(severity);

/** What a finding says of the phone: its values, what they were compared with, and the files that are records themselves. */
function shown({ values, indicator, records }: Finding): string[] {
  const paths = records.flatMap(({ locator }) => ("path" in locator ? [locator.path] : []));
  return [...values, indicator?.value ?? "", ...paths];
}

function meets(finding: Finding, expected: AndroidExpectation): boolean {
  return (
    finding.records.some(({ file }) => file.endsWith(expected.file)) &&
    expected.classes.includes(finding.class) &&
    rank(finding.severity) >= rank(expected.atLeast) &&
    expected.contains.every((part) => shown(finding).some((text) => text.includes(part)))
  );
}

function oversteps(finding: Finding, { value, atMost, file }: AndroidForbidden): boolean {
  return (
    rank(finding.severity) > rank(atMost) &&
    (file === undefined || finding.records.some((record) => record.file.endsWith(file))) &&
    shown(finding).some((text) => text.includes(value))
  );
}

const examined = new Map<AndroidForm, Examined>();

beforeAll(async () => {
  for (const form of androidForms) examined.set(form, await examine(form));
});

function of(form: AndroidForm): Examined {
  const one = examined.get(form);
  if (!one) throw new Error(`${form} was not examined`);
  return one;
}

describe.each(androidForms)("practice Android phone as %s", (form) => {
  it("is read in full", () => {
    const { run } = of(form);
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
    expect(run.caseFile).toMatchObject({ state: "complete", damaged: false, synthetic: true });
  });

  it("shows everything that was planted", () => {
    const { phone, run } = of(form);
    const expected = phone.truth.mustFind.filter((expectation) => expectation.forms.includes(form));
    expect(expected.length).toBeGreaterThan(form === "backup" ? 1 : 10);
    const missing = expected.filter((one) => !run.findings.some((finding) => meets(finding, one)));
    expect(missing.map(({ id, says }) => `${id}: ${says}`)).toEqual([]);
  });

  it("makes no more of what is harmless than it deserves", () => {
    const { phone, run } = of(form);
    expect(phone.truth.mustNotFind.length).toBeGreaterThan(10);
    const wrong = phone.truth.mustNotFind.flatMap((forbidden) =>
      run.findings
        .filter((finding) => oversteps(finding, forbidden))
        .map(({ rule, severity }) => `${forbidden.value} (${forbidden.why}): ${severity} by ${rule}`),
    );
    expect(wrong).toEqual([]);
  });
});

it("says the same of an acquisition however it is packed", () => {
  const facts = (form: AndroidForm) =>
    of(form)
      .run.findings.map(({ rule, severity, statement, values, time, recordCount }) =>
        JSON.stringify({ rule, severity, statement, values, time, recordCount }),
      )
      .sort();
  expect(facts("androidqf-zip")).toEqual(facts("androidqf"));
  expect(facts("androidqf-age")).toEqual(facts("androidqf-zip"));
});
