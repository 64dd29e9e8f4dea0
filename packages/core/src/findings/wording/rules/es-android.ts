import type { RuleTexts } from "./rule-text.ts";

export const esAndroid: RuleTexts = {
  "android.accessibility_service": {
    title: "Servicio de accesibilidad activado",
    sentences: {
      statement:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. Un servicio así puede leer la pantalla y actuar en lugar del propietario. Si el propietario lo activó es una pregunta para él.",
      assistive:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. Una aplicación con este nombre es parte del sistema o ayuda a usar el teléfono; un nombre se puede imitar.",
      helper:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. Una aplicación con este nombre rellena contraseñas o automatiza tareas; un nombre se puede imitar. Si el propietario la usa es una pregunta para él.",
      system:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. La aplicación forma parte del sistema del teléfono.",
      store:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado. La aplicación fue instalada por una tienda. Un servicio así puede leer la pantalla y actuar en lugar del propietario; si el propietario lo activó es una pregunta para él.",
      sideloaded:
        "El servicio de accesibilidad {service} de la aplicación {app} está activado, y la aplicación se instaló al margen de las tiendas, desde un archivo o por cable. Un servicio así puede leer la pantalla y actuar en lugar del propietario. La mayoría de los programas espía que se venden para teléfonos se instalan y actúan así; si el propietario lo activó es una pregunta para él.",
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
      sideloaded:
        "La aplicación {app} se instaló al margen de las tiendas, desde un archivo o por cable, y recibió {permissions} permisos que alcanzan la vida de una persona: mensajes, llamadas, contactos, ubicación, micrófono, cámara y otros.",
      hidden:
        "La aplicación {app} no puede iniciarse desde la lista de aplicaciones y recibió {permissions} permisos que alcanzan la vida de una persona: mensajes, llamadas, contactos, ubicación, micrófono, cámara y otros.",
    },
    rationale: "El software espía necesita muchos permisos a la vez.",
    falsePositives: ["Mensajerías, teléfono, asistentes y aplicaciones de copia de respaldo necesitan otros tantos."],
  },
  "android.package_downgrade": {
    title: "Aplicación sustituida por una versión anterior",
    sentences: {
      statement:
        "La aplicación {app} pasó de la versión {before} a la versión anterior {after} en el día que empezó el {day:day}, según el reloj del teléfono. Las herramientas que copian datos hacen esto; también las actualizaciones deshechas.",
      messenger:
        "La aplicación de mensajería {app} pasó de la versión {before} a la versión anterior {after} en el día que comenzó el {day:day}, según el reloj del teléfono. Las herramientas que copian los mensajes lo hacen, porque las versiones anteriores permiten incluirlos en una copia; deshacer una actualización también.",
    },
    rationale:
      "Hay herramientas de extracción que ponen una versión anterior para copiar los datos de una aplicación mediante su copia de respaldo.",
    falsePositives: ["Actualizaciones deshechas por el propietario o por la tienda, y versiones de prueba."],
  },
  "android.package_uninstalled": {
    title: "Aplicación eliminada",
    sentences: {
      statement: "La aplicación {app} fue eliminada, según «{artifact}». No se pudo examinar.",
      messenger:
        "La aplicación de mensajería {app} fue eliminada, según «{artifact}». Las herramientas que copian sus datos ponen en su lugar una versión anterior y luego la retiran; los propietarios también eliminan aplicaciones de mensajería.",
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
  "android.cert_authority_installed": {
    title: "Autoridad de certificación añadida al teléfono",
    sentences: {
      statement:
        "El registro de seguridad indica que se añadió una autoridad de certificación a aquellas en las que el teléfono confía: {subject}. Quien tiene su clave puede leer el tráfico cifrado que pasa por él. Si el propietario lo aceptó es una pregunta para el propietario.",
    },
    rationale: "Quien añade una autoridad de certificación puede leer el tráfico cifrado que pasa por él.",
    falsePositives: ["Redes de empresas y escuelas, filtros y herramientas que instaló el propietario."],
  },
  "android.cert_validation_failure": {
    title: "Certificado que no pudo validarse",
    sentences: {
      statement:
        "El registro de seguridad indica que un certificado no se validó: {failure}. Alguien situado entre el teléfono y un servidor deja entradas así; también los certificados caducados y las páginas de acceso de redes públicas.",
    },
    rationale: "Un certificado que no se sostiene puede ser el de alguien situado entre el teléfono y un servidor.",
    falsePositives: [
      "Páginas de acceso de redes públicas, servidores con certificados caducados, un reloj mal ajustado.",
    ],
  },
  "android.crypto_self_test_failed": {
    title: "Falló la autocomprobación de la criptografía del teléfono",
    sentences: {
      statement:
        "El registro de seguridad indica que la criptografía del teléfono no superó su propia prueba. Puede haber sido alterada o dañada.",
    },
    rationale: "La criptografía del teléfono no superó su propia prueba: puede haber sido alterada.",
    falsePositives: ["Fallos de una actualización."],
  },
  "android.device_admin": {
    title: "Aplicación que administra el teléfono",
    sentences: {
      statement:
        "La aplicación {app} es administradora del teléfono ({component}). Puede bloquear o borrar el teléfono y no se puede quitar mientras lo sea. Si el propietario dio su acuerdo es una pregunta para él.",
      owner:
        "La aplicación {app} tiene la gestión de todo el teléfono ({component}). Fija lo que el teléfono puede hacer y no se puede quitar. En un teléfono que ningún empleador ni ninguna escuela gestiona, es inusual.",
      management:
        "La aplicación {app} es administradora del teléfono ({component}). Una aplicación con este nombre gestiona teléfonos para empleadores o escuelas, o encuentra teléfonos perdidos; un nombre se puede imitar.",
      system:
        "La aplicación {app}, que forma parte del sistema del teléfono, es administradora del teléfono ({component}).",
    },
    rationale:
      "Un administrador puede bloquear y borrar el teléfono y se resiste a que lo quiten; los programas espía que se instalan a mano piden este derecho.",
    falsePositives: [
      "Gestión por un empleador, aplicaciones de correo y de seguridad, programas que encuentran un teléfono perdido.",
      "Aplicaciones del fabricante del teléfono.",
    ],
  },
  "android.disabled_security_package": {
    title: "Aplicación de seguridad del fabricante desactivada",
    sentences: {
      statement:
        "La aplicación {app}, con la que el fabricante del teléfono distribuye o comunica ajustes de seguridad, está desactivada.",
    },
    rationale: "Quien instala algo no deseado puede desactivar antes lo que lo comunicaría.",
    falsePositives: ["Propietarios que desactivan aplicaciones que venían con el teléfono."],
  },
  "android.disabled_update_package": {
    title: "Actualizaciones del sistema desactivadas",
    sentences: {
      statement:
        "La aplicación {app}, que trae las actualizaciones del sistema, está desactivada. Los fallos que las actualizaciones corrigen siguen abiertos.",
    },
    rationale: "Sin actualizaciones, los fallos que usan los programas espía siguen abiertos.",
    falsePositives: [
      "Propietarios que desactivan aplicaciones que venían con el teléfono; teléfonos sin los servicios de Google.",
    ],
  },
  "android.file_in_local_tmp": {
    title: "Archivo en la carpeta del intérprete de depuración",
    sentences: {
      statement:
        "{path} está en la carpeta en la que se dejan archivos por cable y desde la que se ejecutan, y parece un programa. Ahí se dejaron programas espía publicados y herramientas de extracción; también herramientas de desarrollo.",
      during:
        "{path} está en la carpeta a la que se llevan archivos por cable. Se puso allí, o se cambió por última vez, mientras se hacía esta adquisición, que lleva sus propios archivos.",
      other:
        "{path} está en la carpeta en la que se dejan archivos por cable. No parece un programa. Programas espía publicados y herramientas de extracción dejaron archivos ahí; también lo hacen herramientas de desarrollo.",
      known_tool:
        "{path} está en la carpeta en la que se dejan archivos por cable. Lleva el nombre de una herramienta de desarrollo conocida, por ejemplo una que muestra la pantalla en un ordenador; un nombre se puede imitar. Si el propietario la usa es una pregunta para él.",
    },
    rationale:
      "Lo que se lleva por cable a un teléfono se deja y se ejecuta ahí: así fue con programas espía publicados y con herramientas de extracción.",
    falsePositives: [
      "Herramientas de desarrollo, programas que duplican la pantalla (scrcpy-server.jar), Shizuku.",
      "Otra herramienta que se usó para examinar el teléfono.",
    ],
  },
  "android.installer_unknown": {
    title: "Aplicación sin instalador registrado",
    sentences: {
      statement:
        "La aplicación {app} no forma parte del sistema, y el teléfono no registra qué la instaló. Las aplicaciones instaladas por cable dejan ese registro; también algunas que venían con el teléfono o se restauraron.",
      shell:
        "La aplicación {app} no forma parte del sistema, y el teléfono registra que la instaló el intérprete de depuración: se instaló desde un ordenador.",
    },
    rationale:
      "Las aplicaciones instaladas por cable no dejan instalador: así hacen las herramientas usadas en teléfonos incautados.",
    falsePositives: [
      "Aplicaciones que puso el fabricante, restauradas de una copia o de desarrollo.",
      "Aplicaciones cuya tienda se eliminó.",
    ],
  },
  "android.key_integrity_violation": {
    title: "Clave criptográfica dañada o alterada",
    sentences: {
      statement: "El registro de seguridad indica que una clave del almacén del teléfono fue dañada o alterada: {id}.",
    },
    rationale: "El teléfono comprobó que una clave de su almacén había sido alterada.",
    falsePositives: ["Fallos de la memoria o de una actualización."],
  },
  "android.own_acquisition": {
    title: "Rastro de la propia adquisición",
    sentences: {
      statement: "{path} es el programa con el que se hizo esta adquisición: se dejó ahí mientras se hacía.",
      outside:
        "{path} lleva el nombre del programa con el que se hacen las adquisiciones, pero se modificó en otro momento que esta adquisición. Una adquisición anterior deja un archivo así; cualquier otra cosa puede llevar ese nombre.",
      undated:
        "{path} lleva el nombre del programa con el que se hacen las adquisiciones. No constan las fechas que lo distinguirían de otra cosa.",
    },
    rationale: "Lo que el examen dejó en el teléfono se distingue de lo que había antes.",
    falsePositives: ["Un programa que dejó una adquisición anterior."],
  },
  "android.program_from_local_tmp": {
    title: "Programa que se ejecuta desde la carpeta del intérprete de depuración",
    sentences: {
      statement:
        "{path} estaba en ejecución. Está en la carpeta en la que se dejan archivos por cable. Programas espía publicados y herramientas de extracción se ejecutaron desde ahí; también lo hacen herramientas de desarrollo.",
    },
    rationale: "Solo lo que se dejó por cable se ejecuta desde ahí, hasta el próximo arranque del teléfono.",
    falsePositives: [
      "Herramientas de desarrollo y programas de prueba, Shizuku.",
      "Otra herramienta usada para examinar el teléfono.",
    ],
  },
  "android.root_binary": {
    title: "Programa que da permisos de superusuario",
    sentences: {
      statement:
        "El programa {path}, que da o usa permisos de superusuario, está en el teléfono. Con esos permisos puede sortearse la protección del teléfono. Si lo instaló el propietario es una pregunta para el propietario.",
    },
    rationale:
      "Con esos permisos puede sortearse cualquier otra protección del teléfono, por su propietario o por cualquiera.",
    falsePositives: [
      "Teléfonos que rootearon sus propietarios, sistemas de desarrollo, herramientas de sistema de algunos fabricantes.",
    ],
  },
  "android.selinux_permissive": {
    title: "SELinux no aplica sus reglas",
    sentences: {
      statement:
        "SELinux, que separa las aplicaciones, estaba en el estado {state} durante la adquisición. Los teléfonos se venden con las reglas aplicadas; herramientas con permisos de superusuario lo cambian.",
      switched: "El registro indica que SELinux, que separa las aplicaciones, dejó de aplicar sus reglas: {text}",
      ordered:
        "El registro indica una orden de desactivar SELinux, que separa las aplicaciones: {text} La entrada no dice si se cumplió.",
      boot: "El teléfono se inició con la orden de no aplicar las reglas de SELinux, que separa las aplicaciones ({state}). Los sistemas tal como se venden no la obedecen.",
    },
    rationale:
      "SELinux separa las aplicaciones en todo teléfono que se vende; herramientas con permisos de superusuario lo desactivan.",
    falsePositives: ["Sistemas modificados, sistemas de desarrollo, teléfonos que rootearon sus propietarios."],
  },
  "android.sideloaded_app": {
    title: "Aplicación que no viene de una tienda del teléfono",
    sentences: {
      statement:
        "La aplicación {app} se instaló desde un archivo, mediante {installer}: tras una descarga en un navegador, desde una mensajería o un gestor de archivos. La mayoría de los programas espía que se venden para teléfonos se instalan así; muchas otras aplicaciones también.",
      third_party_store: "La aplicación {app} se instaló desde {installer}, una tienda que no venía con el teléfono.",
      other_installer:
        "La aplicación {app} fue instalada por {installer}, que no es ninguna de las tiendas conocidas aquí. Fabricantes y empresas tienen aplicaciones propias para ello; un programa que trae otro hace lo mismo.",
      from_app:
        "La aplicación {app} fue instalada por {installer}, que no es una tienda del teléfono, desde un archivo que vino de {origin}, un navegador o una aplicación de mensajería. Los señuelos llevan a archivos así; las descargas deseadas también.",
    },
    rationale:
      "Los programas espía para Android se instalan sobre todo desde un archivo o por otra aplicación, fuera de las tiendas.",
    falsePositives: [
      "Propietarios que instalan archivos ellos mismos, software libre, aplicaciones de una empresa, tiendas que no figuran aquí.",
    ],
  },
  "android.system_mount_writable": {
    title: "Partición de sistema montada de forma inusual",
    sentences: {
      statement:
        "La partición de sistema {path} estaba montada con permiso de escritura. Android la monta solo para lectura: su contenido pudo modificarse.",
      options:
        "La partición de sistema {path} estaba montada con las opciones {options}, que los fabricantes usan raramente. Pueden ser un rastro de cambios en el sistema.",
    },
    rationale: "Android monta su sistema solo para lectura: donde se puede escribir, pudo modificarse.",
    falsePositives: ["Teléfonos rooteados, sistemas de desarrollo, superposiciones de algunos fabricantes."],
  },
  "android.unsafe_setting": {
    title: "Ajuste que debilita la protección del teléfono",
    sentences: {
      statement:
        "El ajuste {setting} ({namespace}) es {value}; el teléfono protege a su propietario, o comunica lo que ocurre, cuando es {wanted}.",
      accessibility:
        "Hay servicios de accesibilidad activados: el ajuste {setting} ({namespace}) es {value}, no {wanted}. Un servicio así lee la pantalla y actúa en lugar del propietario; lo son los lectores de pantalla y los gestores de contraseñas, y la mayoría de los programas espía que se venden para teléfonos usa uno.",
    },
    rationale:
      "Las guías para instalar programas espía hacen desactivar Play Protect y sus informes; la mayoría usa la accesibilidad.",
    falsePositives: [
      "Propietarios que no quieren enviar informes, lectores de pantalla y gestores de contraseñas, sistemas con otros valores.",
    ],
  },
  "android.wipe_failure": {
    title: "Falló el borrado del teléfono",
    sentences: {
      statement: "El registro de seguridad indica que se inició el borrado del teléfono o de sus datos y que falló.",
    },
    rationale: "Una orden de borrar el teléfono no se cumplió.",
    falsePositives: ["Fallos de la memoria."],
  },
};
