import type { RuleTexts } from "./rule-text.ts";

export const esExtraction: RuleTexts = {
  "extraction.adb_backup": {
    title: "Copia de respaldo por la conexión de depuración",
    rationale:
      "Una copia de respaldo por la conexión de depuración es la forma más antigua de copiar los datos de las aplicaciones de un teléfono.",
    falsePositives: [
      "La propia adquisición, que puede hacer una copia así.",
      "Personas propietarias que hacen copias de respaldo con adb.",
    ],
    sentences: {
      statement:
        "Los registros del teléfono muestran que se pidió una copia de respaldo por la conexión de depuración el día de {when:time} ({count:records}). No muestran si se hizo ni qué contenía.",
      acquisition:
        "Los registros del teléfono muestran que se pidió una copia de respaldo por la conexión de depuración mientras se hacía esta adquisición ({count:records}).",
      undated:
        "Los registros del teléfono muestran que se pidió una copia de respaldo por la conexión de depuración ({count:records}); no consta el momento.",
    },
  },
  "extraction.agent_app": {
    title: "Aplicación de una herramienta de extracción",
    rationale:
      "Algunas herramientas copian un teléfono con una aplicación que ponen en él, y que puede quedarse o dejar su nombre en los registros.",
    falsePositives: [
      "Una adquisición que la persona propietaria había aceptado, un curso de informática forense.",
      "Otra aplicación a la que se dio el mismo nombre.",
    ],
    sentences: {
      statement:
        "La aplicación {app} figura en los registros del teléfono ({count:records}). El nombre está publicado como el de una aplicación con la que {product} copia teléfonos. Solo se comparó el nombre.",
    },
  },
  "extraction.brief_app": {
    title: "Aplicación que un ordenador trajo por poco tiempo",
    rationale: "Algunas herramientas copian un iPhone con una aplicación que un ordenador instala y vuelve a quitar.",
    falsePositives: [
      "Quienes desarrollan, TestFlight, y personas propietarias que prueban aplicaciones de fuera de la tienda.",
      "Un registro que empieza después de escribirse la reserva de la tienda, o una actualización justo antes de quitarla.",
    ],
    sentences: {
      statement:
        "La aplicación {app} se instaló y se quitó en menos de dos horas. El registro no tiene para ella una reserva, que deja una descarga de la tienda: puede haber venido de un ordenador.",
    },
  },
  "extraction.cellebrite_pairing": {
    title: "Emparejamiento con un número de los programas de Cellebrite",
    rationale:
      "Un ordenador dice su número al teléfono cuando se empareja. Según lo publicado, los programas de Cellebrite dan un mismo número en todos los ordenadores.",
    falsePositives: [
      "Una adquisición con el mismo producto que la persona propietaria había aceptado.",
      "Un registro que fue alterado: el número es público.",
    ],
    sentences: {
      statement:
        "A un ordenador que dio el número {number} se le permitió emparejarse con el teléfono ({count:records}). Este número está publicado como incorporado en programas de Cellebrite, el mismo en todos los ordenadores.",
      asked:
        "Un ordenador que dio el número {number} pidió emparejarse con el teléfono ({count:records}); el registro no muestra que se le permitiera. Este número está publicado como incorporado en programas de Cellebrite, el mismo en todos los ordenadores.",
    },
  },
  "extraction.cellebrite_queue": {
    title: "Fallo de un programa que lleva el nombre de Cellebrite",
    rationale:
      "Según lo publicado, un programa que prueba códigos falló en un teléfono retenido. Su cola de trabajo llevaba el nombre de su fabricante.",
    falsePositives: [
      "Una adquisición con el mismo producto que la persona propietaria había aceptado.",
      "Un programa de otro fabricante con el nombre corto mnm.",
      "Un informe que fue añadido: el nombre es público.",
    ],
    sentences: {
      statement:
        "El programa {process} falló mientras tenía una cola de trabajo llamada {label}. El nombre está publicado como el de un programa de Cellebrite que prueba códigos.",
      vendor:
        "El programa {process} falló mientras tenía una cola de trabajo llamada {label}, que empieza con el nombre de Cellebrite.",
      name: "Falló un programa llamado {process}. Un programa de Cellebrite que prueba códigos está publicado con este nombre; cualquier otro puede llevarlo.",
    },
  },
  "extraction.computer_backup": {
    title: "Copia de respaldo en un ordenador",
    rationale:
      "La mayoría de las herramientas copian un iPhone con una copia de respaldo en su ordenador, la vía que Apple hizo para su propietario.",
    falsePositives: ["Las copias de la persona propietaria, y la de esta adquisición."],
    sentences: {
      statement: "El teléfono anota que su última copia de respaldo en un ordenador terminó en este momento.",
      asked:
        "El programa {process} de un ordenador pidió al teléfono su servicio de copias de respaldo ({count:records}). El registro no muestra si se hizo una copia.",
    },
  },
  "extraction.computer_pairing": {
    title: "Emparejamiento con un ordenador",
    rationale: "Un ordenador tiene que emparejarse con un iPhone antes de poder hacer una copia o copiar archivos.",
    falsePositives: [
      "El ordenador de la persona propietaria, el de una línea de ayuda, un equipo que reproduce música del teléfono.",
    ],
    sentences: {
      statement:
        "Al ordenador que dio el número {number} se le permitió emparejarse con el teléfono ({count:records}). Un ordenador emparejado puede hacer una copia de respaldo y copiar archivos. Si la persona propietaria lo conoce es una pregunta para ella.",
      asked:
        "El ordenador que dio el número {number} pidió emparejarse con el teléfono ({count:records}); el registro no muestra que se le permitiera.",
    },
  },
  "extraction.developer_services": {
    title: "Un ordenador pidió servicios para desarrollo",
    rationale:
      "Con la imagen de Apple para desarrollo un ordenador ve más de un teléfono: herramientas de extracción abiertas la montan para capturas de pantalla y registros.",
    falsePositives: [
      "Quienes desarrollan, y líneas de ayuda que toman capturas de pantalla o registros.",
      "Programas que solo preguntan qué está montado.",
    ],
    sentences: {
      statement:
        "El programa {process} de un ordenador pidió al teléfono {service}, un servicio para desarrollo ({count:records}). El registro no muestra qué hizo con él.",
    },
  },
  "extraction.mfsocket": {
    title: "Nombre de la herramienta de extracción MFSocket",
    rationale:
      "MFSocket se encontró en teléfonos que habían sido retenidos: un ordenador lo inicia con una orden por el cable, y envía lo que lee.",
    falsePositives: [
      "Un reproductor de sonidos de código abierto lleva el mismo nombre, sin relación con la herramienta.",
    ],
    sentences: {
      statement:
        "Los registros del teléfono nombran la orden {order} ({count:records}), con la que un ordenador inicia la herramienta de extracción MFSocket.",
      name: "Una aplicación llamada {app} está o estuvo instalada en el teléfono ({count:records}). La herramienta de extracción MFSocket lleva este nombre, y también un reproductor de sonidos sin relación: el nombre solo no indica ni una cosa ni la otra.",
    },
  },
  "extraction.open_tool_pairing": {
    title: "Emparejamiento por una herramienta abierta",
    rationale:
      "Los programas abiertos para iPhone dan un número fijo propio. Las líneas de ayuda adquieren teléfonos con ellos, y otros también.",
    falsePositives: [
      "La adquisición que aquí se examina, o una anterior.",
      "Quienes desarrollan y personas propietarias curiosas.",
    ],
    sentences: {
      statement:
        "Un ordenador se emparejó con el teléfono mediante un programa que da el número {number} para su sistema ({count:records}). Dan este número herramientas abiertas, entre ellas las de líneas de ayuda: puede ser la propia adquisición.",
      asked:
        "Un programa que da el número {number} para el sistema de su ordenador pidió emparejarse con el teléfono ({count:records}); el registro no muestra que se le permitiera. Dan este número herramientas abiertas, entre ellas las de líneas de ayuda.",
    },
  },
  "extraction.passcode_changed": {
    title: "Código cambiado",
    rationale:
      "Hubo teléfonos que volvieron con otro código, o sin él: quien lo cambia conocía el anterior o lo eludió.",
    falsePositives: ["Lo cambió la persona propietaria, o una gestión del teléfono."],
    sentences: {
      statement:
        "El teléfono registra que su código se cambió o se fijó ({count:records}). Si lo hizo la persona propietaria es una pregunta para ella.",
    },
  },
  "extraction.unlock_attempts": {
    title: "Muchos intentos fallidos de desbloqueo",
    rationale: "Quien tiene un teléfono sin su código prueba códigos, a mano o con un equipo.",
    falsePositives: ["Un niño, un bolsillo, un código recién cambiado, un dedo que no se reconoce."],
    sentences: {
      statement:
        "El registro de seguridad contiene {attempts} intentos fallidos seguidos de desbloquear el teléfono, al menos diez de ellos en una hora.",
      opened:
        "El registro de seguridad contiene {attempts} intentos fallidos seguidos de desbloquear el teléfono, al menos diez de ellos en una hora, y después uno que lo logró.",
    },
  },
  "extraction.unusual_pairing": {
    title: "Emparejamiento por un programa desconocido",
    rationale:
      "Los programas de Apple y los abiertos dan a un ordenador un número de una sola forma, un UUID. Según lo publicado, un producto de extracción da otro.",
    falsePositives: [
      "Programas de fabricantes pequeños para música, fotografías o talleres de reparación.",
      "Un registro dañado.",
    ],
    sentences: {
      statement:
        "A un ordenador que dio el número {number} se le permitió emparejarse con el teléfono ({count:records}). El número no tiene la forma que usan los programas de Apple y los abiertos. Si la persona propietaria conoce el ordenador es una pregunta para ella.",
      asked:
        "Un ordenador que dio el número {number} pidió emparejarse con el teléfono ({count:records}); el registro no muestra que se le permitiera. El número no tiene la forma que usan los programas de Apple y los abiertos.",
    },
  },
  "extraction.version_swap": {
    title: "Versión anterior puesta durante menos de una hora",
    rationale:
      "Las versiones anteriores de los programas de mensajería dejan respaldar sus datos. Hay herramientas que ponen una, hacen una copia de respaldo por la conexión de depuración y vuelven a poner la nueva.",
    falsePositives: [
      "Una actualización que la persona propietaria o la tienda deshizo y volvió a hacer.",
      "Versiones de prueba.",
    ],
    sentences: {
      statement:
        "La aplicación {app} fue reemplazada por su versión anterior {older}, y menos de una hora después por la versión {newer}. Lo hacen herramientas que copian los datos de una aplicación; también quien deshace una actualización.",
      backup:
        "La aplicación {app} fue reemplazada por su versión anterior {older}, y menos de una hora después por la versión {newer}. Entre ambas se pidió una copia de respaldo por la conexión de depuración. Así trabajan herramientas que copian los datos de una aplicación.",
    },
  },
};
