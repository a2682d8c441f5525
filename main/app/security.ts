import { app, protocol, type Session, session } from 'electron';

export const PAGE_ORIGIN = 'app://waymark';
export const FILE_ORIGIN = 'wmdoc://sha256';

/**
 * Must run before the app is ready: sandbox for every page, our two schemes, and every way out closed at the root but the one to the
 * development server, where there is one; and the language of Chromium's own words.
 */
export function hardenBeforeReady(devServer: string | null): void {
  // As root on Linux Chromium cannot start its sandbox; forcing it would end every process. Users never run as root.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const on = (name: string, value?: string) => app.commandLine.appendSwitch(name, value);
  // Without these, cancelling requests is not enough: a hostile page still sent STUN, mDNS and DNS packets.
  const exempt = devServer === null ? '' : `, EXCLUDE ${new URL(devServer).hostname}`;
  on('host-resolver-rules', `MAP * ~NOTFOUND${exempt}`);
  on('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // Else a page that asks for a peer connection makes Chromium join the group of mDNS, which is a packet to everybody near.
  on('disable-features', 'WebRtcHideLocalIpsWithMdns');
  // What is left to do for a program without a network needs no process of its own (decision 29).
  on('enable-features', 'NetworkServiceInProcess2');
  on('disable-background-networking');
  on('disable-component-update');
  on('disable-domain-reliability');
  on('no-pings');
  // Decides the order in fields for days. Chromium's own choice is that of its American words, month first, on every computer whose
  // language it has no words for; nobody in the region writes so. On Windows in English the order set there goes on to count.
  on('lang', 'en-GB');
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    {
      scheme: 'wmdoc',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
    },
  ]);
}

/** Whether a request is the program's own. `devServer` is the origin of the development server, or null. */
export function isOurs(url: string, devServer: string | null): boolean {
  if (url.startsWith(`${PAGE_ORIGIN}/`) || url.startsWith(`${FILE_ORIGIN}/`)) return true;
  if (url.startsWith('data:') || url.startsWith('blob:')) return true;
  if (devServer === null) return false;
  const { host } = new URL(devServer);
  return url.startsWith(`${devServer}/`) || url.startsWith(`ws://${host}/`) || url.startsWith('devtools:');
}

/**
 * The one session all windows use: every permission, download, device and request that is not ours is refused. It has a folder of its
 * own for the page's compiled scripts, a third of the work of a start; whatever else a page could leave there is emptied at each
 * start (`forgetPage`). Needs the app to be ready. No page may be loaded in it before `closed`, when the last of its doors is shut.
 */
export function hardenedSession(
  folder: string,
  devServer: string | null,
): { readonly session: Session; readonly closed: Promise<void> } {
  const own = session.fromPath(folder, { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  own.on('will-download', (event) => event.preventDefault());
  own.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'));
  own.setSpellCheckerEnabled(false);
  own.setSpellCheckerDictionaryDownloadURL(`${PAGE_ORIGIN}/none/`);
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url, devServer) }));
  // Port 9 is "discard": whatever would slip through the other walls ends there.
  const closed =
    devServer === null
      ? own.setProxy({
          mode: 'fixed_servers',
          proxyRules: 'http=127.0.0.1:9;https=127.0.0.1:9;socks=127.0.0.1:9',
        })
      : Promise.resolve();
  return { session: own, closed };
}

/** Empties what a page could have kept for its next start. Its compiled scripts stay. */
export async function forgetPage(own: Session): Promise<void> {
  await own.clearStorageData();
}

/** No page may navigate, embed, open a window or talk peer to peer. */
export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault(): void }) => event.preventDefault();
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

/** Content policy of every page, sent as a header. Styles need the nonce of the load; nothing inline runs. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${FILE_ORIGIN}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
