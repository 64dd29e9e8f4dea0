import type { RuleTexts } from "./rule-text.ts";

const roles = {
  distribution:
    "{observed} a été trouvé dans « {artifact} » ({count:records}). {value} est publié comme lieu de distribution de {family} ({packs}). Un contact ne montre pas que quelque chose a été installé.",
  vendor_website:
    "{observed} a été trouvé dans « {artifact} » ({count:records}). {value} est publié comme site du vendeur de {family} ({packs}). Des chercheurs et des personnes qui s’informent rencontrent aussi de tels sites.",
  watchware:
    "{observed} a été trouvé dans « {artifact} » ({count:records}). {value} relève de {family}, un logiciel de surveillance de proches ou d’employés vendu ouvertement ({packs}). Le propriétaire doit dire si cet usage a été accepté.",
};

export const frIos: RuleTexts = {
  "indicator.url": {
    title: "Lien ou hôte d’une infrastructure publiée",
    sentences: {
      statement:
        "{observed} a été trouvé dans « {artifact} » ({count:records}). {value} est publié comme infrastructure de {family} ({packs}).",
      visited:
        "Selon « {artifact} », une page à l’adresse {observed} a été ouverte ({count:records}). {value} est publié comme infrastructure de {family} ({packs}).",
      received:
        "Selon « {artifact} », un message ou une invitation avec un lien vers {observed} a été reçu ({count:records}). {value} est publié comme infrastructure de {family} ({packs}).",
      contacted:
        "Selon « {artifact} », une application du téléphone a cherché ou joint {observed} ({count:records}). {value} est publié comme infrastructure de {family} ({packs}). Les navigateurs joignent aussi les hôtes des pages qu’une personne ouvre ; l’enregistrement dit de quelle application il s’agit.",
      ...roles,
    },
    rationale:
      "Les logiciels espions et leurs appâts emploient des hôtes et des liens que des laboratoires ont publiés.",
    falsePositives: [
      "Chercheurs, journalistes et services d’assistance reçoivent et visitent des hôtes publiés dans leur travail.",
      "Un hôte peut changer de mains après sa publication.",
    ],
  },
  "indicator.email": {
    title: "Compte d’attaquant publié",
    sentences: {
      statement:
        "Le compte {observed} a été trouvé dans « {artifact} » ({count:records}). {value} est publié comme compte ayant servi à livrer {family} ({packs}).",
      ...roles,
    },
    rationale: "Des comptes ayant livré des logiciels espions ont été publiés par ceux qui ont examiné les téléphones.",
    falsePositives: ["Une correspondance au sujet du compte, par exemple avec un laboratoire."],
  },
  "indicator.process": {
    title: "Nom de processus publié",
    sentences: {
      statement:
        "Un processus nommé {observed} est enregistré dans « {artifact} » ({count:records}). {value} est publié comme processus de {family} ({packs}).",
      truncated:
        "Un nom de processus tronqué à 16 caractères, {observed}, est enregistré dans « {artifact} » ({count:records}). Il s’agit peut-être de {value}, publié comme processus de {family} ({packs}) ; il peut aussi s’agir d’un autre processus dont le nom commence de même.",
      ...roles,
    },
    rationale: "Les logiciels espions s’exécutent sous des noms de processus que des laboratoires ont publiés.",
    falsePositives: [
      "Une version ultérieure du système peut apporter un processus du même nom.",
      "Un nom tronqué à 16 caractères peut être celui d’un autre processus : ce n’est alors qu’un candidat.",
    ],
  },
  "indicator.path": {
    title: "Chemin ou nom de fichier publié",
    sentences: {
      statement:
        "Le nom ou le chemin de fichier {observed} est enregistré dans « {artifact} » ({count:records}). {value} est publié comme trace de {family} ({packs}). L’enregistrement montre le nom ; le contenu du fichier n’a pas été comparé.",
      ...roles,
    },
    rationale: "Les logiciels espions laissent des fichiers à des chemins que des laboratoires ont publiés.",
    falsePositives: ["Un fichier du même nom qui appartient à autre chose."],
  },
  "indicator.app": {
    title: "Application publiée",
    sentences: {
      statement:
        "L’application {observed} est enregistrée dans « {artifact} » ({count:records}). {value} est publié comme application de {family} ({packs}).",
      extraction:
        "L’application {observed} est enregistrée dans « {artifact} » ({count:records}). {value} est publié comme application avec laquelle {family} copie des téléphones ({packs}).",
      ...roles,
    },
    rationale: "Les applications de surveillance sont connues par les identifiants de leurs paquets.",
    falsePositives: [
      "Un logiciel familial ou d’entreprise dont le propriétaire a connaissance.",
      "Une extraction que le propriétaire avait acceptée.",
    ],
  },
  "indicator.profile": {
    title: "Profil de configuration publié",
    sentences: {
      statement:
        "Un profil de configuration portant l’identifiant {observed} est enregistré dans « {artifact} » ({count:records}). {value} est publié comme profil servant à installer ou à maintenir {family} ({packs}).",
      ...roles,
    },
    rationale: "Un profil de configuration de cette identité a servi à installer ou à maintenir un logiciel espion.",
    falsePositives: ["La trace d’un examen antérieur qui nommait le même identifiant."],
  },
  "indicator.hash": {
    title: "Fichier ou certificat publié",
    sentences: {
      statement:
        "Un fichier ou un certificat d’empreinte {observed} est enregistré dans « {artifact} » ({count:records}). {value} est publié comme élément de {family} ({packs}).",
      ...roles,
    },
    rationale: "Le fichier, ou le certificat qui le signe, est celui qui a été publié.",
    falsePositives: ["Un certificat de signature peut être volé et signer aussi d’autres logiciels."],
  },
  "indicator.property": {
    title: "Propriété système publiée",
    sentences: {
      statement:
        "Selon « {artifact} », la propriété système {observed} est définie ({count:records}). {value} est publié comme trace de {family} ({packs}).",
      ...roles,
    },
    rationale: "Les logiciels espions laissent des propriétés système que des laboratoires ont publiées.",
    falsePositives: ["Un fabricant de téléphones qui emploie une propriété du même nom."],
  },
  "ios.apple_threat_notification": {
    title: "Message au texte d’une notification de menace d’Apple",
    sentences: {
      statement:
        "Un message reprenant les termes d’une notification de menace d’Apple a été reçu le {date:time}. Apple adresse ces avis aux personnes qu’elle croit visées par un logiciel espion mercenaire. Il en existe des imitations : un avis authentique s’affiche aussi après connexion à account.apple.com.",
      with_link:
        "Un message reprenant les termes d’une notification de menace d’Apple a été reçu le {date:time}. Il contient un lien vers {host}, qui n’appartient pas à Apple : les avis authentiques ne demandent aucun clic et ne contiennent pas de tel lien. Un avis authentique s’affiche aussi après connexion à account.apple.com.",
    },
    rationale: "Apple avertit les personnes que sa propre détection estime visées.",
    falsePositives: ["Des messages frauduleux qui imitent l’avis, et des messages qui en citent un."],
  },
  "ios.attachment_in_tmp": {
    title: "Pièce jointe dans un dossier temporaire",
    sentences: {
      statement:
        "Une pièce jointe reçue est enregistrée à {path}, dans un dossier temporaire. Des attaques publiées, sans aucun clic, y ont laissé des pièces jointes ; certains messages avec image le font aussi.",
    },
    rationale: "Des attaques par message ont déposé leurs pièces jointes dans un dossier temporaire.",
    falsePositives: ["Certains messages ordinaires avec image passent par le même dossier."],
  },
  "ios.rapid_redirect": {
    title: "Page non chiffrée aussitôt redirigée vers un autre domaine",
    sentences: {
      statement:
        "L’adresse non chiffrée {from} a mené à un autre domaine, {to}, en {milliseconds} ms. Une injection par le réseau a cet aspect ; les publicités, les liens courts et les pages de connexion aussi.",
      injection_shape:
        "L’adresse non chiffrée {from} a mené à un autre domaine, {to}, en {milliseconds} ms. La destination a la forme d’injections réseau publiées : {parts}. C’est la trace d’une tentative ; seule, elle ne montre pas que du code s’est exécuté.",
      other_device:
        "Selon l’historique synchronisé depuis un autre appareil du même compte, l’adresse non chiffrée {from} a mené à un autre domaine, {to}, en {milliseconds} ms. Une injection par le réseau a cet aspect ; les publicités, les liens courts et les pages de connexion aussi. L’enregistrement ne dit pas de quel appareil il s’agit.",
    },
    rationale:
      "Un attaquant placé dans le réseau peut répondre à une requête non chiffrée plus vite que le vrai serveur.",
    falsePositives: [
      "Redirections publicitaires et de suivi, liens courts, pages de connexion des réseaux publics.",
      "Serveurs d’essai et réseaux de diffusion sur des ports inhabituels.",
    ],
  },
  "ios.orphan_usage": {
    title: "Usage du réseau sans son processus",
    sentences: {
      statement:
        "Dans {database}, des lignes d’usage du réseau appartiennent à un processus dont la propre ligne est absente : {count:rows}. Une suppression incomplète laisse cette trace ; on la voit aussi sur des téléphones qui n’en portent aucune autre.",
    },
    rationale:
      "Des logiciels espions ont supprimé les lignes de leurs processus et laissé celles de leur usage du réseau.",
    falsePositives: ["Se voit aussi chez des personnes sans risque : ne compte qu’auprès d’autres constats."],
  },
  "ios.missing_process_rows": {
    title: "Lacunes dans la numérotation des processus",
    sentences: {
      statement:
        "Dans {database}, il manque à la numérotation des processus {count:numbers}. Des lignes ont été supprimées ; le système le fait aussi, par exemple quand des applications sont retirées.",
    },
    rationale: "Des lignes supprimées laissent des lacunes dans une numérotation qui ne fait que croître.",
    falsePositives: ["Des applications retirées laissent les mêmes lacunes ; la plupart des téléphones en ont."],
  },
  "ios.process_without_binary": {
    title: "Processus sans fichier de programme",
    sentences: {
      statement:
        "Le processus {process} a utilisé le réseau, n’appartient à aucune application, et aucun fichier de programme de ce nom ne se trouve dans les pièces.",
    },
    rationale: "Un programme qui s’est exécuté et n’est plus sur le téléphone s’est peut-être retiré lui-même.",
    falsePositives: [
      "Des services du système qui n’appartiennent à aucune application.",
      "Des programmes retirés par une mise à jour, et des pièces qui ne contiennent pas tous les fichiers.",
    ],
  },
  "ios.nameless_process": {
    title: "Processus sans nom",
    sentences: {
      statement:
        "Un usage du réseau est enregistré pour un processus sans nom. Le système nomme les processus qu’il compte ; on ignore pourquoi celui-ci n’a pas de nom.",
    },
    rationale: "Un enregistrement sans nom a pu être altéré.",
    falsePositives: ["Une base de données endommagée."],
  },
  "ios.lookup_with_nul": {
    title: "Recherche d’une identité Apple malformée",
    sentences: {
      statement:
        "Le téléphone a recherché l’identité Apple {contact}, qui contient des octets NUL. Une adresse n’en contient pas. L’outil public MVT signale de telles recherches comme suspectes ; l’enregistrement ne dit pas ce qui a provoqué celle-ci.",
    },
    rationale: "Personne ne saisit une identité malformée ; un outil public y voit l’indice d’une tentative.",
    falsePositives: ["Aucun cas connu ; une erreur de programme ne peut être exclue."],
  },
  "ios.notification_profile": {
    title: "Profil qui modifie les notifications",
    sentences: {
      statement:
        "Le profil de configuration {name} règle la façon dont les applications notifient. Un tel profil peut cacher des avertissements au propriétaire ; les téléphones administrés en ont aussi.",
    },
    rationale: "Des notifications masquées cachent les avertissements au propriétaire, y compris ceux d’Apple.",
    falsePositives: ["Téléphones administrés par un employeur ou une école, et téléphones en mode borne."],
  },
  "ios.configuration_profile": {
    title: "Profil de configuration",
    sentences: {
      statement:
        "Le profil de configuration {name} est installé et contient : {types}. De tels réglages peuvent rediriger ou lire le trafic, ou administrer le téléphone. Le propriétaire doit dire s’il connaît ce profil.",
      ordinary:
        "Le profil de configuration {name} est installé et contient : {types}. Le propriétaire doit dire s’il connaît ce profil.",
    },
    rationale:
      "Un profil peut ajouter des certificats, rediriger le trafic et confier à autrui l’administration du téléphone.",
    falsePositives: [
      "Profils d’un employeur, d’une école, d’un opérateur mobile, d’un VPN ou d’un bloqueur de publicité.",
    ],
  },
  "ios.profile_event": {
    title: "Profil de configuration modifié",
    sentences: {
      statement:
        "Un journal du téléphone consigne l’opération {operation} sur le profil de configuration {profile}, par le processus {process}.",
    },
    rationale: "Le journal montre aussi des profils qui ne sont plus installés.",
    falsePositives: ["Profils installés ou retirés par le propriétaire, un employeur ou un opérateur mobile."],
  },
  "ios.app_without_store_record": {
    title: "Application sans trace de l’App Store",
    sentences: {
      statement:
        "Le téléphone ne conserve aucune trace de l’App Store pour l’application {app}. Elle a pu être installée d’une autre façon.",
    },
    rationale: "Les applications de surveillance pour iOS s’installent hors de l’App Store.",
    falsePositives: [
      "Versions d’essai, applications d’un employeur, autres boutiques, applications livrées avec le téléphone.",
    ],
  },
  "ios.app_not_from_store": {
    title: "Application venue d’ailleurs que de l’App Store",
    sentences: {
      statement:
        "L’application {app} a été installée par {installer} et non par l’App Store. Le propriétaire doit dire s’il la connaît.",
    },
    rationale: "Les applications de surveillance pour iOS s’installent hors de l’App Store.",
    falsePositives: ["Versions d’essai, applications d’un employeur, autres boutiques dans l’Union européenne."],
  },
  "ios.quadream_calendar": {
    title: "Entrée de calendrier aux signes d’une trace publiée",
    sentences: {
      statement:
        "L’entrée de calendrier {title} a le titre et la description, Meeting et Notes, que l’outil public MVT recherche comme trace possible du code d’exploitation de QuaDream. Une personne peut aussi écrire une telle entrée ; l’enregistrement ne montre pas de quoi il s’agit.",
      markup:
        "La description de l’entrée de calendrier {title} de {organizer} contient des signes qui ouvrent ou ferment une section de balisage (CDATA). Des chercheurs ont décrit de tels signes dans des invitations porteuses d’un code d’exploitation ; les sites qui font un calendrier de leurs pages les y laissent par erreur.",
    },
    rationale:
      "Des chercheurs ont décrit un code d’exploitation arrivé dans des invitations antidatées avec du balisage dans leur description ; ces deux mots sont ceux que recherche un outil public.",
    falsePositives: [
      "Une entrée ordinaire avec exactement ces deux mots.",
      "Calendriers qu’un site fait de ses pages, où restent des signes de leur balisage.",
    ],
  },
  "ios.lockdown_mode_on": {
    title: "Le mode Isolement est activé",
    sentences: {
      statement:
        "Le mode Isolement est activé. Il ferme beaucoup des voies d’entrée des logiciels espions ; il n’exclut pas une entrée antérieure.",
    },
    rationale: "La protection en vigueur compte quand on apprécie les autres constats.",
    falsePositives: ["Ce n’est pas un soupçon : c’est un fait au sujet du téléphone."],
  },
  "ios.lockdown_mode_off": {
    title: "Le mode Isolement est désactivé",
    sentences: {
      statement:
        "Le mode Isolement est désactivé, comme sur la plupart des téléphones. Les personnes exposées peuvent souhaiter l’activer.",
    },
    rationale: "La protection en vigueur compte quand on apprécie les autres constats.",
    falsePositives: ["Ce n’est pas un soupçon : c’est un fait au sujet du téléphone."],
  },
  "ios.suspicious_redirect_chain": {
    title: "Chaîne de redirections suspecte",
    sentences: {
      statement:
        "Une page a mené de {source}, en passant par {origin}, à {destination}. Des leurres d’attaques publiées se trouvaient dans de telles chaînes ; les publicités et les pages de consentement en forment aussi.",
      unknown_decoy:
        "Une page a mené de {source}, un site très fréquenté, en passant par {origin}, à {destination}, sans que personne n’y agisse. Aucun des deux n’est un site très fréquenté. Des leurres d’attaques publiées figuraient dans de telles chaînes ; les publicités et les pages de consentement en font bien plus souvent.",
      unknown_decoy_in_app:
        "Dans une page affichée à l’intérieur d’une application, {source}, un site très fréquenté, a mené, en passant par {origin}, à {destination}, sans que personne n’y agisse. Aucun des deux n’est un site très fréquenté. Des leurres d’attaques publiées figuraient dans de telles chaînes ; les publicités et les pages de consentement en font bien plus souvent.",
    },
    rationale: "Les redirections injectées laissent des chaînes étrangères à la page ouverte.",
    falsePositives: ["Publicités, pages de consentement et services de connexion."],
  },
};
