import { type Guide, type Question, told } from "./guide.ts";

const questions: readonly Question[] = [
  {
    id: "gravity",
    kind: "choice",
    options: [
      {
        id: "oddities",
        right: true,
        text: told(
          "Oddities that ordinary phones show too.",
          "Des bizarreries que montrent aussi les téléphones ordinaires.",
          "Rarezas que también muestran los teléfonos corrientes.",
          "غرائب تظهر في الهواتف العادية أيضًا.",
        ),
      },
      {
        id: "execution",
        right: false,
        text: told(
          "Code of a spyware ran.",
          "Le code d’un logiciel espion a été exécuté.",
          "Se ejecutó código de un programa espía.",
          "نُفّذت شيفرة برنامج تجسس.",
        ),
      },
      {
        id: "extraction",
        right: false,
        text: told(
          "The phone was extracted.",
          "Le téléphone a été extrait.",
          "Se extrajo el contenido del teléfono.",
          "استُخرج محتوى الهاتف.",
        ),
      },
    ],
    text: told(
      "What do the findings amount to?",
      "À quoi se ramènent les constats ?",
      "¿A qué se reducen los hallazgos?",
      "إلى ماذا ترجع النتائج؟",
    ),
    hints: [
      told(
        "Read under each finding why it may be wrong.",
        "Lisez sous chaque constat pourquoi il peut être faux.",
        "Lea en cada hallazgo por qué puede estar equivocado.",
        "اقرأ تحت كل نتيجة لماذا قد تكون خاطئة.",
      ),
    ],
    explanation: told(
      "Short links, redirects of video sites, management profiles of an employer: all of it happens on ordinary phones. Weigh before you alarm somebody.",
      "Liens courts, redirections de sites vidéo, profils de gestion d’un employeur : tout cela arrive sur des téléphones ordinaires. Pesez avant d’alarmer quelqu’un.",
      "Enlaces cortos, desvíos de sitios de vídeo, perfiles de gestión de una empresa: todo eso pasa en teléfonos corrientes. Sopese antes de alarmar a alguien.",
      "روابط قصيرة، وتحويلات مواقع الفيديو، وملفات إدارة من جهة العمل: كل ذلك يقع في الهواتف العادية. زِن الأمر قبل أن تُفزع أحدًا.",
    ),
  },
  {
    id: "answer",
    kind: "choice",
    options: [
      {
        id: "none-known",
        right: true,
        text: told(
          "No trace that Sillage knows was found in what could be read.",
          "Aucune trace que Sillage connaît n’a été trouvée dans ce qui a pu être lu.",
          "No se halló ningún rastro que Sillage conozca en lo que se pudo leer.",
          "لم يُعثر على أثر يعرفه Sillage فيما أمكن قراءته.",
        ),
      },
      {
        id: "never",
        right: false,
        text: told(
          "This phone was never attacked.",
          "Ce téléphone n’a jamais été attaqué.",
          "Este teléfono nunca fue atacado.",
          "لم يُهاجَم هذا الهاتف قط.",
        ),
      },
    ],
    text: told(
      "What do you tell the owner?",
      "Que dites-vous au propriétaire ?",
      "¿Qué le dice al dueño?",
      "ماذا تقول لصاحب الهاتف؟",
    ),
    hints: [
      told(
        "Look at Coverage: what could not be read?",
        "Regardez la couverture : qu’est-ce qui n’a pas pu être lu ?",
        "Mire la cobertura: ¿qué no se pudo leer?",
        "انظر إلى التغطية: ما الذي لم تمكن قراءته؟",
      ),
    ],
    explanation: told(
      "An examination sees what is left and what it knows. It cannot show that nothing happened: say what was looked at, and leave the rest open.",
      "Un examen voit ce qui reste et ce qu’il connaît. Il ne peut pas montrer que rien n’est arrivé : dites ce qui a été regardé, et laissez le reste ouvert.",
      "Un examen ve lo que queda y lo que conoce. No puede mostrar que no pasó nada: diga qué se miró, y deje abierto lo demás.",
      "يرى الفحص ما بقي وما يعرفه. ولا يستطيع أن يبيّن أن شيئًا لم يحدث: قل ما الذي نُظر فيه، واترك الباقي مفتوحًا.",
    ),
  },
];

const task = told(
  "The owner is frightened and has nothing to point to. Read what there is, and weigh it.",
  "Le propriétaire a peur et ne peut rien montrer. Lisez ce qu’il y a, et pesez-le.",
  "El dueño tiene miedo y no puede señalar nada. Lea lo que hay, y sopéselo.",
  "صاحب الهاتف خائف وليس لديه ما يشير إليه. اقرأ ما هنالك، وزِنه.",
);

export const ordinaryIphone: Guide = {
  cases: ["ordinary-iphone", "ordinary-iphone-backup"],
  phones: "ios",
  title: told(
    "An iPhone with nothing but a life",
    "Un iPhone avec rien d’autre qu’une vie",
    "Un iPhone sin más que una vida",
    "آيفون ليس فيه إلا حياة عادية",
  ),
  task,
  questions,
};

export const ordinaryAndroid: Guide = {
  cases: ["ordinary-android", "ordinary-android-bugreport"],
  phones: "android",
  title: told(
    "An Android phone with nothing but a life",
    "Un téléphone Android avec rien d’autre qu’une vie",
    "Un teléfono Android sin más que una vida",
    "هاتف أندرويد ليس فيه إلا حياة عادية",
  ),
  task,
  questions,
};
