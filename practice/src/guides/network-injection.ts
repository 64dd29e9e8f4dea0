import { type Guide, told } from "./guide.ts";

export const networkInjection: Guide = {
  cases: ["network-injection"],
  phones: "ios",
  title: told(
    "Lures, then redirects in the network",
    "Des appâts, puis des redirections dans le réseau",
    "Señuelos, y luego desvíos en la red",
    "طُعوم، ثم تحويلات في الشبكة",
  ),
  task: told(
    "A reporter tells of odd text messages in spring, and of pages that jumped elsewhere in summer. Find out what the phone records of it, in which order, and how sure one may be.",
    "Une journaliste parle de SMS étranges au printemps, et de pages qui sautaient ailleurs en été. Trouvez ce que le téléphone en garde, dans quel ordre, et avec quelle certitude.",
    "Una periodista cuenta que en primavera recibió mensajes raros y que en verano las páginas saltaban a otro sitio. Averigüe qué registra el teléfono, en qué orden, y con cuánta certeza.",
    "تحكي صحفية عن رسائل نصية غريبة في الربيع، وعن صفحات كانت تقفز إلى مكان آخر في الصيف. اعرف ما يسجّله الهاتف من ذلك، وبأي ترتيب، وبأي قدر من اليقين.",
  ),
  questions: [
    {
      id: "host",
      kind: "value",
      expects: "^redirect-",
      text: told(
        "To which host did a page that was opened without encryption lead at once?",
        "Vers quel hôte une page ouverte sans chiffrement a-t-elle mené aussitôt ?",
        "¿A qué servidor llevó al instante una página abierta sin cifrado?",
        "إلى أي مضيف قادت فورًا صفحة فُتحت دون تشفير؟",
      ),
      hints: [
        told(
          "Look in the findings for a redirect.",
          "Cherchez une redirection parmi les constats.",
          "Busque un desvío entre los hallazgos.",
          "ابحث بين النتائج عن تحويل.",
        ),
        told(
          "Show ± 5 minutes in the timeline: two visits stand within the same second.",
          "Montrez ± 5 minutes dans la chronologie : deux visites se suivent dans la même seconde.",
          "Muestre ± 5 minutos en la cronología: dos visitas caen en el mismo segundo.",
          "اعرض ± 5 دقائق في الخط الزمني: زيارتان في الثانية نفسها.",
        ),
      ],
      explanation: told(
        "A page without encryption led within milliseconds to a random name with a high port. Who sits in the network can answer in the place of a page; nobody had to tap on anything.",
        "Une page sans chiffrement a mené en quelques millisecondes à un nom aléatoire avec un port élevé. Qui est dans le réseau peut répondre à la place d’une page ; personne n’a eu à toucher quoi que ce soit.",
        "Una página sin cifrado llevó en milisegundos a un nombre aleatorio con un puerto alto. Quien está en la red puede responder en lugar de una página; nadie tuvo que tocar nada.",
        "صفحة بلا تشفير قادت في أجزاء من الثانية إلى اسم عشوائي بمنفذ عالٍ. من يجلس في الشبكة يستطيع أن يجيب مكان الصفحة، ولم يحتج أحد إلى أن يضغط على شيء.",
      ),
    },
    {
      id: "when",
      kind: "time",
      expects: "^(executed|bh-|fservernetd-)",
      text: told(
        "When did programs with published names first use the network?",
        "Quand des programmes aux noms publiés ont-ils utilisé le réseau pour la première fois ?",
        "¿Cuándo usaron la red por primera vez programas de nombres publicados?",
        "متى استعملت برامج ذات أسماء منشورة الشبكة أول مرة؟",
      ),
      hints: [
        told(
          "The databases of data usage count by program.",
          "Les bases de consommation de données comptent par programme.",
          "Las bases de uso de datos cuentan por programa.",
          "قواعد بيانات استهلاك البيانات تعدّ بحسب البرنامج.",
        ),
        told(
          "Filter the timeline by the artifact of data usage.",
          "Filtrez la chronologie sur l’artefact de consommation de données.",
          "Filtre la cronología por el artefacto de uso de datos.",
          "صفِّ الخط الزمني بأثر استهلاك البيانات.",
        ),
      ],
      explanation: told(
        "Within the minute after the redirect, two stores count traffic of programs whose names are published. Two stores that agree say more than one.",
        "Dans la minute qui suit la redirection, deux bases comptent le trafic de programmes aux noms publiés. Deux bases qui concordent en disent plus qu’une.",
        "En el minuto que sigue al desvío, dos bases cuentan tráfico de programas de nombres publicados. Dos bases que coinciden dicen más que una.",
        "في الدقيقة التي تلت التحويل، تعدّ قاعدتان حركة بيانات لبرامج أسماؤها منشورة. وقاعدتان متفقتان أبلغ من واحدة.",
      ),
    },
    {
      id: "event",
      kind: "findings",
      expects: "^executed$",
      accepts: "^(bh|fservernetd)-",
      text: told(
        "Which finding joins the redirect, the icon and the programs into one event?",
        "Quel constat réunit la redirection, l’icône et les programmes en un seul événement ?",
        "¿Qué hallazgo une el desvío, el icono y los programas en un solo suceso?",
        "أي نتيجة تجمع التحويل والأيقونة والبرامج في حدث واحد؟",
      ),
      hints: [
        told(
          "It joins several findings, and stands at the top of the list.",
          "Il réunit plusieurs constats et se trouve en haut de la liste.",
          "Une varios hallazgos y está arriba en la lista.",
          "تجمع عدة نتائج، وهي في أعلى القائمة.",
        ),
      ],
      explanation: told(
        "An incident joins findings that fit in time and in kind. Open its parts before you accept it: it is only as strong as they are.",
        "Un incident réunit des constats qui s’accordent dans le temps et par leur nature. Ouvrez ses parties avant de l’accepter : il ne vaut que ce qu’elles valent.",
        "Un incidente une hallazgos que encajan en tiempo y clase. Abra sus partes antes de aceptarlo: vale lo que valen ellas.",
        "الحادثة تجمع نتائج تتوافق في الوقت والنوع. افتح أجزاءها قبل أن تقبلها: قوتها من قوتها.",
      ),
    },
    {
      id: "say",
      kind: "choice",
      options: [
        {
          id: "ran",
          right: true,
          text: told(
            "Several stores are consistent with code having run.",
            "Plusieurs bases concordent avec l’exécution de code.",
            "Varias bases concuerdan con la ejecución de código.",
            "عدة مخازن تتوافق مع أن شيفرة قد نُفّذت.",
          ),
        },
        {
          id: "who",
          right: false,
          text: told("A government did it.", "Un gouvernement l’a fait.", "Lo hizo un gobierno.", "فعلت ذلك حكومة."),
        },
        {
          id: "cable",
          right: false,
          text: told(
            "The phone was copied by cable.",
            "Le téléphone a été copié par câble.",
            "El teléfono se copió por cable.",
            "نُسخ الهاتف بالكابل.",
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
          "Say what is recorded, no more.",
          "Dites ce qui est enregistré, pas plus.",
          "Diga lo que consta, y nada más.",
          "قل ما هو مسجّل، لا أكثر.",
        ),
      ],
      explanation: told(
        "Who listens in a network is not on the phone. A report says what is recorded and what that is consistent with.",
        "Qui écoute dans un réseau ne se trouve pas sur le téléphone. Un rapport dit ce qui est enregistré et avec quoi cela concorde.",
        "Quién escucha en una red no está en el teléfono. Un informe dice lo que consta y con qué concuerda.",
        "من يتنصت في الشبكة لا يوجد على الهاتف. يقول التقرير ما هو مسجّل وما الذي يتوافق معه.",
      ),
    },
  ],
};
