import type { ArtifactTitles } from "./titles.ts";

/** Titles of what companies hand out to the holder of an account. */
export const accountTitles: ArtifactTitles = {
  "A Google account and its changes": {
    fr: "Un compte Google et ses modifications",
    es: "Una cuenta de Google y sus cambios",
    ar: "حساب Google وتغييراته",
  },
  "Accesses to a Google account": {
    fr: "Accès à un compte Google",
    es: "Accesos a una cuenta de Google",
    ar: "عمليات الوصول إلى حساب Google",
  },
  "Activity of a Google account": {
    fr: "Activité d’un compte Google",
    es: "Actividad de una cuenta de Google",
    ar: "نشاط حساب Google",
  },
  "Activity of a Google account, as pages": {
    fr: "Activité d’un compte Google, sous forme de pages",
    es: "Actividad de una cuenta de Google, en páginas",
    ar: "نشاط حساب Google في صفحات",
  },
  "Browsers signed in to a Google account": {
    fr: "Navigateurs connectés à un compte Google",
    es: "Navegadores con sesión en una cuenta de Google",
    ar: "متصفحات مسجَّلة الدخول إلى حساب Google",
  },
  "Chats exported from WhatsApp": {
    fr: "Discussions exportées de WhatsApp",
    es: "Chats exportados de WhatsApp",
    ar: "محادثات مصدَّرة من WhatsApp",
  },
  "Chrome's history of a Google account": {
    fr: "Historique Chrome d’un compte Google",
    es: "Historial de Chrome de una cuenta de Google",
    ar: "سجل Chrome لحساب Google",
  },
  "Contact cards": {
    fr: "Fiches de contact",
    es: "Tarjetas de contacto",
    ar: "بطاقات جهات الاتصال",
  },
  "What iCloud noted of an account": {
    fr: "Ce qu’iCloud a noté d’un compte",
    es: "Lo que iCloud anotó de una cuenta",
    ar: "ما دوّنه iCloud عن حساب",
  },
  "Devices and sign-ons of an Apple account": {
    fr: "Appareils et connexions d’un compte Apple",
    es: "Dispositivos e inicios de sesión de una cuenta de Apple",
    ar: "أجهزة حساب Apple وعمليات تسجيل الدخول إليه",
  },
  "Export of Telegram": {
    fr: "Export de Telegram",
    es: "Exportación de Telegram",
    ar: "بيانات مصدَّرة من Telegram",
  },
  "Exported calendars": {
    fr: "Calendriers exportés",
    es: "Calendarios exportados",
    ar: "تقويمات مصدَّرة",
  },
  "Exported mail": {
    fr: "Courrier exporté",
    es: "Correo exportado",
    ar: "بريد مصدَّر",
  },
  "Google Play: installed applications and phones": {
    fr: "Google Play : applications installées et téléphones",
    es: "Google Play: aplicaciones instaladas y teléfonos",
    ar: "Google Play: التطبيقات المثبَّتة والهواتف",
  },
  "Messages of Facebook and Instagram accounts": {
    fr: "Messages de comptes Facebook et Instagram",
    es: "Mensajes de cuentas de Facebook e Instagram",
    ar: "رسائل حسابات Facebook وInstagram",
  },
  "Phones that report places to a Google account": {
    fr: "Téléphones qui signalent des lieux à un compte Google",
    es: "Teléfonos que comunican lugares a una cuenta de Google",
    ar: "هواتف تُبلِّغ حساب Google بالأماكن",
  },
  "Recent addresses of an Apple account": {
    fr: "Adresses récentes d’un compte Apple",
    es: "Direcciones recientes de una cuenta de Apple",
    ar: "العناوين الأخيرة لحساب Apple",
  },
  "Sign-ins and devices of Facebook and Instagram accounts": {
    fr: "Connexions et appareils de comptes Facebook et Instagram",
    es: "Inicios de sesión y dispositivos de cuentas de Facebook e Instagram",
    ar: "عمليات تسجيل الدخول إلى حسابات Facebook وInstagram وأجهزتها",
  },
  "Timeline of a Google account": {
    fr: "Vos trajets d’un compte Google",
    es: "Cronología de una cuenta de Google",
    ar: "المخطط الزمني لحساب Google",
  },
  "Wi-Fi networks of an Apple account": {
    fr: "Réseaux Wi-Fi d’un compte Apple",
    es: "Redes Wi-Fi de una cuenta de Apple",
    ar: "شبكات Wi-Fi لحساب Apple",
  },
};
