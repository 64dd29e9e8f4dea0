import type { RuleTexts } from "./rule-text.ts";

export const esAndroidSystem: RuleTexts = {
  "android.adb_shell_logged": {
    title: "Un ordenador dio órdenes al teléfono",
    sentences: {
      statement:
        "El registro de seguridad recoge órdenes o copias de archivos de un ordenador el día de {when:time} ({count:records}). Quién lo conectó, y por qué, debe decirlo el propietario.",
      acquisition:
        "El registro de seguridad recoge órdenes o copias de archivos de un ordenador mientras se hacía esta adquisición ({count:records}).",
    },
    rationale:
      "Las herramientas que copian un teléfono, y los programas espía que se instalan por cable, trabajan a través de la conexión de depuración.",
    falsePositives: ["Desarrolladores y propietarios que usan adb, y adquisiciones hechas para el propietario."],
  },
  "android.avc_denied_app": {
    title: "Aplicación a la que se negó un derecho que solo tiene el sistema",
    sentences: {
      statement:
        "El teléfono negó a {app} el derecho {right}, que solo corresponde al sistema. Lo piden los programas que intentan hacerse con un teléfono; los defectuosos también.",
      trace:
        "El teléfono negó a {app} mirar dentro de otro proceso. Lo piden los depuradores, las aplicaciones que se protegen y los programas que espían a otros.",
      sensor:
        "El teléfono negó a {app} el acceso directo a {device}, al margen de lo que usan las aplicaciones para la cámara y el micrófono. Lo piden aplicaciones defectuosas, y programas que escuchan.",
    },
    rationale:
      "Un programa que intenta salir del lugar que Android da a las aplicaciones recibe una negativa, que queda registrada.",
    falsePositives: [
      "Defectos de aplicaciones, aplicaciones que comprueban si el teléfono tiene acceso de superusuario, depuradores y protecciones contra ellos.",
    ],
  },
  "android.default_app": {
    title: "Aplicación que ninguna tienda instaló gestiona los mensajes, las llamadas o la escritura",
    sentences: {
      statement:
        "La aplicación {app}, de la que no consta que la instalara una tienda, está fijada como {setting}. Ve lo que pasa por ahí. Si la eligió el propietario, debe decirlo él.",
    },
    rationale: "Lo que gestiona los mensajes, las llamadas, la voz o la escritura los ve todos.",
    falsePositives: [
      "Aplicaciones libres de mensajes, de llamadas y teclados que el propietario instaló desde un archivo.",
    ],
  },
  "android.factory_reset": {
    title: "El teléfono se borró",
    sentences: {
      statement: "El teléfono se borró en {when:time}. Lo que había antes no está en estas pruebas.",
      undated: "El teléfono se borró; no consta cuándo. Lo que había antes no está en estas pruebas.",
    },
    rationale:
      "Lo que había antes en el teléfono ha desaparecido: una búsqueda sin resultados no dice nada de ese tiempo.",
    falsePositives: ["Propietarios que borraron el teléfono, teléfonos de segunda mano, reparaciones."],
  },
  "android.image_codec_crash": {
    title: "Fallo al decodificar una imagen, un sonido o un tipo de letra",
    sentences: {
      statement:
        "{program} falló en {frame}, donde hay un defecto publicado ({number}). Una imagen hecha para él lo provoca; una dañada también puede.",
      after_message:
        "{program} falló en {frame}, donde hay un defecto publicado ({number}), en los {minutes} minutos siguientes a un mensaje recibido. Una imagen hecha para él lo provoca; una dañada también puede.",
      other:
        "{program} falló en {frame}, que decodifica imágenes, sonidos o tipos de letra. Lo provocan archivos dañados, e intentos de aprovechar sus defectos.",
      other_after_message:
        "{program} falló en {frame}, que decodifica imágenes, sonidos o tipos de letra, en los {minutes} minutos siguientes a un mensaje recibido. Lo provocan archivos dañados, e intentos de aprovechar sus defectos.",
    },
    rationale:
      "Ataques publicados, sin clic, enviaban imágenes cuya decodificación salía mal. Un fallo en el mismo código puede ser un intento frustrado.",
    falsePositives: ["Imágenes y vídeos dañados, defectos de las bibliotecas del fabricante."],
  },
  "android.kernel_panic": {
    title: "El núcleo se vino abajo",
    sentences: {
      statement:
        "El registro del núcleo recoge que se vino abajo: «{line}». En lo que escribió después figura {component}, una parte del núcleo que usaron ataques publicados por cable. Los accesorios y controladores defectuosos también la hacen caer.",
      other: "El registro del núcleo recoge que se vino abajo: «{line}». Lo hacen equipos y controladores defectuosos.",
      reason: "El teléfono da {line} como motivo de su último arranque: el núcleo se vino abajo antes.",
    },
    rationale:
      "Los ataques contra el núcleo lo hacen caer cuando fallan. Los publicados para teléfonos en manos de otros usaban defectos de las partes para el procesador de señal, las cámaras USB, el sonido USB y los dispositivos de entrada.",
    falsePositives: [
      "Equipos y controladores defectuosos: los teléfonos se caen de vez en cuando.",
      "Accesorios con defectos propios.",
    ],
  },
  "android.kernel_tainted": {
    title: "Módulo por el que el núcleo no responde",
    sentences: {
      statement:
        "El núcleo anota que un módulo se cargó o se retiró a la fuerza (marcas {flags}). Los teléfonos que se venden no hacen esto.",
      unverified:
        "El núcleo anota que cargó módulos que no pudo comprobar, entre ellos {module}. Los fabricantes lo hacen con módulos propios.",
    },
    rationale:
      "Lo que se esconde en lo más hondo de un teléfono se carga en su núcleo, que anota lo que no pudo comprobar.",
    falsePositives: [
      "Los fabricantes cargan módulos propios sin firmar: la mayoría de los teléfonos los tienen.",
      "Sistemas modificados.",
    ],
  },
  "android.log_gap": {
    title: "El registro retrocede en el tiempo, o calla durante un día",
    sentences: {
      statement:
        "El registro retrocede de {before:time} a {after:time} sin que el teléfono arrancara: se ajustó su reloj.",
      silent: "El registro no contiene ninguna línea entre {before:time} y {after:time}, ni un arranque del teléfono.",
    },
    rationale:
      "Un teléfono encendido escribe sin cesar en su registro. Un reloj ajustado, o un día sin una línea, oculta cuándo ocurrieron las cosas.",
    falsePositives: ["Reloj ajustado a mano o por la red, otras zonas horarias, un teléfono sin carga."],
  },
  "android.memory_safety_report": {
    title: "Una protección de la memoria detuvo un programa",
    sentences: {
      statement:
        "{protection} detuvo {program}, que lee lo que otros envían, por un defecto de su memoria. Los ataques provocan tales defectos; los errores del programa también.",
      logged:
        "El registro recoge que {protection} encontró un defecto de memoria en un programa. Los ataques provocan tales defectos; los errores de los programas también.",
    },
    rationale: "Un ataque que corrompe la memoria se detiene donde el teléfono tiene esa protección.",
    falsePositives: ["Defectos de los propios programas, que estas protecciones sirven para encontrar."],
  },
  "android.network_listener": {
    title: "Aplicación que espera conexiones de cualquier parte",
    sentences: {
      statement:
        "Una aplicación (usuario {uid}) esperaba conexiones de cualquier parte en el puerto {port}. Lo hacen aplicaciones que envían imagen y sonido; las herramientas que copian un teléfono también.",
    },
    rationale:
      "Los agentes de herramientas que copian un teléfono, y algunos programas espía, esperan a que se conecte un ordenador.",
    falsePositives: [
      "Aplicaciones que envían imagen y sonido a otros aparatos, servidores de archivos del propietario.",
    ],
  },
  "android.network_setting": {
    title: "El tráfico del teléfono pasa por un lugar elegido",
    sentences: {
      statement:
        "El ajuste {setting} es {value}: el tráfico del teléfono pasa por ese lugar. Si lo eligió el propietario, debe decirlo él.",
      resolver:
        "El ajuste {setting} es {value}: el teléfono pregunta a ese servidor las direcciones de los equipos. Si lo eligió el propietario, debe decirlo él.",
      tunnel:
        "El ajuste {setting} es {value}: todo el tráfico pasa siempre por esa aplicación. Si la eligió el propietario, debe decirlo él.",
    },
    rationale: "Quien elige el proxy, el túnel o el servidor de nombres ve a dónde se conecta un teléfono.",
    falsePositives: ["Túneles y filtros del propietario, redes de empresas, Pi-hole."],
  },
  "android.overlay_permission": {
    title: "Aplicación que ninguna tienda instaló puede mostrarse sobre otras",
    sentences: {
      statement:
        "La aplicación {app}, de la que no consta que la instalara una tienda, puede mostrarse sobre otras aplicaciones. Si lo permitió el propietario, debe decirlo él.",
    },
    rationale: "Una ventana sobre otra aplicación puede pedir su contraseña, u ocultar lo que ocurre debajo.",
    falsePositives: [
      "Burbujas de mensajería, filtros de luz azul, herramientas que el propietario instaló desde un archivo.",
    ],
  },
  "android.power_exemption": {
    title: "Aplicación que ninguna tienda instaló funciona siempre",
    sentences: {
      statement:
        "La aplicación {app}, de la que no consta que la instalara una tienda, está exenta del ahorro de energía: funciona en todo momento. Si lo permitió el propietario, debe decirlo él.",
    },
    rationale: "Los programas espía piden quedar exentos del ahorro de energía para funcionar en todo momento.",
    falsePositives: ["Mensajería, alarmas y sincronización que el propietario instaló desde un archivo."],
  },
  "android.program_in_storage": {
    title: "Programa donde solo corresponden archivos",
    sentences: {
      statement:
        "{path} puede ejecutarse como programa y está donde las aplicaciones guardan archivos. Los terminales y emuladores ponen programas allí; los instaladores maliciosos también.",
    },
    rationale: "Las cargas se ponen donde su instalador puede escribir, y allí se hacen ejecutables.",
    falsePositives: ["Terminales, emuladores y aplicaciones que llevan programas propios."],
  },
  "android.root_process_from_data": {
    title: "Programa con derechos de superusuario situado entre los datos",
    sentences: {
      statement:
        "{path} funcionaba con los derechos del superusuario. Está donde están las aplicaciones y los archivos del propietario, no en el sistema. Así funcionan las herramientas que dan acceso de superusuario, y así funcionaron programas espía publicados.",
    },
    rationale:
      "Los programas del sistema están en sus partes de solo lectura. Lo que funciona con todos los derechos desde donde están los datos se llevó allí después.",
    falsePositives: [
      "Teléfonos a los que sus propietarios dieron acceso de superusuario: Magisk y KernelSU funcionan desde /data/adb.",
      "Servicios de algunos fabricantes.",
    ],
  },
  "android.second_user": {
    title: "El teléfono tiene otro usuario",
    sentences: {
      statement:
        "El teléfono tiene el usuario {user} ({name}) además de su propietario. Tiene aplicaciones y archivos propios, que quizá no estén en estas pruebas. Si lo creó el propietario, debe decirlo él.",
      profile:
        "El teléfono tiene el perfil {user} ({name}), de un tipo que usan los propietarios: para el trabajo, para una segunda copia de aplicaciones o para un espacio privado. Sus aplicaciones y archivos quizá no estén en estas pruebas.",
    },
    rationale: "Un segundo usuario tiene aplicaciones y archivos propios, que el propietario no ve.",
    falsePositives: [
      "Perfiles de trabajo, Secure Folder, Island, copias de mensajería, usuarios para niños e invitados.",
    ],
  },
  "android.security_logging_stopped": {
    title: "El teléfono detuvo su registro de seguridad",
    sentences: {
      statement:
        "El registro de seguridad recoge que se apagó en {when:time}. Lo ocurrido hasta que se volvió a encender no está en él. Si lo hizo el propietario, debe decirlo él.",
      undated:
        "El registro de seguridad recoge que se apagó. Lo ocurrido hasta que se volvió a encender no está en él. Si lo hizo el propietario, debe decirlo él.",
    },
    rationale: "Quien no quiere dejar rastros apaga lo que los registra.",
    falsePositives: ["Propietarios que desactivaron la Protección avanzada o sus registros."],
  },
  "android.usb_device_burst": {
    title: "Distintos dispositivos USB se turnaron en una misma toma",
    sentences: {
      statement:
        "Se hallaron {devices} dispositivos USB distintos en la misma toma del teléfono en menos de un minuto. El equipo que desbloquea teléfonos finge ser varios dispositivos por turno; un adaptador defectuoso puede parecerse.",
      locked:
        "Se hallaron {devices} dispositivos USB distintos en la misma toma del teléfono en menos de un minuto, mientras su pantalla estaba bloqueada. El equipo que desbloquea teléfonos finge ser varios dispositivos por turno; un adaptador defectuoso puede parecerse.",
    },
    rationale:
      "Una manera publicada de pasar el bloqueo de teléfonos Android finge ser un dispositivo USB tras otro: una cámara, una tarjeta de sonido, un panel táctil.",
    falsePositives: ["Bases y adaptadores que se reinician, cables defectuosos, pruebas de accesorios."],
  },
  "android.user_certificate": {
    title: "Autoridad de certificación entre las que añadió un usuario",
    sentences: {
      statement:
        "{path} es una autoridad de certificación que añadió un usuario del teléfono. Quien tenga su clave puede leer el tráfico cifrado que pasa. Si el propietario estuvo de acuerdo, debe decirlo él.",
    },
    rationale: "Quien añade una autoridad de certificación puede leer el tráfico cifrado que pasa.",
    falsePositives: ["Redes de empresas y escuelas, filtros y herramientas que instaló el propietario."],
  },
};
