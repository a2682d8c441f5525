import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openWalls, WINDOW_WALLS } from './security/scan';
import { projectRoot, sourceFiles } from './sources/files';

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');

describe('the walls around a page', () => {
  test('are opened nowhere', () => {
    const files = sourceFiles(['main', 'preload', 'renderer', 'shared']);
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap(openWalls)).toEqual([]);
  });

  const made = (preferences: string) => `new BrowserWindow({ webPreferences: { ${preferences} } });`;
  const walls = (changed: Readonly<Record<string, boolean>> = {}) =>
    Object.entries({ ...WINDOW_WALLS, ...changed })
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ');

  test.each([
    ['main/app/window.ts', made(walls({ sandbox: false })), 'sandbox is not true'],
    ['main/app/window.ts', made(walls({ nodeIntegration: true })), 'nodeIntegration is not false'],
    [
      'main/app/window.ts',
      made(walls().replace('contextIsolation: true', 'contextIsolation: chosen')),
      'contextIsolation',
    ],
    ['main/app/window.ts', 'new BrowserWindow(options);', 'without webPreferences'],
    ['main/app/other.ts', made(walls()), 'makes a window'],
    ['main/app/other.ts', 'window.loadURL(address);', 'loads a page'],
    ['main/app/other.ts', 'contents.executeJavaScript(text);', 'runs text as code'],
    ['main/app/other.ts', 'shell.openExternal(url);', 'opens what a file names'],
    ['main/app/other.ts', "import { request } from 'node:https';", 'imports node:https'],
    ['main/app/other.ts', "const { spawn } = await import('child_process');", 'imports child_process'],
    ['main/app/other.ts', 'await fetch(address);', 'fetches'],
    ['main/app/other.ts', 'new Function(text)();', 'makes a function from text'],
    ['main/app/other.ts', 'eval(text);', 'runs text as code'],
    ['main/app/security.ts', 'export const policy = "script-src \'unsafe-inline\'";', 'code stand in a page'],
    ['renderer/a/A.tsx', 'element.innerHTML = text;', 'turns text into elements'],
    [
      'renderer/a/A.tsx',
      'export const A = () => <p dangerouslySetInnerHTML={{ __html: text }} />;',
      'turns text',
    ],
    ['renderer/a/A.tsx', 'export const A = () => <webview src="x" />;', 'shows a webview'],
    ['renderer/a/a.ts', "import { ipcRenderer } from 'electron';", 'outside the preload'],
    ['renderer/a/a.ts', 'document.write(text);', 'writes into a page'],
  ])('an opening is seen: %s %s', (file, text, said) => {
    expect(openWalls({ path: file, text }).join('\n')).toContain(said);
  });

  test('a window with every wall is none', () => {
    expect(openWalls({ path: 'main/app/window.ts', text: made(walls()) })).toEqual([]);
  });
});

describe('the program closes every way out', () => {
  const security = read('main/app/security.ts');
  test.each([
    ...[
      'enableSandbox()',
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
    ],
    ...['setDisplayMediaRequestHandler', "'will-download'", 'setSpellCheckerEnabled(false)', 'setProxy('],
    ...['webRequest.onBeforeRequest', "'will-navigate'", "'will-frame-navigate'", "'will-redirect'"],
    ...["'will-attach-webview'", "action: 'deny'", "'disable_non_proxied_udp'", "'host-resolver-rules'"],
    ...[
      "'disable-background-networking'",
      "'WebRtcHideLocalIpsWithMdns'",
      "'disable-component-update'",
      "'no-pings'",
      "default-src 'none'",
    ],
    ...[
      "object-src 'none'",
      "frame-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ],
  ])('%s', (wall) => expect(security).toContain(wall));

  test('both protocols answer on the one session, from a root or a hash only', () => {
    const protocols = read('main/app/protocols.ts');
    expect(protocols.match(/protocol\.register\w+Protocol\('(app|wmdoc)'/g)).toHaveLength(2);
    expect(protocols).toContain('file.startsWith(pages + path.sep)');
    expect(protocols).toContain('/^[0-9a-f]{64}$/');
    for (const { path: file, text } of sourceFiles(['main']))
      if (file !== 'main/app/protocols.ts')
        expect(text, file).not.toMatch(/protocol\.(?:handle|register\w+Protocol)\(/);
  });

  test('the page itself holds no code', () => {
    const page = read('renderer/index.html');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(page).not.toMatch(/\son[a-z]+=|javascript:|https?:\/\//);
  });
});

describe('the package', () => {
  const configuration = read('electron-builder.yml');
  test.each([
    ...['runAsNode: false', 'enableCookieEncryption: true', 'enableNodeOptionsEnvironmentVariable: false'],
    ...['enableNodeCliInspectArguments: false', 'enableEmbeddedAsarIntegrityValidation: true'],
    ...['onlyLoadAppFromAsar: true', 'loadBrowserProcessSpecificV8Snapshot: false'],
    ...['grantFileProtocolExtraPrivileges: false'],
  ])('has the fuse %s', (fuse) => expect(configuration).toContain(`\n  ${fuse}\n`));

  test('is called on the taskbar of Windows as its installer calls it', () => {
    const [, id = ''] = /\nappId: (\S+)\n/.exec(configuration) ?? [];
    expect(read('main/app/index.ts')).toContain(`app.setAppUserModelId('${id}')`);
  });

  test('is never put into a folder where work may lie, which the uninstaller would remove', () => {
    expect(configuration).toContain('\n  allowToChangeInstallationDirectory: false\n');
    expect(configuration).toContain('\n  deleteAppDataOnUninstall: false\n');
  });

  test('is one archive and never looks for updates', () => {
    expect(configuration).toContain('\nasar: true\n');
    expect(configuration).toContain('\npublish: null\n');
  });
});
