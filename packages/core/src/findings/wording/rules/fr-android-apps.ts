import type { RuleTexts } from "./rule-text.ts";

export const frAndroidApps: RuleTexts = {
  "android.adb_over_network": {
    title: "Le débogage par le réseau est activé",
    sentences: {
      statement:
        "Le débogage par le réseau est activé ({setting}). Un ordinateur associé au téléphone peut le commander depuis le même réseau. Le propriétaire doit dire s’il le sait.",
      acquisition:
        "Le débogage par le réseau est activé ({setting}). L’outil de cette acquisition travaille ainsi ; cela ne dit pas s’il était activé avant. Il peut être désactivé dans les options pour les développeurs.",
      trusted:
        "Le téléphone se souvient de {setting} comme d’un réseau sur lequel le débogage sans câble a été autorisé. Le propriétaire doit dire s’il le sait.",
    },
    rationale: "Qui est associé au téléphone peut alors le commander depuis le même réseau, sans câble.",
    falsePositives: ["Développeurs, Shizuku, et Bugbane, qui examine un téléphone de cette façon."],
  },
  "android.background_sensor": {
    title: "Microphone, appareil photo ou position utilisés en arrière-plan",
    sentences: {
      statement:
        "L’application {app}, qui ne fait pas partie du système, a utilisé {operation} pendant {seconds} secondes alors qu’elle était en arrière-plan ({state}). Le propriétaire doit dire s’il le sait.",
      store:
        "L’application {app}, installée par une boutique ou connue par son nom comme messagerie, a utilisé {operation} pendant {seconds} secondes alors qu’elle était en arrière-plan ({state}). Des appels et la navigation peuvent avoir cet aspect.",
    },
    rationale: "Un logiciel espion écoute, regarde et suit alors que personne n’utilise l’application.",
    falsePositives: [
      "Appels, navigation, sport, surveillance de bébé et dictée, lorsque le téléphone les compte en arrière-plan.",
      "Applications qui partagent la position avec la famille, avec l’accord du propriétaire.",
    ],
  },
  "android.foreign_certificate": {
    title: "Application connue, signée par quelqu’un d’autre",
    sentences: {
      statement:
        "L’application {app} est signée avec le certificat {certificate}, qui n’est aucun de ceux connus de l’éditeur de {app}. Une application modifiée est signée ainsi ; une application que d’autres ont construite à partir d’un code public aussi.",
    },
    rationale:
      "Qui modifie une application pour épier son propriétaire ne peut pas la signer comme le fait son éditeur.",
    falsePositives: [
      "Un éditeur qui a changé de clé, des logiciels libres construits par d’autres, des versions d’un fabricant de téléphones.",
      "Une application d’un autre éditeur qui a pris le même nom.",
    ],
  },
  "android.hidden_app": {
    title: "Application que la liste des applications ne montre pas",
    sentences: {
      statement:
        "L’application {app} ne fait pas partie du système et n’a aucune activité que la liste des applications pourrait lancer, ou l’a désactivée. Elle a reçu {permissions} autorisations qui touchent à la vie d’une personne.",
    },
    rationale: "Un logiciel espion cache son icône, ou n’en a pas, pour que le propriétaire ne le remarque pas.",
    falsePositives: ["Claviers, widgets, extensions et auxiliaires d’autres applications, que personne ne lance."],
  },
  "android.install_request": {
    title: "Installation qu’aucune boutique n’a demandée",
    sentences: {
      statement:
        "Le journal du gestionnaire de paquets indique que {asker}, un navigateur ou une messagerie, a demandé l’installation de {app}.",
      nobody:
        "Le journal du gestionnaire de paquets indique une installation de {app} sans nommer qui l’a demandée. Les installations par câble laissent de telles entrées.",
    },
    rationale:
      "Des leurres mènent à un fichier installé depuis un navigateur ou une messagerie ; un câble ne laisse aucun demandeur.",
    falsePositives: ["Propriétaires qui installent eux-mêmes des fichiers, applications d’un employeur, développeurs."],
  },
  "android.notification_listener": {
    title: "Application qui lit toutes les notifications",
    sentences: {
      statement:
        "L’application {app}, dont aucune boutique n’est enregistrée comme l’ayant installée, peut lire toutes les notifications du téléphone. Elles contiennent des messages et des codes d’autres applications. Le propriétaire doit dire s’il l’a permis.",
      store:
        "L’application {app}, installée par une boutique, peut lire toutes les notifications du téléphone. Montres, voitures et lanceurs le demandent.",
    },
    rationale:
      "Les notifications contiennent des messages et des codes de toutes les applications ; un logiciel espion les lit sans autre droit.",
    falsePositives: ["Montres, voitures, lanceurs et automatisation, qui montrent les notifications ailleurs."],
  },
  "android.remembered_app": {
    title: "Applications mémorisées qui ne sont plus installées",
    sentences: {
      statement:
        "Des applications sont nommées dans « {artifact} » ({count:values}) que les listes des paquets installés ne nomment pas : elles ont été supprimées, ou n’ont jamais fini de s’installer.",
    },
    rationale: "Ce qui a été supprimé ne peut plus être examiné ; des réglages de compatibilité le nomment encore.",
    falsePositives: [
      "La plupart des applications supprimées le sont par le propriétaire ou par une mise à jour du système.",
    ],
  },
  "android.system_integrity": {
    title: "Le contrôle que le système fait de son contenu a échoué ou est désactivé",
    sentences: {
      statement:
        "Le journal indique qu’une partie du système n’a pas passé le contrôle de son contenu : {text}. Le système a été modifié, ou sa mémoire est défaillante.",
      eio: "Le téléphone a démarré dans le mode ({state}) qui suit l’échec du contrôle du contenu d’une partie du système. Le système a été modifié, ou sa mémoire est défaillante.",
      off: "Le contrôle du contenu du système est désactivé ({state}). Sur les téléphones tels qu’ils sont vendus, il est activé.",
    },
    rationale:
      "Android compare chaque bloc de son système à un arbre d’empreintes signé : ce qui a été modifié ne passe pas.",
    falsePositives: [
      "Mémoire défaillante, mises à jour interrompues, téléphones déverrouillés ou rootés par leur propriétaire.",
    ],
  },
  "android.system_name": {
    title: "Application nommée comme si elle faisait partie du système",
    sentences: {
      statement:
        "L’application {app} porte un nom semblable à ceux du système, n’en fait pas partie, a été installée hors des boutiques, et rien n’indique que la liste des applications la montre.",
    },
    rationale:
      "Les logiciels espions prennent des noms sur lesquels un propriétaire ne s’arrête pas dans une liste : services, réglages, mises à jour.",
    falsePositives: [
      "Parties du système que des propriétaires installent depuis des fichiers, extensions, outils de développement.",
    ],
  },
  "android.usb_debugging": {
    title: "Le débogage par câble est activé",
    sentences: {
      statement:
        "Le débogage par câble est activé ({setting}). Le propriétaire doit dire s’il le sait. Il peut être désactivé dans les options pour les développeurs.",
      acquisition:
        "Le débogage par câble est activé ({setting}). L’acquisition elle-même en avait besoin ; cela ne dit pas s’il était activé avant. Il peut être désactivé dans les options pour les développeurs.",
    },
    rationale:
      "Un ordinateur auquel le téléphone fait confiance peut alors copier des données et installer des applications ; la plupart des outils en ont besoin.",
    falsePositives: ["Développeurs ; qui a recueilli les éléments l’active aussi."],
  },
  "android.verified_boot": {
    title: "Le téléphone ne démarre pas le système signé par son fabricant",
    sentences: {
      statement:
        "Le téléphone est déverrouillé ({state}) : il démarre n’importe quel système, même modifié. Le propriétaire doit dire s’il l’a déverrouillé.",
      red: "Au démarrage du téléphone, son système n’a pas passé le contrôle de sa signature ({state}).",
      yellow:
        "Le téléphone est verrouillé et démarre un système signé avec une clé qui lui est propre ({state}), non avec celle du fabricant. Des systèmes que des propriétaires choisissent, dont GrapheneOS, ont cet aspect.",
      allowed:
        "Le téléphone est verrouillé ; son déverrouillage est permis dans les options pour les développeurs ({state}). Le propriétaire doit dire s’il l’a permis.",
    },
    rationale:
      "Un téléphone déverrouillé démarre n’importe quel système : ce qu’il dit de lui-même ne repose alors que sur ce système.",
    falsePositives: ["Propriétaires qui ont choisi un autre système, et développeurs."],
  },
};
