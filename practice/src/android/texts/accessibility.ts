import { stalkerware } from "../planted.ts";
import { passwordManager, screenReader } from "../traps.ts";

export const accessibilityServices = [
  `${stalkerware.name}/${stalkerware.accessibilityService}`,
  `${passwordManager.name}/${passwordManager.service}`,
  `${screenReader.name}/${screenReader.service}`,
];

/** `dumpsys accessibility`, as Android 14 and later print it. */
export function accessibility(): string[] {
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
    "     Bound services:{Service[label=Process Service, feedbackType[FEEDBACK_GENERIC], capabilities=1, eventTypes=TYPES_ALL_MASK, notificationTimeout=100, requestA11yBtn=false], Service[label=Bitwarden, feedbackType[FEEDBACK_GENERIC], capabilities=1, eventTypes=[TYPE_WINDOW_STATE_CHANGED], notificationTimeout=100, requestA11yBtn=false]}",
    `     Enabled services:{${accessibilityServices.map((service) => `{${service}}`).join(", ")}}`,
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
