import type { ArtifactTitles } from "./titles.ts";

/** Titles of what an Android phone keeps in its files. */
export const androidStoresTitles: ArtifactTitles = {
  "Accounts on the phone": {
    fr: "Comptes du téléphone",
    es: "Cuentas del teléfono",
    ar: "الحسابات على الهاتف",
  },
  "Bluetooth devices that the phone knows": {
    fr: "Appareils Bluetooth connus du téléphone",
    es: "Dispositivos Bluetooth que el teléfono conoce",
    ar: "أجهزة بلوتوث التي يعرفها الهاتف",
  },
  "Chrome history, searches and downloads": {
    fr: "Historique, recherches et téléchargements de Chrome",
    es: "Historial, búsquedas y descargas de Chrome",
    ar: "سجل كروم وعمليات البحث والتنزيل",
  },
  Contacts: {
    fr: "Contacts",
    es: "Contactos",
    ar: "جهات الاتصال",
  },
  "Applications that Google Play services looked at": {
    fr: "Applications examinées par les services Google Play",
    es: "Aplicaciones que examinaron los servicios de Google Play",
    ar: "التطبيقات التي فحصتها خدمات Google Play",
  },
  "Applications that the Play Store installed or knows to be owned": {
    fr: "Applications installées par le Play Store ou acquises par le compte",
    es: "Aplicaciones que instaló Play Store o que adquirió la cuenta",
    ar: "التطبيقات التي ثبّتها متجر Play أو التي يملكها الحساب",
  },
  "Google Messages (SMS, MMS and RCS)": {
    fr: "Google Messages (SMS, MMS et RCS)",
    es: "Mensajes de Google (SMS, MMS y RCS)",
    ar: "رسائل Google ‏(SMS وMMS وRCS)",
  },
  "Host names that applications looked up": {
    fr: "Noms d’hôtes recherchés par les applications",
    es: "Nombres de host consultados por las aplicaciones",
    ar: "أسماء المضيفين التي استعلمت عنها التطبيقات",
  },
  "Installed applications, as the system keeps them": {
    fr: "Applications installées, selon le système",
    es: "Aplicaciones instaladas, según el sistema",
    ar: "التطبيقات المثبتة كما يحفظها النظام",
  },
  "Messages (SMS and MMS)": {
    fr: "Messages (SMS et MMS)",
    es: "Mensajes (SMS y MMS)",
    ar: "الرسائل (SMS وMMS)",
  },
  "Messages (SMS and MMS) of the phone": {
    fr: "Messages (SMS et MMS) du téléphone",
    es: "Mensajes (SMS y MMS) del teléfono",
    ar: "رسائل الهاتف (SMS وMMS)",
  },
  "Network connections of applications": {
    fr: "Connexions réseau des applications",
    es: "Conexiones de red de las aplicaciones",
    ar: "اتصالات التطبيقات بالشبكة",
  },
  "Notifications that were shown": {
    fr: "Notifications affichées",
    es: "Notificaciones mostradas",
    ar: "الإشعارات التي ظهرت",
  },
  "Security log of the phone": {
    fr: "Journal de sécurité du téléphone",
    es: "Registro de seguridad del teléfono",
    ar: "سجل الأمان في الهاتف",
  },
  "Signal messages and calls in archives": {
    fr: "Messages et appels Signal dans les archives",
    es: "Mensajes y llamadas de Signal en archivos",
    ar: "رسائل سيجنال ومكالماته في الأرشيفات",
  },
  "Use of applications, as the system keeps it in files": {
    fr: "Utilisation des applications, telle que le système la conserve dans des fichiers",
    es: "Uso de las aplicaciones, como lo guarda el sistema en archivos",
    ar: "استخدام التطبيقات كما يحفظه النظام في ملفات",
  },
  "Use of applications, as Digital Wellbeing keeps it": {
    fr: "Utilisation des applications, selon Bien-être numérique",
    es: "Uso de las aplicaciones, según Bienestar digital",
    ar: "استخدام التطبيقات كما تحفظه «الرفاهية الرقمية»",
  },
  "Use of permissions, as the system keeps it": {
    fr: "Utilisation des autorisations, selon le système",
    es: "Uso de permisos, según el sistema",
    ar: "استخدام الأذونات كما يحفظه النظام",
  },
  "Wi-Fi networks that the phone knows": {
    fr: "Réseaux Wi-Fi connus du téléphone",
    es: "Redes Wi-Fi que el teléfono conoce",
    ar: "شبكات Wi-Fi التي يعرفها الهاتف",
  },
};
