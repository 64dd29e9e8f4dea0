import { at, minutes } from "../../time.ts";
import type { KernelLine } from "../content.ts";
import { type AndroidPhone, acquisition } from "../phone.ts";

/** When the kernel started: the phone is up for two days and five hours. */
export const booted = at("2025-11-16T04:58:02Z");

/** `dmesg`: seconds since the start. The lines of going to sleep and waking up tell the real time. */
export function kernelLog({ content }: AndroidPhone): string[] {
  return [...ordinary, ...content.kernel].sort((a, b) => a.time - b.time).map(stamped);
}

function stamped({ time, text }: KernelLine): string {
  return `<6>[${((time - booted) / 1_000).toFixed(6).padStart(13)}] ${text}`;
}

const ordinary: readonly KernelLine[] = [
  { time: booted + 1_204, text: "Linux version 6.1.75-android14-11-synthetic (practice@sillage)" },
  { time: booted + 2_870, text: clock("rtc-s2mps s2mps-rtc: setting system clock to", booted + 2_870) },
  { time: booted + 9_412, text: "dwc3 usb: gadget ready" },
  // The owner's earphones, at breakfast.
  { time: at("2025-11-17T06:31:05Z"), text: "usb 1-1: new full-speed USB device number 2 using xhci-hcd" },
  {
    time: at("2025-11-17T06:31:06Z"),
    text: "usb 1-1: New USB device found, idVendor=04e8, idProduct=a051, bcdDevice= 1.00",
  },
  { time: at("2025-11-17T07:12:40Z"), text: "usb 1-1: USB disconnect, device number 2" },
  { time: at("2025-11-17T22:10:00Z"), text: clock("PM: suspend entry", at("2025-11-17T22:10:00Z")) },
  { time: at("2025-11-17T22:10:01Z"), text: clock("PM: suspend exit", at("2025-11-17T22:10:01Z")) },
  { time: acquisition.started - minutes(2), text: "dwc3 usb: configured as adb,mtp" },
];

function clock(text: string, time: number): string {
  const [date = "", rest = ""] = new Date(time).toISOString().split("T");
  return `${text} ${date} ${rest.replace("Z", "000000")} UTC`;
}
