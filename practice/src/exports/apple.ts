/** Files of an export of privacy.apple.com, with lines around their tables as some have. */
export const appleDevices = (): string =>
  [
    "Apple ID Device Information",
    "",
    "Device Name,Device Added Date,Device Serial Number,Device Model,Device OS Version,Device Last Heartbeat Timestamp,Device Last Heartbeat IP",
    '"iPhone de Maïté",2022-03-01 08:00:00,SYNTHETIC0164,"iPhone 14",17.1,2023-11-14 22:13:20,192.0.2.64',
    "MacBook inconnu,2023-11-13 03:00:00,SYNTHETIC0999,MacBook Air,14.1,2023-11-14 22:14:20,198.51.100.7",
    "Ancien iPad,2018-03-01 08:00:00,SYNTHETIC0001,iPad,12.5,,N/A",
    "",
  ].join("\n");

export const appleSignOns = (): string =>
  [
    "Logged In Date,Application,IP Address",
    "2023-11-14 22:13:20,iCloud,192.0.2.64",
    "2023-11-13 03:00:00,Apple ID account page,198.51.100.7",
    "2023-11-12 03:00:00,FaceTime,N/A",
    "",
  ].join("\n");

/** Several tables, each after its title. */
export const icloudUsage = (): string =>
  [
    "iCloud: Device registration from an iCloud enabled device",
    '"Date","Event Code","Device Type","City (IP Address Derived)"',
    '"2023-11-14 22:13:20","register","MacBookAir10,1","N/A"',
    '"2023-11-15 08:00:00","reboot","iPhone14,7","N/A"',
    "",
    "Photos: Delete photo/video from iCloud Photo Library",
    '"Date","File Capture Date","Device Type"',
    '"2023-11-16 08:00:00","2022-05-01","iPhone14,7"',
    "",
  ].join("\n");

const plist = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n${inner}\n</plist>\n`;

export const appleKnownNetworks = (): string => {
  const network = (name: string, added: string) =>
    `<dict><key>${name}</key><dict><key>added_at</key><string>${added}</string><key>SecurityType</key><string>WPA2</string></dict></dict>`;
  const all = [
    network("Phare", "Nov 14 2023 22:13:20"),
    network("Port &amp; Quai", "Nov 15 2023 08:00:00"),
    network("Gare", "Jan 02 2022 10:00:00"),
  ];
  return plist(`<array>\n${all.join("\n")}\n</array>`);
};

/** With one time each, or with two of the first. */
export const appleRecents = (twice = false): string => {
  const recent = (address: string, ...dates: string[]) =>
    `<dict><key>address</key><string>${address}</string><key>displayName</key><string>T</string><key>t</key><array>${dates.map((date) => `<date>${date}</date>`).join("")}</array></dict>`;
  const all = [
    recent("tarek.soulignac@example.net", "2023-11-14T22:13:20Z", ...(twice ? ["2023-11-15T08:00:00Z"] : [])),
    recent("port@example.org", "2023-11-16T08:00:00Z"),
    recent("phare@example.org", "2023-11-17T08:00:00Z"),
  ];
  return plist(`<array>\n${all.join("\n")}\n</array>`);
};
