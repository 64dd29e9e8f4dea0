import type { ArtifactTitles } from "./titles.ts";

/** Titles of browsers and web views of iOS. */
export const iosWebTitles: ArtifactTitles = {
  "Chrome downloads": {
    fr: "Téléchargements de Chrome",
    es: "Descargas de Chrome",
    ar: "تنزيلات Chrome",
  },
  "Chrome history": {
    fr: "Historique de Chrome",
    es: "Historial de Chrome",
    ar: "سجل تصفح Chrome",
  },
  "Chrome page icons": {
    fr: "Icônes de pages de Chrome",
    es: "Iconos de páginas de Chrome",
    ar: "أيقونات صفحات Chrome",
  },
  "Domains that web views loaded and were redirected by": {
    fr: "Domaines chargés par les vues web et leurs redirections",
    es: "Dominios cargados por las vistas web y sus redirecciones",
    ar: "النطاقات التي حمّلتها صفحات الويب داخل التطبيقات وتحويلاتها",
  },
  "Firefox page icons": {
    fr: "Icônes de pages de Firefox",
    es: "Iconos de páginas de Firefox",
    ar: "أيقونات صفحات Firefox",
  },
  "Folders of web storage, named after the site": {
    fr: "Dossiers de stockage web, nommés d’après le site",
    es: "Carpetas de almacenamiento web, con el nombre del sitio",
    ar: "مجلدات تخزين الويب المسمّاة باسم الموقع",
  },
  "Safari bookmarks and reading list": {
    fr: "Signets et liste de lecture de Safari",
    es: "Favoritos y lista de lectura de Safari",
    ar: "إشارات Safari وقائمة القراءة",
  },
  "Safari downloads": {
    fr: "Téléchargements de Safari",
    es: "Descargas de Safari",
    ar: "تنزيلات Safari",
  },
  "Safari history": {
    fr: "Historique de Safari",
    es: "Historial de Safari",
    ar: "سجل تصفح Safari",
  },
  "Safari page icons": {
    fr: "Icônes de pages de Safari",
    es: "Iconos de páginas de Safari",
    ar: "أيقونات صفحات Safari",
  },
  "Safari tabs and their sessions": {
    fr: "Onglets de Safari et leurs sessions",
    es: "Pestañas de Safari y sus sesiones",
    ar: "علامات تبويب Safari وجلساتها",
  },
  "Tracking-prevention statistics of web views": {
    fr: "Statistiques de prévention du suivi des vues web",
    es: "Estadísticas de prevención del rastreo de las vistas web",
    ar: "إحصاءات منع التتبع في صفحات الويب داخل التطبيقات",
  },
};
