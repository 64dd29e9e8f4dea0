import type { RuleTexts } from "./rule-text.ts";

const roles = {
  distribution:
    "Se encontró {observed} en «{artifact}» ({count:records}). {value} está publicado como lugar desde el que se distribuye {family} ({packs}). Un contacto no muestra que se instalara algo.",
  vendor_website:
    "Se encontró {observed} en «{artifact}» ({count:records}). {value} está publicado como sitio web del vendedor de {family} ({packs}). Quienes investigan o buscan información también llegan a esos sitios.",
  watchware:
    "Se encontró {observed} en «{artifact}» ({count:records}). {value} corresponde a {family}, un programa de venta abierta para supervisar a familiares o empleados ({packs}). Si se consintió su uso es una pregunta para la persona propietaria.",
};

export const esIos: RuleTexts = {
  "indicator.url": {
    title: "Enlace o host de una infraestructura publicada",
    sentences: {
      statement:
        "Se encontró {observed} en «{artifact}» ({count:records}). {value} está publicado como infraestructura de {family} ({packs}).",
      visited:
        "Según «{artifact}», se abrió una página en {observed} ({count:records}). {value} está publicado como infraestructura de {family} ({packs}).",
      received:
        "Según «{artifact}», se recibió un mensaje o una invitación con un enlace a {observed} ({count:records}). {value} está publicado como infraestructura de {family} ({packs}).",
      contacted:
        "Según «{artifact}», una aplicación del teléfono buscó o alcanzó {observed} ({count:records}). {value} está publicado como infraestructura de {family} ({packs}). Los navegadores también alcanzan los hosts de las páginas que una persona abre; el registro dice qué aplicación fue.",
      ...roles,
    },
    rationale: "Los programas espía y sus señuelos usan hosts y enlaces que distintos laboratorios han publicado.",
    falsePositives: [
      "Investigadores, periodistas y líneas de ayuda reciben y visitan hosts publicados en su trabajo.",
      "Un host puede cambiar de manos después de publicarse.",
    ],
  },
  "indicator.email": {
    title: "Cuenta de atacante publicada",
    sentences: {
      statement:
        "Se encontró la cuenta {observed} en «{artifact}» ({count:records}). {value} está publicado como cuenta usada para entregar {family} ({packs}).",
      ...roles,
    },
    rationale: "Quienes examinaron los teléfonos publicaron las cuentas que entregaban programas espía.",
    falsePositives: ["Correspondencia sobre la cuenta, por ejemplo con un laboratorio."],
  },
  "indicator.process": {
    title: "Nombre de proceso publicado",
    sentences: {
      statement:
        "En «{artifact}» consta un proceso llamado {observed} ({count:records}). {value} está publicado como proceso de {family} ({packs}).",
      truncated:
        "En «{artifact}» consta un nombre de proceso cortado a 16 caracteres, {observed} ({count:records}). Puede ser {value}, publicado como proceso de {family} ({packs}); también puede ser otro proceso cuyo nombre empieza igual.",
      ...roles,
    },
    rationale: "Los programas espía se ejecutan con nombres de proceso que distintos laboratorios han publicado.",
    falsePositives: [
      "Una versión posterior del sistema puede traer un proceso con el mismo nombre.",
      "Un nombre cortado a 16 caracteres puede ser de otro proceso: es solo un candidato.",
    ],
  },
  "indicator.path": {
    title: "Ruta o nombre de archivo publicado",
    sentences: {
      statement:
        "En «{artifact}» consta el nombre o la ruta de archivo {observed} ({count:records}). {value} está publicado como rastro de {family} ({packs}). El registro muestra el nombre; no se comparó el contenido del archivo.",
      ...roles,
    },
    rationale: "Los programas espía dejan archivos en rutas que distintos laboratorios han publicado.",
    falsePositives: ["Un archivo con el mismo nombre que pertenece a otra cosa."],
  },
  "indicator.app": {
    title: "Aplicación publicada",
    sentences: {
      statement:
        "En «{artifact}» consta la aplicación {observed} ({count:records}). {value} está publicado como aplicación de {family} ({packs}).",
      extraction:
        "En «{artifact}» consta la aplicación {observed} ({count:records}). {value} está publicado como aplicación con la que {family} copia teléfonos ({packs}).",
      ...roles,
    },
    rationale: "Las aplicaciones de vigilancia se conocen por los identificadores de sus paquetes.",
    falsePositives: [
      "Programas familiares o de empresa que la persona propietaria conoce.",
      "Una extracción que la persona propietaria había aceptado.",
    ],
  },
  "indicator.profile": {
    title: "Perfil de configuración publicado",
    sentences: {
      statement:
        "En «{artifact}» consta un perfil de configuración con el identificador {observed} ({count:records}). {value} está publicado como perfil usado para instalar o mantener {family} ({packs}).",
      ...roles,
    },
    rationale: "Un perfil de configuración con esta identidad se usó para instalar o mantener programas espía.",
    falsePositives: ["La huella de un examen anterior que mencionaba el mismo identificador."],
  },
  "indicator.hash": {
    title: "Archivo o certificado publicado",
    sentences: {
      statement:
        "En «{artifact}» consta un archivo o certificado con el hash {observed} ({count:records}). {value} está publicado como parte de {family} ({packs}).",
      ...roles,
    },
    rationale: "El archivo, o el certificado que lo firma, es el que se publicó.",
    falsePositives: ["Un certificado de firma puede robarse y firmar también otros programas."],
  },
  "indicator.property": {
    title: "Propiedad del sistema publicada",
    sentences: {
      statement:
        "Según «{artifact}», la propiedad del sistema {observed} está definida ({count:records}). {value} está publicado como rastro de {family} ({packs}).",
      ...roles,
    },
    rationale: "Los programas espía dejan propiedades del sistema que distintos laboratorios han publicado.",
    falsePositives: ["Un fabricante de teléfonos que usa una propiedad con el mismo nombre."],
  },
  "ios.apple_threat_notification": {
    title: "Mensaje con el texto de una notificación de amenaza de Apple",
    sentences: {
      statement:
        "El {date:time} se recibió un mensaje con las palabras de una notificación de amenaza de Apple. Apple envía esos avisos a quienes cree objetivo de programas espía mercenarios. Existen imitaciones: un aviso auténtico también aparece al iniciar sesión en account.apple.com.",
      with_link:
        "El {date:time} se recibió un mensaje con las palabras de una notificación de amenaza de Apple. Tiene un enlace a {host}, que no es de Apple: los avisos auténticos no piden ningún clic ni tienen tal enlace. Un aviso auténtico también aparece al iniciar sesión en account.apple.com.",
    },
    rationale: "Apple avisa a quienes, según su propia detección, son objetivo de un ataque.",
    falsePositives: ["Mensajes fraudulentos que imitan el aviso y mensajes que citan uno."],
  },
  "ios.attachment_in_tmp": {
    title: "Adjunto de mensaje en una carpeta temporal",
    sentences: {
      statement:
        "Un adjunto recibido consta en {path}, dentro de una carpeta temporal. Ataques publicados que no requerían ningún clic dejaron adjuntos ahí; algunos mensajes corrientes con imagen también lo hacen.",
    },
    rationale: "Hubo ataques por mensaje que dejaron sus adjuntos en una carpeta temporal.",
    falsePositives: ["Algunos mensajes corrientes con imagen pasan por la misma carpeta."],
  },
  "ios.rapid_redirect": {
    title: "Página sin cifrar redirigida al instante a otro dominio",
    sentences: {
      statement:
        "La dirección sin cifrar {from} llevó a otro dominio, {to}, en {milliseconds} ms. Una inyección desde la red tiene este aspecto; la publicidad, los enlaces cortos y las páginas de inicio de sesión, también.",
      injection_shape:
        "La dirección sin cifrar {from} llevó a otro dominio, {to}, en {milliseconds} ms. El destino tiene la forma de inyecciones de red publicadas: {parts}. Es un rastro de un intento; por sí solo no muestra que se ejecutara código.",
      other_device:
        "Según el historial sincronizado desde otro dispositivo de la misma cuenta, la dirección sin cifrar {from} llevó a otro dominio, {to}, en {milliseconds} ms. Una inyección desde la red tiene este aspecto; también la publicidad, los enlaces cortos y las páginas de inicio de sesión. El registro no dice qué dispositivo era.",
    },
    rationale:
      "Un atacante dentro de la red puede responder a una petición sin cifrar antes que el servidor verdadero.",
    falsePositives: [
      "Redirecciones de publicidad y seguimiento, enlaces cortos, páginas de acceso de redes públicas.",
      "Servidores de prueba y redes de contenido en puertos inusuales.",
    ],
  },
  "ios.orphan_usage": {
    title: "Uso de la red sin su proceso",
    sentences: {
      statement:
        "En {database} hay {count:rows} de uso de la red de un proceso cuya propia fila no está. Un borrado incompleto deja este rastro; también se ve en teléfonos que no tienen ningún otro.",
    },
    rationale: "Hubo programas espía que borraron las filas de sus procesos y dejaron las de su uso de la red.",
    falsePositives: ["También se ve en personas sin riesgo: solo cuenta junto a otros hallazgos."],
  },
  "ios.missing_process_rows": {
    title: "Huecos en la numeración de procesos",
    sentences: {
      statement:
        "En {database}, a la numeración de procesos le falta lo siguiente: {count:numbers}. Se borraron filas; el sistema también lo hace, por ejemplo al quitar aplicaciones.",
    },
    rationale: "Las filas borradas dejan huecos en una numeración que solo crece.",
    falsePositives: ["Las aplicaciones eliminadas dejan los mismos huecos; casi todos los teléfonos tienen algunos."],
  },
  "ios.process_without_binary": {
    title: "Proceso sin archivo de programa",
    sentences: {
      statement:
        "El proceso {process} usó la red, no pertenece a ninguna aplicación y en las pruebas no hay ningún archivo de programa con ese nombre.",
    },
    rationale: "Un programa que se ejecutó y ya no está en el teléfono pudo haberse eliminado a sí mismo.",
    falsePositives: [
      "Servicios del sistema que no pertenecen a ninguna aplicación.",
      "Programas que una actualización eliminó, y pruebas que no contienen todos los archivos.",
    ],
  },
  "ios.nameless_process": {
    title: "Proceso sin nombre",
    sentences: {
      statement:
        "Consta uso de la red por parte de un proceso sin nombre. El sistema nombra los procesos que cuenta; no se sabe por qué este no tiene nombre.",
    },
    rationale: "Un registro sin nombre pudo haber sido alterado.",
    falsePositives: ["Daños en la base de datos."],
  },
  "ios.lookup_with_nul": {
    title: "Consulta de una identidad de Apple mal formada",
    sentences: {
      statement:
        "El teléfono consultó la identidad de Apple {contact}, que contiene bytes NUL. Las direcciones no los tienen. La herramienta pública MVT señala como sospechosas las consultas así; el registro no dice qué la causó.",
    },
    rationale: "Nadie escribe una identidad mal formada; una herramienta pública la toma por indicio de un intento.",
    falsePositives: ["No se conoce ninguno; no puede excluirse un fallo de un programa."],
  },
  "ios.notification_profile": {
    title: "Perfil que cambia las notificaciones",
    sentences: {
      statement:
        "El perfil de configuración {name} fija cómo pueden notificar las aplicaciones. Un perfil así puede ocultar advertencias; los teléfonos administrados también los tienen.",
    },
    rationale: "Las notificaciones ocultas impiden ver las advertencias, incluidas las de Apple.",
    falsePositives: ["Teléfonos administrados por un empleador o una escuela, y teléfonos en modo quiosco."],
  },
  "ios.configuration_profile": {
    title: "Perfil de configuración",
    sentences: {
      statement:
        "El perfil de configuración {name} está instalado y contiene: {types}. Los ajustes de este tipo pueden desviar o leer el tráfico, o administrar el teléfono. Si se conoce este perfil es una pregunta para la persona propietaria.",
      ordinary:
        "El perfil de configuración {name} está instalado y contiene: {types}. Si se conoce este perfil es una pregunta para la persona propietaria.",
    },
    rationale: "Un perfil puede añadir certificados, desviar el tráfico y ceder la administración del teléfono.",
    falsePositives: ["Perfiles de un empleador, una escuela, una operadora, una VPN o un bloqueador de publicidad."],
  },
  "ios.profile_event": {
    title: "Perfil de configuración modificado",
    sentences: {
      statement:
        "Un registro del teléfono anota la operación {operation} sobre el perfil de configuración {profile}, por el proceso {process}.",
    },
    rationale: "Ese registro muestra también perfiles que ya no están instalados.",
    falsePositives: ["Perfiles que instaló o quitó la persona propietaria, un empleador o una operadora."],
  },
  "ios.app_without_store_record": {
    title: "Aplicación sin registro de la App Store",
    sentences: {
      statement:
        "El teléfono no conserva ningún registro de la App Store sobre la aplicación {app}. Pudo haberse instalado de otra manera.",
    },
    rationale: "Las aplicaciones de vigilancia para iOS se instalan fuera de la App Store.",
    falsePositives: [
      "Versiones de prueba, aplicaciones de un empleador, otras tiendas, aplicaciones que venían con el teléfono.",
    ],
  },
  "ios.app_not_from_store": {
    title: "Aplicación de fuera de la App Store",
    sentences: {
      statement:
        "La aplicación {app} fue instalada por {installer}, no por la App Store. Si se conoce es una pregunta para la persona propietaria.",
    },
    rationale: "Las aplicaciones de vigilancia para iOS se instalan fuera de la App Store.",
    falsePositives: ["Versiones de prueba, aplicaciones de un empleador, otras tiendas en la Unión Europea."],
  },
  "ios.quadream_calendar": {
    title: "Entrada de calendario con las señales de un rastro publicado",
    sentences: {
      statement:
        "La entrada de calendario {title} tiene el título y la descripción, Meeting y Notes, que la herramienta pública MVT busca como posible rastro del exploit de QuaDream. También una persona puede escribir una entrada así; el registro no muestra de qué se trata.",
      markup:
        "La descripción de la entrada de calendario {title} de {organizer} contiene signos que abren o cierran una sección de marcado (CDATA). Hubo investigadores que describieron tales signos en invitaciones que llevaban un exploit; los sitios que hacen un calendario de sus páginas los dejan por error.",
    },
    rationale:
      "Hubo investigadores que describieron un exploit llegado en invitaciones con fecha pasada y marcado en su descripción; las dos palabras son las que busca una herramienta pública.",
    falsePositives: [
      "Una entrada corriente con justo estas dos palabras.",
      "Calendarios que un sitio hace de sus páginas, con signos de su marcado en el texto.",
    ],
  },
  "ios.lockdown_mode_on": {
    title: "El modo de aislamiento está activado",
    sentences: {
      statement:
        "El modo de aislamiento está activado. Cierra muchas de las vías de entrada de los programas espía; no descarta una entrada anterior.",
    },
    rationale: "La protección vigente importa al valorar otros hallazgos.",
    falsePositives: ["No es una sospecha: es un dato del teléfono."],
  },
  "ios.lockdown_mode_off": {
    title: "El modo de aislamiento está desactivado",
    sentences: {
      statement:
        "El modo de aislamiento está desactivado, como en la mayoría de los teléfonos. A las personas en riesgo puede convenirles activarlo.",
    },
    rationale: "La protección vigente importa al valorar otros hallazgos.",
    falsePositives: ["No es una sospecha: es un dato del teléfono."],
  },
  "ios.suspicious_redirect_chain": {
    title: "Cadena de redirecciones sospechosa",
    sentences: {
      statement:
        "Una página llevó de {source}, pasando por {origin}, a {destination}. En cadenas así había señuelos de ataques publicados; la publicidad y las páginas de consentimiento también las forman.",
      unknown_decoy:
        "Una página llevó de {source}, un sitio muy visitado, pasando por {origin}, a {destination}, sin que nadie interactuara. Ninguno de los dos es un sitio muy visitado. En cadenas así había señuelos de ataques publicados; la publicidad y las páginas de consentimiento las forman mucho más a menudo.",
      unknown_decoy_in_app:
        "En una página mostrada dentro de una aplicación, {source}, un sitio muy visitado, llevó, pasando por {origin}, a {destination}, sin que nadie interactuara. Ninguno de los dos es un sitio muy visitado. En cadenas así había señuelos de ataques publicados; la publicidad y las páginas de consentimiento las forman mucho más a menudo.",
    },
    rationale: "Las redirecciones inyectadas dejan cadenas ajenas a la página que se abrió.",
    falsePositives: ["Publicidad, páginas de consentimiento y servicios de inicio de sesión."],
  },
};
