import type { AccessibilityService } from "../content.ts";
import type { AndroidPhone } from "../phone.ts";
import { passwordManager, screenReader } from "../traps.ts";

/** Enabled services; the screen reader is not bound. */
export function accessibilityServices({ content }: AndroidPhone): AccessibilityService[] {
  return [
    ...content.accessibility,
    { component: `${passwordManager.name}/${passwordManager.service}`, label: "Bitwarden" },
    { component: `${screenReader.name}/${screenReader.service}`, label: "TalkBack" },
  ];
}

/** `dumpsys accessibility`, as Android 14 and later print it. */
export function accessibility(phone: AndroidPhone): string[] {
  const enabled = accessibilityServices(phone);
  const bound = enabled.slice(0, -1).map(({ label }) => `Service[label=${label}, ${boundAs}]`);
  return [
    "Service host process PID: 1894",
    "Threads in use: 0/31",
    "Client PIDs: 24310, 18722, 5120, 3377, 2204",
    "ACCESSIBILITY MANAGER (dumpsys accessibility)",
    "",
    "currentUserId=0",
    "hasWindowMagnificationConnection=false",
    "User state[",
    "     attributes:{id=0, touchExplorationEnabled=false, serviceHandlesDoubleTap=false, installedServiceCount=5}",
    "     shortcut key:{}",
    "     button:{}",
    "     button target:{null}",
    `     Bound services:{${bound.join(", ")}}`,
    `     Enabled services:{${enabled.map(({ component }) => `{${component}}`).join(", ")}}`,
    "     Binding services:{}",
    "     Crashed services:{}",
    "     Client list info:{",
    "          Client list callbacks: 4",
    "          Client list killed: false",
    "          Client list broadcasts count: -1",
    "          Registered clients:{",
    "[com.sec.android.app.launcher][com.android.systemui][com.samsung.android.honeyboard]}]",
    "",
    "Accessibility Display Listener:",
    "    SystemUI uid: 10052",
    "    1 valid display: 0",
  ];
}

const boundAs =
  "feedbackType[FEEDBACK_GENERIC], capabilities=1, eventTypes=[TYPE_WINDOW_STATE_CHANGED], notificationTimeout=100, requestA11yBtn=false";
