import type { RuleTexts } from "./rule-text.ts";

export const frAndroidSystem: RuleTexts = {
  "android.adb_shell_logged": {
    title: "Un ordinateur a donné des ordres au téléphone",
    sentences: {
      statement:
        "Le journal de sécurité consigne des commandes ou des copies de fichiers d’un ordinateur le jour du {when:time} ({count:records}). Le propriétaire doit dire qui l’a connecté, et pourquoi.",
      acquisition:
        "Le journal de sécurité consigne des commandes ou des copies de fichiers d’un ordinateur pendant cette acquisition ({count:records}).",
    },
    rationale:
      "Les outils qui copient un téléphone, et les logiciels espions installés par câble, passent par la connexion de débogage.",
    falsePositives: ["Développeurs et propriétaires qui utilisent adb, et acquisitions faites pour le propriétaire."],
  },
  "android.avc_denied_app": {
    title: "Application à laquelle un droit réservé au système a été refusé",
    sentences: {
      statement:
        "Le téléphone a refusé à {app} le droit {right}, qui n’appartient qu’au système. Les programmes qui tentent de prendre le contrôle d’un téléphone le demandent ; des programmes défectueux aussi.",
      trace:
        "Le téléphone a refusé à {app} de regarder dans un autre processus. Les débogueurs, les applications qui se protègent et les programmes qui espionnent les autres le demandent.",
      sensor:
        "Le téléphone a refusé à {app} l’accès direct à {device}, en dehors de ce que les applications utilisent pour la caméra et le microphone. Des applications défectueuses le demandent, et des programmes d’écoute.",
    },
    rationale:
      "Un programme qui tente de sortir de la place qu’Android donne aux applications essuie un refus, qui est consigné.",
    falsePositives: [
      "Défauts d’applications, applications qui vérifient si le téléphone est débridé, débogueurs et protections contre eux.",
    ],
  },
  "android.default_app": {
    title: "Application non installée par une boutique qui gère les messages, les appels ou la saisie",
    sentences: {
      statement:
        "L’application {app}, dont aucune installation par une boutique n’est consignée, est définie comme {setting}. Elle voit ce qui passe par là. Le propriétaire doit dire s’il l’a choisie.",
    },
    rationale: "Ce qui gère les messages, les appels, la voix ou la saisie les voit tous.",
    falsePositives: [
      "Messageries, applications d’appel et claviers libres que le propriétaire a installés depuis un fichier.",
    ],
  },
  "android.factory_reset": {
    title: "Le téléphone a été effacé",
    sentences: {
      statement:
        "Le téléphone a été effacé le {when:time}. Ce qui s’y trouvait auparavant n’est pas dans ces éléments.",
      undated:
        "Le téléphone a été effacé ; la date n’est pas consignée. Ce qui s’y trouvait auparavant n’est pas dans ces éléments.",
    },
    rationale:
      "Ce qui se trouvait auparavant sur le téléphone a disparu : une recherche sans résultat ne dit rien de cette période.",
    falsePositives: ["Propriétaires qui ont effacé le téléphone, téléphones d’occasion, réparations."],
  },
  "android.image_codec_crash": {
    title: "Plantage pendant le décodage d’une image, d’un son ou d’une police",
    sentences: {
      statement:
        "{program} a planté dans {frame}, où se trouve une faille publiée ({number}). Une image faite pour elle le provoque ; une image endommagée le peut aussi.",
      after_message:
        "{program} a planté dans {frame}, où se trouve une faille publiée ({number}), dans les {minutes} minutes suivant un message reçu. Une image faite pour elle le provoque ; une image endommagée le peut aussi.",
      other:
        "{program} a planté dans {frame}, qui décode des images, des sons ou des polices. Des fichiers endommagés le provoquent, et des tentatives d’en exploiter les failles.",
      other_after_message:
        "{program} a planté dans {frame}, qui décode des images, des sons ou des polices, dans les {minutes} minutes suivant un message reçu. Des fichiers endommagés le provoquent, et des tentatives d’en exploiter les failles.",
    },
    rationale:
      "Des attaques publiées, sans clic, envoyaient des images dont le décodage tournait mal. Un plantage dans le même code peut être une tentative manquée.",
    falsePositives: ["Images et vidéos endommagées, défauts des bibliothèques du fabricant."],
  },
  "android.kernel_panic": {
    title: "Le noyau s’est effondré",
    sentences: {
      statement:
        "Le journal du noyau consigne un effondrement : « {line} ». Dans ce qu’il a écrit ensuite figure {component}, une partie du noyau que des attaques publiées par câble ont utilisée. Des accessoires et des pilotes défectueux la font tomber aussi.",
      other:
        "Le journal du noyau consigne un effondrement : « {line} ». Du matériel et des pilotes défectueux en provoquent.",
      reason: "Le téléphone donne {line} comme raison de son dernier démarrage : le noyau s’est effondré auparavant.",
    },
    rationale:
      "Les attaques contre le noyau le font tomber quand elles échouent. Celles qui ont été publiées pour des téléphones aux mains d’autrui utilisaient des failles des parties servant au processeur de signal, aux caméras USB, au son USB et aux périphériques de saisie.",
    falsePositives: [
      "Matériel et pilotes défectueux : les téléphones tombent en panne de temps à autre.",
      "Accessoires qui ont leurs propres défauts.",
    ],
  },
  "android.kernel_tainted": {
    title: "Module dont le noyau ne répond pas",
    sentences: {
      statement:
        "Le noyau note qu’un module a été chargé ou retiré de force (marques {flags}). Les téléphones vendus ne font pas cela.",
      unverified:
        "Le noyau note qu’il a chargé des modules qu’il n’a pas pu vérifier, dont {module}. Les fabricants le font avec leurs propres modules.",
    },
    rationale:
      "Ce qui se cache au plus profond d’un téléphone est chargé dans son noyau, qui note ce qu’il n’a pas pu vérifier.",
    falsePositives: [
      "Les fabricants chargent leurs propres modules non signés : la plupart des téléphones en ont.",
      "Systèmes modifiés.",
    ],
  },
  "android.log_gap": {
    title: "Le journal recule dans le temps, ou se tait pendant un jour",
    sentences: {
      statement:
        "Le journal recule de {before:time} à {after:time} sans démarrage du téléphone : son horloge a été réglée.",
      silent: "Le journal ne contient aucune ligne entre {before:time} et {after:time}, ni de démarrage du téléphone.",
    },
    rationale:
      "Un téléphone allumé écrit sans cesse dans son journal. Une horloge réglée, ou un jour sans une ligne, cache quand les choses se sont produites.",
    falsePositives: ["Horloge réglée à la main ou par le réseau, autres fuseaux horaires, téléphone déchargé."],
  },
  "android.memory_safety_report": {
    title: "Une protection de la mémoire a arrêté un programme",
    sentences: {
      statement:
        "{protection} a arrêté {program}, qui lit ce que d’autres envoient, pour un défaut de sa mémoire. Des attaques provoquent de tels défauts ; des erreurs du programme aussi.",
      logged:
        "Le journal consigne que {protection} a trouvé un défaut de mémoire dans un programme. Des attaques provoquent de tels défauts ; des erreurs de programmes aussi.",
    },
    rationale: "Une attaque qui corrompt la mémoire est arrêtée là où le téléphone a une telle protection.",
    falsePositives: ["Défauts des programmes eux-mêmes, que ces protections servent à trouver."],
  },
  "android.network_listener": {
    title: "Application qui attend des connexions de partout",
    sentences: {
      statement:
        "Une application (utilisateur {uid}) attendait des connexions de partout au port {port}. Des applications de diffusion d’images et de son le font ; des outils qui copient un téléphone aussi.",
    },
    rationale:
      "Les agents des outils qui copient un téléphone, et certains logiciels espions, attendent qu’un ordinateur se connecte.",
    falsePositives: [
      "Applications qui envoient images et son à d’autres appareils, serveurs de fichiers du propriétaire.",
    ],
  },
  "android.network_setting": {
    title: "Le trafic du téléphone passe par un lieu choisi",
    sentences: {
      statement:
        "Le réglage {setting} vaut {value} : le trafic du téléphone passe par là. Le propriétaire doit dire s’il l’a choisi.",
      resolver:
        "Le réglage {setting} vaut {value} : le téléphone demande à ce résolveur les adresses des hôtes. Le propriétaire doit dire s’il l’a choisi.",
      tunnel:
        "Le réglage {setting} vaut {value} : tout le trafic passe toujours par cette application. Le propriétaire doit dire s’il l’a choisie.",
    },
    rationale: "Qui choisit le mandataire, le tunnel ou le résolveur de noms voit à quoi un téléphone se connecte.",
    falsePositives: ["Tunnels et filtres du propriétaire, réseaux d’employeurs, Pi-hole."],
  },
  "android.overlay_permission": {
    title: "Application non installée par une boutique qui peut s’afficher par-dessus les autres",
    sentences: {
      statement:
        "L’application {app}, dont aucune installation par une boutique n’est consignée, peut s’afficher par-dessus les autres applications. Le propriétaire doit dire s’il l’a permis.",
    },
    rationale:
      "Une fenêtre par-dessus une autre application peut demander son mot de passe, ou cacher ce qui se passe dessous.",
    falsePositives: [
      "Bulles de messageries, filtres de lumière bleue, outils que le propriétaire a installés depuis un fichier.",
    ],
  },
  "android.power_exemption": {
    title: "Application non installée par une boutique qui tourne en permanence",
    sentences: {
      statement:
        "L’application {app}, dont aucune installation par une boutique n’est consignée, est exemptée de l’économie d’énergie : elle tourne en permanence. Le propriétaire doit dire s’il l’a permis.",
    },
    rationale: "Les logiciels espions demandent à être exemptés de l’économie d’énergie afin de tourner en permanence.",
    falsePositives: ["Messageries, alarmes et synchronisations que le propriétaire a installées depuis un fichier."],
  },
  "android.program_in_storage": {
    title: "Programme là où seuls des fichiers ont leur place",
    sentences: {
      statement:
        "{path} peut être lancé comme programme et se trouve là où les applications gardent des fichiers. Des terminaux et des émulateurs y placent des programmes ; des installateurs malveillants aussi.",
    },
    rationale: "Les charges sont déposées là où leur installateur peut écrire, et y sont rendues exécutables.",
    falsePositives: ["Terminaux, émulateurs et applications qui apportent leurs propres programmes."],
  },
  "android.root_process_from_data": {
    title: "Programme avec les droits du superutilisateur situé parmi les données",
    sentences: {
      statement:
        "{path} tournait avec les droits du superutilisateur. Il se trouve là où sont les applications et les fichiers du propriétaire, non dans le système. Les outils qui débrident un téléphone tournent ainsi, et des logiciels espions publiés aussi.",
    },
    rationale:
      "Les programmes du système se trouvent dans ses parties en lecture seule. Ce qui tourne avec tous les droits depuis l’emplacement des données y a été apporté plus tard.",
    falsePositives: [
      "Téléphones débridés par leurs propriétaires : Magisk et KernelSU tournent depuis /data/adb.",
      "Services de certains fabricants.",
    ],
  },
  "android.second_user": {
    title: "Le téléphone a un autre utilisateur",
    sentences: {
      statement:
        "Le téléphone a, à côté de son propriétaire, l’utilisateur {user} ({name}). Il a ses propres applications et fichiers, que ces éléments ne contiennent peut-être pas. Le propriétaire doit dire s’il l’a créé.",
      profile:
        "Le téléphone a le profil {user} ({name}), d’un type que les propriétaires utilisent : pour le travail, pour un double d’applications ou pour un espace privé. Ses applications et fichiers ne sont peut-être pas dans ces éléments.",
    },
    rationale: "Un second utilisateur a ses propres applications et fichiers, que le propriétaire ne voit pas.",
    falsePositives: [
      "Profils professionnels, dossier sécurisé, Island, doubles de messageries, utilisateurs pour enfants et invités.",
    ],
  },
  "android.security_logging_stopped": {
    title: "Le téléphone a arrêté son journal de sécurité",
    sentences: {
      statement:
        "Le journal de sécurité consigne qu’il a été arrêté le {when:time}. Ce qui s’est passé jusqu’à sa remise en marche n’y figure pas. Le propriétaire doit dire si c’est lui qui l’a fait.",
      undated:
        "Le journal de sécurité consigne qu’il a été arrêté. Ce qui s’est passé jusqu’à sa remise en marche n’y figure pas. Le propriétaire doit dire si c’est lui qui l’a fait.",
    },
    rationale: "Qui ne veut pas laisser de traces arrête ce qui les consigne.",
    falsePositives: ["Propriétaires qui ont désactivé la Protection avancée ou ses journaux."],
  },
  "android.usb_device_burst": {
    title: "Différents périphériques USB se sont succédé à la même prise",
    sentences: {
      statement:
        "{devices} périphériques USB différents ont été trouvés à la même prise du téléphone en moins d’une minute. Le matériel qui déverrouille les téléphones se fait passer tour à tour pour plusieurs périphériques ; un adaptateur défectueux peut y ressembler.",
      locked:
        "{devices} périphériques USB différents ont été trouvés à la même prise du téléphone en moins d’une minute, alors que son écran était verrouillé. Le matériel qui déverrouille les téléphones se fait passer tour à tour pour plusieurs périphériques ; un adaptateur défectueux peut y ressembler.",
    },
    rationale:
      "Un moyen publié de passer le verrouillage des téléphones Android consiste à se faire passer pour un périphérique USB après l’autre : une caméra, une carte son, un pavé tactile.",
    falsePositives: ["Stations d’accueil et adaptateurs qui redémarrent, câbles défectueux, essais d’accessoires."],
  },
  "android.user_certificate": {
    title: "Autorité de certification parmi celles qu’un utilisateur a ajoutées",
    sentences: {
      statement:
        "{path} est une autorité de certification ajoutée par un utilisateur du téléphone. Qui détient sa clé peut lire le trafic chiffré qui passe. Le propriétaire doit dire s’il était d’accord.",
    },
    rationale: "Qui ajoute une autorité de certification peut lire le trafic chiffré qui passe.",
    falsePositives: ["Réseaux d’employeurs et d’écoles, filtres et outils que le propriétaire a installés."],
  },
};
