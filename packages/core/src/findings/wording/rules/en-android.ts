import type { RuleTexts } from "./rule-text.ts";

/** What the rules for Android saw and what it means; see en-rules.ts. */
export const enAndroid: RuleTexts = {
  "android.accessibility_service": {
    title: "Accessibility service turned on",
    sentences: {
      statement:
        "The accessibility service {service} of the application {app} is turned on. Such a service can read the screen and act in the owner's place. Whether the owner turned it on is a question for the owner.",
      assistive:
        "The accessibility service {service} of the application {app} is turned on. An application of this name is part of the system or helps people to use the phone; a name can be imitated.",
      helper:
        "The accessibility service {service} of the application {app} is turned on. An application of this name fills in passwords or automates tasks; a name can be imitated. Whether the owner uses it is a question for the owner.",
    },
    rationale: "Such a service reads the screen and acts in the owner's place; most spyware sold for phones uses one.",
    falsePositives: ["Screen readers, password managers, automation and other services that the owner turned on."],
  },
  "android.adb_key_acquisition": {
    title: "The computer of this acquisition may debug the phone",
    sentences: {
      statement:
        "The phone trusts the key {fingerprint} ({host}), which is that of the computer that made this acquisition. It may be revoked in the developer options.",
      earlier:
        "The phone trusts the key {fingerprint} ({host}), which is that of the computer that made this acquisition. Its last recorded connection is at least one day older than the acquisition.",
    },
    rationale: "The key that the acquisition left is told apart from those of others.",
    falsePositives: ["Not a suspicion: a fact about the phone."],
  },
  "android.adb_key_foreign": {
    title: "Another computer may debug the phone",
    sentences: {
      statement:
        "The phone trusts the key {fingerprint} ({host}), which is not that of the computer that made this acquisition. A trusted computer can install applications and copy data. Whether the owner knows it is a question for the owner.",
      unknown:
        "The phone trusts the key {fingerprint} ({host}). The acquisition does not name its own key, so this may be the computer that made it, or another.",
      listed:
        "The phone trusts the key {fingerprint} ({host}) of a computer. Whether the owner knows that computer is a question for the owner.",
    },
    rationale: "A computer that the phone trusts can install applications and copy data through a cable.",
    falsePositives: ["Computers of the owner, of a developer, or of an earlier acquisition."],
  },
  "android.adb_key_invalid": {
    title: "Damaged key in the list of trusted computers",
    sentences: {
      statement: "The list of computers that may debug the phone holds an entry that is no key, named {host}.",
    },
    rationale: "The system writes only valid keys: another one was put there in another way, or was damaged.",
    falsePositives: ["A damaged file."],
  },
  "android.appops_install_packages": {
    title: "Application that asked to install packages",
    sentences: {
      statement:
        "The application {app} used the permission to ask for the installation of packages. What was installed, if anything, the record does not say.",
      refused: "The application {app} asked for the installation of packages and was refused.",
      allowed:
        "The application {app} may ask for the installation of packages. No use of this permission was recorded.",
    },
    rationale: "Programs that bring spyware onto a phone install it through this permission.",
    falsePositives: ["Stores, browsers, file managers and messengers that open installation files."],
  },
  "android.dangerous_permissions": {
    title: "Application with many far-reaching permissions",
    sentences: {
      statement:
        "The application {app}, which is not part of the system, was granted {permissions} permissions that reach a person's life: messages, calls, contacts, place, microphone, camera and others.",
    },
    rationale: "Spyware needs many permissions at once.",
    falsePositives: ["Messengers, dialers, assistants and backup applications need as many."],
  },
  "android.package_downgrade": {
    title: "Application replaced by an older version",
    sentences: {
      statement:
        "The application {app} went from version {before} to the older version {after} in the day that began on {day:day}, by the phone's own clock. Tools that copy data do this; so do updates that are undone.",
    },
    rationale: "Extraction tools put an older version in place to copy an application's data out by its backup.",
    falsePositives: ["Updates undone by the owner or by the store, and test versions."],
  },
  "android.package_uninstalled": {
    title: "Application removed",
    sentences: {
      statement: "The application {app} was removed, according to {artifact}. It could not be examined.",
    },
    rationale: "An application that is gone can no longer be examined; the log still names it.",
    falsePositives: ["Most applications that are removed are removed by the owner."],
  },
  "android.root_package": {
    title: "Application that gives or hides root access",
    sentences: {
      statement:
        "The application {app} is installed. It is known for giving root access, for using it or for hiding it. Whether the owner knows it is a question for the owner.",
    },
    rationale: "With root access, any program can read everything, and the phone's own protections no longer hold.",
    falsePositives: ["Owners who rooted their phone themselves."],
  },
  "android.security_patch": {
    title: "System without current security fixes",
    sentences: {
      statement:
        "The security fixes of the system are of {patch:day}, {days} days before the day of comparison. This is a weakness, not a trace of an attack.",
    },
    rationale: "Known spyware used faults that later fixes mend.",
    falsePositives: ["Updated since the evidence was taken; models that no longer receive updates."],
  },
  "android.shell_operation": {
    title: "The shell of a connected computer used a permission",
    sentences: {
      statement:
        "The shell, through which a connected computer works, used the permission {operation} ({count:records}). Tools that copy data from a phone do so. Who connected a computer, and why, is a question for the owner.",
      acquisition:
        "The shell, through which a connected computer works, used permissions in the hour before this dump was made ({count:records}): {operation} and perhaps others. The acquisition itself does so.",
    },
    rationale: "Tools that copy a phone through a cable work as this package.",
    falsePositives: ["Developers, and acquisitions made earlier for the owner."],
  },
  "android.sms_receivers": {
    title: "Applications told of messages or calls",
    sentences: {
      statement: "Applications that are not part of Android asked to be told of {action} ({count:records}).",
    },
    rationale: "An application that asks for these events can read codes and follow calls.",
    falsePositives: ["Messengers, dialers, banks and applications of the phone's maker ask for them too."],
  },
  "android.tombstone_privileged": {
    title: "Crash of a program with high rights",
    sentences: {
      statement:
        "The program {program}, which runs as {user}, was stopped by a fault ({signal}). A failed exploit leaves such a crash; faulty programs do so far more often.",
      aborted:
        "The program {program}, which runs as {user}, ended itself ({signal}) after it noticed an error. Faulty programs do so often.",
    },
    rationale: "An exploit that fails crashes the program that it is aimed at.",
    falsePositives: ["Faulty programs of the phone's maker: such crashes are common."],
  },
  "android.cert_authority_installed": {
    title: "Certificate authority added to the phone",
    sentences: {
      statement:
        "The security log records that a certificate authority was added to those that the phone trusts: {subject}. Whoever holds its key can read encrypted traffic that passes by. Whether the owner agreed is a question for the owner.",
    },
    rationale: "Whoever adds a certificate authority can read encrypted traffic that passes by.",
    falsePositives: ["Networks of employers and schools, filters and tools that the owner installed."],
  },
  "android.cert_validation_failure": {
    title: "Certificate that could not be validated",
    sentences: {
      statement:
        "The security log records that a certificate did not pass validation: {failure}. Someone between the phone and a server leaves such entries; so do expired certificates and sign-in pages of public networks.",
    },
    rationale: "A certificate that does not hold may be that of someone who sits between the phone and a server.",
    falsePositives: ["Sign-in pages of public networks, servers with expired certificates, a wrong clock."],
  },
  "android.crypto_self_test_failed": {
    title: "Self-test of the phone's cryptography failed",
    sentences: {
      statement:
        "The security log records that the cryptography of the phone did not pass its own test. It may have been altered or damaged.",
    },
    rationale: "The cryptography of the phone did not pass its own test: it may have been altered.",
    falsePositives: ["Faults of an update."],
  },
  "android.device_admin": {
    title: "Application that administers the phone",
    sentences: {
      statement:
        "The application {app} is an administrator of the phone ({component}). It can lock or wipe the phone and cannot be removed while it is one. Whether the owner agreed is a question for the owner.",
      owner:
        "The application {app} owns the management of the whole phone ({component}). It sets what the phone may do and cannot be removed. On a phone that no employer or school manages, that is unusual.",
      management:
        "The application {app} is an administrator of the phone ({component}). An application of this name manages phones for employers or schools, or finds lost phones; a name can be imitated.",
    },
    rationale:
      "An administrator can lock and wipe the phone and resists its removal; spyware that is installed by hand asks for it.",
    falsePositives: [
      "Management by an employer, mail and security applications, programs that find a lost phone.",
      "Applications of the phone's maker.",
    ],
  },
  "android.disabled_security_package": {
    title: "Security application of the phone's maker is disabled",
    sentences: {
      statement:
        "The application {app}, with which the maker of the phone distributes or reports security settings, is disabled.",
    },
    rationale: "Whoever installs something unwanted may first turn off what would report it.",
    falsePositives: ["Owners who disable applications that came with the phone."],
  },
  "android.disabled_update_package": {
    title: "System updates are disabled",
    sentences: {
      statement:
        "The application {app}, which brings updates of the system, is disabled. Faults that updates correct stay open.",
    },
    rationale: "Without updates, faults that spyware uses stay open.",
    falsePositives: ["Owners who disable applications that came with the phone; phones without Google's services."],
  },
  "android.file_in_local_tmp": {
    title: "File in the folder of the debugging shell",
    sentences: {
      statement:
        "{path} lies in the folder into which files are brought through a cable and from which they are run, and it looks like a program. Published spyware and forensic tools were put there; developers' tools are too.",
      other:
        "{path} lies in the folder into which files are brought through a cable. It does not look like a program. Published spyware and forensic tools left files there; developers' tools do too.",
      known_tool:
        "{path} lies in the folder into which files are brought through a cable. It bears the name of a known developers' tool, for instance one that mirrors the screen; a name can be imitated. Whether the owner uses it is a question for the owner.",
    },
    rationale:
      "What is brought to a phone through a cable is put and run there: published spyware and forensic tools were.",
    falsePositives: [
      "Developers' tools, programs that mirror the screen (scrcpy-server.jar), Shizuku.",
      "Another tool that was used to examine the phone.",
    ],
  },
  "android.installer_unknown": {
    title: "Application that nobody is recorded to have installed",
    sentences: {
      statement:
        "The application {app} is not part of the system, and the phone does not record what installed it. Applications that are installed through a cable leave such a record; so do some that came with the phone or were restored.",
    },
    rationale: "Applications that are installed through a cable leave no installer: so do tools used on seized phones.",
    falsePositives: [
      "Applications that the maker put on the phone, those restored from a backup, those of developers.",
      "Applications whose store was removed.",
    ],
  },
  "android.key_integrity_violation": {
    title: "Cryptographic key was damaged or altered",
    sentences: {
      statement: "The security log records that a key in the phone's store was damaged or altered: {id}.",
    },
    rationale: "The phone found that a key in its store had been altered.",
    falsePositives: ["Faults of the storage or of an update."],
  },
  "android.own_acquisition": {
    title: "Trace of the acquisition itself",
    sentences: {
      statement:
        "{path} is the program with which this acquisition was made: it was put there while the acquisition ran.",
      outside:
        "{path} bears the name of the program with which acquisitions are made, but it was last changed at another time than this acquisition. An earlier acquisition leaves such a file; anything else can bear its name.",
      undated:
        "{path} bears the name of the program with which acquisitions are made. The times that would tell it from something else are not recorded.",
    },
    rationale: "What the examination left on the phone is told apart from what was there before.",
    falsePositives: ["A program that was left by an earlier acquisition."],
  },
  "android.program_from_local_tmp": {
    title: "Program that runs from the folder of the debugging shell",
    sentences: {
      statement:
        "{path} was running. It lies in the folder into which files are brought through a cable. Published spyware and forensic tools ran from there; developers' tools do too.",
    },
    rationale: "Only what was brought through a cable runs from there, until the phone is next started.",
    falsePositives: [
      "Developers' tools and test programs, Shizuku.",
      "Another tool that was used to examine the phone.",
    ],
  },
  "android.root_binary": {
    title: "Program that gives rights of the superuser",
    sentences: {
      statement:
        "The program {path}, which gives or uses the rights of the superuser, is on the phone. With these rights the phone's protection can be passed. Whether the owner installed it is a question for the owner.",
    },
    rationale: "With these rights every other protection of the phone can be passed, by its owner or by anyone else.",
    falsePositives: ["Phones that their owners rooted, development builds, some makers' own system tools."],
  },
  "android.selinux_permissive": {
    title: "SELinux does not enforce its rules",
    sentences: {
      statement:
        "SELinux, which keeps applications apart, was in the state {state} when the acquisition was made. Phones are sold with it enforcing; tools with rights of the superuser change that.",
    },
    rationale:
      "SELinux keeps applications apart on every phone that is sold; tools with rights of the superuser turn it off.",
    falsePositives: ["Custom systems, development builds, phones that their owners rooted."],
  },
  "android.sideloaded_app": {
    title: "Application that does not come from a store of the phone",
    sentences: {
      statement:
        "The application {app} was installed from a file, through {installer}: after a download in a browser, from a messenger or from a file manager. Most spyware that is sold for phones is installed so; many other applications are too.",
      third_party_store:
        "The application {app} was installed from {installer}, a store that did not come with the phone.",
      other_installer:
        "The application {app} was installed by {installer}, which is none of the stores that are known here. Makers and employers use applications of their own for this; a program that brings another one does so as well.",
    },
    rationale: "Spyware for Android is mostly installed from a file or by another application, past the stores.",
    falsePositives: [
      "Owners who install files themselves, free software, applications of an employer, stores that are not listed here.",
    ],
  },
  "android.system_mount_writable": {
    title: "System partition mounted in an unusual way",
    sentences: {
      statement:
        "The system partition {path} was mounted so that it can be written to. Android mounts it read-only: its content can have been changed.",
      options:
        "The system partition {path} was mounted with the options {options}, which makers seldom use. They may be a trace of changes to the system.",
    },
    rationale: "Android mounts its system read-only: where it can be written to, it can have been changed.",
    falsePositives: ["Rooted phones, development builds, some makers' overlays."],
  },
  "android.unsafe_setting": {
    title: "Setting that weakens the phone's protection",
    sentences: {
      statement:
        "The setting {setting} ({namespace}) is {value}; the phone protects its owner, or reports what happens, where it is {wanted}.",
      accessibility:
        "Accessibility services are turned on: the setting {setting} ({namespace}) is {value}, not {wanted}. Such a service reads the screen and acts in the owner's place; screen readers and password managers are such services, and most spyware sold for phones uses one.",
    },
    rationale:
      "Guides for installing spyware have Play Protect and its reports turned off; most of it uses accessibility.",
    falsePositives: [
      "Owners who do not want to send reports, screen readers and password managers, builds with other values.",
    ],
  },
  "android.wipe_failure": {
    title: "Erasing the phone failed",
    sentences: {
      statement: "The security log records that erasing the phone or its data was begun and failed.",
    },
    rationale: "An order to erase the phone was not carried out.",
    falsePositives: ["Faults of the storage."],
  },
};
