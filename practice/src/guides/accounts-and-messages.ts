import { type Guide, told } from "./guide.ts";

export const accountsAndMessages: Guide = {
  cases: ["accounts-and-messages"],
  phones: "both",
  title: told("A phone that is gone", "Un téléphone disparu", "Un teléfono perdido", "هاتف ضاع"),
  task: told(
    "The phone was lost. Its owner brings a folder: what Google and Apple keep of the accounts, and an encrypted backup of WhatsApp with its 64 digits. Find out what each piece tells, and what none of them can tell.",
    "Le téléphone a été perdu. Sa propriétaire apporte un dossier : ce que Google et Apple conservent des comptes, et une sauvegarde chiffrée de WhatsApp avec ses 64 chiffres. Trouvez ce que dit chaque pièce, et ce qu’aucune ne peut dire.",
    "El teléfono se perdió. Su dueña trae una carpeta: lo que Google y Apple guardan de las cuentas y una copia cifrada de WhatsApp con sus 64 dígitos. Averigüe qué cuenta cada pieza y qué no puede contar ninguna.",
    "ضاع الهاتف. أحضر صاحبه مجلدًا فيه ما تحتفظ به Google وApple عن الحسابات ونسخة مشفّرة من WhatsApp مع أرقامها الأربعة والستين. اعرف ما يقوله كل جزء، وما لا يستطيع أيٌّ منها قوله.",
  ),
  questions: [
    {
      id: "host",
      kind: "value",
      expects: "^lure$",
      text: told(
        "To which published domain did the message lead?",
        "Vers quel domaine publié le message menait-il ?",
        "¿A qué dominio publicado llevaba el mensaje?",
        "إلى أي نطاق منشور كانت الرسالة تقود؟",
      ),
      hints: [
        told(
          "The finding names the link, and the messenger that it came by.",
          "Le constat nomme le lien et la messagerie par laquelle il est venu.",
          "El hallazgo nombra el enlace y la mensajería por la que llegó.",
          "النتيجة تذكر الرابط وتطبيق المراسلة الذي جاء عبره.",
        ),
      ],
      explanation: told(
        "The backup of messages was opened with its owner’s key: it tells of the message, its sender’s number and its time.",
        "La sauvegarde des messages a été ouverte avec la clé de sa propriétaire : elle dit le message, le numéro de l’expéditeur et l’heure.",
        "La copia de mensajes se abrió con la clave de su dueña: cuenta el mensaje, el número del remitente y la hora.",
        "فُتحت نسخة الرسائل بمفتاح صاحبها: وهي تذكر الرسالة ورقم مرسلها ووقتها.",
      ),
    },
    {
      id: "when",
      kind: "time",
      expects: "^visit$",
      text: told(
        "When was the page visited, in UTC?",
        "Quand la page a-t-elle été visitée, en UTC ?",
        "¿Cuándo se visitó la página, en UTC?",
        "متى زيرت الصفحة بتوقيت UTC؟",
      ),
      hints: [
        told(
          "Look at what the account’s browser kept, not at the messages.",
          "Regardez ce que le navigateur du compte a gardé, pas les messages.",
          "Mire lo que guardó el navegador de la cuenta, no los mensajes.",
          "انظر إلى ما احتفظ به متصفح الحساب، لا إلى الرسائل.",
        ),
      ],
      explanation: told(
        "The account’s history shows the visit some minutes after the message. On which of the account’s devices it was made is not told.",
        "L’historique du compte montre la visite quelques minutes après le message. Il ne dit pas sur quel appareil du compte.",
        "El historial de la cuenta muestra la visita unos minutos después del mensaje. No dice en qué dispositivo de la cuenta.",
        "يُظهر سجل الحساب الزيارة بعد الرسالة بدقائق. ولا يقول على أي جهاز من أجهزة الحساب كانت.",
      ),
    },
    {
      id: "say",
      kind: "choice",
      options: [
        {
          id: "targeted",
          right: true,
          text: told(
            "Somebody sent a published link, and it was opened with the account; what happened on the phone is not recorded here.",
            "Quelqu’un a envoyé un lien publié, et il a été ouvert avec le compte ; ce qui s’est passé sur le téléphone n’est pas consigné ici.",
            "Alguien envió un enlace publicado y se abrió con la cuenta; lo que pasó en el teléfono no consta aquí.",
            "أرسل أحدهم رابطًا منشورًا وفُتح من الحساب؛ أما ما جرى على الهاتف فغير مسجّل هنا.",
          ),
        },
        {
          id: "ran",
          right: false,
          text: told(
            "A program ran on the phone.",
            "Un programme a tourné sur le téléphone.",
            "Un programa se ejecutó en el teléfono.",
            "عمل برنامج على الهاتف.",
          ),
        },
        {
          id: "nothing",
          right: false,
          text: told(
            "Without the phone nothing can be said.",
            "Sans le téléphone, on ne peut rien dire.",
            "Sin el teléfono no se puede decir nada.",
            "من دون الهاتف لا يمكن قول شيء.",
          ),
        },
      ],
      text: told("What may be said?", "Que peut-on dire ?", "¿Qué se puede decir?", "ما الذي يجوز قوله؟"),
      hints: [
        told(
          "Look at the kinds of evidence, and at what could not be examined.",
          "Regardez les types de pièces, et ce qui n’a pas pu être examiné.",
          "Mire los tipos de pruebas y lo que no se pudo examinar.",
          "انظر إلى أنواع الأدلة وإلى ما تعذّر فحصه.",
        ),
      ],
      explanation: told(
        "Accounts and backups of messages tell of targeting. They hold nothing of what ran on a phone. A device of the account that its owner does not know is a question to its owner, and a reason to change the password.",
        "Les comptes et les sauvegardes de messages disent le ciblage. Ils ne contiennent rien de ce qui a tourné sur un téléphone. Un appareil du compte que sa propriétaire ne connaît pas est une question à lui poser, et une raison de changer le mot de passe.",
        "Las cuentas y las copias de mensajes cuentan que alguien fue un objetivo. No guardan nada de lo que se ejecutó en un teléfono. Un dispositivo de la cuenta que su dueña no conoce es una pregunta para ella y un motivo para cambiar la contraseña.",
        "تخبر الحسابات ونسخ الرسائل عن الاستهداف، وليس فيها شيء مما عمل على الهاتف. وجهاز في الحساب لا يعرفه صاحبه سؤال يُطرح عليه وسبب لتغيير كلمة المرور.",
      ),
    },
  ],
};
