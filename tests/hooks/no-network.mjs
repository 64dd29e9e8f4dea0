// Loaded before the command, in its threads too: whatever reaches for the network throws, and is noted in the file
// that SILLAGE_TEST_NETWORK names.
import { appendFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";

const require = createRequire(import.meta.url);
const noted = process.env.SILLAGE_TEST_NETWORK;

function refuse(name) {
  return function refused() {
    appendFileSync(noted, `${name}\n`);
    throw new Error(`the network was asked for: ${name}`);
  };
}

const doors = {
  net: ["connect", "createConnection", "createServer"],
  tls: ["connect", "createServer"],
  http: ["request", "get", "createServer"],
  https: ["request", "get", "createServer"],
  http2: ["connect", "createServer", "createSecureServer"],
  dgram: ["createSocket"],
  dns: ["lookup", "resolve", "resolve4", "resolve6", "reverse"],
  "dns/promises": ["lookup", "resolve", "resolve4", "resolve6", "reverse"],
};
for (const [name, functions] of Object.entries(doors)) {
  const module = require(`node:${name}`);
  for (const one of functions) module[one] = refuse(`${name}.${one}`);
}
require("node:net").Socket.prototype.connect = refuse("Socket.connect");
syncBuiltinESMExports();
for (const name of ["fetch", "WebSocket", "EventSource"]) globalThis[name] = refuse(name);
appendFileSync(noted, "ready\n");
