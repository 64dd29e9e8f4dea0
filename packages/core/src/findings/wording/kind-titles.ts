import type { RecordKind } from "../../records/kinds.ts";
import type { Language } from "../language.ts";

type Titles = Readonly<Record<Exclude<Language, "en">, string>>;

/** Titles of kinds of record. One that is not here is shown in English. */
export const kindTitles: Partial<Readonly<Record<RecordKind, Titles>>> = {
  message: { fr: "Message", es: "Mensaje", ar: "رسالة" },
  attachment: { fr: "Pièce jointe", es: "Adjunto", ar: "مرفق" },
  conversation: { fr: "Conversation", es: "Conversación", ar: "محادثة" },
  call: { fr: "Appel", es: "Llamada", ar: "مكالمة" },
  contact: { fr: "Contact", es: "Contacto", ar: "جهة اتصال" },
  web_visit: { fr: "Visite web", es: "Visita web", ar: "زيارة صفحة" },
  web_trace: { fr: "Trace d’une page web", es: "Rastro de una página web", ar: "أثر صفحة" },
  process_activity: { fr: "Activité d’un processus", es: "Actividad de un proceso", ar: "نشاط عملية" },
  dns_lookup: { fr: "Nom d’hôte recherché", es: "Nombre de host consultado", ar: "اسم مضيف جرى الاستعلام عنه" },
  connection: { fr: "Connexion réseau", es: "Conexión de red", ar: "اتصال بالشبكة" },
  usb_event: { fr: "Appareil USB", es: "Dispositivo USB", ar: "جهاز USB" },
  phone_user: {
    fr: "Utilisateur ou profil du téléphone",
    es: "Usuario o perfil del teléfono",
    ar: "مستخدم أو ملف شخصي في الهاتف",
  },
  security_event: {
    fr: "Entrée du journal de sécurité",
    es: "Entrada del registro de seguridad",
    ar: "قيد في سجل الأمان",
  },
  mount: { fr: "Système de fichiers monté", es: "Sistema de archivos montado", ar: "نظام ملفات مركَّب" },
  shutdown_delay: {
    fr: "Processus qui a retardé un arrêt",
    es: "Proceso que retrasó un apagado",
    ar: "عملية أخّرت إيقاف التشغيل",
  },
  file: { fr: "Fichier", es: "Archivo", ar: "ملف" },
  app: { fr: "Application", es: "Aplicación", ar: "تطبيق" },
  app_component: { fr: "Composant d’une application", es: "Componente de una aplicación", ar: "مكوّن تطبيق" },
  app_event: { fr: "Événement d’une application", es: "Suceso de una aplicación", ar: "حدث لتطبيق" },
  app_operation: { fr: "Usage d’une autorisation", es: "Uso de un permiso", ar: "استخدام إذن" },
  permission: { fr: "Autorisation", es: "Permiso", ar: "إذن" },
  location_client: {
    fr: "Programme qui a utilisé la position",
    es: "Programa que usó la ubicación",
    ar: "برنامج استخدم الموقع",
  },
  configuration_profile: { fr: "Profil de configuration", es: "Perfil de configuración", ar: "ملف تهيئة" },
  network_configuration: { fr: "Configuration réseau", es: "Configuración de red", ar: "إعدادات الشبكة" },
  profile_event: {
    fr: "Événement d’un profil de configuration",
    es: "Suceso de un perfil de configuración",
    ar: "حدث لملف تهيئة",
  },
  trusted_certificate: {
    fr: "Certificat auquel le téléphone doit se fier",
    es: "Certificado en el que se pidió confiar",
    ar: "شهادة طُلب من الهاتف الوثوق بها",
  },
  provisioning_profile: {
    fr: "Profil d’approvisionnement",
    es: "Perfil de aprovisionamiento",
    ar: "ملف تزويد",
  },
  management: { fr: "Gestion du téléphone", es: "Gestión del teléfono", ar: "إدارة الهاتف" },
  automation: { fr: "Automatisation", es: "Automatización", ar: "أتمتة" },
  calendar_participant: {
    fr: "Participant à une entrée d’agenda",
    es: "Participante en una cita",
    ar: "مشارك في موعد",
  },
  stored_file: {
    fr: "Fichier qui diffère de la liste des fichiers",
    es: "Archivo que difiere de la lista de archivos",
    ar: "ملف يخالف قائمة الملفات",
  },
  identity_lookup: {
    fr: "Identité Apple recherchée",
    es: "Identidad de Apple consultada",
    ar: "هوية Apple مستعلَم عنها",
  },
  interaction: { fr: "Interaction avec une personne", es: "Interacción con una persona", ar: "تفاعل مع شخص" },
  calendar_event: { fr: "Entrée d’agenda", es: "Cita del calendario", ar: "موعد في التقويم" },
  database_operation: {
    fr: "Instruction exécutée sur une base",
    es: "Instrucción ejecutada en una base de datos",
    ar: "تعليمة نُفِّذت على قاعدة بيانات",
  },
  running_process: { fr: "Processus en cours", es: "Proceso en marcha", ar: "عملية جارية" },
  crash: { fr: "Plantage", es: "Fallo", ar: "تعطُّل" },
  pairing: {
    fr: "Ordinateur pour lequel la confiance fut demandée",
    es: "Ordenador para el que se pidió confianza",
    ar: "حاسوب طُلب الوثوق به",
  },
  adb_key: {
    fr: "Clé d’un ordinateur autorisé à déboguer",
    es: "Clave de un ordenador autorizado a depurar",
    ar: "مفتاح حاسوب يجوز له تصحيح الهاتف",
  },
  system_property: { fr: "Propriété du système", es: "Propiedad del sistema", ar: "خاصية النظام" },
  system_service: { fr: "Service du système", es: "Servicio del sistema", ar: "خدمة النظام" },
  setting: { fr: "Réglage", es: "Ajuste", ar: "إعداد" },
  device: { fr: "Appareil", es: "Dispositivo", ar: "جهاز" },
  os_version: { fr: "Version du système constatée", es: "Versión del sistema vista", ar: "إصدار النظام المرصود" },
  log_event: { fr: "Entrée de journal", es: "Entrada de registro", ar: "قيد في السجل" },
  place: { fr: "Lieu", es: "Lugar", ar: "مكان" },
  search: { fr: "Recherche", es: "Búsqueda", ar: "بحث" },
  download: { fr: "Téléchargement", es: "Descarga", ar: "تنزيل" },
  app_use: { fr: "Usage d’une application", es: "Uso de una aplicación", ar: "استخدام تطبيق" },
  notification: { fr: "Notification", es: "Notificación", ar: "إشعار" },
  account: { fr: "Compte", es: "Cuenta", ar: "حساب" },
  sign_in: { fr: "Connexion à un compte", es: "Inicio de sesión", ar: "تسجيل دخول" },
  other_device: { fr: "Autre appareil", es: "Otro dispositivo", ar: "جهاز آخر" },
  wifi_network: { fr: "Réseau Wi-Fi", es: "Red wifi", ar: "شبكة Wi-Fi" },
  photo: { fr: "Photo ou vidéo", es: "Foto o vídeo", ar: "صورة أو فيديو" },
  note: { fr: "Note", es: "Nota", ar: "ملاحظة" },
  task: { fr: "Rappel", es: "Recordatorio", ar: "تذكير" },
};

/** `english` is the vocabulary's own. */
export function kindTitle(kind: RecordKind, language: Language, english: string): string {
  return language === "en" ? english : (kindTitles[kind]?.[language] ?? english);
}
