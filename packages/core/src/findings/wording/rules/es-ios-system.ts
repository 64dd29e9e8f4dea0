import type { RuleTexts } from "./rule-text.ts";

export const esIosSystem: RuleTexts = {
  "ios.boot_without_shutdown": {
    title: "Reinicio sin apagado en el registro",
    rationale:
      "Un ataque al sistema puede terminar con un fallo del teléfono, o un apagado puede haberse quitado del registro.",
    falsePositives: [
      "Una batería agotada, un reinicio forzado por el propietario, un fallo del sistema, una actualización.",
    ],
    sentences: {
      statement:
        "El instalador advirtió el {when:time} que el teléfono se había reiniciado. El registro de apagados, que tiene otros antes y después, no tiene ninguno desde el reinicio anterior.",
    },
  },
  "ios.crash_logs_gone": {
    title: "Solo informes de fallos de las últimas horas",
    rationale: "En un caso publicado se borraron todos los informes de fallos segundos después de un ataque.",
    falsePositives: [
      "Un ordenador que se sincroniza con el teléfono se lleva sus informes.",
      "Un teléfono que se borró o se restauró, y pruebas que solo contienen una parte de los informes.",
    ],
    sentences: {
      statement:
        "El más antiguo de {reports:records} de fallos y diagnósticos es del {when:time}, menos de un día antes del más reciente. Otros registros del teléfono se remontan al {since:time}.",
    },
  },
  "ios.crash_reporter_settings": {
    title: "Se escribieron los ajustes de los informes de fallos",
    rationale:
      "Pegasus escribió este archivo para desactivar los informes de fallos, segundos antes de ejecutarse sus programas.",
    falsePositives: [
      "El sistema escribe este archivo por sí mismo; con las versiones recientes, la mayoría de los teléfonos lo tienen.",
    ],
    sentences: {
      statement:
        "El archivo {path}, los ajustes de los informes de fallos, se escribió por última vez el {when:time}. Los teléfonos lo tienen también por motivos corrientes: solo le da peso lo que está cerca de esa hora.",
    },
  },
  "ios.daemon_alignment_crash": {
    title: "Fallo inusual de un programa del sistema",
    rationale:
      "El ataque conocido como DarkSword ejecuta guiones dentro de programas del sistema; cuando fracasa, estos fallan de una manera propia.",
    falsePositives: ["Errores del sistema: tales fallos son raros, pero no exclusivos de los ataques."],
    sentences: {
      statement:
        "{process} falló con {cause}, en la dirección {pc}. Fallos así de este programa se comunicaron a propósito del ataque DarkSword.",
      script:
        "{process} falló mientras tenía cargado JavaScriptCore, el motor de guiones del sistema, que este programa no usa. Esto se comunicó a propósito del ataque DarkSword.",
    },
  },
  "ios.disguised_attachment": {
    title: "Adjunto que no es lo que dice su nombre",
    rationale: "El ataque FORCEDENTRY envió archivos de Photoshop y PDF con nombre de imágenes GIF.",
    falsePositives: ["Archivos a los que alguien cambió el nombre."],
    sentences: {
      statement: "El adjunto {path} lleva el nombre de una imagen GIF; su contenido empieza como un archivo {type}.",
      jbig2:
        "El adjunto {path} lleva el nombre de una imagen GIF; su contenido empieza como un archivo {type} y nombra JBIG2, la compresión que usó FORCEDENTRY.",
    },
  },
  "ios.foreign_queue_label": {
    title: "Programa del sistema con trabajo de otro fabricante",
    rationale:
      "Los programas nombran sus colas de trabajo según su fabricante. En un caso publicado, la etiqueta de un producto de extracción figuraba en un informe de fallo.",
    falsePositives: ["Componentes de otros fabricantes que Apple incluye en sus programas."],
    sentences: {
      statement:
        "{process}, un programa del sistema, falló mientras tenía una cola de trabajo llamada {label}, que no es un nombre de Apple.",
    },
  },
  "ios.message_parser_crashes": {
    title: "Fallos próximos entre sí de programas que abren mensajes",
    rationale:
      "Los ataques que no necesitan ningún gesto del propietario hacen fallar, una o varias veces, los programas que abren lo que se envía.",
    falsePositives: ["Errores de estos programas tras una actualización, o en lo que envió un remitente corriente."],
    sentences: {
      statement:
        "En los diez minutos siguientes al {when:time} fallaron estos programas, que abren lo que otros envían: {processes}.",
      repeated:
        "{process}, que abre lo que otros envían, falló {times} veces en los diez minutos siguientes al {when:time}.",
      home_first:
        "El {when:time} falló homed y, en los diez minutos siguientes, MessagesBlastDoorService: el orden que se comunicó del ataque llamado PWNYOURHOME.",
      find_my_first:
        "El {when:time} falló fmfd y, en los diez minutos siguientes, MessagesBlastDoorService: el orden que se comunicó del ataque llamado FINDMYPWN.",
    },
  },
  "ios.nickname_crash": {
    title: "Fallo de Mensajes al actualizar un apodo",
    rationale:
      "Se comunicaron fallos así en teléfonos de unas pocas personas en riesgo y se llamaron NICKNAME. Apple niega que fuera un ataque.",
    falsePositives: ["Un error del sistema: Apple lo describe como corriente."],
    sentences: {
      statement:
        "imagent, que recibe los mensajes, falló con iOS {version} en {symbol}, el código de los apodos y las imágenes de los contactos.",
    },
  },
  "ios.pass_attachment_crash": {
    title: "Tarjeta de Wallet por mensaje y después un fallo",
    rationale: "El ataque BLASTPASS envió por iMessage tarjetas con imágenes maliciosas.",
    falsePositives: ["Una tarjeta auténtica, una entrada por ejemplo, a la que siguió por azar un fallo corriente."],
    sentences: {
      statement:
        "Una tarjeta para Wallet, {name}, llegó por iMessage el {when:time}; {process}, que abre tales adjuntos, falló en los diez minutos siguientes. Las tarjetas fueron la vía del ataque BLASTPASS.",
    },
  },
  "ios.shutdown_log_empty": {
    title: "Registro de apagados vacío",
    rationale:
      "Se ha comunicado que hay programas espía que vacían este registro, que hasta iOS 18 conserva cada apagado durante años.",
    falsePositives: [
      "Un teléfono que se acaba de borrar, restaurar o actualizar, o que desde entonces nunca se apagó.",
    ],
    sentences: {
      statement:
        "El registro de apagados está vacío, aunque el teléfono tiene iOS {version}, que conserva años de ellos.",
    },
  },
  "ios.staging_binary": {
    title: "Programa ejecutado desde la carpeta de preparación de cuentas de rol",
    rationale:
      "iOS usa esta carpeta para los servicios de sus actualizaciones. Pegasus y el programa espía de QuaDream se ejecutaban desde ella.",
    falsePositives: ["Servicios de Apple que no conocemos, en el espacio de trabajo propio de la carpeta."],
    sentences: {
      statement:
        "Un programa se ejecutó como {path}. La carpeta está destinada a los servicios de actualización del sistema; programas espía publicados se ejecutaban desde ella, y esta no es la ruta de un servicio de actualización conocido.",
      workspace:
        "Un programa con nombre de Apple se ejecutó como {path}, en el espacio de trabajo de los servicios de actualización; no es uno de los conocidos.",
    },
  },
  "ios.sticky_client": {
    title: "Programa que retrasó un apagado",
    rationale:
      "Antes de apagarse, el teléfono espera a que los programas terminen y anota los que no lo hacen. Entre ellos se hallaron programas espía, en carpetas que no son de programas.",
    falsePositives: [
      "Aplicaciones y programas del sistema ocupados, por ejemplo durante una copia de respaldo: dos o tres retrasos son corrientes.",
    ],
    sentences: {
      statement:
        "{path} seguía en ejecución durante un apagado, {times} veces seguidas. Dos o tres retrasos son corrientes; este programa no forma parte del sistema.",
      data_folder:
        "{path} seguía en ejecución durante un apagado. Está en una carpeta de datos del sistema, que no es de programas y donde se hallaron programas espía publicados.",
    },
  },
  "ios.tmp_binary": {
    title: "Programa ejecutado desde la carpeta de archivos temporales",
    rationale:
      "iOS no ejecuta ningún programa desde su carpeta de archivos temporales. Predator y otros programas espía se ejecutaban desde ella.",
    falsePositives: [
      "Herramientas de desarrolladores, y las que un propietario usó para instalar aplicaciones fuera de la App Store o para abrir el sistema.",
    ],
    sentences: {
      statement:
        "Un programa se ejecutó como {path}, desde una carpeta de archivos temporales, donde iOS no guarda programas.",
    },
  },
  "ios.update_settings_touched": {
    title: "Se escribieron los ajustes de las actualizaciones del sistema",
    rationale:
      "En un caso comunicado, estos ajustes cambiaron segundos después de ejecutarse un programa espía: se retuvieron las actualizaciones.",
    falsePositives: ["El sistema escribe este archivo cada vez que busca actualizaciones."],
    sentences: {
      statement:
        "El archivo {path}, los ajustes de las actualizaciones del sistema, se escribió por última vez el {when:time}. Todos los teléfonos lo escriben de vez en cuando: solo le da peso lo que está cerca de esa hora.",
    },
  },
};
