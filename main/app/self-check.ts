import { writeFileSync } from 'node:fs';
import { app, type BrowserWindow } from 'electron';

/**
 * Path after `--self-check=`, or null. IT staff run `waymark --self-check=result.json` after an installation: the program
 * opens, writes what it found when its first screen works, and closes.
 */
export function selfCheckTarget(argv: readonly string[]): string | null {
  const argument = argv.find((each) => each.startsWith('--self-check='));
  const file = argument?.slice('--self-check='.length) ?? '';
  return file === '' ? null : file;
}

/** Writes the result of a self-check: versions, and what the page shows and may do. */
export async function writeSelfCheck(file: string, window: BrowserWindow): Promise<void> {
  const image = await window.webContents.capturePage();
  const { width, height } = image.getSize();
  const result = {
    ok: width > 0 && height > 0 && window.webContents.getTitle().includes('Waymark'),
    title: window.webContents.getTitle(),
    packaged: app.isPackaged,
    versions: { app: app.getVersion(), electron: process.versions.electron, node: process.versions.node },
    processes: app.getAppMetrics().map(({ type, serviceName, sandboxed }) => ({
      type,
      ...(serviceName === undefined ? {} : { serviceName }),
      ...(sandboxed === undefined ? {} : { sandboxed }),
    })),
  };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}
