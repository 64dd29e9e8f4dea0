import type { AndroidRuleTexts } from "./en-android-rules.ts";

export const esAndroidRules: AndroidRuleTexts = {
  "android.accessibility_service": {
    title: "Servicio de accesibilidad activado",
    sentences: {
      statement:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. Un servicio así puede leer la pantalla y actuar en lugar del propietario. Si el propietario lo activó es una pregunta para él.",
      assistive:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. Una aplicación con este nombre es parte del sistema o ayuda a usar el teléfono; un nombre se puede imitar.",
      helper:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. Una aplicación con este nombre rellena contraseñas o automatiza tareas; un nombre se puede imitar. Si el propietario la usa es una pregunta para él.",
    },
    rationale:
      "Un servicio así lee la pantalla y actúa en lugar del propietario; la mayoría del software espía que se vende para teléfonos usa uno.",
    falsePositives: [
      "Lectores de pantalla, gestores de contraseñas, automatización y otros servicios que activó el propietario.",
    ],
  },
  "android.adb_key_acquisition": {
    title: "El ordenador de esta adquisición puede depurar el teléfono",
    sentences: {
      statement:
        "El teléfono confía en la clave {fingerprint} ({host}), que es la del ordenador que hizo esta adquisición. Puede revocarse en las opciones de desarrollador.",
      earlier:
        "El teléfono confía en la clave {fingerprint} ({host}), que es la del ordenador que hizo esta adquisición. Su última conexión registrada es al menos un día anterior a la adquisición.",
    },
    rationale: "La clave que dejó la adquisición se distingue de las de otros.",
    falsePositives: ["No es una sospecha: es un hecho sobre el teléfono."],
  },
  "android.adb_key_foreign": {
    title: "Otro ordenador puede depurar el teléfono",
    sentences: {
      statement:
        "El teléfono confía en la clave {fingerprint} ({host}), que no es la del ordenador que hizo esta adquisición. Un ordenador autorizado puede instalar aplicaciones y copiar datos. Si el propietario lo conoce es una pregunta para él.",
      unknown:
        "El teléfono confía en la clave {fingerprint} ({host}). La adquisición no nombra su propia clave: puede ser el ordenador que la hizo, u otro.",
      listed:
        "El teléfono confía en la clave {fingerprint} ({host}) de un ordenador. Si el propietario conoce ese ordenador es una pregunta para él.",
    },
    rationale: "Un ordenador en el que el teléfono confía puede instalar aplicaciones y copiar datos por cable.",
    falsePositives: ["Ordenadores del propietario, de un desarrollador o de una adquisición anterior."],
  },
  "android.adb_key_invalid": {
    title: "Clave dañada en la lista de ordenadores autorizados",
    sentences: {
      statement:
        "La lista de ordenadores que pueden depurar el teléfono contiene una entrada que no es una clave, con el nombre {host}.",
    },
    rationale: "El sistema solo escribe claves válidas: otra se puso allí de otro modo, o se dañó.",
    falsePositives: ["Un archivo dañado."],
  },
  "android.appops_install_packages": {
    title: "Aplicación que pidió instalar paquetes",
    sentences: {
      statement:
        "La aplicación {app} usó el permiso de pedir la instalación de paquetes. El registro no dice si se instaló algo, ni qué.",
      refused: "La aplicación {app} pidió la instalación de paquetes y se le denegó.",
      allowed: "La aplicación {app} puede pedir la instalación de paquetes. No se registró ningún uso de este permiso.",
    },
    rationale: "Los programas que traen software espía lo instalan con este permiso.",
    falsePositives: ["Tiendas, navegadores, gestores de archivos y mensajerías que abren archivos de instalación."],
  },
  "android.dangerous_permissions": {
    title: "Aplicación con muchos permisos de gran alcance",
    sentences: {
      statement:
        "La aplicación {app}, que no es parte del sistema, recibió {permissions} permisos que alcanzan la vida de una persona: mensajes, llamadas, contactos, ubicación, micrófono, cámara y otros.",
    },
    rationale: "El software espía necesita muchos permisos a la vez.",
    falsePositives: ["Mensajerías, teléfono, asistentes y aplicaciones de copia de respaldo necesitan otros tantos."],
  },
  "android.package_downgrade": {
    title: "Aplicación sustituida por una versión anterior",
    sentences: {
      statement:
        "La aplicación {app} pasó de la versión {before} a la versión anterior {after} en el día que empezó el {day:day}, según el reloj del teléfono. Las herramientas que copian datos hacen esto; también las actualizaciones deshechas.",
    },
    rationale:
      "Hay herramientas de extracción que ponen una versión anterior para copiar los datos de una aplicación mediante su copia de respaldo.",
    falsePositives: ["Actualizaciones deshechas por el propietario o por la tienda, y versiones de prueba."],
  },
  "android.package_uninstalled": {
    title: "Aplicación eliminada",
    sentences: {
      statement: "La aplicación {app} fue eliminada, según «{artifact}». No se pudo examinar.",
    },
    rationale: "Una aplicación que ya no está no se puede examinar; el registro aún la nombra.",
    falsePositives: ["La mayoría de las aplicaciones eliminadas las elimina el propietario."],
  },
  "android.root_package": {
    title: "Aplicación que da u oculta el acceso root",
    sentences: {
      statement:
        "La aplicación {app} está instalada. Es conocida por dar acceso root, por usarlo o por ocultarlo. Si el propietario la conoce es una pregunta para él.",
    },
    rationale: "Con acceso root, cualquier programa puede leerlo todo, y las protecciones del teléfono dejan de valer.",
    falsePositives: ["Propietarios que rootearon ellos mismos su teléfono."],
  },
  "android.security_patch": {
    title: "Sistema sin correcciones de seguridad recientes",
    sentences: {
      statement:
        "Las correcciones de seguridad del sistema son del {patch:day}, {days} días antes del día de comparación. Es una debilidad, no el rastro de un ataque.",
    },
    rationale: "Software espía conocido usó fallos que correcciones posteriores reparan.",
    falsePositives: ["Actualizado después de tomar las pruebas; modelos que ya no reciben actualizaciones."],
  },
  "android.shell_operation": {
    title: "El intérprete de un ordenador conectado usó un permiso",
    sentences: {
      statement:
        "El intérprete con el que trabaja un ordenador conectado usó el permiso {operation} ({count:records}). Las herramientas que copian los datos de un teléfono lo hacen. Quién conectó un ordenador, y por qué, es una pregunta para el propietario.",
      acquisition:
        "El intérprete con el que trabaja un ordenador conectado usó permisos en la hora anterior a este volcado ({count:records}): {operation} y quizá otros. La propia adquisición lo hace.",
    },
    rationale: "Las herramientas que copian un teléfono por cable trabajan como este paquete.",
    falsePositives: ["Desarrolladores, y adquisiciones hechas antes para el propietario."],
  },
  "android.sms_receivers": {
    title: "Aplicaciones avisadas de mensajes o llamadas",
    sentences: {
      statement: "Aplicaciones que no son parte de Android pidieron ser avisadas de {action} ({count:records}).",
    },
    rationale: "Una aplicación que pide estos eventos puede leer códigos y seguir llamadas.",
    falsePositives: ["Mensajerías, teléfono, bancos y aplicaciones del fabricante del teléfono también los piden."],
  },
  "android.tombstone_privileged": {
    title: "Fallo de un programa con derechos altos",
    sentences: {
      statement:
        "El programa {program}, que se ejecuta como {user}, fue detenido por un fallo ({signal}). Un exploit fallido deja un fallo así; los programas defectuosos lo hacen mucho más a menudo.",
      aborted:
        "El programa {program}, que se ejecuta como {user}, se detuvo a sí mismo ({signal}) al notar un error. Los programas defectuosos lo hacen a menudo.",
    },
    rationale: "Un exploit que falla hace caer el programa al que apunta.",
    falsePositives: ["Programas defectuosos del fabricante del teléfono: tales fallos son frecuentes."],
  },
};
