import type { RuleTexts } from "./rule-text.ts";

export const frAndroid: RuleTexts = {
  "android.accessibility_service": {
    title: "Service d’accessibilité activé",
    sentences: {
      statement:
        "Le service d’accessibilité {service} de l’application {app} est activé. Un tel service peut lire l’écran et agir à la place du propriétaire. Le propriétaire doit dire s’il l’a activé.",
      assistive:
        "Le service d’accessibilité {service} de l’application {app} est activé. Une application de ce nom fait partie du système ou aide à utiliser le téléphone ; un nom peut être imité.",
      helper:
        "Le service d’accessibilité {service} de l’application {app} est activé. Une application de ce nom remplit les mots de passe ou automatise des tâches ; un nom peut être imité. Le propriétaire doit dire s’il s’en sert.",
      system:
        "Le service d’accessibilité {service} de l’application {app} est activé. L’application fait partie du système du téléphone.",
      store:
        "Le service d’accessibilité {service} de l’application {app} est activé. L’application a été installée par une boutique. Un tel service peut lire l’écran et agir à la place du propriétaire ; le propriétaire doit dire s’il l’a activé.",
      sideloaded:
        "Le service d’accessibilité {service} de l’application {app} est activé, et l’application a été installée hors des boutiques, depuis un fichier ou par câble. Un tel service peut lire l’écran et agir à la place du propriétaire. La plupart des logiciels espions vendus pour téléphones sont installés et agissent ainsi ; le propriétaire doit dire s’il l’a activé.",
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
      sideloaded:
        "L’application {app} a été installée hors des boutiques, depuis un fichier ou par câble, et a reçu {permissions} autorisations qui touchent à la vie d’une personne : messages, appels, contacts, position, microphone, appareil photo et autres.",
      hidden:
        "L’application {app} ne peut pas être lancée depuis la liste des applications et a reçu {permissions} autorisations qui touchent à la vie d’une personne : messages, appels, contacts, position, microphone, appareil photo et autres.",
    },
    rationale: "Un logiciel espion a besoin de beaucoup d’autorisations à la fois.",
    falsePositives: ["Messageries, téléphonie, assistants et applications de sauvegarde en demandent autant."],
  },
  "android.package_downgrade": {
    title: "Application remplacée par une version plus ancienne",
    sentences: {
      statement:
        "L’application {app} est passée de la version {before} à la version plus ancienne {after} dans la journée commencée le {day:day}, selon l’horloge du téléphone. Les outils de copie de données font cela ; l’annulation d’une mise à jour aussi.",
      messenger:
        "La messagerie {app} est passée de la version {before} à la version plus ancienne {after} dans la journée commencée le {day:day}, selon l’horloge du téléphone. Les outils qui copient les messages d’une messagerie font cela, car des versions plus anciennes permettent de les sauvegarder ; l’annulation d’une mise à jour aussi.",
    },
    rationale:
      "Des outils d’extraction installent une version plus ancienne pour copier les données d’une application par sa sauvegarde.",
    falsePositives: ["Mises à jour annulées par le propriétaire ou par la boutique, et versions de test."],
  },
  "android.package_uninstalled": {
    title: "Application supprimée",
    sentences: {
      statement: "L’application {app} a été supprimée, selon « {artifact} ». Elle n’a pas pu être examinée.",
      messenger:
        "La messagerie {app} a été supprimée, selon « {artifact} ». Les outils qui copient ses données mettent à sa place une version plus ancienne, puis la retirent ; des propriétaires suppriment aussi des messageries.",
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
  "android.cert_authority_installed": {
    title: "Autorité de certification ajoutée au téléphone",
    sentences: {
      statement:
        "Le journal de sécurité indique qu’une autorité de certification a été ajoutée à celles auxquelles le téléphone se fie : {subject}. Qui en détient la clé peut lire le trafic chiffré qui passe par lui. Savoir si le propriétaire l’a accepté est une question à lui poser.",
    },
    rationale: "Qui ajoute une autorité de certification peut lire le trafic chiffré qui passe par lui.",
    falsePositives: ["Réseaux d’employeurs et d’écoles, filtres et outils installés par le propriétaire."],
  },
  "android.cert_validation_failure": {
    title: "Certificat qui n’a pas pu être validé",
    sentences: {
      statement:
        "Le journal de sécurité indique qu’un certificat n’a pas été validé : {failure}. Quelqu’un placé entre le téléphone et un serveur laisse de telles entrées ; des certificats expirés et les pages de connexion de réseaux publics aussi.",
    },
    rationale: "Un certificat qui ne tient pas peut être celui de quelqu’un placé entre le téléphone et un serveur.",
    falsePositives: [
      "Pages de connexion de réseaux publics, serveurs dont le certificat a expiré, horloge mal réglée.",
    ],
  },
  "android.crypto_self_test_failed": {
    title: "Échec de l’autotest de la cryptographie du téléphone",
    sentences: {
      statement:
        "Le journal de sécurité indique que la cryptographie du téléphone n’a pas réussi son propre test. Elle a pu être modifiée ou endommagée.",
    },
    rationale: "La cryptographie du téléphone n’a pas réussi son propre test : elle a pu être modifiée.",
    falsePositives: ["Défauts d’une mise à jour."],
  },
  "android.device_admin": {
    title: "Application qui administre le téléphone",
    sentences: {
      statement:
        "L’application {app} est administratrice du téléphone ({component}). Elle peut verrouiller ou effacer le téléphone et ne peut pas être retirée tant qu’elle l’est. Le propriétaire doit dire s’il y a consenti.",
      owner:
        "L’application {app} détient la gestion de tout le téléphone ({component}). Elle fixe ce que le téléphone peut faire et ne peut pas être retirée. Sur un téléphone qu’aucun employeur ni aucune école ne gère, c’est inhabituel.",
      management:
        "L’application {app} est administratrice du téléphone ({component}). Une application de ce nom gère des téléphones pour des employeurs ou des écoles, ou retrouve des téléphones perdus ; un nom peut être imité.",
      system:
        "L’application {app}, qui fait partie du système du téléphone, est administratrice du téléphone ({component}).",
    },
    rationale:
      "Un administrateur peut verrouiller et effacer le téléphone et résiste à son retrait ; les logiciels espions installés à la main demandent ce droit.",
    falsePositives: [
      "Gestion par un employeur, applications de messagerie et de sécurité, programmes qui retrouvent un téléphone perdu.",
      "Applications du fabricant du téléphone.",
    ],
  },
  "android.disabled_security_package": {
    title: "Application de sécurité du fabricant désactivée",
    sentences: {
      statement:
        "L’application {app}, par laquelle le fabricant du téléphone distribue ou signale des réglages de sécurité, est désactivée.",
    },
    rationale: "Qui installe une chose non désirée peut d’abord désactiver ce qui la signalerait.",
    falsePositives: ["Propriétaires qui désactivent des applications livrées avec le téléphone."],
  },
  "android.disabled_update_package": {
    title: "Mises à jour du système désactivées",
    sentences: {
      statement:
        "L’application {app}, qui apporte les mises à jour du système, est désactivée. Les failles que les mises à jour corrigent restent ouvertes.",
    },
    rationale: "Sans mises à jour, les failles utilisées par les logiciels espions restent ouvertes.",
    falsePositives: [
      "Propriétaires qui désactivent des applications livrées avec le téléphone ; téléphones sans les services de Google.",
    ],
  },
  "android.file_in_local_tmp": {
    title: "Fichier dans le dossier de l’interpréteur de débogage",
    sentences: {
      statement:
        "{path} se trouve dans le dossier où des fichiers sont déposés par câble et d’où ils sont lancés, et ressemble à un programme. Des logiciels espions publiés et des outils d’extraction y ont été déposés ; des outils de développement aussi.",
      during:
        "{path} se trouve dans le dossier où des fichiers sont déposés par câble. Il y a été déposé, ou modifié pour la dernière fois, pendant cette acquisition, qui dépose ses propres fichiers.",
      other:
        "{path} se trouve dans le dossier où des fichiers sont déposés par câble. Il ne ressemble pas à un programme. Des logiciels espions publiés et des outils d’extraction y ont laissé des fichiers ; des outils de développement aussi.",
      known_tool:
        "{path} se trouve dans le dossier où des fichiers sont déposés par câble. Il porte le nom d’un outil de développement connu, par exemple pour afficher l’écran sur un ordinateur ; un nom peut être imité. Le propriétaire doit dire s’il s’en sert.",
    },
    rationale:
      "Ce qui est déposé par câble sur un téléphone y est placé et lancé : des logiciels espions publiés et des outils d’extraction l’ont été.",
    falsePositives: [
      "Outils de développement, programmes qui recopient l’écran (scrcpy-server.jar), Shizuku.",
      "Autre outil ayant servi à examiner le téléphone.",
    ],
  },
  "android.installer_unknown": {
    title: "Application sans installateur enregistré",
    sentences: {
      statement:
        "L’application {app} ne fait pas partie du système, et le téléphone n’indique pas ce qui l’a installée. Les applications installées par câble laissent une telle trace ; certaines qui ont été livrées avec le téléphone ou restaurées aussi.",
      shell:
        "L’application {app} ne fait pas partie du système, et le téléphone indique que l’interpréteur de débogage l’a installée : elle a été installée depuis un ordinateur.",
    },
    rationale:
      "Les applications installées par câble ne laissent pas d’installateur : ainsi font les outils employés sur des téléphones saisis.",
    falsePositives: [
      "Applications placées par le fabricant, restaurées d’une sauvegarde, ou de développement.",
      "Applications dont la boutique a été retirée.",
    ],
  },
  "android.key_integrity_violation": {
    title: "Clé cryptographique endommagée ou modifiée",
    sentences: {
      statement:
        "Le journal de sécurité indique qu’une clé du magasin du téléphone a été endommagée ou modifiée : {id}.",
    },
    rationale: "Le téléphone a constaté qu’une clé de son magasin avait été modifiée.",
    falsePositives: ["Défauts de la mémoire ou d’une mise à jour."],
  },
  "android.own_acquisition": {
    title: "Trace de l’acquisition elle-même",
    sentences: {
      statement:
        "{path} est le programme avec lequel cette acquisition a été faite : il y a été placé pendant l’acquisition.",
      outside:
        "{path} porte le nom du programme avec lequel sont faites les acquisitions, mais il a été modifié à un autre moment que cette acquisition. Une acquisition antérieure laisse un tel fichier ; toute autre chose peut porter ce nom.",
      undated:
        "{path} porte le nom du programme avec lequel sont faites les acquisitions. Les dates qui le distingueraient d’autre chose ne sont pas enregistrées.",
    },
    rationale: "Ce que l’examen a laissé sur le téléphone est distingué de ce qui y était avant.",
    falsePositives: ["Programme laissé par une acquisition antérieure."],
  },
  "android.program_from_local_tmp": {
    title: "Programme lancé depuis le dossier de l’interpréteur de débogage",
    sentences: {
      statement:
        "{path} était en cours d’exécution. Il se trouve dans le dossier où des fichiers sont déposés par câble. Des logiciels espions publiés et des outils d’extraction ont été lancés de là ; des outils de développement aussi.",
    },
    rationale: "Seul ce qui a été déposé par câble s’exécute de là, jusqu’au prochain démarrage du téléphone.",
    falsePositives: [
      "Outils de développement et programmes de test, Shizuku.",
      "Un autre outil employé pour examiner le téléphone.",
    ],
  },
  "android.root_binary": {
    title: "Programme qui donne les droits du super-utilisateur",
    sentences: {
      statement:
        "Le programme {path}, qui donne ou utilise les droits du super-utilisateur, est présent sur le téléphone. Avec ces droits, la protection du téléphone peut être contournée. Savoir si le propriétaire l’a installé est une question à lui poser.",
    },
    rationale:
      "Avec ces droits, toute autre protection du téléphone peut être contournée, par son propriétaire ou par quiconque.",
    falsePositives: [
      "Téléphones débridés par leur propriétaire, systèmes de développement, outils système de certains fabricants.",
    ],
  },
  "android.selinux_permissive": {
    title: "SELinux n’applique pas ses règles",
    sentences: {
      statement:
        "SELinux, qui sépare les applications, était dans l’état {state} lors de l’acquisition. Les téléphones sont vendus avec des règles appliquées ; des outils ayant les droits du super-utilisateur changent cela.",
      switched: "Le journal indique que SELinux, qui sépare les applications, a cessé d’appliquer ses règles : {text}",
      ordered:
        "Le journal indique un ordre d’arrêter SELinux, qui sépare les applications : {text} L’entrée ne dit pas s’il a été exécuté.",
      boot: "Le téléphone a démarré avec l’ordre de ne pas appliquer les règles de SELinux, qui sépare les applications ({state}). Les systèmes tels qu’ils sont vendus n’y obéissent pas.",
    },
    rationale:
      "SELinux sépare les applications sur tout téléphone vendu ; des outils ayant les droits du super-utilisateur le désactivent.",
    falsePositives: ["Systèmes modifiés, systèmes de développement, téléphones débridés par leur propriétaire."],
  },
  "android.sideloaded_app": {
    title: "Application qui ne vient pas d’une boutique du téléphone",
    sentences: {
      statement:
        "L’application {app} a été installée à partir d’un fichier, par {installer} : après un téléchargement dans un navigateur, depuis une messagerie ou un gestionnaire de fichiers. La plupart des logiciels espions vendus pour téléphones sont installés ainsi ; beaucoup d’autres applications aussi.",
      third_party_store:
        "L’application {app} a été installée depuis {installer}, une boutique qui n’a pas été livrée avec le téléphone.",
      other_installer:
        "L’application {app} a été installée par {installer}, qui n’est aucune des boutiques connues ici. Des fabricants et des employeurs ont leurs propres applications pour cela ; un programme qui en apporte un autre fait de même.",
      from_app:
        "L’application {app} a été installée par {installer}, qui n’est pas une boutique du téléphone, depuis un fichier venu de {origin}, un navigateur ou une messagerie. Des leurres mènent à de tels fichiers ; des téléchargements voulus par le propriétaire aussi.",
    },
    rationale:
      "Les logiciels espions pour Android sont surtout installés à partir d’un fichier ou par une autre application, hors des boutiques.",
    falsePositives: [
      "Propriétaires qui installent eux-mêmes des fichiers, logiciels libres, applications d’un employeur, boutiques absentes de cette liste.",
    ],
  },
  "android.system_mount_writable": {
    title: "Partition système montée de façon inhabituelle",
    sentences: {
      statement:
        "La partition système {path} était montée en écriture. Android la monte en lecture seule : son contenu a pu être modifié.",
      options:
        "La partition système {path} était montée avec les options {options}, que les fabricants emploient rarement. Elles peuvent être une trace de modifications du système.",
    },
    rationale: "Android monte son système en lecture seule : là où l’on peut écrire, il a pu être modifié.",
    falsePositives: ["Téléphones débridés, systèmes de développement, superpositions de certains fabricants."],
  },
  "android.unsafe_setting": {
    title: "Réglage qui affaiblit la protection du téléphone",
    sentences: {
      statement:
        "Le réglage {setting} ({namespace}) vaut {value} ; le téléphone protège son propriétaire, ou signale ce qui se passe, lorsqu’il vaut {wanted}.",
      accessibility:
        "Des services d’accessibilité sont activés : le réglage {setting} ({namespace}) vaut {value} et non {wanted}. Un tel service lit l’écran et agit à la place du propriétaire ; les lecteurs d’écran et les gestionnaires de mots de passe en sont, et la plupart des logiciels espions vendus pour téléphones en utilisent un.",
    },
    rationale:
      "Les guides d’installation de logiciels espions font désactiver Play Protect et ses rapports ; la plupart utilisent l’accessibilité.",
    falsePositives: [
      "Propriétaires qui ne veulent pas envoyer de rapports, lecteurs d’écran et gestionnaires de mots de passe, systèmes aux valeurs différentes.",
    ],
  },
  "android.wipe_failure": {
    title: "L’effacement du téléphone a échoué",
    sentences: {
      statement:
        "Le journal de sécurité indique que l’effacement du téléphone ou de ses données a été lancé et a échoué.",
    },
    rationale: "Un ordre d’effacer le téléphone n’a pas été exécuté.",
    falsePositives: ["Défauts de la mémoire."],
  },
};
