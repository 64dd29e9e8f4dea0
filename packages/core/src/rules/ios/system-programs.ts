/**
 * Names of programs of iOS, as its network databases may have them: so that a name that is none of them, or nearly one,
 * can be told. No list is complete for every version; where a dump lists the phone's own programs, those count too.
 * Sources: the programs in `/usr/libexec`, `/usr/sbin` and the frameworks that blacktop/ipsw-diffs lists for iOS 26.0
 * and 26.1; the processes of a published test phone with iOS 15 (plaso, test_data/ios/netusage.sqlite); the names that
 * published spyware imitates (Amnesty International, Forensic Methodology Report, as reported).
 */
const names = new Set(
  (
    "ASPCarryLog AppleCredentialManagerDaemon AssetCacheLocatorService BackupAgent2 BlueTool CategoriesService " +
    "CommCenter CommCenterMobileHelper CumulativeUsageTracker DPSubmissionService Diagnostic-2532 DumpPanic " +
    "FMIPClientXPCService IMRemoteURLConnectionAgent IMTransferAgent IPConfiguration JarvisPlugin MSUEarlyBootTask " +
    "MessagesBlastDoorService MobileSMS NANDTaskScheduler NPKCompanionAgent OTACrashCopier PerfPowerServices " +
    "PerfPowerServicesExtended PurpleReverseProxy ReportCrash ReportMemoryException SavageUtil ScreenTimeAgent " +
    "SecureMessagingAgent SidecarRelay SpringBoard TelephonyBlastDoorService UserEventAgent WirelessRadioManagerd " +
    "YonkersUtil accessoryd accountsd addressbooksyncd adprivacyd aggregated akd amfid amsaccountsd amsengagementd " +
    "analyticsd anomalydetectiond aonsensed appleaccountd appleh16camerad applekeystored appstored apsd asd assetsd " +
    "assessmentagent assistant_service assistantd atc audioaccessoryd avatarsd axassetsd backboardd backgroundassets.user " +
    "backupd batteryintelligenced bird bluetoothd bookassetd bookdatastored calaccessd callservicesd cameracaptured " +
    "captiveagent caraccessoryd carkitd cfprefsd checkpointd cloudd cloudpaird cloudphotod companiond configd " +
    "contactsd containermanagerd contextstored continuitycaptured coreauthd coreduetd coreidvd corerepaird " +
    "coretelephonyd corespeechd cryptexd dasd dataaccessd datausaged demod deviceaccessd diagnosticd " +
    "dietappleh16camerad diskarbitrationd diskimagesiod distnoted dockaccessoryd dprivacyd driverkitd duetexpertd " +
    "eligibilityd enhancedloggingd eventkitsyncd familycircled feedbackd fileproviderd findmydeviced findmylocated " +
    "fitcored fitcoresessiond fmfd fmflocatord followupd frauddefensed fseventsd fskitd gamecontrollerd gamed " +
    "gamepolicyd geocorrectiond geod gputoolsserviced handwritingd hangreporter hangtracerd healthappd healthd homed " +
    "iapd iconservicesagent idcredd identityservicesd imagent inboxupdaterd ind installd intents_helper " +
    "iosdiagnosticsd itunescloudd itunesstored kbd keybagd keychainsharingmessagingd launchd linkd locationd lockdownd " +
    "logd lsd mDNSResponder mDNSResponderHelper maild managedassetsd mapspushd mediaparserd mediaplaybackd " +
    "mediaremoted mediaserverd mediastream merchantd misagent misd mlhostd mmaintenanced mobileactivationd " +
    "mobileassetd modelmanagerd momentsd mstreamd nanomapscd nanoregistryd nanoweatherprefsd ndoagent neagent nearbyd " +
    "nehelper nesessionmanager networkserviceproxy nexusd nfcd notifyd nsurlsessiond nsurlstoraged ospredictiond " +
    "otctl pairedsyncd parsec-fbf parsecd passd passwordbreachd pcsstatus perfpowermetricd photoanalysisd " +
    "photolibraryd pipelined powerd powerexceptionsd powerexperienced powerlogHelperd pppd proactiveeventtrackerd " +
    "profiled promotedcontentd proximitycontrold ptpcamerad ptpd rapportd remindd remoteappintentsd remoted " +
    "remotepairingdeviced replayd restoreserviced routined rtcreportingd runningboardd safetyalertsd safetycheckd sbd " +
    "searchd searchpartyd securityd securityuploadd seld servicesintelligenced seserviced sharingd siriactionsd " +
    "siriknowledged sirittsd softposreaderd softwareupdated softwareupdateservicesd spaceattributiond spindump sportsd " +
    "srp-mdns-proxy storebookkeeperd storekitd streaming_zip_conduit suggestd swcd symptomsd symptomsd-helper " +
    "syncdefaultsd sysdiagnosed syslogd tailspind tccd terminusd textcomposerd textunderstandingd timed tipsd " +
    "transparencyd triald trustd tvremoted uarpassetmanagerd uarpd usermanagerd videocodecd vmd voiced voicememod " +
    "watchlistd weatherd webbookmarksd webinspectord wifianalyticsd wifid wifip2pd wifivelocityd willowd xpcproxy " +
    "xpcroleaccountd kernel_task backupd"
  ).split(" "),
);

/** The system cuts process names to this many characters in some of its network records. */
export const cutLength = 16;

const cut = new Set([...names].map((name) => name.slice(0, cutLength)));

/** The programs that others imitate: the whole list. */
export const systemPrograms: ReadonlySet<string> = names;

/**
 * Whether a name is a program's of the system, cut or not; for a paired watch (`terminusd/homed`) or as the label of a
 * service (`com.apple.imagent`), of which there are too many to list.
 */
export function isSystemProgram(process: string): boolean {
  const name = process.replace(/^terminusd\//, "");
  return name.startsWith("com.apple.") || names.has(name) || cut.has(name);
}
