import { type Guide, told } from "./guide.ts";

export const messageCampaign: Guide = {
  cases: ["message-campaign"],
  phones: "ios",
  title: told("Months of messages", "Des mois de messages", "Meses de mensajes", "أشهر من الرسائل"),
  task: told(
    "A lawyer received messages about deaths, bills and news from numbers that nobody knows. Find those that lead to published domains, and say what they show.",
    "Une avocate a reçu des messages sur des décès, des factures et des nouvelles, de numéros que personne ne connaît. Trouvez ceux qui mènent à des domaines publiés, et dites ce qu’ils montrent.",
    "Una abogada recibió mensajes sobre muertes, facturas y noticias de números que nadie conoce. Encuentre los que llevan a dominios publicados, y diga qué muestran.",
    "تلقّت محامية رسائل عن وفيات وفواتير وأخبار من أرقام لا يعرفها أحد. جد الرسائل التي تقود إلى نطاقات منشورة، وقل ما الذي تبيّنه.",
  ),
  questions: [
    {
      id: "domain",
      kind: "value",
      expects: "^campaign-domain$",
      text: told(
        "Which domain came back most often within a month?",
        "Quel domaine est revenu le plus souvent en un mois ?",
        "¿Qué dominio volvió más veces en un mes?",
        "أي نطاق تكرر أكثر من غيره خلال شهر؟",
      ),
      hints: [
        told(
          "Compare the indicators of the findings about messages.",
          "Comparez les indicateurs des constats sur les messages.",
          "Compare los indicadores de los hallazgos sobre mensajes.",
          "قارن مؤشرات النتائج المتعلقة بالرسائل.",
        ),
        told(
          "Search the timeline for April.",
          "Cherchez dans la chronologie au mois d’avril.",
          "Busque en la cronología en abril.",
          "ابحث في الخط الزمني في شهر أبريل/نيسان.",
        ),
      ],
      explanation: told(
        "The same domain several times, in other words each time, is what a campaign looks like.",
        "Le même domaine plusieurs fois, avec d’autres mots à chaque fois : c’est l’allure d’une campagne.",
        "El mismo dominio varias veces, cada vez con otras palabras: así se ve una campaña.",
        "النطاق نفسه مرات عدة بكلمات مختلفة كل مرة: هكذا تبدو الحملة.",
      ),
    },
    {
      id: "lures",
      kind: "findings",
      expects: "^lure-",
      accepts: "^campaign-",
      text: told(
        "Pick every finding of a message that links to a published domain.",
        "Choisissez chaque constat d’un message qui mène à un domaine publié.",
        "Elija cada hallazgo de un mensaje que enlaza con un dominio publicado.",
        "اختر كل نتيجة عن رسالة فيها رابط إلى نطاق منشور.",
      ),
      hints: [
        told(
          "There is one for each domain; it may rest on several messages.",
          "Il y en a un par domaine ; il peut reposer sur plusieurs messages.",
          "Hay uno por dominio; puede apoyarse en varios mensajes.",
          "لكل نطاق واحدة، وقد تستند إلى عدة رسائل.",
        ),
      ],
      explanation: told(
        "Each rests on the messages of one domain. The texts differ; the links have one form.",
        "Chacun repose sur les messages d’un domaine. Les textes diffèrent ; les liens ont une même forme.",
        "Cada uno se apoya en los mensajes de un dominio. Los textos difieren; los enlaces tienen una misma forma.",
        "كل منها تستند إلى رسائل نطاق واحد. تختلف النصوص، وللروابط شكل واحد.",
      ),
    },
    {
      id: "opened",
      kind: "choice",
      options: [
        {
          id: "targeted",
          right: true,
          text: told(
            "Somebody tried to have her open these links.",
            "Quelqu’un a voulu lui faire ouvrir ces liens.",
            "Alguien quiso que abriera esos enlaces.",
            "حاول أحدهم أن يجعلها تفتح هذه الروابط.",
          ),
        },
        {
          id: "opened",
          right: false,
          text: told("She opened a link.", "Elle a ouvert un lien.", "Abrió un enlace.", "فتحت رابطًا."),
        },
        {
          id: "short",
          right: false,
          text: told(
            "The short links lead to the same domains.",
            "Les liens courts mènent aux mêmes domaines.",
            "Los enlaces cortos llevan a los mismos dominios.",
            "تقود الروابط القصيرة إلى النطاقات نفسها.",
          ),
        },
      ],
      text: told(
        "What do the messages show?",
        "Que montrent les messages ?",
        "¿Qué muestran los mensajes?",
        "ماذا تبيّن الرسائل؟",
      ),
      hints: [
        told(
          "Is there a visit in the browser’s history?",
          "Y a-t-il une visite dans l’historique du navigateur ?",
          "¿Hay una visita en el historial del navegador?",
          "هل هناك زيارة في سجل المتصفح؟",
        ),
      ],
      explanation: told(
        "A message that was received is targeting, and no more. Short links stay unresolved: Sillage asks nobody where they lead, for the asking would be seen.",
        "Un message reçu est un ciblage, rien de plus. Les liens courts restent non résolus : Sillage ne demande à personne où ils mènent, car la demande se verrait.",
        "Un mensaje recibido es un intento de señalar a alguien, nada más. Los enlaces cortos quedan sin resolver: Sillage no pregunta a nadie adónde llevan, pues la pregunta se vería.",
        "الرسالة المستلمة استهداف لا أكثر. وتبقى الروابط القصيرة دون حل: لا يسأل Sillage أحدًا إلى أين تقود، لأن السؤال نفسه يُرى.",
      ),
    },
  ],
};
