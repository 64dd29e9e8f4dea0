/**
 * Packages that are what they seem where a trace of theirs is met. A name proves nothing: an imitation bears it too, so
 * a finding is made milder and never dropped. The names are those of the makers' pages in Google Play and of AOSP.
 */

/** Screen readers, switches, captions and what makers of phones bring for them. */
const assistive: ReadonlySet<string> = new Set([
  "com.android.settings",
  "com.android.systemui",
  "com.google.android.marvin.talkback",
  "com.google.android.accessibility.switchaccess",
  "com.google.android.apps.accessibility.voiceaccess",
  "com.google.android.apps.accessibility.auditor",
  "com.google.android.apps.accessibility.reveal",
  "com.google.audio.hearing.visualization.accessibility.scribe",
  "com.google.android.accessibility.soundamplifier",
  "com.google.android.projection.gearhead",
  "com.samsung.accessibility",
  "com.samsung.android.accessibility.talkback",
  "com.samsung.android.app.talkback",
  "com.samsung.android.bixby.agent",
  "com.sec.android.app.camera",
  "com.huawei.talkback",
  "com.bjbyhd.screenreader_huawei",
  "com.dianming.phoneapp",
]);

/** They fill in passwords, or do for their owner what the owner set. */
const passwordsAndAutomation: ReadonlySet<string> = new Set([
  "com.x8bit.bitwarden",
  "com.onepassword.android",
  "com.agilebits.onepassword",
  "com.lastpass.lpandroid",
  "com.dashlane",
  "com.callpod.android_apps.keeper",
  "com.nordpass.android.app.password.manager",
  "keepass2android.keepass2android",
  "keepass2android.keepass2android_nonet",
  "com.kunzisoft.keepass.free",
  "com.kunzisoft.keepass.libre",
  "proton.android.pass",
  "net.dinglisch.android.taskerm",
  "com.llamalab.automate",
  "com.arlosoft.macrodroid",
  "com.teslacoilsw.launcher",
  "com.urbandroid.lux",
]);

const browsers: ReadonlySet<string> = new Set([
  "com.android.chrome",
  "org.mozilla.firefox",
  "org.mozilla.fenix",
  "org.mozilla.focus",
  "org.torproject.torbrowser",
  "com.duckduckgo.mobile.android",
  "com.microsoft.emmx",
  "com.opera.browser",
  "com.brave.browser",
  "com.vivaldi.browser",
  "com.kiwibrowser.browser",
  "com.sec.android.app.sbrowser",
  "com.google.android.webview",
]);

/** What people write to each other with: worth copying, and worth imitating. */
const messengers: ReadonlySet<string> = new Set([
  "com.whatsapp",
  "com.whatsapp.w4b",
  "org.thoughtcrime.securesms",
  "im.molly.app",
  "org.telegram.messenger",
  "org.telegram.messenger.web",
  "org.thunderdog.challegram",
  "com.facebook.orca",
  "com.facebook.mlite",
  "com.instagram.android",
  "com.snapchat.android",
  "com.viber.voip",
  "jp.naver.line.android",
  "com.kakao.talk",
  "com.tencent.mm",
  "com.imo.android.imoim",
  "com.icq.mobile.client",
  "com.zing.zalo",
  "com.skype.raider",
  "com.discord",
  "com.google.android.apps.messaging",
  "com.samsung.android.messaging",
  "ch.threema.app",
  "com.wire",
  "im.vector.app",
  "io.element.android.x",
  "network.loki.messenger",
]);

/** Stores, browsers and file managers: they ask to install packages because that is their work. */
const installers: ReadonlySet<string> = new Set([
  "com.android.vending",
  "com.android.packageinstaller",
  "com.google.android.packageinstaller",
  "com.sec.android.app.samsungapps",
  "com.huawei.appmarket",
  "com.xiaomi.mipicks",
  "com.amazon.venezia",
  "org.fdroid.fdroid",
  "com.aurora.store",
  "dev.imranr.obtainium",
  ...browsers,
  "com.sec.android.app.myfiles",
  "com.google.android.apps.nbu.files",
  "com.android.documentsui",
  "com.google.android.documentsui",
]);

/** They manage phones of employers and schools, or find lost phones: to administer the phone is their work. */
const management: ReadonlySet<string> = new Set([
  "com.google.android.gms",
  "com.google.android.apps.adm",
  "com.google.android.apps.enterprise.dmagent",
  "com.google.android.apps.work.clouddpc",
  "com.microsoft.windowsintune.companyportal",
  "com.microsoft.office.outlook",
  "com.samsung.android.email.provider",
  "com.samsung.android.fmm",
  "com.sec.enterprise.knox.cloudmdm.smdms",
  "com.airwatch.androidagent",
  "com.mobileiron",
  "com.ivanti.mdm",
  "com.fiberlink.maas360.android.control",
  "com.sophos.mobilecontrol.client.android",
  "net.soti.mobicontrol.androidwork",
]);

export function serviceKind(app: string): "assistive" | "helper" | undefined {
  if (assistive.has(app)) return "assistive";
  return passwordsAndAutomation.has(app) ? "helper" : undefined;
}

export function isInstaller(app: string): boolean {
  return installers.has(app);
}

export function managesPhones(app: string): boolean {
  return management.has(app);
}

export function isBrowser(app: string): boolean {
  return browsers.has(app);
}

export function isMessenger(app: string): boolean {
  return messengers.has(app);
}
