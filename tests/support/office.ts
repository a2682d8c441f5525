import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

function find(): string | null {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return 'soffice';
  } catch {
    return null;
  }
}

/** LibreOffice, where it is installed; tests that want it say so when it is not. */
export const office = find();

/** A workbook is an archive; the flat kind of LibreOffice is one text. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Opens a file in LibreOffice and saves it as another kind, `xlsx` to `ods` to `xlsx` and so on, as a person would. */
export function savedByOffice(bytes: Uint8Array, ...kinds: readonly string[]): Uint8Array {
  if (office === null) throw new Error('LibreOffice is not installed.');
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-office-'));
  try {
    let from = path.join(folder, isZip(bytes) ? '0.xlsx' : '0.fods');
    writeFileSync(from, bytes);
    for (const [step, kind] of kinds.entries()) {
      const to = path.join(folder, String(step + 1));
      execFileSync(
        office,
        [
          ...['--headless', `-env:UserInstallation=file://${folder}/profile`],
          ...['--convert-to', kind, '--outdir', to, from],
        ],
        { stdio: 'ignore', timeout: 120_000 },
      );
      from = path.join(to, `${path.parse(from).name}.${kind}`);
    }
    return readFileSync(from);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
