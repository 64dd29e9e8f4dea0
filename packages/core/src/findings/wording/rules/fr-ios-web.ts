import type { RuleTexts } from "./rule-text.ts";

export const frIosWeb: RuleTexts = {
  "ios.daemon_request": {
    title: "Requête d’un programme du système vers un hôte qui n’est pas d’Apple",
    sentences: {
      statement:
        "Le cache de {daemon}, un programme du système, contient une requête vers {host}, qui n’est pas un domaine d’Apple. De telles requêtes ont été rapportées dans des affaires de logiciels espions ; on y rencontre aussi des services d’opérateurs.",
    },
    rationale:
      "Un logiciel espion exécuté dans un programme du système a laissé ses requêtes dans le cache de celui-ci.",
    falsePositives: [
      "Les réglages des opérateurs mobiles, que le service de téléphonie va chercher chez l’opérateur.",
      "Les stations de radio et les podcasts dans l’application de musique.",
    ],
  },
  "ios.favicon_without_history": {
    title: "Icône d’une page inhabituelle absente de l’historique",
    sentences: {
      statement:
        "Une icône est conservée pour une page de {host}, de forme inhabituelle ({parts}). L’historique a d’autres visites ces jours-là et aucune de {host}. Les fenêtres privées et les visites effacées laissent cette trace.",
      injection_shape:
        "Une icône est conservée pour une page de {host}, qui a la forme d’injections réseau publiées ({parts}). L’historique a d’autres visites ces jours-là et aucune de {host}. C’est la trace d’une tentative ; seule, elle ne montre pas que du code s’est exécuté.",
    },
    rationale:
      "Les icônes des pages restent quand la visite a été effacée, ou quand la page a été chargée dans une autre.",
    falsePositives: [
      "Les fenêtres privées laissent des icônes sans historique ; le propriétaire peut effacer certaines visites.",
      "Serveurs d’essai et réseaux de diffusion sur des ports inhabituels.",
    ],
  },
  "ios.file_times": {
    title: "Fichier plus récent que son propre contenu",
    sentences: {
      statement:
        "Le fichier {path} a été créé le {created:time} et indique que son contenu a été modifié pour la dernière fois le {modified:time}, donc auparavant. Peu de fichiers de ce téléphone sont dans ce cas ; les fichiers copiés ou décompressés le sont.",
    },
    rationale: "Qui cache un fichier en recule les dates ; celle de sa création demeure.",
    falsePositives: ["Les fichiers copiés ou décompressés gardent la date plus ancienne de leur contenu."],
  },
  "ios.look_alike_process": {
    title: "Processus dont le nom est presque celui d’un programme du système",
    sentences: {
      statement:
        "Un processus nommé {process} est enregistré. Son nom diffère ({count:characters}) de {program}, un programme du système ; il n’est pas dans notre liste de ces programmes, qui n’est pas complète.",
    },
    rationale: "Des noms de processus publiés de logiciels espions diffèrent d’une lettre ou deux de noms du système.",
    falsePositives: ["Des programmes du système absents de notre liste : Apple en ajoute à chaque version."],
  },
  "ios.network_configuration": {
    title: "Configuration qui achemine ou filtre le trafic",
    sentences: {
      statement:
        "Le téléphone conserve la configuration réseau {name} de l’application {app} : {types}. De tels réglages acheminent ou filtrent le trafic du téléphone. Le propriétaire doit dire s’il la connaît.",
      with_server:
        "Le téléphone conserve la configuration réseau {name} de l’application {app} : {types}, avec le serveur {server}. De tels réglages acheminent ou filtrent le trafic du téléphone. Le propriétaire doit dire s’il la connaît.",
    },
    rationale: "Qui achemine le trafic d’un téléphone voit où il va, et peut répondre à la place du vrai serveur.",
    falsePositives: [
      "Les VPN, bloqueurs de publicité et services de noms que le propriétaire ou un employeur a installés.",
    ],
  },
  "ios.redirect_retried": {
    title: "Page redemandée après une redirection vers ailleurs",
    sentences: {
      statement:
        "L’adresse non chiffrée {from} avait aussitôt mené à un autre domaine, {to} ; {seconds} secondes plus tard, {again} a été ouvert. C’est ce que fait qui voit une page inattendue ; on le fait aussi pour d’autres raisons.",
    },
    rationale:
      "Dans un cas publié d’injection par le réseau, la personne a vu une autre page que celle demandée et l’a redemandée.",
    falsePositives: ["On saisit une adresse ou une recherche une seconde fois pour bien des raisons."],
  },
  "ios.site_without_history": {
    title: "Sites utilisés et absents de l’historique",
    sentences: {
      statement:
        "Selon les statistiques de Safari, quelqu’un a utilisé des pages de sites dont l’historique n’a aucune visite, alors qu’il en a d’autres des mêmes jours : {count:values}, dont {site}. Des visites effacées laissent cette trace.",
    },
    rationale: "Les statistiques du navigateur gardent le domaine d’une page utilisée après l’effacement de sa visite.",
    falsePositives: [
      "Les propriétaires effacent certaines visites ; une page ouverte dans une autre n’a pas de visite à elle.",
    ],
  },
  "ios.unexpected_mobile_data": {
    title: "Données mobiles d’un programme qui ne devrait pas en utiliser",
    sentences: {
      statement:
        "Des données mobiles sont comptées pour {process} : {received} octets reçus et {sent} envoyés. Ce programme du système n’a pas lieu d’en utiliser ; le même nom a été trouvé sur des téléphones porteurs d’un logiciel espion publié.",
    },
    rationale:
      "Des chercheurs ont trouvé des logiciels espions par des traces dénuées de sens, comme des données mobiles comptées pour un programme qui sauvegarde vers un ordinateur.",
    falsePositives: ["Des lignes restaurées d’un autre téléphone ou d’un ancien système."],
  },
  "ios.upload_of_unknown_process": {
    title: "Processus sans application qui a plus envoyé que reçu",
    sentences: {
      statement:
        "Le processus {process}, qui n’appartient à aucune application et n’est pas dans notre liste des programmes du système, a envoyé {sent} octets par les données mobiles et en a reçu {received}. La liste n’est pas complète.",
    },
    rationale: "Les programmes qui emportent les données d’un téléphone envoient plus qu’ils ne reçoivent.",
    falsePositives: ["Des services du système absents de notre liste : Apple en ajoute à chaque version."],
  },
  "ios.web_storage_port": {
    title: "Stockage web d’un site sur un port inhabituel",
    sentences: {
      statement:
        "Un dossier de stockage web porte le nom de {host}, port {port}. Peu de sites publics utilisent un tel port ; des serveurs domestiques et d’essai le font.",
      injection_shape:
        "Un dossier de stockage web porte le nom de {host}, port {port}. Ce nom a la forme d’injections réseau publiées ({parts}). C’est la trace d’une tentative ; seule, elle ne montre pas que du code s’est exécuté.",
      in_app:
        "Un dossier de stockage web que Safari garde pour les pages affichées dans des applications porte le nom de {host}, port {port}. Peu de sites publics utilisent un tel port ; des serveurs domestiques et d’essai le font.",
      in_app_injection_shape:
        "Un dossier de stockage web que Safari garde pour les pages affichées dans des applications porte le nom de {host}, port {port}. Ce nom a la forme d’injections réseau publiées ({parts}). C’est la trace d’une tentative ; seule, elle ne montre pas que du code s’est exécuté.",
    },
    rationale:
      "Les pages gardent leurs données dans un dossier nommé d’après l’hôte et le port ; des injections publiées venaient de ports inhabituels.",
    falsePositives: ["Serveurs d’essai, routeurs, serveurs domestiques et unités de stockage joints de l’extérieur."],
  },
};
