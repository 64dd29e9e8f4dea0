import { simpleRule } from "../simple-rule.ts";
import { serviceAsked } from "./lockdown-services.ts";

/** They put Apple's image for developers on the phone, switch its developer mode, or start programs under a debugger. */
const services: ReadonlySet<string> = new Set([
  "com.apple.mobile.mobile_image_mounter",
  "com.apple.amfi.lockdown",
  "com.apple.debugserver",
]);

export const developerServices = simpleRule({
  id: "extraction.developer_services",
  version: 1,
  title: "Computer asked for services for developers",
  severity: "informational",
  class: "extraction",
  platform: "ios",
  needs: ["ios.lockdownd"],
  rationale:
    "With Apple's image for developers a computer sees more of a phone: open extraction tools mount it for screenshots and logs.",
  falsePositives: [
    "Developers, and helplines that take screenshots or logs.",
    "Programs that only ask what is mounted.",
  ],
  references: [
    "pymobiledevice3: services mobile_image_mounter, amfi, debugserver",
    "UFADE: mounts the image for developers and takes it off again",
  ],
  vouched: "inference",
  inCustody: "low",
  sentences: {
    statement:
      "The program {process} of a computer asked the phone for {service}, a service for developers ({count:records}). What it did with it, the log does not show.",
  },
  see(record) {
    const service = serviceAsked(record);
    if (record.kind !== "log_event" || service === undefined || !services.has(service)) return undefined;
    const process = record.process ?? "";
    return { key: `${process} ${service}`, values: [service], words: { process, service } };
  },
});
