import type { RuleTexts } from "./rule-text.ts";

export const frIosDevice: RuleTexts = {
  "ios.added_root_certificate": {
    title: "Certificat racine qui n’est pas venu avec le système",
    sentences: {
      statement:
        "Le magasin des certificats auxquels ce téléphone doit se fier contient {name} ({organization}). Les certificats du système ne s’y trouvent pas. Le propriétaire doit dire s’il le connaît.",
    },
    rationale:
      "Qui détient la clé d’un certificat racine auquel le téléphone se fie peut lire et modifier son trafic chiffré.",
    falsePositives: [
      "Certificats d’un employeur, d’une école, d’un filtre de publicité ou d’un outil de développeur.",
      "Certificats présents dans le magasin que le propriétaire n’a pas activés.",
    ],
  },
  "ios.attachments_without_message": {
    title: "Rafale de pièces jointes dont les messages ont disparu",
    sentences: {
      statement:
        "Pièces jointes reçues en dix minutes à partir du {when:time} et dont aucun message ne reste : {count:records}.",
    },
    rationale:
      "Des attaques qui n’exigent aucun clic sont venues sous forme de nombreuses pièces jointes en quelques minutes, puis ont supprimé les messages.",
    falsePositives: ["Conversations que le propriétaire a supprimées, et publicité envoyée à des groupes."],
  },
  "ios.backdated_invitation": {
    title: "Invitation à un rendez-vous passé depuis longtemps",
    sentences: {
      statement:
        "L’entrée de calendrier {title} de {organizer} s’est terminée le {end:time} et a été créée le {created:time}, plus de 180 jours après. Le téléphone accepte de telles invitations sans prévenir le propriétaire. Les calendriers ajoutés plus tard apportent aussi d’anciennes entrées.",
    },
    rationale:
      "Un code d’exploitation de 2021 arrivait dans des invitations à des dates passées, que le téléphone accepte sans prévenir le propriétaire.",
    falsePositives: ["Anciennes entrées venues avec un calendrier ajouté, partagé ou importé."],
  },
  "ios.backup_difference": {
    title: "La sauvegarde diffère de sa propre liste de fichiers",
    sentences: {
      statement:
        "Des fichiers de cette sauvegarde n’ont pas la taille indiquée par sa liste ({count:files}), tel {file} : {stated} octets selon la liste, {found} stockés. De telles différences viennent aussi de sauvegardes interrompues. Les constats tirés de ces fichiers demandent une autre source.",
      digest:
        "Des fichiers de cette sauvegarde n’ont pas le contenu indiqué par sa liste ({count:files}), tel {file} : leur SHA-1 est autre. Les constats tirés de ces fichiers demandent une autre source.",
      unlisted:
        "Cette sauvegarde contient des fichiers que sa liste ne nomme pas ({count:files}). Les sauvegardes interrompues en laissent.",
    },
    rationale:
      "On peut ajouter des traces à une sauvegarde ou en retirer : ce qui a été modifié ensuite diffère, en taille ou en contenu, de la liste de la sauvegarde.",
    falsePositives: [
      "Sauvegarde interrompue, ou faite pendant que le téléphone écrivait.",
      "Programmes qui déchiffrent ou réparent une sauvegarde.",
    ],
  },
  "ios.enterprise_provisioning": {
    title: "Profil qui permet aux applications d’une entreprise de tourner sur tout téléphone",
    sentences: {
      statement:
        "Le profil d’approvisionnement {name} de {organization} permet à l’application {app} de tourner sur tout téléphone, hors de l’App Store. Il est valable jusqu’au {expires:time}. Le propriétaire doit dire s’il connaît l’application.",
    },
    rationale:
      "Des logiciels espions pour iOS ont été remis comme application interne d’une entreprise, hors de l’App Store et de ses contrôles.",
    falsePositives: ["Applications internes d’un employeur, d’une administration ou d’une école."],
  },
  "ios.legacy_boot_persistence": {
    title: "Script lancé avec le système à la manière de 2016",
    sentences: {
      statement:
        "Le système de fichiers contient {path}. Le système lance le service rtbuddyd avec l’argument --early-boot : un fichier de ce nom, ou un lien à la place du service, fait démarrer un autre programme avec le téléphone. Un logiciel espion publié en 2016 procédait ainsi ; certains débridages aussi.",
    },
    rationale:
      "Le logiciel espion de 2016 mettait l’interpréteur JavaScript à la place du service rtbuddyd : à chaque démarrage, il exécutait le fichier que nomme l’argument --early-boot de ce service.",
    falsePositives: ["Débridages d’anciens téléphones et téléviseurs qui se servent du même endroit."],
  },
  "ios.location_client_place": {
    title: "Un programme à un endroit inhabituel a utilisé la position",
    sentences: {
      statement:
        "La liste des programmes qui ont utilisé la position nomme {client} à {path}, où ni le système ni la boutique ne placent de programmes.",
    },
    rationale:
      "Les implants se trouvent dans des dossiers de données du propriétaire, où les applications ne sont pas.",
    falsePositives: ["Programmes de développeurs, et de systèmes débridés."],
  },
  "ios.lookalike_domain": {
    title: "Lien vers un nom qui ressemble à un site que le propriétaire visite",
    sentences: {
      statement:
        "Un message reçu contient un lien vers {host}. Ce nom est proche de {known}, ouvert depuis ce téléphone ; jours différents : {days}. L’enregistrement ne montre pas qui est derrière ce lien.",
    },
    rationale:
      "Les leurres publiés menaient à des noms semblables à ceux de journaux, d’opérateurs et de réseaux : une lettre doublée, un trait d’union ajouté, un mot en plus.",
    falsePositives: [
      "Autres domaines d’un même site, par exemple pour des événements, des statistiques ou des liens courts.",
      "Deux sites dont les noms se ressemblent par hasard.",
    ],
  },
  "ios.lure_campaign": {
    title: "Série de messages alarmants avec des liens, d’un inconnu",
    sentences: {
      statement:
        "Messages avec un lien et des mots alarmants, venus en 30 jours d’expéditeurs qui ne sont pas dans les contacts et n’ont jamais reçu de réponse : {count:records} ; premier le {first:time}, dernier le {last:time}. Ils ont en commun un expéditeur ou un domaine : {common}. La fraude s’écrit de la même façon ; les liens n’ont pas été ouverts.",
    },
    rationale:
      "Des personnes visées ont reçu des séries de messages parlant de décès, d’accidents, d’enlèvements et d’accusations, chacun avec un lien, d’expéditeurs qu’elles ne connaissaient pas.",
    falsePositives: [
      "Alertes d’un journal, d’un tribunal, d’un hôpital ou d’une administration auxquelles la personne s’est abonnée.",
      "Fraude ordinaire, qui emploie les mêmes mots.",
    ],
  },
  "ios.lure_link_form": {
    title: "Liens de la forme des leurres publiés",
    sentences: {
      statement:
        "Des liens dont le chemin est fait de sept chiffres et d’une lettre ont été reçus ({count:records}) : {domains}. Expéditeurs : {senders}. Premier le {first:time}, dernier le {last:time}. Les leurres publiés ont cette forme. Recevoir un lien ne montre pas qu’il a été ouvert.",
    },
    rationale:
      "Parmi les liens publiés d’attaques contre des journalistes et des défenseurs entre 2015 et 2017, tous ceux qui n’étaient pas des liens courts avaient cette forme : sept chiffres et une lettre.",
    falsePositives: [
      "Site qui numérote ses pages de la même façon.",
      "Messages qui transmettent un lien publié, par exemple entre chercheurs.",
    ],
  },
  "ios.managed_phone": {
    title: "Le téléphone est supervisé ou administré",
    sentences: {
      statement:
        "Les réglages du téléphone nomment un serveur qui l’administre : {url} ({organization}). Le propriétaire doit dire s’il le sait.",
      supervised:
        "Le téléphone est marqué comme supervisé, par {organization}. Un téléphone supervisé obéit à davantage de réglages de son administrateur. Le propriétaire doit dire s’il le sait.",
    },
    rationale:
      "Qui administre un téléphone peut y installer des applications et des certificats, changer ses réglages, l’effacer ou le localiser.",
    falsePositives: ["Téléphones d’un employeur ou d’une école."],
  },
  "ios.modified_system": {
    title: "Traces d’un système débridé",
    sentences: {
      statement:
        "{trace} se trouve sur le téléphone. Cela appartient à des outils qui lèvent les protections du système ou installent des programmes en les contournant. Le propriétaire doit dire s’il le sait.",
    },
    rationale:
      "Sur un téléphone dont les protections ont été levées, on peut installer des programmes qu’Apple n’a pas signés et modifier les enregistrements.",
    falsePositives: ["Choix du propriétaire lui-même, d’un ancien propriétaire ou d’un atelier de réparation."],
  },
  "ios.orphan_calendar_identity": {
    title: "Participants du calendrier dont l’identité a disparu",
    sentences: {
      statement:
        "Participants du calendrier qui nomment une identité qui n’y est plus : {count:rows}. La synchronisation avec un serveur laisse cela ; une suppression à la main aussi.",
    },
    rationale:
      "Un logiciel espion venu par des invitations supprimait, d’après leurs adresses, les identités de ceux qui les avaient envoyées.",
    falsePositives: ["Les calendriers synchronisés avec un serveur laissent de telles lignes."],
  },
  "ios.permission_without_consent": {
    title: "Micro, caméra ou fichiers accordés d’une manière inhabituelle",
    sentences: {
      statement:
        "L’autorisation {permission} est accordée au programme {client}, situé là où ni le système ni la boutique ne placent de programmes.",
      policy:
        "L’autorisation {permission} est accordée à {client} par une règle ({reason}) et non par le consentement du propriétaire. C’est habituel sur les téléphones administrés.",
    },
    rationale:
      "Un programme qui écoute ou regarde a besoin de ces autorisations ; un logiciel espion ne les demande pas au propriétaire.",
    falsePositives: ["Téléphones administrés par un employeur ou une école.", "Programmes de développeurs."],
  },
  "ios.silent_automation": {
    title: "Automatisation qui se connecte sans demander",
    sentences: {
      statement:
        "L’automatisation {title} tourne sans demander, est lancée par {event} et fait : {actions}. Liens qu’elle contient : {links}. Le propriétaire doit dire s’il l’a créée.",
    },
    rationale:
      "Un logiciel espion qui ne survivait pas au redémarrage est revenu par une automatisation qui ouvrait sa page chaque fois qu’une application s’ouvrait.",
    falsePositives: [
      "Automatisations créées par le propriétaire, par exemple pour une maison, une voiture ou une habitude.",
    ],
  },
  "ios.system_downgrade": {
    title: "La version du système a reculé",
    sentences: {
      statement:
        "Les journaux de ce téléphone nomment le système {from} ({from_build}) et plus tard, le {when:time}, le système plus ancien {to} ({to_build}).",
      test_version:
        "Les journaux de ce téléphone nomment la version d’essai {from} ({from_build}) et plus tard, le {when:time}, la version plus ancienne {to} ({to_build}). Qui quitte les versions d’essai d’Apple recule ainsi.",
    },
    rationale:
      "Apple ne laisse passer qu’à des systèmes plus récents. Un système plus ancien ramène des failles qui avaient été corrigées.",
    falsePositives: [
      "Version d’essai que le propriétaire a retirée.",
      "Fichiers de plusieurs téléphones dans un même dossier.",
    ],
  },
  "ios.triangulation_window": {
    title: "Événements d’une attaque publiée, proches dans le temps",
    sentences: {
      statement:
        "En cinq minutes à partir du {when:time}, des dossiers de pièces jointes ont changé sans qu’il y reste de pièce jointe de ce moment, et ces événements s’y ajoutent : {events}. Kaspersky a trouvé cette combinaison sur des téléphones atteints par l’opération Triangulation. C’est un soupçon : chaque événement seul est ordinaire.",
      without_attachment:
        "En cinq minutes à partir du {when:time} se trouvent ces événements : {events}. L’outil de Kaspersky recherche de telles combinaisons comme traces possibles de l’opération Triangulation. Les dossiers de pièces jointes, premier signe, n’en font pas partie ; ces événements se croisent aussi par hasard.",
    },
    rationale:
      "Sur les téléphones atteints par l’opération Triangulation, des dossiers de pièces jointes ont changé sans qu’il reste de pièce jointe ; en quelques minutes, certaines préférences ont été écrites, certains services ont utilisé le réseau et des services de localisation se sont arrêtés.",
    falsePositives: [
      "Chacun de ces événements est ordinaire, et deux d’entre eux peuvent se croiser par hasard.",
      "Pièce jointe reçue que le propriétaire a supprimée.",
      "Téléphone restauré d’une sauvegarde, dont les fichiers ont alors les mêmes dates.",
    ],
  },
  "ios.usage_gap": {
    title: "Une journée sans aucun usage d’un téléphone utilisé chaque jour",
    sentences: {
      statement:
        "Parmi les messages, appels, interactions et pages visitées de ce téléphone, aucun n’est daté du {from:time} au {to:time}, alors qu’il y en a presque chaque jour alentour. Les enregistrements ne montrent pas où était le téléphone pendant ce temps.",
    },
    rationale:
      "Un téléphone qui a été pris, ou dont les enregistrements ont été supprimés, a un trou dans des enregistrements qui s’écrivent d’ordinaire chaque jour.",
    falsePositives: [
      "Batterie vide, réparation, vol en avion, voyage sans réseau, jour de repos.",
      "Messages et pages que le propriétaire a supprimés.",
    ],
  },
};
