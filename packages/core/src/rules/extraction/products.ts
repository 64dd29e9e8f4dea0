/** Products that copy phones, under the names that publishers of indicators give them. */
export const cellebrite = "Cellebrite";
export const mfSocket = "MFSocket";
export const bxaq = "BXAQ";
export const afLogical = "AFLogical";

const copyPhones: ReadonlySet<string> = new Set([cellebrite, mfSocket, bxaq, afLogical]);

/** An application of theirs is put on a phone while it is copied: it is not there to watch its owner. */
export function copiesPhones(family: string): boolean {
  return copyPhones.has(family);
}
