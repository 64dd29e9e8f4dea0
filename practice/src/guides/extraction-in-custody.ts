import { type Guide, told } from "./guide.ts";

export const extractionInCustody: Guide = {
  cases: ["extraction-in-custody"],
  phones: "both",
  title: told(
    "Two phones in somebody’s hands for an afternoon",
    "Deux téléphones un après-midi entre d’autres mains",
    "Dos teléfonos una tarde en otras manos",
    "هاتفان في أيدٍ أخرى طوال ظهيرة",
  ),
  task: told(
    "After a march both phones of an organiser were kept for some hours. The hours are set as a custody window. Find out what was done to each phone in that time.",
    "Après une marche, les deux téléphones d’un organisateur ont été gardés quelques heures. Ces heures sont saisies comme période de garde. Trouvez ce qui a été fait à chaque téléphone.",
    "Tras una marcha, los dos teléfonos de un organizador quedaron retenidos unas horas. Esas horas están puestas como periodo de custodia. Averigüe qué se hizo con cada teléfono.",
    "بعد مسيرة احتُجز هاتفا أحد المنظمين بضع ساعات، وهي مُدخلة نافذةَ احتجاز. اعرف ما الذي جرى لكل هاتف في أثنائها.",
  ),
  questions: [
    {
      id: "application",
      kind: "value",
      expects: "^agent-installed$",
      text: told(
        "Which application came to the Android phone and went again?",
        "Quelle application est venue sur le téléphone Android puis repartie ?",
        "¿Qué aplicación llegó al teléfono Android y se fue?",
        "أي تطبيق جاء إلى هاتف أندرويد ثم ذهب؟",
      ),
      hints: [
        told(
          "Look at what happened inside of the custody window.",
          "Regardez ce qui s’est passé dans la période de garde.",
          "Mire qué pasó dentro del periodo de custodia.",
          "انظر إلى ما حدث داخل نافذة الاحتجاز.",
        ),
      ],
      explanation: told(
        "Some extraction products bring an application of their own, and remove it. The package service notes both.",
        "Certains produits d’extraction apportent leur propre application, puis la retirent. Le service des paquets note les deux.",
        "Algunos productos de extracción traen una aplicación propia y la quitan. El servicio de paquetes anota ambas cosas.",
        "بعض منتجات الاستخراج تأتي بتطبيق خاص بها ثم تزيله. وخدمة الحزم تسجّل الأمرين.",
      ),
    },
    {
      id: "paired",
      kind: "time",
      expects: "^pairing$",
      text: told(
        "When did a computer pair with the iPhone?",
        "Quand un ordinateur s’est-il jumelé avec l’iPhone ?",
        "¿Cuándo se emparejó un ordenador con el iPhone?",
        "متى اقترن حاسوب بالآيفون؟",
      ),
      hints: [
        told(
          "The owner’s own computer paired long before.",
          "L’ordinateur du propriétaire s’est jumelé bien avant.",
          "El ordenador del dueño se emparejó mucho antes.",
          "حاسوب صاحبه اقترن قبل ذلك بوقت طويل.",
        ),
      ],
      explanation: told(
        "The pairing carries a number that is published for the vendor’s program. It lies inside of the window.",
        "Le jumelage porte un numéro publié pour le programme du fabricant. Il tombe dans la période.",
        "El emparejamiento lleva un número publicado del programa del fabricante. Cae dentro del periodo.",
        "يحمل الاقتران رقمًا منشورًا لبرنامج المورّد، ويقع داخل النافذة.",
      ),
    },
    {
      id: "incidents",
      kind: "findings",
      expects: "^tool-in-custody-",
      accepts: ".",
      text: told(
        "Which findings join several stores of one phone inside of the window? One for each phone.",
        "Quels constats réunissent plusieurs sources d’un téléphone dans la période ? Un par téléphone.",
        "¿Qué hallazgos unen varias fuentes de un teléfono dentro del periodo? Uno por teléfono.",
        "أي نتائج تجمع عدة مصادر من هاتف واحد داخل النافذة؟ واحدة لكل هاتف.",
      ),
      hints: [
        told(
          "They are incidents: each joins several findings.",
          "Ce sont des incidents : chacun réunit plusieurs constats.",
          "Son incidentes: cada uno une varios hallazgos.",
          "هي حوادث: كل منها يجمع عدة نتائج.",
        ),
      ],
      explanation: told(
        "Several stores of one phone that tell of the same product in the same hours are hard to explain by chance.",
        "Plusieurs sources d’un téléphone qui parlent du même produit aux mêmes heures s’expliquent mal par le hasard.",
        "Varias fuentes de un teléfono que hablan del mismo producto en las mismas horas se explican mal por azar.",
        "عدة مصادر من هاتف واحد تحكي عن المنتج نفسه في الساعات نفسها يصعب تفسيرها بالصدفة.",
      ),
    },
    {
      id: "copied",
      kind: "choice",
      options: [
        {
          id: "tool",
          right: true,
          text: told(
            "A product for extraction was connected to both phones.",
            "Un produit d’extraction a été relié aux deux téléphones.",
            "Un producto de extracción se conectó a los dos teléfonos.",
            "وُصل منتج استخراج بالهاتفين.",
          ),
        },
        {
          id: "all",
          right: false,
          text: told(
            "All messages were copied.",
            "Tous les messages ont été copiés.",
            "Se copiaron todos los mensajes.",
            "نُسخت كل الرسائل.",
          ),
        },
        {
          id: "spyware",
          right: false,
          text: told(
            "Spyware was put on the phones.",
            "Un logiciel espion a été mis sur les téléphones.",
            "Se puso un programa espía en los teléfonos.",
            "وُضع برنامج تجسس على الهاتفين.",
          ),
        },
      ],
      text: told(
        "What may stand in the report?",
        "Que peut-on écrire dans le rapport ?",
        "¿Qué puede decir el informe?",
        "ما الذي يجوز أن يُكتب في التقرير؟",
      ),
      hints: [
        told(
          "Does any record tell what was copied?",
          "Un enregistrement dit-il ce qui a été copié ?",
          "¿Algún registro dice qué se copió?",
          "هل يذكر أي سجل ما الذي نُسخ؟",
        ),
      ],
      explanation: told(
        "What was copied is not recorded. A tool of extraction is no spyware, and who held the phones is not on them.",
        "Ce qui a été copié n’est pas enregistré. Un outil d’extraction n’est pas un logiciel espion, et qui tenait les téléphones n’y figure pas.",
        "Lo que se copió no consta. Una herramienta de extracción no es un programa espía, y quién tuvo los teléfonos no está en ellos.",
        "ما نُسخ غير مسجّل. وأداة الاستخراج ليست برنامج تجسس، ومن أمسك الهاتفين ليس مذكورًا فيهما.",
      ),
    },
  ],
};
