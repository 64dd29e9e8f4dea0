import type { RuleTexts } from "./rule-text.ts";

export const frExtraction: RuleTexts = {
  "extraction.adb_backup": {
    title: "Sauvegarde par la connexion de débogage",
    rationale:
      "Une sauvegarde par la connexion de débogage est la plus ancienne façon de copier les données des applications d’un téléphone.",
    falsePositives: [
      "L’acquisition elle-même, qui peut faire une telle sauvegarde.",
      "Des propriétaires qui font des sauvegardes avec adb.",
    ],
    sentences: {
      statement:
        "Les enregistrements du téléphone montrent qu’une sauvegarde par la connexion de débogage a été demandée le jour du {when:time} ({count:records}). Ils ne montrent ni si elle a été faite, ni ce qu’elle contenait.",
      acquisition:
        "Les enregistrements du téléphone montrent qu’une sauvegarde par la connexion de débogage a été demandée pendant cette acquisition ({count:records}).",
      undated:
        "Les enregistrements du téléphone montrent qu’une sauvegarde par la connexion de débogage a été demandée ({count:records}) ; le moment n’est pas enregistré.",
    },
  },
  "extraction.agent_app": {
    title: "Application d’un outil d’extraction",
    rationale:
      "Certains outils copient un téléphone au moyen d’une application qu’ils y installent, et qui peut y rester ou laisser son nom dans les enregistrements.",
    falsePositives: [
      "Une acquisition que le propriétaire avait acceptée, une formation en criminalistique.",
      "Une autre application qui a reçu le même nom.",
    ],
    sentences: {
      statement:
        "L’application {app} est nommée dans les enregistrements du téléphone ({count:records}). Ce nom est publié comme celui d’une application avec laquelle {product} copie des téléphones. Seul le nom a été comparé.",
    },
  },
  "extraction.brief_app": {
    title: "Application apportée par un ordinateur pour peu de temps",
    rationale: "Certains outils copient un iPhone au moyen d’une application qu’un ordinateur installe puis retire.",
    falsePositives: [
      "Des développeurs, TestFlight, et des propriétaires qui essaient des applications hors du magasin.",
      "Un journal qui commence après l’écriture de la place réservée par le magasin, ou une mise à jour juste avant un retrait.",
    ],
    sentences: {
      statement:
        "L’application {app} a été installée puis retirée en moins de deux heures. Le journal n’a pas pour elle de place réservée, que laisse un téléchargement du magasin : elle peut être venue d’un ordinateur.",
    },
  },
  "extraction.cellebrite_pairing": {
    title: "Appariement sous un numéro des programmes de Cellebrite",
    rationale:
      "Un ordinateur donne son numéro au téléphone lorsqu’il s’apparie. Selon des publications, des programmes de Cellebrite donnent un seul et même numéro sur tous les ordinateurs.",
    falsePositives: [
      "Une acquisition avec le même produit, que le propriétaire avait acceptée.",
      "Un journal qui a été modifié : ce numéro est public.",
    ],
    sentences: {
      statement:
        "Un ordinateur qui a donné le numéro {number} a été autorisé à s’apparier avec le téléphone ({count:records}). Ce numéro est publié comme inscrit dans des programmes de Cellebrite, le même sur tous les ordinateurs.",
      asked:
        "Un ordinateur qui a donné le numéro {number} a demandé à s’apparier avec le téléphone ({count:records}) ; le journal ne montre pas que cela a été autorisé. Ce numéro est publié comme inscrit dans des programmes de Cellebrite, le même sur tous les ordinateurs.",
    },
  },
  "extraction.cellebrite_queue": {
    title: "Plantage d’un programme qui porte le nom de Cellebrite",
    rationale:
      "Selon des publications, un programme qui essaie des codes a planté sur un téléphone retenu. Sa file de travail portait le nom de son fabricant.",
    falsePositives: [
      "Une acquisition avec le même produit, que le propriétaire avait acceptée.",
      "Un programme d’un autre fabricant qui porte le nom court mnm.",
      "Un rapport qui a été ajouté : ce nom est public.",
    ],
    sentences: {
      statement:
        "Le programme {process} a planté alors qu’il avait une file de travail nommée {label}. Ce nom est publié comme celui d’un programme de Cellebrite qui essaie des codes.",
      vendor:
        "Le programme {process} a planté alors qu’il avait une file de travail nommée {label}, qui commence par le nom de Cellebrite.",
      name: "Un programme nommé {process} a planté. Un programme de Cellebrite qui essaie des codes est publié sous ce nom ; tout autre peut le porter.",
    },
  },
  "extraction.computer_backup": {
    title: "Sauvegarde sur un ordinateur",
    rationale:
      "La plupart des outils copient un iPhone par une sauvegarde sur leur ordinateur, la voie qu’Apple a faite pour son propriétaire.",
    falsePositives: ["Les sauvegardes du propriétaire, et celle de cette acquisition."],
    sentences: {
      statement: "Le téléphone note que sa dernière sauvegarde sur un ordinateur s’est terminée à ce moment.",
      asked:
        "Le programme {process} d’un ordinateur a demandé au téléphone son service de sauvegarde ({count:records}). Le journal ne montre pas si une sauvegarde a été faite.",
    },
  },
  "extraction.computer_pairing": {
    title: "Appariement avec un ordinateur",
    rationale:
      "Un ordinateur doit s’apparier avec un iPhone avant de pouvoir faire une sauvegarde ou copier des fichiers.",
    falsePositives: [
      "L’ordinateur du propriétaire, celui d’une ligne d’assistance, un appareil qui joue la musique du téléphone.",
    ],
    sentences: {
      statement:
        "L’ordinateur qui a donné le numéro {number} a été autorisé à s’apparier avec le téléphone ({count:records}). Un ordinateur apparié peut faire une sauvegarde et copier des fichiers. C’est au propriétaire de dire s’il le connaît.",
      asked:
        "L’ordinateur qui a donné le numéro {number} a demandé à s’apparier avec le téléphone ({count:records}) ; le journal ne montre pas que cela a été autorisé.",
    },
  },
  "extraction.developer_services": {
    title: "Ordinateur qui a demandé des services pour développeurs",
    rationale:
      "Avec l’image d’Apple pour développeurs, un ordinateur voit davantage d’un téléphone : des outils d’extraction ouverts la montent pour des captures d’écran et des journaux.",
    falsePositives: [
      "Des développeurs, et des lignes d’assistance qui prennent des captures d’écran ou des journaux.",
      "Des programmes qui demandent seulement ce qui est monté.",
    ],
    sentences: {
      statement:
        "Le programme {process} d’un ordinateur a demandé au téléphone {service}, un service pour développeurs ({count:records}). Le journal ne montre pas ce qu’il en a fait.",
    },
  },
  "extraction.mfsocket": {
    title: "Nom de l’outil d’extraction MFSocket",
    rationale:
      "MFSocket a été trouvé sur des téléphones qui avaient été retenus : un ordinateur le démarre par un ordre à travers le câble, et il envoie ce qu’il lit.",
    falsePositives: ["Un lecteur de sons à code ouvert porte le même nom, sans lien avec l’outil."],
    sentences: {
      statement:
        "Les enregistrements du téléphone nomment l’ordre {order} ({count:records}), par lequel un ordinateur démarre l’outil d’extraction MFSocket.",
      name: "Une application nommée {app} est ou a été installée sur le téléphone ({count:records}). L’outil d’extraction MFSocket porte ce nom, et un lecteur de sons sans rapport aussi : le nom seul n’indique ni l’un ni l’autre.",
    },
  },
  "extraction.open_tool_pairing": {
    title: "Appariement par un outil ouvert",
    rationale:
      "Les programmes ouverts pour iPhone donnent un numéro fixe qui leur est propre. Des lignes d’assistance s’en servent pour acquérir des téléphones, et d’autres aussi.",
    falsePositives: [
      "L’acquisition examinée ici, ou une acquisition antérieure.",
      "Des développeurs et des propriétaires curieux.",
    ],
    sentences: {
      statement:
        "Un ordinateur s’est apparié avec le téléphone au moyen d’un programme qui donne le numéro {number} pour son système ({count:records}). Des outils ouverts donnent ce numéro, dont ceux de lignes d’assistance : ce peut être l’acquisition elle-même.",
      asked:
        "Un programme qui donne le numéro {number} pour le système de son ordinateur a demandé à s’apparier avec le téléphone ({count:records}) ; le journal ne montre pas que cela a été autorisé. Des outils ouverts donnent ce numéro, dont ceux de lignes d’assistance.",
    },
  },
  "extraction.passcode_changed": {
    title: "Code modifié",
    rationale:
      "Des téléphones sont revenus avec un autre code, ou sans code : qui le change connaissait l’ancien ou l’a contourné.",
    falsePositives: ["Le propriétaire, ou une gestion du téléphone, l’a changé."],
    sentences: {
      statement:
        "Le téléphone enregistre que son code a été changé ou défini ({count:records}). C’est au propriétaire de dire s’il l’a fait.",
    },
  },
  "extraction.unlock_attempts": {
    title: "Nombreux essais erronés de déverrouillage",
    rationale: "Qui tient un téléphone sans en avoir le code en essaie, à la main ou avec un appareil.",
    falsePositives: ["Un enfant, une poche, un code qui vient d’être changé, un doigt qui n’est pas reconnu."],
    sentences: {
      statement:
        "Le journal de sécurité enregistre {attempts} essais infructueux de suite pour déverrouiller le téléphone, dont au moins dix en une heure.",
      opened:
        "Le journal de sécurité enregistre {attempts} essais infructueux de suite pour déverrouiller le téléphone, dont au moins dix en une heure, et après eux un essai réussi.",
    },
  },
  "extraction.unusual_pairing": {
    title: "Appariement par un logiciel inconnu",
    rationale:
      "Les programmes d’Apple et les programmes ouverts donnent à un ordinateur un numéro d’une seule forme, un UUID. Un produit d’extraction, selon des publications, en donne un autre.",
    falsePositives: [
      "Des programmes de petits éditeurs pour la musique, les photos ou les ateliers de réparation.",
      "Un journal abîmé.",
    ],
    sentences: {
      statement:
        "Un ordinateur qui a donné le numéro {number} a été autorisé à s’apparier avec le téléphone ({count:records}). Ce numéro n’a pas la forme qu’emploient les programmes d’Apple et les programmes ouverts. C’est au propriétaire de dire s’il connaît cet ordinateur.",
      asked:
        "Un ordinateur qui a donné le numéro {number} a demandé à s’apparier avec le téléphone ({count:records}) ; le journal ne montre pas que cela a été autorisé. Ce numéro n’a pas la forme qu’emploient les programmes d’Apple et les programmes ouverts.",
    },
  },
  "extraction.version_swap": {
    title: "Version plus ancienne mise en place pendant moins d’une heure",
    rationale:
      "Les anciennes versions des messageries laissent sauvegarder leurs données. Des outils en mettent une en place, font une sauvegarde par la connexion de débogage, et remettent la version récente.",
    falsePositives: [
      "Une mise à jour que le propriétaire ou le magasin a annulée puis refaite.",
      "Des versions de test.",
    ],
    sentences: {
      statement:
        "L’application {app} a été remplacée par sa version plus ancienne {older}, et moins d’une heure après par la version {newer}. Des outils qui copient les données d’une application font cela ; des propriétaires qui annulent une mise à jour aussi.",
      backup:
        "L’application {app} a été remplacée par sa version plus ancienne {older}, et moins d’une heure après par la version {newer}. Entre les deux, une sauvegarde par la connexion de débogage a été demandée. Des outils qui copient les données d’une application procèdent ainsi.",
    },
  },
};
