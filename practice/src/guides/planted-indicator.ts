import { type Guide, told } from "./guide.ts";

export const plantedIndicator: Guide = {
  cases: ["planted-indicator"],
  phones: "ios",
  title: told("A value that was put there", "Une valeur mise là", "Un valor puesto ahí", "قيمة وُضعت هناك"),
  task: told(
    "A backup holds one published value, and nothing else beside it. Somebody wants you to announce an attack. Look at what the value rests on.",
    "Une sauvegarde contient une valeur publiée, et rien d’autre à côté. Quelqu’un veut que vous annonciez une attaque. Regardez sur quoi repose la valeur.",
    "Una copia contiene un valor publicado y nada más. Alguien quiere que anuncie un ataque. Mire en qué se apoya el valor.",
    "في نسخة احتياطية قيمة منشورة واحدة ولا شيء سواها. يريد أحدهم أن تعلن هجومًا. انظر على ماذا تستند القيمة.",
  ),
  questions: [
    {
      id: "value",
      kind: "value",
      expects: "^value-",
      text: told(
        "Which published value is found?",
        "Quelle valeur publiée est trouvée ?",
        "¿Qué valor publicado se encuentra?",
        "أي قيمة منشورة وُجدت؟",
      ),
      hints: [
        told(
          "The finding names the indicator.",
          "Le constat nomme l’indicateur.",
          "El hallazgo nombra el indicador.",
          "النتيجة تذكر المؤشر.",
        ),
      ],
      explanation: told(
        "It is an address that was published as an attacker’s. One value in one store is a lead.",
        "C’est une adresse publiée comme celle d’un attaquant. Une valeur dans une seule source est une piste.",
        "Es una dirección publicada como de un atacante. Un valor en una sola fuente es una pista.",
        "هو عنوان نُشر على أنه لمهاجم. وقيمة واحدة في مصدر واحد خيط لا أكثر.",
      ),
    },
    {
      id: "file",
      kind: "findings",
      expects: "^contradiction$",
      text: told(
        "Which finding tells that the file was altered?",
        "Quel constat dit que le fichier a été modifié ?",
        "¿Qué hallazgo dice que el archivo fue alterado?",
        "أي نتيجة تقول إن الملف عُدّل؟",
      ),
      hints: [
        told(
          "A backup has its own list of its files. Does the file agree with it?",
          "Une sauvegarde a sa propre liste de fichiers. Le fichier concorde-t-il ?",
          "Una copia tiene su propia lista de archivos. ¿Concuerda el archivo?",
          "للنسخة الاحتياطية قائمة بملفاتها. هل يوافقها الملف؟",
        ),
      ],
      explanation: told(
        "The file is not as long as the backup’s own list says. Whoever changed it did not change the list.",
        "Le fichier n’a pas la longueur que donne la liste de la sauvegarde. Qui l’a changé n’a pas changé la liste.",
        "El archivo no mide lo que dice la lista de la copia. Quien lo cambió no cambió la lista.",
        "طول الملف ليس ما تقوله قائمة النسخة نفسها. من غيّره لم يغيّر القائمة.",
      ),
    },
    {
      id: "say",
      kind: "choice",
      options: [
        {
          id: "lead",
          right: true,
          text: told(
            "One value in one altered file: a lead that proves nothing.",
            "Une valeur dans un fichier modifié : une piste qui ne prouve rien.",
            "Un valor en un archivo alterado: una pista que no prueba nada.",
            "قيمة واحدة في ملف معدّل: خيط لا يثبت شيئًا.",
          ),
        },
        {
          id: "attack",
          right: false,
          text: told(
            "The phone was attacked.",
            "Le téléphone a été attaqué.",
            "El teléfono fue atacado.",
            "هوجم الهاتف.",
          ),
        },
        {
          id: "owner",
          right: false,
          text: told("The owner forged it.", "Le propriétaire l’a falsifié.", "El dueño lo falsificó.", "زوّره صاحبه."),
        },
      ],
      text: told("What may be said?", "Que peut-on dire ?", "¿Qué se puede decir?", "ما الذي يجوز قوله؟"),
      hints: [
        told(
          "Nothing else lies on the phone.",
          "Rien d’autre ne se trouve sur le téléphone.",
          "No hay nada más en el teléfono.",
          "لا شيء آخر على الهاتف.",
        ),
      ],
      explanation: told(
        "Who altered the file is not recorded. Ask for a second backup, made with you.",
        "Qui a modifié le fichier n’est pas enregistré. Demandez une seconde sauvegarde, faite avec vous.",
        "Quién alteró el archivo no consta. Pida una segunda copia, hecha con usted.",
        "من عدّل الملف غير مسجّل. اطلب نسخة ثانية تُصنع معك.",
      ),
    },
  ],
};
