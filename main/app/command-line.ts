/** Switches that would open the program to debuggers, proxies or foreign code, or take its walls away. */
const REFUSED = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'disable-web-security',
  'no-sandbox',
  'load-extension',
  'js-flags',
  'proxy-server',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'disable-site-isolation-trials',
] as const;

/**
 * The first refused switch among a packaged program's arguments, or null. Fuses do not stop these, so the program must. Chromium on Windows
 * also takes them with a slash, in capitals and with blanks around them; no other system is asked for less.
 * `no-sandbox` is let through for root on Linux, where Chromium cannot start its sandbox at all.
 */
export function refusedSwitch(argv: readonly string[], isLinuxRoot: boolean): string | null {
  for (const argument of argv) {
    const name = /^\s*(?:--?|\/)([a-z-]+)\s*(?:=|$)/i.exec(argument)?.[1]?.toLowerCase();
    const hit = REFUSED.find((refused) => refused === name);
    if (hit !== undefined && !(hit === 'no-sandbox' && isLinuxRoot)) return hit;
  }
  return null;
}
