/** What the rules for Android saw and what it means; see en-rules.ts. */
export const enAndroidRules = {
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
};

export type AndroidRuleTexts = typeof enAndroidRules;
