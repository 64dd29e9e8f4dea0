import { type Guide, told } from "./guide.ts";

export const implantInCustody: Guide = {
  cases: ["implant-in-custody"],
  phones: "android",
  title: told(
    "Handed back with something on it",
    "Rendu avec quelque chose dessus",
    "Devuelto con algo dentro",
    "أُعيد وعليه شيء",
  ),
  task: told(
    "An activist’s phone was held for a morning and handed back. The hours are set as a custody window. Find out what came to it, and what happened first.",
    "Le téléphone d’une militante a été retenu une matinée, puis rendu. Ces heures sont saisies comme période de garde. Trouvez ce qui y est arrivé, et ce qui s’est passé d’abord.",
    "El teléfono de una activista estuvo retenido una mañana y luego fue devuelto. Esas horas están puestas como periodo de custodia. Averigüe qué llegó a él, y qué pasó primero.",
    "احتُجز هاتف ناشطة صباحًا كاملًا ثم أُعيد. الساعات مُدخلة نافذةَ احتجاز. اعرف ما الذي وصل إليه، وما الذي حدث أولًا.",
  ),
  questions: [
    {
      id: "application",
      kind: "value",
      expects: "^package$",
      text: told(
        "Which application has a published id?",
        "Quelle application a un identifiant publié ?",
        "¿Qué aplicación tiene un identificador publicado?",
        "أي تطبيق له معرّف منشور؟",
      ),
      hints: [
        told(
          "Its name looks like that of a part of Android, with a letter missing.",
          "Son nom ressemble à celui d’une partie d’Android, une lettre en moins.",
          "Su nombre parece el de una parte de Android, con una letra de menos.",
          "يشبه اسمه اسم جزء من أندرويد ينقصه حرف.",
        ),
      ],
      explanation: told(
        "A name that looks like the system’s is chosen to be overlooked. Here its id and its certificate are both published.",
        "Un nom qui ressemble à celui du système est choisi pour passer inaperçu. Ici l’identifiant et le certificat sont publiés tous deux.",
        "Un nombre que parece del sistema se elige para pasar desapercibido. Aquí el identificador y el certificado están publicados.",
        "الاسم الشبيه باسم النظام يُختار ليُغفَل عنه. وهنا المعرّف والشهادة كلاهما منشوران.",
      ),
    },
    {
      id: "installed",
      kind: "time",
      expects: "^installed-in-custody$",
      text: told("When was it installed?", "Quand a-t-elle été installée ?", "¿Cuándo se instaló?", "متى ثُبّت؟"),
      hints: [
        told(
          "The list of applications gives each its first install.",
          "La liste des applications donne à chacune sa première installation.",
          "La lista de aplicaciones da a cada una su primera instalación.",
          "قائمة التطبيقات تذكر لكل منها أول تثبيت.",
        ),
      ],
      explanation: told(
        "It was installed inside of the window, from a computer.",
        "Elle a été installée dans la période, depuis un ordinateur.",
        "Se instaló dentro del periodo, desde un ordenador.",
        "ثُبّت داخل النافذة من حاسوب.",
      ),
    },
    {
      id: "order",
      kind: "choice",
      options: [
        {
          id: "right",
          right: true,
          text: told(
            "Peripherals, then a computer that may debug, then the application.",
            "Des périphériques, puis un ordinateur autorisé au débogage, puis l’application.",
            "Periféricos, luego un ordenador con permiso de depuración, luego la aplicación.",
            "ملحقات، ثم حاسوب سُمح له بالتصحيح، ثم التطبيق.",
          ),
        },
        {
          id: "app",
          right: false,
          text: told(
            "The application, then a computer.",
            "L’application, puis un ordinateur.",
            "La aplicación, luego un ordenador.",
            "التطبيق، ثم حاسوب.",
          ),
        },
        {
          id: "before",
          right: false,
          text: told(
            "The application was there before the phone was taken.",
            "L’application était là avant que le téléphone soit pris.",
            "La aplicación estaba antes de que se llevaran el teléfono.",
            "كان التطبيق موجودًا قبل أخذ الهاتف.",
          ),
        },
      ],
      text: told("What happened first?", "Que s’est-il passé d’abord ?", "¿Qué pasó primero?", "ما الذي حدث أولًا؟"),
      hints: [
        told(
          "Show the custody window in the timeline, from the start.",
          "Montrez la période de garde dans la chronologie, depuis le début.",
          "Muestre el periodo de custodia en la cronología, desde el principio.",
          "اعرض نافذة الاحتجاز في الخط الزمني من أولها.",
        ),
      ],
      explanation: told(
        "While the phone was locked, peripherals came and went within a minute: that is consistent with an attempt to unlock it. Then a computer was allowed, then the application came.",
        "Téléphone verrouillé, des périphériques sont venus et repartis en une minute : cela concorde avec une tentative de déverrouillage. Puis un ordinateur a été autorisé, puis l’application est venue.",
        "Con el teléfono bloqueado, unos periféricos vinieron y se fueron en un minuto: concuerda con un intento de desbloqueo. Luego se autorizó un ordenador, y llegó la aplicación.",
        "والهاتف مقفل جاءت ملحقات وذهبت خلال دقيقة، وهذا يتوافق مع محاولة لفتحه. ثم سُمح لحاسوب، ثم جاء التطبيق.",
      ),
    },
    {
      id: "incident",
      kind: "findings",
      expects: "^order$",
      accepts: ".",
      text: told(
        "Which finding joins the computer and the application, in that order?",
        "Quel constat réunit l’ordinateur et l’application, dans cet ordre ?",
        "¿Qué hallazgo une el ordenador y la aplicación, en ese orden?",
        "أي نتيجة تجمع الحاسوب والتطبيق بهذا الترتيب؟",
      ),
      hints: [
        told(
          "It is an incident of the custody window.",
          "C’est un incident de la période de garde.",
          "Es un incidente del periodo de custodia.",
          "هي حادثة في نافذة الاحتجاز.",
        ),
      ],
      explanation: told(
        "Who held the phone is not on it. The report names the hours, and the owner says in whose hands it was.",
        "Qui tenait le téléphone n’y figure pas. Le rapport nomme les heures, et la propriétaire dit entre quelles mains il était.",
        "Quién tuvo el teléfono no está en él. El informe da las horas, y la dueña dice en qué manos estaba.",
        "من أمسك الهاتف ليس مذكورًا فيه. يذكر التقرير الساعات، وتقول صاحبته في يد من كان.",
      ),
    },
  ],
};
