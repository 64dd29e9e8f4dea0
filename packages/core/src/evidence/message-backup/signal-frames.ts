import type { ByteSource } from "../../bytes/source.ts";
import { decryptFrames, type FramesHeader, opensFrames } from "../../formats/signal-backup/frames.ts";
import { deriveFrameKeys, passphraseDigits } from "../../formats/signal-backup/keys.ts";
import { intoScratch, OutputBound, scratchSource } from "../archive/inflate.ts";
import type { OpenContext } from "../recognise.ts";
import { EvidenceOpenError } from "../tree.ts";
import type { InnerFile } from "./inner-file.ts";
import { ownersSecret, secretText } from "./secret.ts";

/** A Signal backup for Android with 30 digits, recognised by its first frame. */
export interface SignalFile {
  readonly name: string;
  readonly source: ByteSource;
  readonly header: FramesHeader;
}

/**
 * Tries the owner's 30 digits on the first frame. Throws EvidenceOpenError: password_needed, wrong_password.
 * Nothing in such a backup can be checked without the digits: what is damaged shows behind the first frame.
 */
export async function unlockSignalFrames(file: SignalFile, context: OpenContext): Promise<InnerFile> {
  const { name, source, header } = file;
  const secret = await ownersSecret(
    context,
    `${name} is an encrypted backup of Signal. Give the 30 digits that its owner noted down, for example with --key.`,
  );
  const digits = passphraseDigits(secretText(secret));
  if (digits === undefined) {
    throw new EvidenceOpenError("wrong_password", `The key does not open ${name}: it takes 30 digits.`);
  }
  if (header.version > 1) {
    throw new EvidenceOpenError("damaged", `${name} says that it is of version ${header.version}, which is not known.`);
  }
  const keys = deriveFrameKeys(digits, header.salt);
  if (!opensFrames(context.platform, source, header, keys)) {
    throw new EvidenceOpenError(
      "wrong_password",
      `The digits do not open ${name}: it was made with others, or it is damaged at its very beginning.`,
    );
  }
  return {
    name: "frames",
    async open(tell) {
      const bound = new OutputBound(context.limits, source.size);
      const { scratch, result } = await intoScratch(
        context.platform,
        bound,
        () => {},
        async (write) => decryptFrames(context.platform, source, header, keys, write),
      );
      if (result.damaged > 0) tell("damaged", `${result.damaged} of its frames are damaged: what they held is lost`);
      if (!result.ended) tell("truncated", "it ends without saying so: it is cut off, or damaged from there on");
      return scratchSource(scratch);
    },
  };
}
