import type { LayerTexts } from "./layers-en.ts";

export const esLayers: LayerTexts = {
  classTargeting:
    "Clase: selección como objetivo. Un señuelo o un contacto llegó al teléfono; en estos registros no hay rastro de que se abriera ni de que se ejecutara código.",
  classAttempt: "Clase: intento. En estos registros no hay rastro de que se ejecutara código.",
  classExecution:
    "Clase: ejecución, no corroborada salvo que un incidente diga otra cosa. Estos registros no muestran qué hizo el programa.",
  classExecutionJoined: "Clase: ejecución. Estos registros no muestran qué hizo el programa.",
  classExtraction: "Clase: extracción forense. Estos registros no muestran qué se copió.",
  classSurveillance: "Clase: aplicación de vigilancia. Si se consintió su uso es una pregunta para el propietario.",
  classExposure: "Clase: exposición. Facilita un acceso o se refiere a un ajuste; no muestra ningún ataque.",
  classAnomaly: "Clase: anomalía. No está explicada y por sí sola no equivale a un ataque.",
  toolWeak: "Qué producto: quizá {names}; el rastro es débil ({reasons}).",
  toolModerate: "Qué producto: compatible con {names}, confianza moderada ({reasons}).",
  toolHigh: "Qué producto: {names}, confianza alta ({reasons}).",
  operatorNotAssessed: "Quién lo usó: no evaluado.",
  reasonUnique: "el valor está publicado como propio de este producto",
  reasonFamily: "el rastro es típico del producto, pero otros pueden dejarlo",
  reasonGeneric: "otros pueden llevar el mismo nombre",
  reasonTruncated: "el nombre observado estaba cortado",
  reasonSeveralNames: "está publicado con varios nombres",
  reasonCommonValue: "figura en una lista de valores comunes",
  reasonUnvetted: "el conjunto de indicadores lo aportó quien examina y no está verificado",
  reasonUnconfirmed: "no hemos leído la fuente publicada",
  reasonIndependentStores: "almacenes independientes del teléfono coinciden",
  reasonIntegrity: "las pruebas se contradicen respecto al archivo",
  remarkCustodyRaised: "Está dentro del periodo indicado como «{label}» y por ello pesa más.",
  remarkCustodyUncertain:
    "El reloj del teléfono no tenía zona horaria en este registro: puede estar dentro del periodo indicado como «{label}», o no.",
  remarkCorroborated: "Un almacén independiente del teléfono da cuenta de algo próximo: «{rule}».",
  remarkUncorroborated:
    "No corroborado: se apoya en un solo almacén del teléfono. Un solo almacén puede inducir a error, y en él se pueden introducir valores.",
  remarkInconsistent: "Estas pruebas se contradicen en otro lugar: «{rule}».",
  remarkInconsistentFile:
    "Las pruebas se contradicen respecto al archivo en que esto se apoya: pudo ser alterado, y lo que dice requiere otra fuente.",
  remarkOwnAcquisition: "La propia adquisición dejó este rastro, según quienes la hicieron.",
  remarkRecovered:
    "Filas recuperadas: {recovered} de {records}. Ya no están en la base de datos tal como es, sino en su registro o en espacio sin usar de su archivo. Cuándo y por quién fueron borradas o cambiadas, el archivo no lo dice.",
  products: "Productos que nombran los hallazgos",
  productMaker: "Fabricado por {maker}, según quienes publicaron sus rastros.",
  productMakerUnknown: "No se conoce públicamente quién lo fabrica, o el conjunto no lo dice.",
  productSources: "Publicado en:",
};
