import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ASSESSMENT,
  backupsOf,
  type FaultWorkspace,
  openWorkspace,
  prepareWorkspaces,
} from '../../faults/workspace';
import { isWindows } from '../../support/system';

let place: string;
let root: string;
beforeEach(async () => {
  await prepareWorkspaces();
  place = mkdtempSync(path.join(tmpdir(), 'waymark-replaced-'));
  root = path.join(place, 'own');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const give = ({ assessments }: FaultWorkspace, text: string) =>
  assessments.saveAnswers((assessments.list()[0] ?? assessments.create(ASSESSMENT)).id, [
    { itemId: 'POL-01', value: { kind: 'level', level: 1, practiceAhead: false }, text, fallReason: null },
  ]);
const read = ({ assessments }: FaultWorkspace) =>
  assessments.get(assessments.list()[0]?.id ?? '').answers.find(({ itemId }) => itemId === 'POL-01')?.text;
const database = () => path.join(root, 'waymark.db');
const hash = () => createHash('sha256').update(readFileSync(database())).digest('hex');

/** A workspace that is open and holds "new", and beside it a file that holds "old". */
async function opened(): Promise<{ readonly workspace: FaultWorkspace; readonly older: string }> {
  const first = openWorkspace(root);
  give(first, 'old');
  await first.close();
  const older = path.join(place, 'older.db');
  cpSync(database(), older);
  const workspace = openWorkspace(root);
  give(workspace, 'new');
  return { workspace, older };
}

// Windows itself keeps others from it.
describe.skipIf(isWindows)('a database that is replaced from outside while it is open', () => {
  it('is noticed with the next save, which is refused; the file that came is not touched, and what was saved is put aside', async () => {
    const { workspace, older } = await opened();
    expect(workspace.backups.health().lost).toBe(null);
    renameSync(older, database());
    const came = hash();
    expect(() => give(workspace, 'lost')).toThrowError(expect.objectContaining({ code: 'db.replaced' }));
    expect(read(workspace)).toBe('new');
    expect(workspace.backups.health().lost).toBe('replaced');
    await workspace.close();
    expect(hash()).toBe(came);
    expect(existsSync(`${database()}-wal`)).toBe(false);

    // A start shows the file that is there, with nothing of the other one in it.
    const again = openWorkspace(root);
    expect(read(again)).toBe('old');
    expect(again.db.findFaults()).toEqual({ structure: [], references: [] });
    await again.close();
    const [aside = ''] = readdirSync(path.join(root, 'quarantine'));
    cpSync(path.join(root, 'quarantine', aside, 'waymark.db'), database());
    const before = openWorkspace(root);
    expect(read(before)).toBe('new');
    await before.close();
  });

  it('is noticed without a save, is not backed up any more, and a log that came with it stays', async () => {
    const { workspace, older } = await opened();
    const backups = workspace.backups.list().backups.length;
    renameSync(older, database());
    cpSync(`${database()}-wal`, path.join(place, 'came-wal'));
    renameSync(path.join(place, 'came-wal'), `${database()}-wal`);
    await workspace.backups.lookAfter('working');
    expect(workspace.backups.health().lost).toBe('replaced');
    expect(workspace.backups.list().backups).toHaveLength(backups);
    await workspace.close();
    expect(existsSync(`${database()}-wal`)).toBe(true);
  });

  it('is told as gone where its folder cannot be reached, as on a stick that was pulled out', async () => {
    const [here, stick] = [path.join(place, 'here'), path.join(place, 'stick')];
    mkdirSync(here);
    symlinkSync(here, stick);
    root = path.join(stick, 'own');
    const { workspace } = await opened();
    rmSync(stick);
    symlinkSync(path.join(place, 'nowhere/at/all'), stick);
    expect(() => give(workspace, 'lost')).toThrowError(expect.objectContaining({ code: 'db.gone' }));
    expect(workspace.backups.health().lost).toBe('gone');
    await workspace.close();
    rmSync(stick);
    symlinkSync(here, stick);
    const again = openWorkspace(root);
    expect(read(again)).toBe('new');
    await again.close();
  });

  it('is not followed by an empty one where its whole folder was moved away: what was saved can be gone on with', async () => {
    const { workspace } = await opened();
    const moved = path.join(place, 'moved');
    renameSync(root, moved);
    expect(() => give(workspace, 'lost')).toThrowError(expect.objectContaining({ code: 'db.replaced' }));
    await workspace.close();
    expect(() => openWorkspace(root)).toThrowError(expect.objectContaining({ code: 'db.missing' }));
    const service = backupsOf(root);
    const [backup] = service.list().backups;
    expect(backup).toMatchObject({ verified: true, contents: { answers: 1 } });
    await service.restore(backup?.id ?? '');
    const again = openWorkspace(root);
    expect(read(again)).toBe('new');
    await again.close();
  });

  it('is backed up where its folder was moved away, also where nothing can be put aside', async () => {
    const { workspace } = await opened();
    renameSync(root, path.join(place, 'moved'));
    mkdirSync(root);
    writeFileSync(path.join(root, 'quarantine'), 'no folder');
    expect(() => give(workspace, 'lost')).toThrowError(expect.objectContaining({ code: 'db.replaced' }));
    await workspace.close();
    expect(backupsOf(root).list().backups).toMatchObject([{ verified: true, contents: { answers: 1 } }]);
  });

  it('is noticed when it was removed', async () => {
    const { workspace } = await opened();
    rmSync(database());
    expect(() => give(workspace, 'lost')).toThrowError(expect.objectContaining({ code: 'db.replaced' }));
    await workspace.close();
  });
});
