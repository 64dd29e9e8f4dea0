import type { Language } from "../language.ts";

type Titles = Readonly<Record<Exclude<Language, "en">, string>>;

/** Titles of artifacts, by the English title of their declarations. One that is not here is shown in English. */
export const artifactTitles: Readonly<Record<string, Titles>> = {
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
  "Accessibility services": {
    fr: "Services d’accessibilité",
    es: "Servicios de accesibilidad",
    ar: "خدمات تسهيل الاستخدام",
  },
  "Accounts set up on the phone": {
    fr: "Comptes configurés sur le téléphone",
    es: "Cuentas configuradas en el teléfono",
    ar: "الحسابات المُعدّة على الهاتف",
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
  "Administrators of the phone": {
    fr: "Administrateurs du téléphone",
    es: "Administradores del teléfono",
    ar: "مسؤولو إدارة الهاتف",
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
  "Applications that saving of power does not hold": {
    fr: "Applications exemptées de l’économie d’énergie",
    es: "Aplicaciones exentas del ahorro de energía",
    ar: "تطبيقات مستثناة من توفير الطاقة",
  },
  "Applications that the home screen knows": {
    fr: "Applications connues de l’écran d’accueil",
    es: "Aplicaciones que conoce la pantalla de inicio",
    ar: "التطبيقات المعروفة للشاشة الرئيسية",
  },
  "Automations of Shortcuts": {
    fr: "Automatisations de Raccourcis",
    es: "Automatizaciones de Atajos",
    ar: "عمليات الأتمتة في «الاختصارات»",
  },
  "Binaries that were met while the system was watched": {
    fr: "Binaires rencontrés pendant l’observation du système",
    es: "Binarios encontrados mientras se observaba el sistema",
    ar: "ملفات ثنائية صودفت أثناء مراقبة النظام",
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
  "Chrome downloads": {
    fr: "Téléchargements de Chrome",
    es: "Descargas de Chrome",
    ar: "تنزيلات Chrome",
  },
  "Chrome's history of a Google account": {
    fr: "Historique Chrome d’un compte Google",
    es: "Historial de Chrome de una cuenta de Google",
    ar: "سجل Chrome لحساب Google",
  },
  "Computers and programs that connected to the phone": {
    fr: "Ordinateurs et programmes connectés au téléphone",
    es: "Ordenadores y programas que se conectaron al teléfono",
    ar: "أجهزة الكمبيوتر والبرامج التي اتصلت بالهاتف",
  },
  "Computers trusted for debugging": {
    fr: "Ordinateurs autorisés à déboguer",
    es: "Ordenadores autorizados a depurar",
    ar: "أجهزة الكمبيوتر الموثوقة لتصحيح الأخطاء",
  },
  "Contact cards": {
    fr: "Fiches de contact",
    es: "Tarjetas de contacto",
    ar: "بطاقات جهات الاتصال",
  },
  "Crash and diagnostic reports": {
    fr: "Rapports de plantage et de diagnostic",
    es: "Informes de fallos y de diagnóstico",
    ar: "تقارير الأعطال والتشخيص",
  },
  "Crashes of native programs": {
    fr: "Plantages de programmes natifs",
    es: "Fallos de programas nativos",
    ar: "أعطال البرامج الأصلية",
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
  "Files of the acquisition against the hashes that were taken with them": {
    fr: "Fichiers de l’acquisition comparés aux empreintes prises avec eux",
    es: "Archivos de la adquisición comparados con los hashes tomados con ellos",
    ar: "ملفات الاستخراج مقارنةً بقيم التجزئة التي سُجّلت معها",
  },
  "Files of the backup against its list of files": {
    fr: "Fichiers de la sauvegarde comparés à sa liste de fichiers",
    es: "Archivos de la copia de seguridad comparados con su lista de archivos",
    ar: "ملفات النسخة الاحتياطية مقارنةً بقائمة ملفاتها",
  },
  "Files that the bug report copied": {
    fr: "Fichiers copiés par le rapport de bug",
    es: "Archivos copiados por el informe de errores",
    ar: "الملفات التي نسخها تقرير الأخطاء",
  },
  "Google Play: installed applications and phones": {
    fr: "Google Play : applications installées et téléphones",
    es: "Google Play: aplicaciones instaladas y teléfonos",
    ar: "Google Play: التطبيقات المثبَّتة والهواتف",
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
  "Last backup and restore of the phone": {
    fr: "Dernières sauvegarde et restauration du téléphone",
    es: "Última copia de seguridad y restauración del teléfono",
    ar: "آخر نسخ احتياطي واستعادة للهاتف",
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
  "Managed settings that were changed": {
    fr: "Réglages gérés qui ont été modifiés",
    es: "Ajustes gestionados que se cambiaron",
    ar: "إعدادات مُدارة جرى تغييرها",
  },
  "Masts and access points near the phone (locationd)": {
    fr: "Antennes et points d’accès proches du téléphone (locationd)",
    es: "Antenas y puntos de acceso cercanos al teléfono (locationd)",
    ar: "الأبراج ونقاط الوصول القريبة من الهاتف (locationd)",
  },
  "Messages of Facebook and Instagram accounts": {
    fr: "Messages de comptes Facebook et Instagram",
    es: "Mensajes de cuentas de Facebook e Instagram",
    ar: "رسائل حسابات Facebook وInstagram",
  },
  "Network connections when the bug report was made": {
    fr: "Connexions réseau au moment du rapport de bogue",
    es: "Conexiones de red cuando se hizo el informe de errores",
    ar: "اتصالات الشبكة عند إعداد تقرير الأخطاء",
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
  "Participants of calendar entries": {
    fr: "Participants aux entrées du calendrier",
    es: "Participantes en las entradas del calendario",
    ar: "المشاركون في مواعيد التقويم",
  },
  "Phones that report places to a Google account": {
    fr: "Téléphones qui signalent des lieux à un compte Google",
    es: "Teléfonos que comunican lugares a una cuenta de Google",
    ar: "هواتف تُبلِّغ حساب Google بالأماكن",
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
  "Power log": {
    fr: "Journal d’énergie",
    es: "Registro de energía",
    ar: "سجل الطاقة",
  },
  "Processes that ran when memory was short": {
    fr: "Processus actifs lors d’un manque de mémoire",
    es: "Procesos activos cuando faltaba memoria",
    ar: "العمليات التي كانت تعمل عند نقص الذاكرة",
  },
  "Processes that ran when the bug report was made": {
    fr: "Processus actifs lors du rapport de bug",
    es: "Procesos activos al hacer el informe de errores",
    ar: "العمليات الجارية عند إعداد تقرير الأخطاء",
  },
  "Processes that ran when the sysdiagnose was made": {
    fr: "Processus actifs lors du sysdiagnose",
    es: "Procesos activos al hacer el sysdiagnose",
    ar: "العمليات التي كانت تعمل عند إنشاء سجلات sysdiagnose",
  },
  "Provisioning profiles of applications from outside the store": {
    fr: "Profils d’approvisionnement d’applications venues d’ailleurs que de la boutique",
    es: "Perfiles de aprovisionamiento de aplicaciones ajenas a la tienda",
    ar: "ملفات تزويد تطبيقات من خارج المتجر",
  },
  "Recent addresses of an Apple account": {
    fr: "Adresses récentes d’un compte Apple",
    es: "Direcciones recientes de una cuenta de Apple",
    ar: "العناوين الأخيرة لحساب Apple",
  },
  Reminders: {
    fr: "Rappels",
    es: "Recordatorios",
    ar: "التذكيرات",
  },
  "Reports of crashes and starts that the system keeps": {
    fr: "Rapports de plantages et de démarrages conservés par le système",
    es: "Informes de fallos y arranques que conserva el sistema",
    ar: "تقارير الأعطال وعمليات التشغيل التي يحتفظ بها النظام",
  },
  "Root certificates that the phone was told to trust": {
    fr: "Certificats racine auxquels le téléphone doit se fier",
    es: "Certificados raíz en los que se ha indicado al teléfono confiar",
    ar: "شهادات جذر طُلب من الهاتف الوثوق بها",
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
  "Services that gave a dump": {
    fr: "Services qui ont fourni un relevé",
    es: "Servicios que dieron un volcado",
    ar: "الخدمات التي قدّمت تفريغًا لحالتها",
  },
  Shutdowns: {
    fr: "Extinctions",
    es: "Apagados",
    ar: "عمليات إيقاف التشغيل",
  },
  "Sign-ins and devices of Facebook and Instagram accounts": {
    fr: "Connexions et appareils de comptes Facebook et Instagram",
    es: "Inicios de sesión y dispositivos de cuentas de Facebook e Instagram",
    ar: "عمليات تسجيل الدخول إلى حسابات Facebook وInstagram وأجهزتها",
  },
  "Statements run on databases": {
    fr: "Requêtes exécutées sur les bases de données",
    es: "Sentencias ejecutadas en las bases de datos",
    ar: "العبارات المنفَّذة على قواعد البيانات",
  },
  "Supervision and management of the phone": {
    fr: "Supervision et administration du téléphone",
    es: "Supervisión y administración del teléfono",
    ar: "الإشراف على الهاتف وإدارته",
  },
  "System properties": { fr: "Propriétés du système", es: "Propiedades del sistema", ar: "خصائص النظام" },
  "System version": {
    fr: "Version du système",
    es: "Versión del sistema",
    ar: "إصدار النظام",
  },
  "The computer that made the acquisition": {
    fr: "L’ordinateur qui a fait l’acquisition",
    es: "El ordenador que hizo la adquisición",
    ar: "الكمبيوتر الذي أجرى الاستخراج",
  },
  "Timeline of a Google account": {
    fr: "Vos trajets d’un compte Google",
    es: "Cronología de una cuenta de Google",
    ar: "المخطط الزمني لحساب Google",
  },
  "USB devices that were connected to the phone": {
    fr: "Périphériques USB connectés au téléphone",
    es: "Dispositivos USB conectados al teléfono",
    ar: "أجهزة USB التي وُصلت بالهاتف",
  },
  "Use of applications, as the system keeps it in files": {
    fr: "Utilisation des applications, telle que le système la conserve dans des fichiers",
    es: "Uso de las aplicaciones, como lo guarda el sistema en archivos",
    ar: "استخدام التطبيقات كما يحفظه النظام في ملفات",
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
  "About the backup and its phone": {
    fr: "Informations sur la sauvegarde et son téléphone",
    es: "Información de la copia de seguridad y su teléfono",
    ar: "معلومات عن النسخة الاحتياطية وهاتفها",
  },
  "Address book": { fr: "Carnet d’adresses", es: "Libreta de direcciones", ar: "دفتر العناوين" },
  "Analytics of the keychain and of trust": {
    fr: "Données d’analyse du trousseau et de la confiance",
    es: "Datos de análisis del llavero y de la confianza",
    ar: "تحليلات سلسلة المفاتيح والثقة",
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
  "Builds of the system that analytics name": {
    fr: "Compilations du système citées par les données d’analyse",
    es: "Compilaciones del sistema citadas en los datos de análisis",
    ar: "إصدارات بناء النظام المذكورة في التحليلات",
  },
  Calendar: { fr: "Calendrier", es: "Calendario", ar: "التقويم" },
  Calls: { fr: "Appels", es: "Llamadas", ar: "المكالمات" },
  "Chrome history": { fr: "Historique de Chrome", es: "Historial de Chrome", ar: "سجل تصفح Chrome" },
  "Chrome page icons": {
    fr: "Icônes de pages de Chrome",
    es: "Iconos de páginas de Chrome",
    ar: "أيقونات صفحات Chrome",
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
  "Domains that web views loaded and were redirected by": {
    fr: "Domaines chargés par les vues web et leurs redirections",
    es: "Dominios cargados por las vistas web y sus redirecciones",
    ar: "النطاقات التي حمّلتها صفحات الويب داخل التطبيقات وتحويلاتها",
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
  "Firefox history": { fr: "Historique de Firefox", es: "Historial de Firefox", ar: "سجل تصفح Firefox" },
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
  "Global preferences": { fr: "Préférences globales", es: "Preferencias globales", ar: "التفضيلات العامة" },
  "Installed applications": { fr: "Applications installées", es: "Aplicaciones instaladas", ar: "التطبيقات المثبَّتة" },
  "Interactions with people": {
    fr: "Interactions avec des personnes",
    es: "Interacciones con personas",
    ar: "التفاعلات مع الأشخاص",
  },
  "Messages (SMS and iMessage)": {
    fr: "Messages (SMS et iMessage)",
    es: "Mensajes (SMS e iMessage)",
    ar: "الرسائل (SMS وiMessage)",
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
  "Processes that delayed a shutdown": {
    fr: "Processus ayant retardé un arrêt",
    es: "Procesos que retrasaron un apagado",
    ar: "عمليات أخّرت إيقاف التشغيل",
  },
  "Programs that used location": {
    fr: "Programmes ayant utilisé la localisation",
    es: "Programas que usaron la ubicación",
    ar: "برامج استخدمت الموقع الجغرافي",
  },
  "Safari history": { fr: "Historique de Safari", es: "Historial de Safari", ar: "سجل تصفح Safari" },
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
  Shortcuts: { fr: "Raccourcis", es: "Atajos", ar: "الاختصارات" },
  "System versions that journals of analytics name": {
    fr: "Versions du système citées par les journaux d’analyse",
    es: "Versiones del sistema citadas en los registros de análisis",
    ar: "إصدارات النظام المذكورة في سجلات التحليلات",
  },
  "Tracking-prevention statistics of web views": {
    fr: "Statistiques de prévention du suivi des vues web",
    es: "Estadísticas de prevención del rastreo de las vistas web",
    ar: "إحصاءات منع التتبع في صفحات الويب داخل التطبيقات",
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
  "Users and profiles of the phone": {
    fr: "Utilisateurs et profils du téléphone",
    es: "Usuarios y perfiles del teléfono",
    ar: "مستخدمو الهاتف وملفاته الشخصية",
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
  "What the recovery system was told to do": {
    fr: "Ordres donnés au système de récupération",
    es: "Órdenes dadas al sistema de recuperación",
    ar: "الأوامر المعطاة لنظام الاسترداد",
  },
  "WhatsApp calls": { fr: "Appels WhatsApp", es: "Llamadas de WhatsApp", ar: "مكالمات WhatsApp" },
  "WhatsApp contacts": { fr: "Contacts WhatsApp", es: "Contactos de WhatsApp", ar: "جهات اتصال WhatsApp" },
  "WhatsApp ids and the phone numbers behind them": {
    fr: "Identifiants WhatsApp et numéros de téléphone associés",
    es: "Identificadores de WhatsApp y sus números de teléfono",
    ar: "معرّفات WhatsApp وأرقام الهواتف المقابلة لها",
  },
  "WhatsApp messages and conversations": {
    fr: "Messages et conversations WhatsApp",
    es: "Mensajes y conversaciones de WhatsApp",
    ar: "رسائل WhatsApp ومحادثاته",
  },
  "The acquisition itself": { fr: "L’acquisition elle-même", es: "La propia adquisición", ar: "عملية الجمع نفسها" },
  "Application files that were copied from the phone": {
    fr: "Fichiers d’applications copiés du téléphone",
    es: "Archivos de aplicaciones copiados del teléfono",
    ar: "ملفات تطبيقات نُسخت من الهاتف",
  },
  "Messages (SMS and MMS)": { fr: "Messages (SMS et MMS)", es: "Mensajes (SMS y MMS)", ar: "الرسائل (SMS وMMS)" },
  "Environment variables of the debugging shell": {
    fr: "Variables d’environnement de l’interpréteur de débogage",
    es: "Variables de entorno del intérprete de depuración",
    ar: "متغيرات البيئة في صدفة التصحيح",
  },
  "Files of the phone, listed by the acquisition tool": {
    fr: "Fichiers du téléphone, listés par l’outil d’acquisition",
    es: "Archivos del teléfono, listados por la herramienta de adquisición",
    ar: "ملفات الهاتف كما سردتها أداة الجمع",
  },
  "Network connections of applications": {
    fr: "Connexions réseau des applications",
    es: "Conexiones de red de las aplicaciones",
    ar: "اتصالات التطبيقات بالشبكة",
  },
  "Host names that applications looked up": {
    fr: "Noms d’hôtes recherchés par les applications",
    es: "Nombres de host consultados por las aplicaciones",
    ar: "أسماء المضيفين التي استعلمت عنها التطبيقات",
  },
  "Security log of the phone": {
    fr: "Journal de sécurité du téléphone",
    es: "Registro de seguridad del teléfono",
    ar: "سجل الأمان في الهاتف",
  },
  "Logs and temporary files that were copied from the phone": {
    fr: "Journaux et fichiers temporaires copiés du téléphone",
    es: "Registros y archivos temporales copiados del teléfono",
    ar: "سجلات وملفات مؤقتة نُسخت من الهاتف",
  },
  "Log of the system and of applications": {
    fr: "Journal du système et des applications",
    es: "Registro del sistema y de las aplicaciones",
    ar: "سجل النظام والتطبيقات",
  },
  "Mounted file systems": {
    fr: "Systèmes de fichiers montés",
    es: "Sistemas de archivos montados",
    ar: "أنظمة الملفات الموصولة",
  },
  "Applications, listed by the acquisition tool": {
    fr: "Applications, listées par l’outil d’acquisition",
    es: "Aplicaciones, listadas por la herramienta de adquisición",
    ar: "التطبيقات كما سردتها أداة الجمع",
  },
  "Processes that ran during the acquisition": {
    fr: "Processus actifs pendant l’acquisition",
    es: "Procesos activos durante la adquisición",
    ar: "العمليات التي كانت تعمل أثناء الجمع",
  },
  "Programs that give rights of the superuser": {
    fr: "Programmes qui donnent les droits du super-utilisateur",
    es: "Programas que dan permisos de superusuario",
    ar: "برامج تمنح صلاحيات المستخدم الجذر",
  },
  "State of SELinux": { fr: "État de SELinux", es: "Estado de SELinux", ar: "حالة SELinux" },
  "System services that were registered": {
    fr: "Services système enregistrés",
    es: "Servicios del sistema registrados",
    ar: "خدمات النظام المسجَّلة",
  },
  "Settings, told by the settings provider": {
    fr: "Réglages, selon le fournisseur de réglages",
    es: "Ajustes, según el proveedor de ajustes",
    ar: "الإعدادات وفق مزوّد الإعدادات",
  },
  "Settings of the phone": { fr: "Réglages du téléphone", es: "Ajustes del teléfono", ar: "إعدادات الهاتف" },
  "Wi-Fi networks known to the phone": {
    fr: "Réseaux Wi-Fi connus du téléphone",
    es: "Redes wifi que conoce el teléfono",
    ar: "شبكات Wi-Fi المعروفة للهاتف",
  },
  "Wi-Fi networks of an Apple account": {
    fr: "Réseaux Wi-Fi d’un compte Apple",
    es: "Redes Wi-Fi de una cuenta de Apple",
    ar: "شبكات Wi-Fi لحساب Apple",
  },
  "Accounts on the phone": { fr: "Comptes du téléphone", es: "Cuentas del teléfono", ar: "الحسابات على الهاتف" },
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
  Contacts: { fr: "Contacts", es: "Contactos", ar: "جهات الاتصال" },
  "Google Messages (SMS, MMS and RCS)": {
    fr: "Google Messages (SMS, MMS et RCS)",
    es: "Mensajes de Google (SMS, MMS y RCS)",
    ar: "رسائل Google ‏(SMS وMMS وRCS)",
  },
  "Google's history of places on the phone": {
    fr: "Historique des lieux de Google sur le téléphone",
    es: "Historial de lugares de Google en el teléfono",
    ar: "سجل الأماكن من Google على الهاتف",
  },
  "Installed applications, as the system keeps them": {
    fr: "Applications installées, selon le système",
    es: "Aplicaciones instaladas, según el sistema",
    ar: "التطبيقات المثبتة كما يحفظها النظام",
  },
  "Messages (SMS and MMS) of the phone": {
    fr: "Messages (SMS et MMS) du téléphone",
    es: "Mensajes (SMS y MMS) del teléfono",
    ar: "رسائل الهاتف (SMS وMMS)",
  },
  "Notifications that were shown": {
    fr: "Notifications affichées",
    es: "Notificaciones mostradas",
    ar: "الإشعارات التي ظهرت",
  },
  "Signal messages and calls": {
    fr: "Messages et appels Signal",
    es: "Mensajes y llamadas de Signal",
    ar: "رسائل سيجنال ومكالماته",
  },
  "Signal messages and calls in archives": {
    fr: "Messages et appels Signal dans les archives",
    es: "Mensajes y llamadas de Signal en archivos",
    ar: "رسائل سيجنال ومكالماته في الأرشيفات",
  },
  "Telegram messages, conversations and contacts": {
    fr: "Messages, conversations et contacts Telegram",
    es: "Mensajes, conversaciones y contactos de Telegram",
    ar: "رسائل تيليجرام ومحادثاته وجهات اتصاله",
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
