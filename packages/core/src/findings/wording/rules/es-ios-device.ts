import type { RuleTexts } from "./rule-text.ts";

export const esIosDevice: RuleTexts = {
  "ios.added_root_certificate": {
    title: "Certificado raíz que no venía con el sistema",
    sentences: {
      statement:
        "El almacén de certificados en los que se indicó a este teléfono confiar contiene {name} ({organization}). Los certificados propios del sistema no se guardan ahí. La persona propietaria debe decir si lo conoce.",
    },
    rationale:
      "Quien tiene la clave de un certificado raíz en el que el teléfono confía puede leer y cambiar su tráfico cifrado.",
    falsePositives: [
      "Certificados de una empresa, de una escuela, de un filtro de publicidad o de una herramienta de desarrollo.",
      "Certificados que están en el almacén y que la persona propietaria no activó.",
    ],
  },
  "ios.attachments_without_message": {
    title: "Ráfaga de adjuntos cuyos mensajes ya no están",
    sentences: {
      statement:
        "Adjuntos recibidos en los diez minutos desde el {when:time} de los que no queda ningún mensaje: {count:records}.",
    },
    rationale:
      "Ataques que no exigen ningún clic llegaron como muchos adjuntos en pocos minutos y después borraron los mensajes.",
    falsePositives: ["Conversaciones que la persona propietaria borró y publicidad enviada a grupos."],
  },
  "ios.backdated_invitation": {
    title: "Invitación a algo terminado hace mucho",
    sentences: {
      statement:
        "La entrada de calendario {title} de {organizer} terminó el {end:time} y se creó el {created:time}, más de 180 días después. El teléfono acepta tales invitaciones sin avisar a la persona propietaria. Los calendarios que se añaden más tarde también traen entradas antiguas.",
    },
    rationale:
      "Un exploit de 2021 llegaba en invitaciones de calendario a fechas pasadas, que el teléfono acepta sin avisar a la persona propietaria.",
    falsePositives: ["Entradas antiguas que llegan con un calendario añadido, compartido o importado."],
  },
  "ios.backup_difference": {
    title: "La copia difiere de su propia lista de archivos",
    sentences: {
      statement:
        "Hay archivos en esta copia que no tienen el tamaño que dice su lista ({count:files}), como {file}: {stated} bytes según la lista, {found} guardados. Tales diferencias también vienen de copias interrumpidas. Los hallazgos de estos archivos necesitan otra fuente.",
      digest:
        "Hay archivos en esta copia que no tienen el contenido que dice su lista ({count:files}), como {file}: su SHA-1 es otro. Los hallazgos de estos archivos necesitan otra fuente.",
      unlisted:
        "Esta copia contiene archivos que su lista no nombra ({count:files}). Las copias interrumpidas dejan archivos así.",
    },
    rationale:
      "En una copia se pueden añadir rastros o quitarlos: lo que se cambió después difiere en tamaño o contenido de la lista de la propia copia.",
    falsePositives: [
      "Una copia interrumpida, o hecha mientras el teléfono escribía.",
      "Programas que descifran o reparan una copia.",
    ],
  },
  "ios.enterprise_provisioning": {
    title: "Perfil que permite ejecutar las aplicaciones de una empresa en cualquier teléfono",
    sentences: {
      statement:
        "El perfil de aprovisionamiento {name} de {organization} permite ejecutar la aplicación {app} en cualquier teléfono, fuera de la App Store. Es válido hasta el {expires:time}. La persona propietaria debe decir si conoce la aplicación.",
    },
    rationale:
      "Programas espía para iOS se entregaron como aplicación interna de una empresa, fuera de la App Store y de sus controles.",
    falsePositives: ["Aplicaciones internas de una empresa, de una administración o de una escuela."],
  },
  "ios.legacy_boot_persistence": {
    title: "Script iniciado con el sistema a la manera de 2016",
    sentences: {
      statement:
        "El sistema de archivos contiene {path}. El sistema inicia el servicio rtbuddyd con el argumento --early-boot: un archivo con ese nombre, o un enlace en el lugar del servicio, hace que otro programa arranque con el teléfono. Un programa espía publicado en 2016 lo hacía; algunas liberaciones también.",
    },
    rationale:
      "El programa espía de 2016 ponía el intérprete de JavaScript en el lugar del servicio rtbuddyd: en cada arranque ejecutaba el archivo que nombra el argumento --early-boot de ese servicio.",
    falsePositives: ["Liberaciones de teléfonos y televisores antiguos que usan el mismo lugar."],
  },
  "ios.location_client_place": {
    title: "Un programa en un lugar inusual usó la ubicación",
    sentences: {
      statement:
        "La lista del sistema de los programas que usaron la ubicación nombra {client} en {path}, donde ni el sistema ni la tienda ponen programas.",
    },
    rationale: "Los implantes están en carpetas de datos de la persona propietaria, donde no hay aplicaciones.",
    falsePositives: ["Programas de desarrolladores y de sistemas liberados."],
  },
  "ios.lookalike_domain": {
    title: "Enlace a un nombre parecido al de un sitio que la persona propietaria visita",
    sentences: {
      statement:
        "Un mensaje recibido tiene un enlace a {host}. El nombre es parecido a {known}, abierto desde este teléfono; días distintos: {days}. El registro no muestra quién está detrás del enlace.",
    },
    rationale:
      "Los señuelos publicados llevaban a nombres como los de medios, operadoras y redes: una letra doblada, un guion puesto, una palabra añadida.",
    falsePositives: [
      "Otros dominios del mismo sitio, por ejemplo para actos, estadísticas o enlaces cortos.",
      "Dos sitios cuyos nombres se parecen por casualidad.",
    ],
  },
  "ios.lure_campaign": {
    title: "Serie de mensajes alarmantes con enlaces de un desconocido",
    sentences: {
      statement:
        "Mensajes con un enlace y palabras alarmantes llegados en 30 días de remitentes que no están entre los contactos y a quienes nunca se respondió: {count:records}; el primero el {first:time}, el último el {last:time}. Tienen en común un remitente o un dominio: {common}. El fraude se escribe igual; los enlaces no se abrieron.",
    },
    rationale:
      "Personas atacadas recibieron series de mensajes sobre muertes, accidentes, secuestros y acusaciones, cada uno con un enlace, de remitentes que no conocían.",
    falsePositives: [
      "Avisos de un periódico, un juzgado, un hospital o una autoridad a los que la persona se suscribió.",
      "Fraude corriente, que usa las mismas palabras.",
    ],
  },
  "ios.lure_link_form": {
    title: "Enlaces con la forma de señuelos publicados",
    sentences: {
      statement:
        "Se recibieron enlaces cuya ruta son siete cifras y una letra ({count:records}): {domains}. Remitentes: {senders}. El primero el {first:time}, el último el {last:time}. Los señuelos publicados tienen esta forma. Recibir un enlace no muestra que se abriera.",
    },
    rationale:
      "De los enlaces publicados de ataques contra periodistas y defensores entre 2015 y 2017, todos los que no eran enlaces cortos tenían esta forma: siete cifras y una letra.",
    falsePositives: [
      "Un sitio que numera sus páginas del mismo modo.",
      "Mensajes que transmiten un enlace publicado, por ejemplo entre investigadores.",
    ],
  },
  "ios.managed_phone": {
    title: "El teléfono está supervisado o administrado",
    sentences: {
      statement:
        "Los ajustes del teléfono nombran un servidor que lo administra: {url} ({organization}). La persona propietaria debe decir si lo sabe.",
      supervised:
        "El teléfono está marcado como supervisado, por {organization}. Un teléfono supervisado obedece a más ajustes de quien lo administra. La persona propietaria debe decir si lo sabe.",
    },
    rationale:
      "Quien administra un teléfono puede instalar aplicaciones y certificados, cambiar sus ajustes, borrarlo o localizarlo.",
    falsePositives: ["Teléfonos de una empresa o de una escuela."],
  },
  "ios.modified_system": {
    title: "Rastros de un sistema liberado",
    sentences: {
      statement:
        "{trace} está en el teléfono. Pertenece a herramientas que quitan las protecciones del sistema o instalan programas eludiéndolas. La persona propietaria debe decir si lo sabe.",
    },
    rationale:
      "En un teléfono cuyas protecciones se quitaron se pueden instalar programas que Apple no firmó y cambiar los registros.",
    falsePositives: ["Decisión de la propia persona, de alguien que lo tuvo antes o de un taller."],
  },
  "ios.orphan_calendar_identity": {
    title: "Participantes del calendario cuya identidad ya no está",
    sentences: {
      statement:
        "Participantes del calendario que nombran una identidad que ya no está: {count:rows}. La sincronización con un servidor deja esto; un borrado a mano también.",
    },
    rationale:
      "Un programa espía llegado por invitaciones borraba, por sus direcciones, las identidades de quienes las habían enviado.",
    falsePositives: ["Los calendarios que se sincronizan con un servidor dejan filas así."],
  },
  "ios.permission_without_consent": {
    title: "Micrófono, cámara o archivos concedidos de modo inusual",
    sentences: {
      statement:
        "El permiso {permission} está concedido al programa {client}, situado donde ni el sistema ni la tienda ponen programas.",
      policy:
        "El permiso {permission} está concedido a {client} por una regla ({reason}), no por el consentimiento de la persona propietaria. En teléfonos administrados es habitual.",
    },
    rationale:
      "Un programa que escucha o mira necesita estos permisos; un programa espía no se los pide a la persona propietaria.",
    falsePositives: ["Teléfonos administrados por una empresa o una escuela.", "Programas de desarrolladores."],
  },
  "ios.silent_automation": {
    title: "Automatización que se conecta sin preguntar",
    sentences: {
      statement:
        "La automatización {title} se ejecuta sin preguntar, la inicia {event} y hace: {actions}. Enlaces en ella: {links}. La persona propietaria debe decir si la hizo.",
    },
    rationale:
      "Un programa espía que no sobrevivía al reinicio volvió por una automatización que abría su página cada vez que se abría una aplicación.",
    falsePositives: [
      "Automatizaciones que hizo la persona propietaria, por ejemplo para una casa, un coche o una costumbre.",
    ],
  },
  "ios.system_downgrade": {
    title: "La versión del sistema retrocedió",
    sentences: {
      statement:
        "Los diarios de este teléfono nombran el sistema {from} ({from_build}) y más tarde, el {when:time}, el más antiguo {to} ({to_build}).",
      test_version:
        "Los diarios de este teléfono nombran la versión de prueba {from} ({from_build}) y más tarde, el {when:time}, la más antigua {to} ({to_build}). Quien deja las versiones de prueba de Apple retrocede así.",
    },
    rationale:
      "Apple solo permite pasar a sistemas más nuevos. Un sistema anterior trae de vuelta fallos ya corregidos.",
    falsePositives: [
      "Una versión de prueba que la persona propietaria quitó.",
      "Archivos de varios teléfonos en una carpeta.",
    ],
  },
  "ios.triangulation_window": {
    title: "Sucesos de un ataque publicado, cercanos en el tiempo",
    sentences: {
      statement:
        "En los cinco minutos desde el {when:time} cambiaron carpetas de adjuntos en las que no queda ningún adjunto de ese momento, y a su lado están estos sucesos: {events}. Kaspersky halló la combinación en teléfonos alcanzados por la operación Triangulation. Es una sospecha: cada suceso por sí solo es corriente.",
      without_attachment:
        "En los cinco minutos desde el {when:time} están estos sucesos: {events}. La herramienta de Kaspersky busca tales combinaciones como posibles rastros de la operación Triangulation. Las carpetas de adjuntos, la primera señal, no están entre ellos; estos sucesos también coinciden por casualidad.",
    },
    rationale:
      "En los teléfonos alcanzados por la operación Triangulation cambiaron carpetas de adjuntos sin que quedara ningún adjunto; en pocos minutos se escribieron ciertas preferencias, ciertos servicios usaron la red y pararon servicios de ubicación.",
    falsePositives: [
      "Cada uno de estos sucesos es corriente, y dos de ellos pueden coincidir por casualidad.",
      "Un adjunto recibido que la persona propietaria borró.",
      "Un teléfono restaurado desde una copia, cuyos archivos tienen entonces las mismas fechas.",
    ],
  },
  "ios.usage_gap": {
    title: "Un día sin ningún uso de un teléfono que se usa a diario",
    sentences: {
      statement:
        "Entre los mensajes, llamadas, interacciones y páginas visitadas de este teléfono, ninguno tiene fecha desde el {from:time} hasta el {to:time}, aunque los hay casi todos los días alrededor. Los registros no muestran dónde estuvo el teléfono en ese tiempo.",
    },
    rationale:
      "Un teléfono que fue retenido, o cuyos registros se borraron, tiene un hueco en registros que de ordinario se escriben cada día.",
    falsePositives: [
      "Batería agotada, reparación, vuelo, viaje sin red, día de descanso.",
      "Mensajes y páginas que la persona propietaria borró.",
    ],
  },
};
