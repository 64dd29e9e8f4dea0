import { at } from "../../time.ts";
import { owner } from "../phone.ts";

/** `dumpsys user` (layout: AOSP UserManagerService.java): his chambers keep a profile for work on it. */
export const users = [
  "Current user: 0",
  "Users:",
  `  UserInfo{0:${owner.name}:c13} serialNo=0 isPrimary=true`,
  "    Type: android.os.usertype.full.SYSTEM",
  "    State: RUNNING_UNLOCKED",
  "    Created: <unknown>",
  "    Last logged in: +2d5h15m3s204ms ago",
  "  UserInfo{10:Travail:1030} serialNo=10 parentId=0",
  "    Type: android.os.usertype.profile.MANAGED",
  "    State: RUNNING_UNLOCKED",
  "    Created: +412d3h20m11s1ms ago",
  "    Last logged in: +2d5h14m51s870ms ago",
] as const;

/** `dumpsys deviceidle` (layout: AOSP DeviceIdleController.java): messengers ask for it. */
export const deviceIdle = [
  "  Whitelist (except idle) system apps:",
  "    com.android.providers.downloads",
  "  Whitelist system apps:",
  "    com.google.android.gms",
  "  Whitelist user apps:",
  "    com.whatsapp",
  "    org.thoughtcrime.securesms",
  "  Whitelist app ids:",
  "    10104",
] as const;

const plugged = at("2025-11-17T18:31:05Z");

/** `dumpsys usb` (layout: AOSP UsbHostManager.java): a memory stick, in and out. */
export const usb = [
  "USB MANAGER STATE (dumpsys usb):",
  "{",
  "  host_manager={",
  "    num_connects=1",
  "    connections=[",
  ...connection(0, plugged, ["        manufacturer=2385", "        product=5734"]),
  ...connection(-1, plugged + 312_000, []),
  "    ]",
  "  }",
  "}",
];

function connection(mode: number, time: number, further: readonly string[]): string[] {
  return [
    "      {",
    "        device_address=/dev/bus/usb/001/002",
    `        mode=${mode}`,
    `        timestamp=${time}`,
    ...further,
    "      }",
  ];
}
