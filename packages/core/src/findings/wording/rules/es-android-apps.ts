import type { RuleTexts } from "./rule-text.ts";

export const esAndroidApps: RuleTexts = {
  "android.adb_over_network": {
    title: "La depuración por la red está activada",
    sentences: {
      statement:
        "La depuración por la red está activada ({setting}). Un ordenador emparejado con el teléfono puede darle órdenes desde la misma red. Si el propietario lo sabe es una pregunta para él.",
      acquisition:
        "La depuración por la red está activada ({setting}). La herramienta de esta adquisición trabaja así; esto no dice si estaba activada antes. Puede desactivarse en las opciones de desarrollo.",
      trusted:
        "El teléfono recuerda {setting} como una red en la que se permitió la depuración sin cable. Si el propietario lo sabe es una pregunta para él.",
    },
    rationale: "Quien está emparejado con el teléfono puede entonces darle órdenes desde la misma red, sin cable.",
    falsePositives: ["Desarrolladores, Shizuku, y Bugbane, que examina un teléfono de este modo."],
  },
  "android.background_sensor": {
    title: "Micrófono, cámara o ubicación usados en segundo plano",
    sentences: {
      statement:
        "La aplicación {app}, que no forma parte del sistema, usó {operation} durante {seconds} segundos mientras estaba en segundo plano ({state}). Si el propietario lo sabe es una pregunta para él.",
      store:
        "La aplicación {app}, instalada por una tienda o conocida por su nombre como mensajería, usó {operation} durante {seconds} segundos mientras estaba en segundo plano ({state}). Las llamadas y la navegación pueden verse así.",
    },
    rationale: "Un programa espía escucha, mira y sigue mientras nadie usa la aplicación.",
    falsePositives: [
      "Llamadas, navegación, deporte, vigilabebés y dictado, cuando el teléfono los cuenta en segundo plano.",
      "Aplicaciones que comparten la ubicación con la familia, con el consentimiento del propietario.",
    ],
  },
  "android.foreign_certificate": {
    title: "Aplicación conocida, firmada por otra parte",
    sentences: {
      statement:
        "La aplicación {app} está firmada con el certificado {certificate}, que no es ninguno de los conocidos del editor de {app}. Una aplicación modificada se firma así; una que otros compilaron a partir de código público también.",
    },
    rationale: "Quien modifica una aplicación para espiar a su propietario no puede firmarla como lo hace su editor.",
    falsePositives: [
      "Un editor que cambió de clave, programas libres compilados por otros, versiones de un fabricante de teléfonos.",
      "Una aplicación de otro editor que tomó el mismo nombre.",
    ],
  },
  "android.hidden_app": {
    title: "Aplicación que la lista de aplicaciones no muestra",
    sentences: {
      statement:
        "La aplicación {app} no forma parte del sistema y no tiene ninguna actividad que la lista de aplicaciones pueda iniciar, o la desactivó. Recibió {permissions} permisos que alcanzan la vida de una persona.",
    },
    rationale: "Un programa espía oculta su icono, o no lo tiene, para que el propietario no lo encuentre.",
    falsePositives: ["Teclados, widgets, complementos y auxiliares de otras aplicaciones, que nadie inicia."],
  },
  "android.install_request": {
    title: "Instalación que ninguna tienda pidió",
    sentences: {
      statement:
        "El registro del gestor de paquetes indica que {asker}, un navegador o una aplicación de mensajería, pidió la instalación de {app}.",
      nobody:
        "El registro del gestor de paquetes indica una instalación de {app} sin nombrar a quien la pidió. Las instalaciones por cable dejan entradas así.",
    },
    rationale:
      "Los señuelos llevan a un archivo que se instala desde un navegador o una aplicación de mensajería; un cable no deja a nadie como solicitante.",
    falsePositives: ["Propietarios que instalan archivos por sí mismos, aplicaciones de una empresa, desarrolladores."],
  },
  "android.notification_listener": {
    title: "Aplicación que lee todas las notificaciones",
    sentences: {
      statement:
        "La aplicación {app}, que según lo registrado no instaló ninguna tienda, puede leer todas las notificaciones del teléfono. Contienen mensajes y códigos de otras aplicaciones. Si el propietario lo permitió es una pregunta para él.",
      store:
        "La aplicación {app}, instalada por una tienda, puede leer todas las notificaciones del teléfono. Relojes, coches y lanzadores lo piden.",
    },
    rationale:
      "Las notificaciones contienen mensajes y códigos de todas las aplicaciones; un programa espía las lee sin ningún otro permiso.",
    falsePositives: ["Relojes, coches, lanzadores y automatización, que muestran las notificaciones en otra parte."],
  },
  "android.remembered_app": {
    title: "Aplicaciones recordadas que ya no están instaladas",
    sentences: {
      statement:
        "En «{artifact}» se nombran aplicaciones ({count:values}) que las listas de paquetes instalados no nombran: fueron eliminadas, o nunca terminaron de instalarse.",
    },
    rationale: "Lo que se eliminó ya no puede examinarse; los ajustes de compatibilidad todavía lo nombran.",
    falsePositives: [
      "La mayoría de las aplicaciones eliminadas las elimina el propietario o una actualización del sistema.",
    ],
  },
  "android.system_integrity": {
    title: "La comprobación que el sistema hace de su contenido falló o está desactivada",
    sentences: {
      statement:
        "El registro indica que una parte del sistema no pasó la comprobación de su contenido: {text}. El sistema fue modificado, o su memoria está fallando.",
      eio: "El teléfono se inició en el modo ({state}) que sigue a que una parte del sistema no pase la comprobación de su contenido. El sistema fue modificado, o su memoria está fallando.",
      off: "La comprobación del contenido del sistema está desactivada ({state}). En los teléfonos tal como se venden está activada.",
    },
    rationale: "Android compara cada bloque de su sistema con un árbol de hashes firmado: lo que se modificó no pasa.",
    falsePositives: [
      "Memoria que falla, actualizaciones interrumpidas, teléfonos que sus propietarios desbloquearon o rootearon.",
    ],
  },
  "android.system_name": {
    title: "Aplicación con un nombre como si formara parte del sistema",
    sentences: {
      statement:
        "La aplicación {app} lleva un nombre como los del sistema, no forma parte de él, se instaló al margen de las tiendas, y no consta que la lista de aplicaciones la muestre.",
    },
    rationale:
      "Los programas espía toman nombres que un propietario pasa por alto en una lista: servicios, ajustes, actualizaciones.",
    falsePositives: [
      "Partes del sistema que los propietarios instalan desde archivos, complementos, herramientas de desarrollo.",
    ],
  },
  "android.usb_debugging": {
    title: "La depuración por cable está activada",
    sentences: {
      statement:
        "La depuración por cable está activada ({setting}). Si el propietario lo sabe es una pregunta para él. Puede desactivarse en las opciones de desarrollo.",
      acquisition:
        "La depuración por cable está activada ({setting}). La propia adquisición la necesitaba; esto no dice si estaba activada antes. Puede desactivarse en las opciones de desarrollo.",
    },
    rationale:
      "Un ordenador en el que el teléfono confía puede entonces copiar datos e instalar aplicaciones; la mayoría de las herramientas la necesitan.",
    falsePositives: ["Desarrolladores; quien tomó las pruebas también la activa."],
  },
  "android.verified_boot": {
    title: "El teléfono no inicia el sistema que firmó su fabricante",
    sentences: {
      statement:
        "El teléfono está desbloqueado ({state}): inicia cualquier sistema, también uno modificado. Si el propietario lo desbloqueó es una pregunta para él.",
      red: "Al iniciarse el teléfono, su sistema no pasó la comprobación de su firma ({state}).",
      yellow:
        "El teléfono está bloqueado e inicia un sistema firmado con una clave propia ({state}), no con la de su fabricante. Los sistemas que eligen los propietarios, GrapheneOS entre ellos, se ven así.",
      allowed:
        "El teléfono está bloqueado; desbloquearlo está permitido en las opciones de desarrollo ({state}). Si el propietario lo permitió es una pregunta para él.",
    },
    rationale:
      "Un teléfono desbloqueado inicia cualquier sistema: lo que dice de sí mismo descansa entonces solo en ese sistema.",
    falsePositives: ["Propietarios que eligieron otro sistema, y desarrolladores."],
  },
};
