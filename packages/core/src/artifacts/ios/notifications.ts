import { unarchive } from "../../formats/keyed-archive/unarchive.ts";
import { array, date, dict, type Maybe, text } from "../../formats/plist/access.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";

const folder = "Library/UserNotifications";
const file = "DeliveredNotifications.plist";

export const notifications = defineArtifact({
  id: "ios.notifications",
  title: "Notifications on the lock screen",
  platform: "ios",
  versions: "iOS 12 and later",
  where: {
    ios_backup: [`HomeDomain-${folder}/*/${file}`],
    ios_filesystem: [`private/var/mobile/${folder}/*/${file}`],
  },
  kinds: ["notification"],
  timeBasis: "utc",
  reach: "until they are dismissed",
  references: [
    "iLEAPP notificationsXII.py: a keyed archive of dictionaries; Library.plist names the folder of each application",
    "UserNotificationsCore of iOS: names of the entries",
  ],
  view: { type: "table", columns: ["time", "app_id", "title", "subtitle", "text"] },

  async *read(input) {
    const root = unarchive(await input.plist());
    const items = array(root);
    if (!items) {
      // An application without notifications has an archive of nothing.
      if (root !== null && (dict(root)?.size ?? 0) > 0)
        input.problem("value", `is ${typeOf(root)}, not a list of notifications`, { key: "" });
      return;
    }
    const app = await applicationOf(input);
    for (const [index, item] of items.entries()) {
      const entries = dictAt(item, String(index), input);
      if (!entries) continue;
      const fields = plistFields(entries, String(index), input);
      yield {
        kind: "notification",
        time: fields.value("AppNotificationCreationDate", date),
        locator: { key: String(index) },
        app_id: app,
        title: fields.value("AppNotificationTitle", text) ?? fields.value("Header", text),
        subtitle: fields.value("AppNotificationSubtitle", text),
        text: fields.value("AppNotificationMessage", text),
        event: "delivered",
        details: fields.details(...told),
      };
    }
  },
});

const told = [
  "AppNotificationCreationDate",
  "AppNotificationTitle",
  "AppNotificationSubtitle",
  "AppNotificationMessage",
  "Header",
  // The picture of the application, which says nothing of the notification.
  "AppNotificationIcon",
];

/** The folder is named by a number from iOS 13, and a list beside tells whose it is; before by the application. */
async function applicationOf(input: ArtifactInput): Promise<string> {
  const parts = input.file.path.split("/");
  const name = parts.at(-2) ?? "";
  const listPath = `${parts.slice(0, -2).join("/")}Server/Library.plist`;
  const list = await input.tree.file(listPath);
  if (!list) return name;
  for (const [app, number] of dict(unarchive(await input.plist(list)) as Maybe) ?? []) if (number === name) return app;
  return name;
}
