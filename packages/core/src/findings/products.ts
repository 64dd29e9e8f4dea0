/**
 * Who makes the product that a bundled pack is about, as far as the publishers of the packs' research say. A pack that
 * is not here is about no one product, or of a maker who is not publicly known.
 */
const makers: Readonly<Record<string, string>> = {
  "amnesty-pegasus": "NSO Group",
  "amnesty-morocco-2019": "NSO Group",
  "amnesty-cytrox": "Cytrox",
  "mvt-predator": "Cytrox, Intellexa",
  "mvt-rcs-lab": "RCS Lab",
  "mvt-quadream": "QuaDream",
  "mvt-candiru": "Candiru",
  "amnesty-wintego-helios": "Wintego",
  "mvt-cellebrite": "Cellebrite",
};

/** The maker of the product that a pack is about; undefined where it has no one, or none that is known. */
export function makerOf(pack: string): string | undefined {
  return Object.hasOwn(makers, pack) ? makers[pack] : undefined;
}
