import type { ArtifactTitles } from "./titles.ts";

/** Titles of what was asked of an Android phone while it ran, and of its logs. */
export const androidAcquiredTitles: ArtifactTitles = {
  "Accessibility services": {
    fr: "Services d’accessibilité",
    es: "Servicios de accesibilidad",
    ar: "خدمات تسهيل الاستخدام",
  },
  "Actions that activities answer": {
    fr: "Actions auxquelles répondent les activités",
    es: "Acciones a las que responden las actividades",
    ar: "الإجراءات التي تستجيب لها الأنشطة",
  },
  "Actions that receivers are told of": {
    fr: "Actions signalées aux récepteurs",
    es: "Acciones que se notifican a los receptores",
    ar: "الإجراءات التي تُبلَّغ بها المستقبِلات",
  },
  "Administrators of the phone": {
    fr: "Administrateurs du téléphone",
    es: "Administradores del teléfono",
    ar: "مسؤولو إدارة الهاتف",
  },
  "Application files that were copied from the phone": {
    fr: "Fichiers d’applications copiés du téléphone",
    es: "Archivos de aplicaciones copiados del teléfono",
    ar: "ملفات تطبيقات نُسخت من الهاتف",
  },
  "Applications that saving of power does not hold": {
    fr: "Applications exemptées de l’économie d’énergie",
    es: "Aplicaciones exentas del ahorro de energía",
    ar: "تطبيقات مستثناة من توفير الطاقة",
  },
  "Applications, listed by the acquisition tool": {
    fr: "Applications, listées par l’outil d’acquisition",
    es: "Aplicaciones, listadas por la herramienta de adquisición",
    ar: "التطبيقات كما سردتها أداة الجمع",
  },
  "Computers trusted for debugging": {
    fr: "Ordinateurs autorisés à déboguer",
    es: "Ordenadores autorizados a depurar",
    ar: "أجهزة الكمبيوتر الموثوقة لتصحيح الأخطاء",
  },
  "Crashes of native programs": {
    fr: "Plantages de programmes natifs",
    es: "Fallos de programas nativos",
    ar: "أعطال البرامج الأصلية",
  },
  "Environment variables of the debugging shell": {
    fr: "Variables d’environnement de l’interpréteur de débogage",
    es: "Variables de entorno del intérprete de depuración",
    ar: "متغيرات البيئة في صدفة التصحيح",
  },
  "Files of the acquisition against the hashes that were taken with them": {
    fr: "Fichiers de l’acquisition comparés aux empreintes prises avec eux",
    es: "Archivos de la adquisición comparados con los hashes tomados con ellos",
    ar: "ملفات الاستخراج مقارنةً بقيم التجزئة التي سُجّلت معها",
  },
  "Files of the phone, listed by the acquisition tool": {
    fr: "Fichiers du téléphone, listés par l’outil d’acquisition",
    es: "Archivos del teléfono, listados por la herramienta de adquisición",
    ar: "ملفات الهاتف كما سردتها أداة الجمع",
  },
  "Files that the bug report copied": {
    fr: "Fichiers copiés par le rapport de bug",
    es: "Archivos copiados por el informe de errores",
    ar: "الملفات التي نسخها تقرير الأخطاء",
  },
  "Installations and removals of packages": {
    fr: "Installations et suppressions de paquets",
    es: "Instalaciones y eliminaciones de paquetes",
    ar: "تثبيت الحزم وإزالتها",
  },
  "Installations and removals of packages, as the log has them": {
    fr: "Installations et suppressions de paquets, d’après le journal",
    es: "Instalaciones y eliminaciones de paquetes, según el registro",
    ar: "عمليات تثبيت الحِزم وإزالتها كما وردت في السجل",
  },
  "Jobs, alarms and foreground applications": {
    fr: "Tâches, alarmes et applications au premier plan",
    es: "Tareas, alarmas y aplicaciones en primer plano",
    ar: "المهام والمنبهات والتطبيقات في الواجهة",
  },
  "List of the reports that the system keeps": {
    fr: "Liste des rapports conservés par le système",
    es: "Lista de los informes que conserva el sistema",
    ar: "قائمة التقارير التي يحتفظ بها النظام",
  },
  "Log of the kernel": {
    fr: "Journal du noyau",
    es: "Registro del núcleo",
    ar: "سجل نواة النظام",
  },
  "Log of the system and of applications": {
    fr: "Journal du système et des applications",
    es: "Registro del sistema y de las aplicaciones",
    ar: "سجل النظام والتطبيقات",
  },
  "Logs and temporary files that were copied from the phone": {
    fr: "Journaux et fichiers temporaires copiés du téléphone",
    es: "Registros y archivos temporales copiados del teléfono",
    ar: "سجلات وملفات مؤقتة نُسخت من الهاتف",
  },
  "Mounted file systems": {
    fr: "Systèmes de fichiers montés",
    es: "Sistemas de archivos montados",
    ar: "أنظمة الملفات الموصولة",
  },
  "Network connections when the bug report was made": {
    fr: "Connexions réseau au moment du rapport de bogue",
    es: "Conexiones de red cuando se hizo el informe de errores",
    ar: "اتصالات الشبكة عند إعداد تقرير الأخطاء",
  },
  "Packages changed, by day": {
    fr: "Paquets modifiés, par jour",
    es: "Paquetes modificados, por día",
    ar: "الحزم المتغيّرة بحسب اليوم",
  },
  "Packages known to the system": {
    fr: "Paquets connus du système",
    es: "Paquetes que conoce el sistema",
    ar: "الحزم المعروفة للنظام",
  },
  "Packages remembered by compatibility settings": {
    fr: "Paquets retenus par les réglages de compatibilité",
    es: "Paquetes recordados por los ajustes de compatibilidad",
    ar: "الحزم التي تتذكرها إعدادات التوافق",
  },
  "Processes that ran during the acquisition": {
    fr: "Processus actifs pendant l’acquisition",
    es: "Procesos activos durante la adquisición",
    ar: "العمليات التي كانت تعمل أثناء الجمع",
  },
  "Processes that ran when the bug report was made": {
    fr: "Processus actifs lors du rapport de bug",
    es: "Procesos activos al hacer el informe de errores",
    ar: "العمليات الجارية عند إعداد تقرير الأخطاء",
  },
  "Programs that give rights of the superuser": {
    fr: "Programmes qui donnent les droits du super-utilisateur",
    es: "Programas que dan permisos de superusuario",
    ar: "برامج تمنح صلاحيات المستخدم الجذر",
  },
  "Reports of crashes and starts that the system keeps": {
    fr: "Rapports de plantages et de démarrages conservés par le système",
    es: "Informes de fallos y arranques que conserva el sistema",
    ar: "تقارير الأعطال وعمليات التشغيل التي يحتفظ بها النظام",
  },
  "Services that gave a dump": {
    fr: "Services qui ont fourni un relevé",
    es: "Servicios que dieron un volcado",
    ar: "الخدمات التي قدّمت تفريغًا لحالتها",
  },
  "Settings of the phone": {
    fr: "Réglages du téléphone",
    es: "Ajustes del teléfono",
    ar: "إعدادات الهاتف",
  },
  "Settings, told by the settings provider": {
    fr: "Réglages, selon le fournisseur de réglages",
    es: "Ajustes, según el proveedor de ajustes",
    ar: "الإعدادات وفق مزوّد الإعدادات",
  },
  "State of SELinux": {
    fr: "État de SELinux",
    es: "Estado de SELinux",
    ar: "حالة SELinux",
  },
  "Statements run on databases": {
    fr: "Requêtes exécutées sur les bases de données",
    es: "Sentencias ejecutadas en las bases de datos",
    ar: "العبارات المنفَّذة على قواعد البيانات",
  },
  "System properties": {
    fr: "Propriétés du système",
    es: "Propiedades del sistema",
    ar: "خصائص النظام",
  },
  "System services that were registered": {
    fr: "Services système enregistrés",
    es: "Servicios del sistema registrados",
    ar: "خدمات النظام المسجَّلة",
  },
  "The acquisition itself": {
    fr: "L’acquisition elle-même",
    es: "La propia adquisición",
    ar: "عملية الجمع نفسها",
  },
  "The computer that made the acquisition": {
    fr: "L’ordinateur qui a fait l’acquisition",
    es: "El ordenador que hizo la adquisición",
    ar: "الكمبيوتر الذي أجرى الاستخراج",
  },
  "USB devices that were connected to the phone": {
    fr: "Périphériques USB connectés au téléphone",
    es: "Dispositivos USB conectados al teléfono",
    ar: "أجهزة USB التي وُصلت بالهاتف",
  },
  "Use of applications": {
    fr: "Utilisation des applications",
    es: "Uso de las aplicaciones",
    ar: "استخدام التطبيقات",
  },
  "Use of permissions by applications": {
    fr: "Usage des autorisations par les applications",
    es: "Uso de los permisos por las aplicaciones",
    ar: "استخدام التطبيقات للأذونات",
  },
  "Users and profiles of the phone": {
    fr: "Utilisateurs et profils du téléphone",
    es: "Usuarios y perfiles del teléfono",
    ar: "مستخدمو الهاتف وملفاته الشخصية",
  },
  "What the recovery system was told to do": {
    fr: "Ordres donnés au système de récupération",
    es: "Órdenes dadas al sistema de recuperación",
    ar: "الأوامر المعطاة لنظام الاسترداد",
  },
};
