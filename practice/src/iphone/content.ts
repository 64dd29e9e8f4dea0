import { together } from "../together.ts";
import type { OrphanUsage, ProcessUsage } from "./databases/data-usage.ts";
import type { Favicon } from "./databases/favicons.ts";
import type { AnalyticsEvent } from "./databases/keychain-analytics.ts";
import type { Visit } from "./databases/safari-history.ts";
import type { SmsMessage } from "./databases/sms.ts";
import type { Permission } from "./databases/tcc.ts";
import type { ObservedDomain } from "./databases/web-statistics.ts";
import type { WhatsAppMessage } from "./databases/whatsapp.ts";
import type { InstalledApp } from "./life/apps.ts";
import type { Shutdown } from "./logs.ts";
import type { PhoneFile } from "./phone-file.ts";

/**
 * What lies on an iPhone beside its owner's ordinary life. The traps are one such content, what a case plants is
 * another; a phone has a life and any number of them.
 */
export interface IphoneContent {
  readonly messages: readonly SmsMessage[];
  readonly chatMessages: readonly ChatMessage[];
  readonly visits: readonly Visit[];
  readonly observed: readonly ObservedDomain[];
  readonly redirects: readonly LoggedRedirect[];
  readonly icons: readonly Favicon[];
  readonly storage: readonly WebStorage[];
  readonly requests: readonly Request[];
  readonly processes: readonly ProcessUsage[];
  readonly orphans: readonly OrphanUsage[];
  readonly dailyTraffic: readonly ProcessUsage[];
  readonly analytics: readonly AnalyticsEvent[];
  readonly shutdowns: readonly Shutdown[];
  readonly lookups: readonly Lookup[];
  readonly profiles: readonly Profile[];
  readonly apps: readonly InstalledApp[];
  readonly permissions: readonly Permission[];
  readonly locationClients: readonly LocationClient[];
  readonly programs: readonly Program[];
  /** Whatever else. */
  readonly files: readonly PhoneFile[];
}

/** A message in a WhatsApp chat of the owner's. */
export interface ChatMessage {
  /** First name of the other. */
  readonly chat: string;
  readonly message: WhatsAppMessage;
}

/** What WebKit's session log says of one domain that led on to another. */
export interface LoggedRedirect {
  readonly origin: string;
  readonly from: string;
  readonly to: string;
  readonly time: number;
}

/** A folder that Safari keeps for a website's data, which only a dump shows: `IndexedDB/https_host_port`. */
export interface WebStorage {
  readonly path: string;
  readonly time: number;
}

/** What Music asked of the network by itself. */
export interface Request {
  readonly url: string;
  readonly time: number;
}

/** An Apple account that the phone asked Apple about. */
export interface Lookup {
  readonly address: string;
  readonly time: number;
}

export interface Profile {
  readonly uuid: string;
  readonly identifier: string;
  readonly name: string;
  readonly description: string;
  readonly organization: string;
  readonly installed: number;
  readonly payloads: readonly string[];
  /** The server that may manage the phone, where a payload is one of management. */
  readonly server: string;
}

/** An application that locationd knows, by its bundle. */
export interface LocationClient {
  readonly bundle: string;
  /** 2 while it is used, 4 always. */
  readonly authorization: 2 | 4;
  readonly stopped: number;
}

/** A program's file in a dump. */
export interface Program {
  /** Absolute. */
  readonly path: string;
  readonly time: number;
}

const nothing: IphoneContent = {
  messages: [],
  chatMessages: [],
  visits: [],
  observed: [],
  redirects: [],
  icons: [],
  storage: [],
  requests: [],
  processes: [],
  orphans: [],
  dailyTraffic: [],
  analytics: [],
  shutdowns: [],
  lookups: [],
  profiles: [],
  apps: [],
  permissions: [],
  locationClients: [],
  programs: [],
  files: [],
};

/** One content of several. */
export function iphoneContent(...parts: readonly Partial<IphoneContent>[]): IphoneContent {
  return together(nothing, ...parts);
}
