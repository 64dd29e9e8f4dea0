import type { RuleTexts } from "./rule-text.ts";

/**
 * What each rule saw and what it means, in one to three plain sentences. Layers are kept apart: what was observed, what
 * kind of thing it is, which tool makes such traces. Who used the tool is never said.
 */

/** For indicators whose role is not the tool itself. */
const roles = {
  distribution:
    "{observed} was found in {artifact} ({count:records}). {value} is published as a place from which {family} is handed out ({packs}). Contact with it does not show that anything was installed.",
  vendor_website:
    "{observed} was found in {artifact} ({count:records}). {value} is published as a website of the seller of {family} ({packs}). Researchers and people who look for information meet such sites too.",
  watchware:
    "{observed} was found in {artifact} ({count:records}). {value} belongs to {family}, software for supervising relatives or employees that is sold openly ({packs}). Whether its use was agreed to is a question for the owner.",
};

export const enIos: RuleTexts = {
  "indicator.url": {
    title: "Link or host of published infrastructure",
    sentences: {
      statement:
        "{observed} was found in {artifact} ({count:records}). {value} is published as infrastructure of {family} ({packs}). This is a trace of contact or of an attempt; alone it does not show that code ran.",
      visited:
        "According to {artifact}, a page at {observed} was opened ({count:records}). {value} is published as infrastructure of {family} ({packs}). The visit alone does not show that code ran on the phone.",
      received:
        "A message or invitation with a link to {observed} was received, according to {artifact} ({count:records}). {value} is published as infrastructure of {family} ({packs}). From this record we have no trace that it was opened or that code ran.",
      contacted:
        "According to {artifact}, an application of the phone looked up or reached {observed} ({count:records}). {value} is published as infrastructure of {family} ({packs}). Browsers also reach the hosts of pages that a person opens; which application it was, the record says.",
      ...roles,
    },
    rationale: "Spyware and its lures use hosts and links that laboratories have published.",
    falsePositives: [
      "Researchers, journalists and helplines receive and visit published hosts in their work.",
      "A host can change hands after it was published.",
    ],
  },
  "indicator.email": {
    title: "Published attacker account",
    sentences: {
      statement:
        "The account {observed} was found in {artifact} ({count:records}). {value} is published as an account used to deliver {family} ({packs}). This is a trace of contact or of its preparation; alone it does not show that code ran.",
      ...roles,
    },
    rationale: "Accounts that delivered spyware were published by those who examined the phones.",
    falsePositives: ["Correspondence about the account, for instance with a laboratory."],
  },
  "indicator.process": {
    title: "Published process name",
    sentences: {
      statement:
        "A process named {observed} was recorded in {artifact} ({count:records}). {value} is published as a process of {family} ({packs}). The record shows a program of this name; it does not show what it did.",
      truncated:
        "A process name that was cut to 16 characters, {observed}, was recorded in {artifact} ({count:records}). It may be {value}, published as a process of {family} ({packs}); it may also be another process whose name begins in the same way.",
      ...roles,
    },
    rationale: "Spyware runs under process names that laboratories have published.",
    falsePositives: [
      "A later system version may bring a process of the same name.",
      "A name cut to 16 characters can be that of another process: such a hit is a candidate only.",
    ],
  },
  "indicator.path": {
    title: "Published file path or name",
    sentences: {
      statement:
        "The file name or path {observed} was recorded in {artifact} ({count:records}). {value} is published as a trace of {family} ({packs}). The record shows the name; the content of the file was not compared.",
      ...roles,
    },
    rationale: "Spyware leaves files at paths that laboratories have published.",
    falsePositives: ["A file of the same name that belongs to something else."],
  },
  "indicator.app": {
    title: "Published application",
    sentences: {
      statement:
        "The application {observed} was recorded in {artifact} ({count:records}). {value} is published as an application of {family} ({packs}).",
      ...roles,
    },
    rationale: "Surveillance applications are known by the identifiers of their packages.",
    falsePositives: ["Software for families or companies that the owner knows of."],
  },
  "indicator.profile": {
    title: "Published configuration profile",
    sentences: {
      statement:
        "A configuration profile with the identifier {observed} was recorded in {artifact} ({count:records}). {value} is published as a profile used to install or keep {family} ({packs}).",
      ...roles,
    },
    rationale: "A configuration profile of this identity was used to install or to keep spyware.",
    falsePositives: ["A record of an earlier examination that named the same identifier."],
  },
  "indicator.hash": {
    title: "Published file or certificate",
    sentences: {
      statement:
        "A file or certificate with the hash {observed} was recorded in {artifact} ({count:records}). {value} is published as part of {family} ({packs}).",
      ...roles,
    },
    rationale: "The file, or the certificate that signs it, is the one that was published.",
    falsePositives: ["A signing certificate can be stolen and sign other software too."],
  },
  "indicator.property": {
    title: "Published system property",
    sentences: {
      statement:
        "The system property {observed} is set, according to {artifact} ({count:records}). {value} is published as a trace of {family} ({packs}).",
      ...roles,
    },
    rationale: "Spyware leaves system properties that laboratories have published.",
    falsePositives: ["A maker of phones that uses a property of the same name."],
  },
  "ios.apple_threat_notification": {
    title: "Message with the text of an Apple threat notification",
    sentences: {
      statement:
        "A message with the words of an Apple threat notification was received on {date:time}. Apple sends such notices to people whom it believes to be targets of mercenary spyware. Imitations exist: a real notice also appears after signing in at account.apple.com.",
    },
    rationale: "Apple warns people whom its own detection believes to be targeted.",
    falsePositives: ["Fraudulent messages that imitate the notice, and messages that quote one."],
  },
  "ios.attachment_in_tmp": {
    title: "Message attachment in a temporary folder",
    sentences: {
      statement:
        "A received attachment was recorded at {path}, in a temporary folder. Published attacks that needed no click left attachments there; some ordinary picture messages do so too.",
    },
    rationale: "Attacks through messages have staged their attachments in a temporary folder.",
    falsePositives: ["Some ordinary picture messages are staged in the same folder."],
  },
  "ios.rapid_redirect": {
    title: "Unencrypted page redirected at once to another domain",
    sentences: {
      statement:
        "The unencrypted address {from} led to another domain, {to}, within {milliseconds} ms. An injection by the network looks like this; so do advertisements, short links and sign-in pages.",
      injection_shape:
        "The unencrypted address {from} led to another domain, {to}, within {milliseconds} ms. The destination has the form of published network injections: an unusual port, a random name, or a random path. This is a trace of an attempt; alone it does not show that code ran.",
    },
    rationale: "An attacker inside the network can answer an unencrypted request faster than the real server.",
    falsePositives: [
      "Advertising and tracking redirects, short links, sign-in pages of public networks.",
      "Test servers and content networks on unusual ports.",
    ],
  },
  "ios.orphan_usage": {
    title: "Network use without its process",
    sentences: {
      statement:
        "In {database}, {count:rows} of network use belong to a process whose own row is not there. Incomplete deletion leaves this behind; it is also seen on phones that carry no other trace.",
    },
    rationale: "Spyware has deleted the rows of its processes and left those of their network use.",
    falsePositives: ["Also seen on phones of people at no risk: it counts only beside other findings."],
  },
  "ios.missing_process_rows": {
    title: "Gaps in the numbering of processes",
    sentences: {
      statement:
        "In {database}, the numbering of processes lacks {count:numbers}. Rows were deleted; the system does so too, for instance when applications are removed.",
    },
    rationale: "Rows that were deleted leave gaps in a numbering that only grows.",
    falsePositives: ["Removed applications leave the same gaps; most phones have some."],
  },
  "ios.process_without_binary": {
    title: "Process without a program file",
    sentences: {
      statement:
        "The process {process} used the network, belongs to no application, and no program file of this name is in the evidence.",
    },
    rationale: "A program that ran and is no longer on the phone may have removed itself.",
    falsePositives: [
      "Services of the system that belong to no application.",
      "Programs that an update removed, and evidence that does not hold all files.",
    ],
  },
  "ios.nameless_process": {
    title: "Process without a name",
    sentences: {
      statement:
        "Network use was recorded for a process that has no name. The system names the processes that it counts; why this one has no name is not known.",
    },
    rationale: "A record without a name may have been altered.",
    falsePositives: ["Damage to the database."],
  },
  "ios.lookup_with_nul": {
    title: "Look-up of a malformed Apple identity",
    sentences: {
      statement:
        "The phone looked up the Apple identity {contact}, which contains NUL bytes. No ordinary address has them; published attacks sent such malformed identities.",
    },
    rationale: "Malformed identities were seen where exploits were delivered.",
    falsePositives: ["None is known."],
  },
  "ios.notification_profile": {
    title: "Profile that changes notifications",
    sentences: {
      statement:
        "The configuration profile {name} sets how applications may notify. Such a profile can hide warnings from the owner; managed phones have them as well.",
    },
    rationale: "Hidden notifications keep warnings, Apple's included, from the owner.",
    falsePositives: ["Phones that an employer or a school manages, and phones set up as kiosks."],
  },
  "ios.configuration_profile": {
    title: "Configuration profile with far-reaching settings",
    sentences: {
      statement:
        "The configuration profile {name} is installed and contains: {types}. Settings of these kinds can redirect or read traffic, or manage the phone. Whether the owner knows the profile is a question for the owner.",
    },
    rationale: "Profiles can add certificates, redirect traffic and hand over the management of a phone.",
    falsePositives: ["Profiles of an employer, a school, a mobile operator, a VPN or an advertisement blocker."],
  },
  "ios.profile_event": {
    title: "Configuration profile changed",
    sentences: {
      statement:
        "A log of the phone records the operation {operation} on the configuration profile {profile}, by the process {process}.",
    },
    rationale: "The log shows profiles that are no longer installed.",
    falsePositives: ["Profiles that the owner, an employer or a mobile operator installed or removed."],
  },
  "ios.app_without_store_record": {
    title: "Application without a record of the store",
    sentences: {
      statement:
        "The phone keeps no App Store record of the application {app}. It may have been installed in another way.",
    },
    rationale: "Surveillance applications for iOS are installed outside the App Store.",
    falsePositives: [
      "Test versions, applications of an employer, alternative stores, applications that came with the phone.",
    ],
  },
  "ios.app_not_from_store": {
    title: "Application from outside the App Store",
    sentences: {
      statement:
        "The application {app} was installed by {installer}, not by the App Store. Whether the owner knows it is a question for the owner.",
    },
    rationale: "Surveillance applications for iOS are installed outside the App Store.",
    falsePositives: ["Test versions, applications of an employer, alternative stores in the European Union."],
  },
  "ios.quadream_calendar": {
    title: "Calendar entry of the form used by a published exploit",
    sentences: {
      statement:
        "The calendar entry {title} has the form of the invisible invitations that published research attributes to QuaDream's exploit. This is a trace of an attempt; alone it does not show that code ran.",
    },
    rationale: "The exploit came in backdated calendar invitations, which the phone accepts without a notice.",
    falsePositives: ["Old calendar files that were imported, and entries that quote markup."],
  },
  "ios.lockdown_mode_on": {
    title: "Lockdown Mode is on",
    sentences: {
      statement:
        "Lockdown Mode is on. It closes many of the ways by which spyware enters; it does not rule out an earlier entry.",
    },
    rationale: "The protection in force matters when other findings are weighed.",
    falsePositives: ["Not a suspicion: a fact about the phone."],
  },
  "ios.lockdown_mode_off": {
    title: "Lockdown Mode is off",
    sentences: {
      statement: "Lockdown Mode is off, as it is on most phones. People at risk may want to turn it on.",
    },
    rationale: "The protection in force matters when other findings are weighed.",
    falsePositives: ["Not a suspicion: a fact about the phone."],
  },
  "ios.suspicious_redirect_chain": {
    title: "Suspicious chain of redirects",
    sentences: {
      statement:
        "A page led from {source} by way of {origin} to {destination}. Decoys of published attacks stood in such chains; advertisements and consent pages make them too.",
    },
    rationale: "Injected redirects leave chains that do not belong to the page that was opened.",
    falsePositives: ["Advertisements, consent pages and sign-in services."],
  },
  "ios.outdated_system": {
    title: "System without current security fixes",
    sentences: {
      statement:
        "The phone ran iOS {version}, for which newer security fixes existed on the day of comparison. This is a weakness, not a trace of an attack.",
    },
    rationale: "Known spyware used faults that later versions mend.",
    falsePositives: ["Updated since the evidence was taken; models that no longer receive updates."],
  },
};
