import type { RuleTexts } from "./rule-text.ts";

export const frIncidents: RuleTexts = {
  "incident.execution": {
    title: "Exécution réussie de code",
    rationale:
      "Une trace de programme à côté d’une trace de son lancement, dans des registres du téléphone écrits séparément, s’explique mal par le hasard, par un nom que deux programmes partagent ou par une valeur introduite après coup.",
    falsePositives: [
      "Deux événements ordinaires qui se rencontrent par hasard à quelques minutes d’écart.",
      "Des pièces dont plusieurs registres ont été modifiés de la même façon.",
    ],
    sentences: {
      statement:
        "{findings:findings} dans {stores:stores} du téléphone, indépendants les uns des autres, tiennent en {seconds:seconds}. Ensemble, ce sont les traces d’une exécution réussie de code.",
    },
  },
  "incident.sequence": {
    title: "Traces rapprochées dans le temps",
    rationale: "Des événements liés laissent en quelques instants des traces dans plusieurs registres du téléphone.",
    falsePositives: ["Des événements ordinaires qui se rencontrent par hasard à quelques minutes d’écart."],
    sentences: {
      statement:
        "{findings:findings} dans {stores:stores} du téléphone, indépendants les uns des autres, tiennent en {seconds:seconds}.",
    },
  },
  "incident.custody": {
    title: "Traces pendant que le téléphone n’était pas entre les mains de son propriétaire",
    rationale:
      "Ce qui est arrivé à un téléphone pendant qu’un tiers le détenait n’est pas le fait de son propriétaire.",
    falsePositives: [
      "Les heures de détention sont celles qu’indique le propriétaire.",
      "Des programmes agissent d’eux-mêmes, et une personne de confiance a pu examiner le téléphone pendant ce temps.",
    ],
    sentences: {
      statement:
        "{findings:findings} dans {stores:stores} du téléphone, indépendants les uns des autres, se situent dans la période indiquée comme « {label} », dans l’ordre présenté.",
    },
  },
  "incident.object": {
    title: "Un même objet dans plusieurs registres",
    rationale:
      "Ce dont plusieurs registres du téléphone témoignent indépendamment n’est ni une erreur de l’un d’eux ni une valeur introduite dans l’un d’eux.",
    falsePositives: [
      "Des logiciels ordinaires figurent aussi dans de nombreux registres : les constats qui les concernent disent ce qu’ils sont.",
    ],
    sentences: {
      statement:
        "{label} figure dans {stores:stores} du téléphone, indépendants les uns des autres ({findings:findings}).",
    },
  },
};
