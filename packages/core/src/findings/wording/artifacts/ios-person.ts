import type { ArtifactTitles } from "./titles.ts";

/** Titles of what an iPhone keeps of its owner's days. */
export const iosPersonTitles: ArtifactTitles = {
  "Accounts set up on the phone": {
    fr: "Comptes configurés sur le téléphone",
    es: "Cuentas configuradas en el teléfono",
    ar: "الحسابات المُعدّة على الهاتف",
  },
  "Address book": {
    fr: "Carnet d’adresses",
    es: "Libreta de direcciones",
    ar: "دفتر العناوين",
  },
  "Apple identities looked up": {
    fr: "Identités Apple recherchées",
    es: "Identidades de Apple consultadas",
    ar: "هويات Apple التي استُعلم عنها",
  },
  "Attachments of messages": {
    fr: "Pièces jointes des messages",
    es: "Adjuntos de los mensajes",
    ar: "مرفقات الرسائل",
  },
  "Attachments of Signal messages": {
    fr: "Pièces jointes des messages Signal",
    es: "Adjuntos de los mensajes de Signal",
    ar: "مرفقات رسائل سيجنال",
  },
  "Automations of Shortcuts": {
    fr: "Automatisations de Raccourcis",
    es: "Automatizaciones de Atajos",
    ar: "عمليات الأتمتة في «الاختصارات»",
  },
  "Bluetooth Low Energy devices met": {
    fr: "Appareils Bluetooth à basse consommation rencontrés",
    es: "Dispositivos Bluetooth de bajo consumo encontrados",
    ar: "أجهزة بلوتوث منخفض الطاقة التي صادفها الهاتف",
  },
  "Bluetooth devices paired": {
    fr: "Appareils Bluetooth jumelés",
    es: "Dispositivos Bluetooth enlazados",
    ar: "أجهزة بلوتوث المقترنة",
  },
  Calendar: {
    fr: "Calendrier",
    es: "Calendario",
    ar: "التقويم",
  },
  "Interactions with people": {
    fr: "Interactions avec des personnes",
    es: "Interacciones con personas",
    ar: "التفاعلات مع الأشخاص",
  },
  "Masts and access points near the phone (locationd)": {
    fr: "Antennes et points d’accès proches du téléphone (locationd)",
    es: "Antenas y puntos de acceso cercanos al teléfono (locationd)",
    ar: "الأبراج ونقاط الوصول القريبة من الهاتف (locationd)",
  },
  "Messages (SMS and iMessage)": {
    fr: "Messages (SMS et iMessage)",
    es: "Mensajes (SMS e iMessage)",
    ar: "الرسائل (SMS وiMessage)",
  },
  Notes: {
    fr: "Notes",
    es: "Notas",
    ar: "الملاحظات",
  },
  "Notifications on the lock screen": {
    fr: "Notifications de l’écran verrouillé",
    es: "Notificaciones de la pantalla de bloqueo",
    ar: "إشعارات شاشة القفل",
  },
  "Participants of calendar entries": {
    fr: "Participants aux entrées du calendrier",
    es: "Participantes en las entradas del calendario",
    ar: "المشاركون في مواعيد التقويم",
  },
  "Photos and videos": {
    fr: "Photos et vidéos",
    es: "Fotos y vídeos",
    ar: "الصور والفيديوهات",
  },
  "Places the phone was at (routined)": {
    fr: "Lieux où se trouvait le téléphone (routined)",
    es: "Lugares donde estuvo el teléfono (routined)",
    ar: "الأماكن التي كان فيها الهاتف (routined)",
  },
  Reminders: {
    fr: "Rappels",
    es: "Recordatorios",
    ar: "التذكيرات",
  },
  "Screen Time": {
    fr: "Temps d’écran",
    es: "Tiempo de uso",
    ar: "مدة استخدام الجهاز",
  },
  "Searches and places of Apple Maps": {
    fr: "Recherches et lieux d’Apple Plans",
    es: "Búsquedas y lugares de Mapas de Apple",
    ar: "عمليات البحث والأماكن في خرائط Apple",
  },
  Shortcuts: {
    fr: "Raccourcis",
    es: "Atajos",
    ar: "الاختصارات",
  },
  "Signal contacts": {
    fr: "Contacts Signal",
    es: "Contactos de Signal",
    ar: "جهات اتصال سيجنال",
  },
  "Use of the phone (Biome)": {
    fr: "Utilisation du téléphone (Biome)",
    es: "Uso del teléfono (Biome)",
    ar: "استخدام الهاتف (Biome)",
  },
  "Use of the phone (knowledgeC)": {
    fr: "Utilisation du téléphone (knowledgeC)",
    es: "Uso del teléfono (knowledgeC)",
    ar: "استخدام الهاتف (knowledgeC)",
  },
  Voicemail: {
    fr: "Messagerie vocale",
    es: "Buzón de voz",
    ar: "البريد الصوتي",
  },
  "What attachments named GIF begin with": {
    fr: "Début des pièces jointes nommées GIF",
    es: "Comienzo de los adjuntos llamados GIF",
    ar: "بداية المرفقات المسماة GIF",
  },
  "WhatsApp ids and the phone numbers behind them": {
    fr: "Identifiants WhatsApp et numéros de téléphone associés",
    es: "Identificadores de WhatsApp y sus números de teléfono",
    ar: "معرّفات WhatsApp وأرقام الهواتف المقابلة لها",
  },
  "Wi-Fi networks known to the phone": {
    fr: "Réseaux Wi-Fi connus du téléphone",
    es: "Redes wifi que conoce el teléfono",
    ar: "شبكات Wi-Fi المعروفة للهاتف",
  },
};
