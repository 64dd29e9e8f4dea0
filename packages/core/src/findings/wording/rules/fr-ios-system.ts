import type { RuleTexts } from "./rule-text.ts";

export const frIosSystem: RuleTexts = {
  "ios.boot_without_shutdown": {
    title: "Redémarrage sans extinction dans le journal",
    rationale:
      "Une attaque contre le système peut finir par un arrêt brutal du téléphone, ou une extinction a pu être retirée du journal.",
    falsePositives: [
      "Une batterie vide, un redémarrage forcé par le propriétaire, un arrêt brutal du système, une mise à jour.",
    ],
    sentences: {
      statement:
        "Le programme d’installation a constaté le {when:time} que le téléphone avait redémarré. Le journal des extinctions, qui en contient d’autres avant et après, n’en contient aucune depuis le redémarrage précédent.",
    },
  },
  "ios.crash_logs_gone": {
    title: "Rapports de plantage des dernières heures seulement",
    rationale:
      "Dans une affaire publiée, tous les rapports de plantage ont été effacés quelques secondes après une attaque.",
    falsePositives: [
      "Un ordinateur qui se synchronise avec le téléphone en retire les rapports.",
      "Un téléphone effacé ou restauré, et des pièces qui ne contiennent qu’une partie des rapports.",
    ],
    sentences: {
      statement:
        "Le plus ancien de {reports:records} de plantages et de diagnostics date du {when:time}, moins d’un jour avant le plus récent. D’autres journaux du téléphone remontent au {since:time}.",
    },
  },
  "ios.crash_reporter_settings": {
    title: "Réglages des rapports de plantage écrits",
    rationale:
      "Pegasus a écrit ce fichier pour désactiver les rapports de plantage, quelques secondes avant l’exécution de ses programmes.",
    falsePositives: [
      "Le système écrit ce fichier de lui-même ; avec les versions récentes, la plupart des téléphones l’ont.",
    ],
    sentences: {
      statement:
        "Le fichier {path}, réglages des rapports de plantage, a été écrit pour la dernière fois le {when:time}. Les téléphones l’ont aussi pour des raisons ordinaires : seul ce qui est proche de cette heure lui donne du poids.",
    },
  },
  "ios.daemon_alignment_crash": {
    title: "Plantage inhabituel d’un programme du système",
    rationale:
      "L’attaque rapportée sous le nom de DarkSword exécute des scripts dans des programmes du système ; quand elle échoue, ceux-ci plantent d’une façon particulière.",
    falsePositives: ["Des erreurs du système : de tels plantages sont rares, mais pas réservés aux attaques."],
    sentences: {
      statement:
        "{process} a planté avec {cause}, à l’adresse {pc}. De tels plantages de ce programme ont été rapportés pour l’attaque DarkSword.",
      script:
        "{process} a planté alors que JavaScriptCore, le moteur de scripts du système, y était chargé, ce dont ce programme ne se sert pas. Cela a été rapporté pour l’attaque DarkSword.",
    },
  },
  "ios.disguised_attachment": {
    title: "Pièce jointe qui n’est pas ce que dit son nom",
    rationale: "L’attaque FORCEDENTRY a envoyé des fichiers Photoshop et PDF sous le nom d’images GIF.",
    falsePositives: ["Des fichiers que quelqu’un a renommés."],
    sentences: {
      statement: "La pièce jointe {path} porte le nom d’une image GIF ; son contenu commence comme un fichier {type}.",
      jbig2:
        "La pièce jointe {path} porte le nom d’une image GIF ; son contenu commence comme un fichier {type} et nomme JBIG2, la compression employée par FORCEDENTRY.",
    },
  },
  "ios.foreign_queue_label": {
    title: "Programme du système avec le travail d’un autre éditeur",
    rationale:
      "Les programmes nomment leurs files de travail d’après leur éditeur. Dans une affaire publiée, l’étiquette d’un produit d’extraction figurait dans un rapport de plantage.",
    falsePositives: ["Des composants d’autres éditeurs qu’Apple intègre à ses programmes."],
    sentences: {
      statement:
        "{process}, un programme du système, a planté alors qu’il avait une file de travail nommée {label}, qui n’est pas un nom d’Apple.",
    },
  },
  "ios.message_parser_crashes": {
    title: "Plantages rapprochés de programmes qui ouvrent les messages",
    rationale:
      "Les attaques qui ne demandent aucun geste du propriétaire font planter, une ou plusieurs fois, les programmes qui ouvrent ce qui est envoyé.",
    falsePositives: [
      "Des erreurs de ces programmes après une mise à jour, ou dans ce qu’un expéditeur ordinaire a envoyé.",
    ],
    sentences: {
      statement:
        "Dans les dix minutes qui ont suivi le {when:time}, ces programmes, qui ouvrent ce que d’autres envoient, ont planté : {processes}.",
      repeated:
        "{process}, qui ouvre ce que d’autres envoient, a planté {times} fois dans les dix minutes qui ont suivi le {when:time}.",
      home_first:
        "Le {when:time}, homed a planté, puis MessagesBlastDoorService dans les dix minutes : l’ordre rapporté pour l’attaque appelée PWNYOURHOME.",
      find_my_first:
        "Le {when:time}, fmfd a planté, puis MessagesBlastDoorService dans les dix minutes : l’ordre rapporté pour l’attaque appelée FINDMYPWN.",
    },
  },
  "ios.nickname_crash": {
    title: "Plantage de Messages lors de la mise à jour d’un surnom",
    rationale:
      "De tels plantages ont été rapportés de téléphones de quelques personnes exposées et appelés NICKNAME. Apple conteste qu’il s’agisse d’une attaque.",
    falsePositives: ["Une erreur du système : Apple la décrit comme ordinaire."],
    sentences: {
      statement:
        "imagent, qui reçoit les messages, a planté sous iOS {version} dans {symbol}, le code des surnoms et des images de contacts.",
    },
  },
  "ios.pass_attachment_crash": {
    title: "Carte Wallet reçue par message, puis un plantage",
    rationale: "L’attaque BLASTPASS a envoyé par iMessage des cartes contenant des images malveillantes.",
    falsePositives: ["Une vraie carte, un billet par exemple, suivie par hasard d’un plantage ordinaire."],
    sentences: {
      statement:
        "Une carte pour Wallet, {name}, est arrivée par iMessage le {when:time} ; {process}, qui ouvre de telles pièces jointes, a planté dans les dix minutes. Des cartes ont été la voie de l’attaque BLASTPASS.",
    },
  },
  "ios.shutdown_log_empty": {
    title: "Journal des extinctions vide",
    rationale:
      "Il a été rapporté que des logiciels espions vident ce journal qui, jusqu’à iOS 18, conserve chaque extinction pendant des années.",
    falsePositives: [
      "Un téléphone qui vient d’être effacé, restauré ou mis à jour, ou qui n’a jamais été éteint depuis.",
    ],
    sentences: {
      statement:
        "Le journal des extinctions est vide, alors que le téléphone a iOS {version}, qui en conserve des années.",
    },
  },
  "ios.staging_binary": {
    title: "Programme exécuté depuis le dossier de préparation des comptes de rôle",
    rationale:
      "iOS utilise ce dossier pour les services de ses mises à jour. Pegasus et le logiciel espion de QuaDream s’y exécutaient.",
    falsePositives: ["Des services d’Apple que nous ne connaissons pas, dans l’espace de travail propre au dossier."],
    sentences: {
      statement:
        "Un programme s’est exécuté sous {path}. Ce dossier sert aux services de mise à jour du système ; des logiciels espions publiés s’y exécutaient, et ce n’est pas le chemin d’un service de mise à jour connu.",
      workspace:
        "Un programme au nom d’Apple s’est exécuté sous {path}, dans l’espace de travail des services de mise à jour ; il n’est pas de ceux que nous connaissons.",
    },
  },
  "ios.sticky_client": {
    title: "Programme qui a retardé une extinction",
    rationale:
      "Avant de s’éteindre, le téléphone attend la fin des programmes et note ceux qui ne finissent pas. Des logiciels espions y ont été trouvés, dans des dossiers qui ne contiennent pas de programmes.",
    falsePositives: [
      "Des applications et des programmes du système occupés, par une sauvegarde par exemple : deux ou trois retards sont ordinaires.",
    ],
    sentences: {
      statement:
        "{path} s’exécutait encore lors d’une extinction, {times} fois de suite. Deux ou trois retards sont ordinaires ; ce programme ne fait pas partie du système.",
      data_folder:
        "{path} s’exécutait encore lors d’une extinction. Il se trouve dans un dossier de données du système, qui ne doit pas contenir de programmes et où des logiciels espions publiés ont été trouvés.",
    },
  },
  "ios.tmp_binary": {
    title: "Programme exécuté depuis le dossier des fichiers temporaires",
    rationale:
      "iOS n’exécute aucun programme depuis son dossier de fichiers temporaires. Predator et d’autres logiciels espions s’y exécutaient.",
    falsePositives: [
      "Des outils de développeurs, et ceux qu’un propriétaire a employés pour installer des applications hors de l’App Store ou pour déverrouiller le système.",
    ],
    sentences: {
      statement:
        "Un programme s’est exécuté sous {path}, depuis un dossier de fichiers temporaires, où iOS ne place pas de programmes.",
    },
  },
  "ios.update_settings_touched": {
    title: "Réglages des mises à jour du système écrits",
    rationale:
      "Dans une affaire rapportée, ces réglages ont changé quelques secondes après l’exécution d’un logiciel espion : les mises à jour étaient retenues.",
    falsePositives: ["Le système écrit ce fichier chaque fois qu’il cherche des mises à jour."],
    sentences: {
      statement:
        "Le fichier {path}, réglages des mises à jour du système, a été écrit pour la dernière fois le {when:time}. Chaque téléphone l’écrit de temps en temps : seul ce qui est proche de cette heure lui donne du poids.",
    },
  },
};
