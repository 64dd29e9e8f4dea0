import { appNamed } from "../life/apps.ts";
import type { AndroidPhone } from "../phone.ts";

/** `netstat -nW`: connections that were open when the report was made, by the user id of who opened them. */
export function netstat({ apps, content }: AndroidPhone): string[] {
  const row = (local: string, remote: string, state: string, uid: number, pid: string): string =>
    ["tcp        0      0", local.padEnd(24), remote.padEnd(24), state.padEnd(11), uid, 40_000 + uid, pid].join(" ");
  return [
    "Proto Recv-Q Send-Q Local Address            Foreign Address          State       User  Inode  PID/Program Name",
    row("127.0.0.1:5037", "0.0.0.0:*", "LISTEN", 2_000, "24201/adbd"),
    row("192.0.2.20:40112", "198.51.100.41:443", "ESTABLISHED", appNamed(apps, "com.google.android.gms").uid, "-"),
    ...content.sockets.map(({ app, address, port }) =>
      row("192.0.2.20:41880", `${address}:${port}`, "ESTABLISHED", appNamed(apps, app).uid, "-"),
    ),
  ];
}
