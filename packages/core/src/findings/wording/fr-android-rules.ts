import type { AndroidRuleTexts } from "./en-android-rules.ts";

export const frAndroidRules: AndroidRuleTexts = {
  "android.accessibility_service": {
    title: "Service d’accessibilité activé",
    sentences: {
      statement:
        "Le service d’accessibilité {service} de l’application {app} est activé. Un tel service peut lire l’écran et agir à la place du propriétaire. Le propriétaire doit dire s’il l’a activé.",
      assistive:
        "Le service d’accessibilité {service} de l’application {app} est activé. Une application de ce nom fait partie du système ou aide à utiliser le téléphone ; un nom peut être imité.",
      helper:
        "Le service d’accessibilité {service} de l’application {app} est activé. Une application de ce nom remplit les mots de passe ou automatise des tâches ; un nom peut être imité. Le propriétaire doit dire s’il s’en sert.",
    },
    rationale:
      "Un tel service lit l’écran et agit à la place du propriétaire ; la plupart des logiciels espions vendus pour téléphones en emploient un.",
    falsePositives: [
      "Lecteurs d’écran, gestionnaires de mots de passe, automatisation et autres services que le propriétaire a activés.",
    ],
  },
  "android.adb_key_acquisition": {
    title: "L’ordinateur de cette acquisition peut déboguer le téléphone",
    sentences: {
      statement:
        "Le téléphone fait confiance à la clé {fingerprint} ({host}), celle de l’ordinateur qui a fait cette acquisition. Elle peut être révoquée dans les options pour les développeurs.",
      earlier:
        "Le téléphone fait confiance à la clé {fingerprint} ({host}), celle de l’ordinateur qui a fait cette acquisition. Sa dernière connexion enregistrée précède l’acquisition d’un jour au moins.",
    },
    rationale: "La clé laissée par l’acquisition est distinguée de celles des autres.",
    falsePositives: ["Ce n’est pas un soupçon : c’est un fait sur le téléphone."],
  },
  "android.adb_key_foreign": {
    title: "Un autre ordinateur peut déboguer le téléphone",
    sentences: {
      statement:
        "Le téléphone fait confiance à la clé {fingerprint} ({host}), qui n’est pas celle de l’ordinateur qui a fait cette acquisition. Un ordinateur autorisé peut installer des applications et copier des données. Le propriétaire doit dire s’il le connaît.",
      unknown:
        "Le téléphone fait confiance à la clé {fingerprint} ({host}). L’acquisition ne nomme pas sa propre clé : il peut s’agir de l’ordinateur qui l’a faite, ou d’un autre.",
      listed:
        "Le téléphone fait confiance à la clé {fingerprint} ({host}) d’un ordinateur. Le propriétaire doit dire s’il connaît cet ordinateur.",
    },
    rationale:
      "Un ordinateur auquel le téléphone fait confiance peut installer des applications et copier des données par câble.",
    falsePositives: ["Ordinateurs du propriétaire, d’un développeur ou d’une acquisition antérieure."],
  },
  "android.adb_key_invalid": {
    title: "Clé endommagée dans la liste des ordinateurs autorisés",
    sentences: {
      statement:
        "La liste des ordinateurs qui peuvent déboguer le téléphone contient une entrée qui n’est pas une clé, nommée {host}.",
    },
    rationale: "Le système n’écrit que des clés valides : une autre y a été mise autrement, ou a été endommagée.",
    falsePositives: ["Un fichier endommagé."],
  },
  "android.appops_install_packages": {
    title: "Application qui a demandé l’installation de paquets",
    sentences: {
      statement:
        "L’application {app} a utilisé l’autorisation de demander l’installation de paquets. L’enregistrement ne dit pas si quelque chose a été installé, ni quoi.",
      refused: "L’application {app} a demandé l’installation de paquets, ce qui lui a été refusé.",
      allowed:
        "L’application {app} peut demander l’installation de paquets. Aucun usage de cette autorisation n’a été enregistré.",
    },
    rationale: "Les programmes qui apportent un logiciel espion l’installent par cette autorisation.",
    falsePositives: [
      "Boutiques, navigateurs, gestionnaires de fichiers et messageries qui ouvrent des fichiers d’installation.",
    ],
  },
  "android.dangerous_permissions": {
    title: "Application aux autorisations nombreuses et étendues",
    sentences: {
      statement:
        "L’application {app}, qui ne fait pas partie du système, a reçu {permissions} autorisations qui touchent à la vie d’une personne : messages, appels, contacts, position, microphone, appareil photo et autres.",
    },
    rationale: "Un logiciel espion a besoin de beaucoup d’autorisations à la fois.",
    falsePositives: ["Messageries, téléphonie, assistants et applications de sauvegarde en demandent autant."],
  },
  "android.package_downgrade": {
    title: "Application remplacée par une version plus ancienne",
    sentences: {
      statement:
        "L’application {app} est passée de la version {before} à la version plus ancienne {after} dans la journée commencée le {day:day}, selon l’horloge du téléphone. Les outils de copie de données font cela ; l’annulation d’une mise à jour aussi.",
    },
    rationale:
      "Des outils d’extraction installent une version plus ancienne pour copier les données d’une application par sa sauvegarde.",
    falsePositives: ["Mises à jour annulées par le propriétaire ou par la boutique, et versions de test."],
  },
  "android.package_uninstalled": {
    title: "Application supprimée",
    sentences: {
      statement: "L’application {app} a été supprimée, selon « {artifact} ». Elle n’a pas pu être examinée.",
    },
    rationale: "Une application disparue ne peut plus être examinée ; le journal la nomme encore.",
    falsePositives: ["La plupart des applications supprimées le sont par le propriétaire."],
  },
  "android.root_package": {
    title: "Application qui donne ou cache l’accès root",
    sentences: {
      statement:
        "L’application {app} est installée. Elle est connue pour donner l’accès root, pour s’en servir ou pour le cacher. Le propriétaire doit dire s’il la connaît.",
    },
    rationale: "Avec l’accès root, tout programme peut tout lire, et les protections du téléphone ne tiennent plus.",
    falsePositives: ["Propriétaires qui ont eux-mêmes rooté leur téléphone."],
  },
  "android.security_patch": {
    title: "Système sans correctifs de sécurité récents",
    sentences: {
      statement:
        "Les correctifs de sécurité du système datent du {patch:day}, {days} jours avant le jour de comparaison. C’est une faiblesse, pas la trace d’une attaque.",
    },
    rationale: "Des logiciels espions connus ont employé des défauts que des correctifs ultérieurs réparent.",
    falsePositives: ["Mis à jour depuis la prise des éléments ; modèles qui ne reçoivent plus de mises à jour."],
  },
  "android.shell_operation": {
    title: "L’interpréteur d’un ordinateur connecté a utilisé une autorisation",
    sentences: {
      statement:
        "L’interpréteur par lequel travaille un ordinateur connecté a utilisé l’autorisation {operation} ({count:records}). Les outils qui copient les données d’un téléphone le font. Le propriétaire doit dire qui a connecté un ordinateur, et pourquoi.",
      acquisition:
        "L’interpréteur par lequel travaille un ordinateur connecté a utilisé des autorisations dans l’heure qui précède ce relevé ({count:records}) : {operation} et peut-être d’autres. L’acquisition elle-même le fait.",
    },
    rationale: "Les outils qui copient un téléphone par câble travaillent sous le nom de ce paquet.",
    falsePositives: ["Développeurs, et acquisitions faites plus tôt pour le propriétaire."],
  },
  "android.sms_receivers": {
    title: "Applications averties des messages ou des appels",
    sentences: {
      statement:
        "Des applications qui ne font pas partie d’Android ont demandé à être averties de {action} ({count:records}).",
    },
    rationale: "Une application qui demande ces événements peut lire des codes et suivre les appels.",
    falsePositives: ["Messageries, téléphonie, banques et applications du fabricant du téléphone les demandent aussi."],
  },
  "android.tombstone_privileged": {
    title: "Plantage d’un programme aux droits élevés",
    sentences: {
      statement:
        "Le programme {program}, qui s’exécute comme {user}, a été arrêté par une faute ({signal}). Un exploit manqué laisse un tel plantage ; les programmes défectueux le font bien plus souvent.",
      aborted:
        "Le programme {program}, qui s’exécute comme {user}, s’est arrêté lui-même ({signal}) après avoir constaté une erreur. Les programmes défectueux le font souvent.",
    },
    rationale: "Un exploit manqué fait planter le programme qu’il vise.",
    falsePositives: ["Programmes défectueux du fabricant du téléphone : de tels plantages sont courants."],
  },
};
