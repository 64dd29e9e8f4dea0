import type { RuleTexts } from "./rule-text.ts";

export const esIosWeb: RuleTexts = {
  "ios.daemon_request": {
    title: "Solicitud de un programa del sistema a un host que no es de Apple",
    sentences: {
      statement:
        "La caché de {daemon}, un programa del sistema, contiene una solicitud a {host}, que no es un dominio de Apple. Se ha informado de solicitudes así en casos de programas espía; también se encuentran en ella servicios de operadores.",
    },
    rationale:
      "Un programa espía que se ejecutó dentro de un programa del sistema dejó sus solicitudes en la caché de este.",
    falsePositives: [
      "Los ajustes de operadores móviles, que el servicio de telefonía obtiene del operador.",
      "Las emisoras de radio y los pódcast en la aplicación de música.",
    ],
  },
  "ios.favicon_without_history": {
    title: "Icono de una página inusual que no está en el historial",
    sentences: {
      statement:
        "Hay guardado un icono de una página de {host}, de forma inusual ({parts}). El historial tiene otras visitas de esos días y ninguna de {host}. Las ventanas privadas y las visitas borradas dejan este rastro.",
      injection_shape:
        "Hay guardado un icono de una página de {host}, que tiene la forma de inyecciones de red publicadas ({parts}). El historial tiene otras visitas de esos días y ninguna de {host}. Es un rastro de un intento; por sí solo no muestra que se ejecutara código.",
    },
    rationale:
      "Los iconos de las páginas permanecen cuando la visita se borró o cuando la página se cargó dentro de otra.",
    falsePositives: [
      "Las ventanas privadas dejan iconos sin historial; el propietario puede borrar visitas sueltas.",
      "Servidores de pruebas y redes de contenido en puertos inusuales.",
    ],
  },
  "ios.file_times": {
    title: "Archivo más reciente que su propio contenido",
    sentences: {
      statement:
        "El archivo {path} se creó el {created:time} e indica que su contenido se cambió por última vez el {modified:time}, es decir, antes. Pocos archivos de este teléfono están así; los copiados o descomprimidos sí.",
    },
    rationale: "Quien oculta un archivo atrasa sus fechas; la de su creación permanece.",
    falsePositives: ["Los archivos copiados o descomprimidos conservan la fecha anterior de su contenido."],
  },
  "ios.look_alike_process": {
    title: "Proceso cuyo nombre es casi el de un programa del sistema",
    sentences: {
      statement:
        "Se registró un proceso llamado {process}. Su nombre difiere ({count:characters}) de {program}, un programa del sistema; no está en nuestra lista de esos programas, que no es completa.",
    },
    rationale:
      "Los nombres de proceso publicados de programas espía difieren en una o dos letras de nombres del sistema.",
    falsePositives: ["Programas del sistema que nuestra lista no tiene: Apple añade algunos en cada versión."],
  },
  "ios.network_configuration": {
    title: "Configuración que conduce o filtra el tráfico",
    sentences: {
      statement:
        "El teléfono guarda la configuración de red {name} de la aplicación {app}: {types}. Los ajustes de este tipo conducen o filtran el tráfico del teléfono. Si el propietario la conoce es una pregunta para él.",
      with_server:
        "El teléfono guarda la configuración de red {name} de la aplicación {app}: {types}, con el servidor {server}. Los ajustes de este tipo conducen o filtran el tráfico del teléfono. Si el propietario la conoce es una pregunta para él.",
    },
    rationale:
      "Quien conduce el tráfico de un teléfono ve adónde va y puede responder en lugar del servidor verdadero.",
    falsePositives: [
      "VPN, bloqueadores de publicidad y servicios de nombres que instaló el propietario o un empleador.",
    ],
  },
  "ios.redirect_retried": {
    title: "Página pedida de nuevo tras ser redirigida a otro sitio",
    sentences: {
      statement:
        "La dirección sin cifrar {from} había llevado de inmediato a otro dominio, {to}; {seconds} segundos después se abrió {again}. Así hace quien ve una página equivocada; también se hace por otros motivos.",
    },
    rationale:
      "En un caso publicado de inyección desde la red, la persona vio una página distinta de la pedida y la pidió otra vez.",
    falsePositives: ["Se escribe una dirección o una búsqueda por segunda vez por muchos motivos."],
  },
  "ios.site_without_history": {
    title: "Sitios que se usaron y que no están en el historial",
    sentences: {
      statement:
        "Según las estadísticas de Safari, alguien usó páginas de sitios de los que el historial no tiene visita, aunque tiene otras de los mismos días: {count:values}, entre ellos {site}. Las visitas borradas dejan este rastro.",
    },
    rationale: "Las estadísticas del navegador conservan el dominio de una página usada después de borrarse su visita.",
    falsePositives: [
      "Los propietarios borran visitas sueltas; las páginas abiertas dentro de otras no tienen visita propia.",
    ],
  },
  "ios.unexpected_mobile_data": {
    title: "Datos móviles de un programa que no debería usarlos",
    sentences: {
      statement:
        "Constan datos móviles de {process}: {received} bytes recibidos y {sent} enviados. Este programa del sistema no tiene por qué usarlos; el mismo nombre se halló en teléfonos con un programa espía publicado.",
    },
    rationale:
      "Los investigadores hallaron programas espía por rastros sin sentido, como datos móviles de un programa que hace copias en un ordenador.",
    falsePositives: ["Filas restauradas de otro teléfono o de un sistema antiguo."],
  },
  "ios.upload_of_unknown_process": {
    title: "Proceso sin aplicación que envió más de lo que recibió",
    sentences: {
      statement:
        "El proceso {process}, que no pertenece a ninguna aplicación y no está en nuestra lista de programas del sistema, envió {sent} bytes por datos móviles y recibió {received}. La lista no es completa.",
    },
    rationale: "Los programas que sacan datos de un teléfono envían más de lo que reciben.",
    falsePositives: ["Servicios del sistema que nuestra lista no tiene: Apple añade algunos en cada versión."],
  },
  "ios.web_storage_port": {
    title: "Almacenamiento web de un sitio en un puerto inusual",
    sentences: {
      statement:
        "Una carpeta de almacenamiento web lleva el nombre de {host}, puerto {port}. Pocos sitios públicos usan un puerto así; los servidores domésticos y de pruebas sí.",
      injection_shape:
        "Una carpeta de almacenamiento web lleva el nombre de {host}, puerto {port}. El nombre tiene la forma de inyecciones de red publicadas ({parts}). Es un rastro de un intento; por sí solo no muestra que se ejecutara código.",
      in_app:
        "Una carpeta de almacenamiento web que Safari guarda para páginas mostradas dentro de aplicaciones lleva el nombre de {host}, puerto {port}. Pocos sitios públicos usan un puerto así; los servidores domésticos y de pruebas sí.",
      in_app_injection_shape:
        "Una carpeta de almacenamiento web que Safari guarda para páginas mostradas dentro de aplicaciones lleva el nombre de {host}, puerto {port}. El nombre tiene la forma de inyecciones de red publicadas ({parts}). Es un rastro de un intento; por sí solo no muestra que se ejecutara código.",
    },
    rationale:
      "Las páginas guardan sus datos en una carpeta con el nombre del host y del puerto; las inyecciones publicadas venían de puertos inusuales.",
    falsePositives: [
      "Servidores de pruebas, enrutadores, servidores domésticos y unidades de almacenamiento a los que se llega desde fuera.",
    ],
  },
};
