import type { FileSample } from "./sample.ts";
import { smsSample } from "./sms.ts";

export function smsAttachmentsSample(): FileSample {
  return smsSample();
}
