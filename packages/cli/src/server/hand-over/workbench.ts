import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ConsentError, readConsent } from "@sillage/core/case/consent.ts";
import type { HandOverWorkbench } from "@sillage/core/workbench/hand-over.ts";
import { type Asked, WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { storedConsent } from "../../case/consent-file.ts";
import { changeConsent } from "../../commands/consent.ts";
import { verifyPlace } from "../../seal/check.ts";
import { placeOf, sealedFolder } from "../../seal/places.ts";
import { givenVerifiers } from "../../seal/signing.ts";
import type { CasePlaces } from "../cases.ts";
import type { OpenCases } from "../open-cases.ts";
import { isWritten, preview } from "../outputs/made.ts";
import type { Outputs } from "../outputs/outputs.ts";
import { type Fields, language, list, object, oneOf, optional, text, texts } from "../read.ts";
import { keysIn, newKey } from "./keys.ts";
import { createPreviews } from "./previews.ts";

type Readers = { readonly [M in keyof HandOverWorkbench]: (given: Fields) => Asked<M> };

const ofCase = (given: Fields) => ({ case: text(given, "case", 200) });

/** Ids of the findings that a report is to tell. */
export function findingsAsked(given: Fields) {
  return optional(given, "findings", (fields, name) => texts(fields, name, 20_000));
}

export const handOverReaders: Readers = {
  previewReport: (given) => ({
    ...ofCase(given),
    ...language(given),
    length: oneOf(given, "length", ["owner", "technical", "annex"]),
    masks: texts(given, "masks", 20),
    ...findingsAsked(given),
  }),
  writtenFiles: ofCase,
  consent: ofCase,
  recordConsent(given) {
    const fields = object(given.consent, '"consent"');
    const words = (name: string) => text(fields, name, 4000);
    return {
      ...ofCase(given),
      consent: {
        by: words("by"),
        to: words("to"),
        purpose: words("purpose"),
        until: words("until"),
        scope: texts(fields, "scope"),
      },
    };
  },
  keys: () => ({}),
  newKey: (given) => ({ name: text(given, "name", 200), passphrase: text(given, "passphrase", 1000) }),
  verify: (given) => ({
    ...ofCase(given),
    signers: list(given, "signers", 50, (one) => text({ signer: one }, "signer", 1000)),
  }),
};

export interface HandOver extends HandOverWorkbench {
  /** The page of a report that is looked at. */
  preview(token: string): string | undefined;
}

interface HandOverParts {
  readonly open: OpenCases;
  readonly places: CasePlaces;
  readonly outputs: Outputs;
}

export function handOver({ open, places, outputs }: HandOverParts, changed: () => void): HandOver {
  const previews = createPreviews();
  const folderOf = async (id: string) => (await open.get(id)).folder;
  return {
    preview: previews.get,
    async previewReport(asked) {
      const folder = await folderOf(asked.case);
      // Without its records a report is made at once; a process would take longer to begin.
      const isQuick = asked.length !== "annex" && asked.masks.length === 0;
      return { token: previews.keep(await (isQuick ? preview(folder, asked) : outputs.preview(folder, asked))) };
    },
    async writtenFiles({ case: id }) {
      const folder = await folderOf(id);
      return readdirSync(folder)
        .filter((name) => isWritten(name))
        .map((name) => ({ name, path: join(folder, name), size: statSync(join(folder, name)).size }));
    },
    consent: async ({ case: id }) => ({ consent: storedConsent(await folderOf(id)) ?? null }),
    async recordConsent({ case: id, consent: typed }) {
      const folder = await folderOf(id);
      const consent = consentOf(typed);
      changeConsent(folder, consent);
      changed();
      return { consent };
    },
    keys: async () => keysIn(places.home),
    newKey: async ({ name, passphrase }) => newKey(places.home, name, passphrase),
    async verify({ case: id, signers }) {
      const folder = await folderOf(id);
      const place = placeOf(folder);
      const bag = sealedFolder(folder);
      if (place.kind !== "sealed") return { bag, found: null };
      const trusted = givenVerifiers(signers.map(refusePath));
      const found = await verifyPlace(place, { trusted });
      if (!found) return { bag, found: null };
      const { report, beside = [] } = found;
      return { bag, found: { holds: report.holds, report, beside } };
    },
  };
}

/** A line of a key, never the name of a file that is read instead. */
function refusePath(signer: string): string {
  if (signer.includes("+")) return signer;
  throw new WorkbenchError("invalid", "a signer is a line of the form NAME+ID+KEY", "signer_line");
}

function consentOf(typed: Asked<"recordConsent">["consent"]) {
  try {
    return readConsent(typed, new Date());
  } catch (error) {
    if (error instanceof ConsentError) {
      throw new WorkbenchError("invalid", `this is no consent yet: ${error.message}`, "consent_incomplete");
    }
    throw error;
  }
}
