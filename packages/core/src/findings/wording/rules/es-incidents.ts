import type { RuleTexts } from "./rule-text.ts";

export const esIncidents: RuleTexts = {
  "incident.execution": {
    title: "Ejecución lograda de código",
    rationale:
      "Un rastro de un programa junto a un rastro de su inicio, en almacenes del teléfono que se escriben por separado, difícilmente se explica por el azar, por un nombre que comparten dos programas o por un valor introducido después.",
    falsePositives: [
      "Dos hechos ordinarios que coinciden por azar en pocos minutos.",
      "Pruebas en las que varios almacenes se alteraron de la misma manera.",
    ],
    sentences: {
      statement:
        "{findings:findings} en {stores:stores} del teléfono, independientes entre sí, caben en {seconds:seconds}. En conjunto son rastros de una ejecución lograda de código.",
    },
  },
  "incident.sequence": {
    title: "Rastros próximos en el tiempo",
    rationale: "Los hechos relacionados dejan en pocos instantes rastros en varios almacenes del teléfono.",
    falsePositives: ["Hechos ordinarios que coinciden por azar en pocos minutos."],
    sentences: {
      statement:
        "{findings:findings} en {stores:stores} del teléfono, independientes entre sí, caben en {seconds:seconds}.",
    },
  },
  "incident.custody": {
    title: "Rastros mientras el teléfono no estaba en manos de su propietario",
    rationale: "Lo que le ocurrió a un teléfono mientras otra persona lo tenía no fue obra de su propietario.",
    falsePositives: [
      "Los horarios de custodia son los que indica el propietario.",
      "Los programas actúan por sí solos, y una persona de confianza pudo examinar el teléfono en ese tiempo.",
    ],
    sentences: {
      statement:
        "{findings:findings} en {stores:stores} del teléfono, independientes entre sí, están dentro del periodo indicado como «{label}», en el orden que se muestra.",
    },
  },
  "incident.object": {
    title: "Un mismo objeto en varios almacenes",
    rationale:
      "Aquello de lo que varios almacenes del teléfono dan cuenta por separado no es un error de uno de ellos ni un valor introducido en uno de ellos.",
    falsePositives: ["Los programas ordinarios también aparecen en muchos almacenes: qué son lo dicen sus hallazgos."],
    sentences: {
      statement: "{label} aparece en {stores:stores} del teléfono, independientes entre sí ({findings:findings}).",
    },
  },
};
