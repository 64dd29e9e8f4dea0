import type { ArtifactTitles } from "./titles.ts";

/** Titles of what an iPhone keeps of itself. */
export const iosSystemTitles: ArtifactTitles = {
  "About the backup and its phone": {
    fr: "Informations sur la sauvegarde et son téléphone",
    es: "Información de la copia de seguridad y su teléfono",
    ar: "معلومات عن النسخة الاحتياطية وهاتفها",
  },
  "Analytics of the keychain and of trust": {
    fr: "Données d’analyse du trousseau et de la confiance",
    es: "Datos de análisis del llavero y de la confianza",
    ar: "تحليلات سلسلة المفاتيح والثقة",
  },
  "Applications installed and removed": {
    fr: "Applications installées et supprimées",
    es: "Aplicaciones instaladas y eliminadas",
    ar: "التطبيقات المثبتة والمحذوفة",
  },
  "Applications installed from the store": {
    fr: "Applications installées depuis l’App Store",
    es: "Aplicaciones instaladas desde la tienda",
    ar: "التطبيقات المثبتة من المتجر",
  },
  "Applications that the home screen knows": {
    fr: "Applications connues de l’écran d’accueil",
    es: "Aplicaciones que conoce la pantalla de inicio",
    ar: "التطبيقات المعروفة للشاشة الرئيسية",
  },
  "Binaries that were met while the system was watched": {
    fr: "Binaires rencontrés pendant l’observation du système",
    es: "Binarios encontrados mientras se observaba el sistema",
    ar: "ملفات ثنائية صودفت أثناء مراقبة النظام",
  },
  "Builds of the system that analytics name": {
    fr: "Compilations du système citées par les données d’analyse",
    es: "Compilaciones del sistema citadas en los datos de análisis",
    ar: "إصدارات بناء النظام المذكورة في التحليلات",
  },
  "Computers and programs that connected to the phone": {
    fr: "Ordinateurs et programmes connectés au téléphone",
    es: "Ordenadores y programas que se conectaron al teléfono",
    ar: "أجهزة الكمبيوتر والبرامج التي اتصلت بالهاتف",
  },
  "Configuration profiles": {
    fr: "Profils de configuration",
    es: "Perfiles de configuración",
    ar: "ملفات تعريف الإعدادات",
  },
  "Configuration profiles installed and removed": {
    fr: "Profils de configuration installés et retirés",
    es: "Perfiles de configuración instalados y eliminados",
    ar: "ملفات تعريف الإعدادات المثبَّتة والمُزالة",
  },
  "Crash and diagnostic reports": {
    fr: "Rapports de plantage et de diagnostic",
    es: "Informes de fallos y de diagnóstico",
    ar: "تقارير الأعطال والتشخيص",
  },
  "Files and folders of the phone": {
    fr: "Fichiers et dossiers du téléphone",
    es: "Archivos y carpetas del teléfono",
    ar: "ملفات الهاتف ومجلداته",
  },
  "Files in the backup": {
    fr: "Fichiers de la sauvegarde",
    es: "Archivos de la copia de seguridad",
    ar: "ملفات النسخة الاحتياطية",
  },
  "Files of the backup against its list of files": {
    fr: "Fichiers de la sauvegarde comparés à sa liste de fichiers",
    es: "Archivos de la copia de seguridad comparados con su lista de archivos",
    ar: "ملفات النسخة الاحتياطية مقارنةً بقائمة ملفاتها",
  },
  "Global preferences": {
    fr: "Préférences globales",
    es: "Preferencias globales",
    ar: "التفضيلات العامة",
  },
  "Installed applications": {
    fr: "Applications installées",
    es: "Aplicaciones instaladas",
    ar: "التطبيقات المثبَّتة",
  },
  "Last backup and restore of the phone": {
    fr: "Dernières sauvegarde et restauration du téléphone",
    es: "Última copia de seguridad y restauración del teléfono",
    ar: "آخر نسخ احتياطي واستعادة للهاتف",
  },
  "Managed settings that were changed": {
    fr: "Réglages gérés qui ont été modifiés",
    es: "Ajustes gestionados que se cambiaron",
    ar: "إعدادات مُدارة جرى تغييرها",
  },
  "Network caches of applications and daemons": {
    fr: "Caches réseau des applications et des services",
    es: "Cachés de red de aplicaciones y servicios",
    ar: "ذاكرة الشبكة المؤقتة للتطبيقات والخدمات",
  },
  "Network configurations: VPN, filters, names": {
    fr: "Configurations réseau : VPN, filtres, noms",
    es: "Configuraciones de red: VPN, filtros, nombres",
    ar: "إعدادات الشبكة: VPN والمرشّحات والأسماء",
  },
  "Network use of processes": {
    fr: "Usage du réseau par processus",
    es: "Uso de la red por proceso",
    ar: "استخدام العمليات للشبكة",
  },
  "Network use of processes, kept by the network daemon": {
    fr: "Usage du réseau par processus, tenu par le service réseau",
    es: "Uso de la red por proceso, según el servicio de red",
    ar: "استخدام العمليات للشبكة كما تسجّله خدمة الشبكة",
  },
  "Network use of programs, summed for diagnostics": {
    fr: "Usage du réseau par programme, cumulé pour le diagnostic",
    es: "Uso de la red por programa, sumado para diagnóstico",
    ar: "استخدام البرامج للشبكة مجموعًا لأغراض التشخيص",
  },
  "Permissions asked for and granted": {
    fr: "Autorisations demandées et accordées",
    es: "Permisos solicitados y concedidos",
    ar: "الأذونات المطلوبة والممنوحة",
  },
  "Power log": {
    fr: "Journal d’énergie",
    es: "Registro de energía",
    ar: "سجل الطاقة",
  },
  "Processes that delayed a shutdown": {
    fr: "Processus ayant retardé un arrêt",
    es: "Procesos que retrasaron un apagado",
    ar: "عمليات أخّرت إيقاف التشغيل",
  },
  "Processes that ran when memory was short": {
    fr: "Processus actifs lors d’un manque de mémoire",
    es: "Procesos activos cuando faltaba memoria",
    ar: "العمليات التي كانت تعمل عند نقص الذاكرة",
  },
  "Processes that ran when the sysdiagnose was made": {
    fr: "Processus actifs lors du sysdiagnose",
    es: "Procesos activos al hacer el sysdiagnose",
    ar: "العمليات التي كانت تعمل عند إنشاء سجلات sysdiagnose",
  },
  "Programs that used location": {
    fr: "Programmes ayant utilisé la localisation",
    es: "Programas que usaron la ubicación",
    ar: "برامج استخدمت الموقع الجغرافي",
  },
  "Provisioning profiles of applications from outside the store": {
    fr: "Profils d’approvisionnement d’applications venues d’ailleurs que de la boutique",
    es: "Perfiles de aprovisionamiento de aplicaciones ajenas a la tienda",
    ar: "ملفات تزويد تطبيقات من خارج المتجر",
  },
  "Root certificates that the phone was told to trust": {
    fr: "Certificats racine auxquels le téléphone doit se fier",
    es: "Certificados raíz en los que se ha indicado al teléfono confiar",
    ar: "شهادات جذر طُلب من الهاتف الوثوق بها",
  },
  Shutdowns: {
    fr: "Extinctions",
    es: "Apagados",
    ar: "عمليات إيقاف التشغيل",
  },
  "Supervision and management of the phone": {
    fr: "Supervision et administration du téléphone",
    es: "Supervisión y administración del teléfono",
    ar: "الإشراف على الهاتف وإدارته",
  },
  "System version": {
    fr: "Version du système",
    es: "Versión del sistema",
    ar: "إصدار النظام",
  },
  "System versions that journals of analytics name": {
    fr: "Versions du système citées par les journaux d’analyse",
    es: "Versiones del sistema citadas en los registros de análisis",
    ar: "إصدارات النظام المذكورة في سجلات التحليلات",
  },
};
