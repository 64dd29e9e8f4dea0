import type { LayerTexts } from "./layers-en.ts";

export const frLayers: LayerTexts = {
  classTargeting:
    "Classe : ciblage. Un leurre ou un contact a atteint le téléphone ; dans ces enregistrements, rien n’indique qu’il a été ouvert ni que du code s’est exécuté.",
  classAttempt: "Classe : tentative. Dans ces enregistrements, rien n’indique que du code s’est exécuté.",
  classExecution:
    "Classe : exécution, non corroborée sauf si un incident dit le contraire. Ces enregistrements ne montrent pas ce que le programme a fait.",
  classExecutionJoined: "Classe : exécution. Ces enregistrements ne montrent pas ce que le programme a fait.",
  classExtraction: "Classe : extraction criminalistique. Ces enregistrements ne montrent pas ce qui a été copié.",
  classSurveillance: "Classe : application de surveillance. C’est au propriétaire de dire si cet usage a été accepté.",
  classExposure: "Classe : exposition. Elle facilite un accès ou concerne un réglage ; elle ne montre aucune attaque.",
  classAnomaly: "Classe : anomalie. Elle est inexpliquée et ne vaut pas attaque à elle seule.",
  toolWeak: "Quel produit : peut-être {names} ; la trace est faible ({reasons}).",
  toolModerate: "Quel produit : compatible avec {names}, confiance moyenne ({reasons}).",
  toolHigh: "Quel produit : {names}, confiance élevée ({reasons}).",
  operatorNotAssessed: "Qui s’en est servi : non évalué.",
  reasonUnique: "la valeur est publiée comme propre à ce produit",
  reasonFamily: "la trace est typique du produit, mais d’autres peuvent la laisser",
  reasonGeneric: "d’autres peuvent porter le même nom",
  reasonTruncated: "le nom observé était tronqué",
  reasonSeveralNames: "elle est publiée sous plusieurs noms",
  reasonCommonValue: "elle figure sur une liste de valeurs courantes",
  reasonUnvetted: "le jeu d’indicateurs a été fourni par l’examinateur et n’est pas vérifié",
  reasonUnconfirmed: "nous n’avons pas lu la source publiée",
  reasonIndependentStores: "des registres indépendants du téléphone concordent",
  reasonIntegrity: "les pièces se contredisent au sujet du fichier",
  remarkCustodyRaised: "Elle se situe dans la période indiquée comme « {label} » et pèse davantage de ce fait.",
  remarkCustodyUncertain:
    "L’horloge du téléphone n’avait pas de fuseau dans cet enregistrement : il se situe peut-être dans la période indiquée comme « {label} », peut-être pas.",
  remarkCorroborated: "Un registre indépendant du téléphone témoigne d’un fait proche : « {rule} ».",
  remarkUncorroborated:
    "Non corroboré : ce constat repose sur un seul registre du téléphone. Un seul registre peut induire en erreur, et des valeurs peuvent y être introduites.",
  remarkInconsistent: "Ces pièces se contredisent ailleurs : « {rule} ».",
  remarkInconsistentFile:
    "Les pièces se contredisent au sujet du fichier sur lequel ce constat repose : il a pu être modifié, et ce qu’il dit demande une autre source.",
  remarkOwnAcquisition: "Le recueil des pièces a lui-même laissé cette trace, selon ceux qui l’ont fait.",
  remarkRecovered:
    "Lignes récupérées : {recovered} sur {records}. Elles ne sont plus dans la base telle qu’elle est, mais dans son journal ou dans l’espace inutilisé de son fichier. Quand et par qui elles ont été supprimées ou modifiées, le fichier ne le dit pas.",
  products: "Produits que les constats nomment",
  productMaker: "Fabriqué par {maker}, selon ceux qui en ont publié les traces.",
  productMakerUnknown: "Son fabricant n’est pas connu publiquement, ou le jeu ne le dit pas.",
  productSources: "Publié dans :",
};
