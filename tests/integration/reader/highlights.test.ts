import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../main/database';
import { createHighlights, type Highlights } from '../../../main/reader';
import type { NewHighlight } from '../../../shared/reader';
import { countingIds, heldClock } from '../../support/builders';
import { libraryBench } from '../../support/library-bench';

type Bench = ReturnType<typeof libraryBench>;
type Room = ReturnType<Bench['open']>;

let bench: Bench;
let room: Room;
let highlights: Highlights;
beforeEach(() => {
  bench = libraryBench();
  open();
});
afterEach(() => {
  room.close();
  bench.remove();
});

function open(): void {
  room = bench.open();
  const clock = heldClock();
  const { db, library, events } = room;
  const announce = (event: (typeof events)[number]) => void events.push(event);
  highlights = createHighlights({
    db,
    clock,
    newId: countingIds(),
    library,
    actor: () => 'Reader',
    announce,
  });
}

/** Brings a file in and gives its document with its version. */
async function bringIn(name = 'act.pdf', text = 'Article 1\fArticle 2\fArticle 3') {
  const id = await room.imports.start([bench.put(name, text)]);
  await room.imports.idle();
  const documentId = room.imports.get(id).files[0]?.documentId ?? '';
  const document = room.library.get(documentId);
  return { documentId, versionId: document.versions[0]?.id ?? '', file: document.versions[0]?.file };
}

const passage = (given: Partial<NewHighlight> = {}): NewHighlight => ({
  page: 2,
  pageLabel: 'ii',
  quote: 'มาตรา ๖',
  rectangles: [[10, 20, 30, 12]],
  colour: 'green',
  note: '',
  ...given,
});

const coded = (code: string) => expect.objectContaining({ code });

describe('highlights', () => {
  it('are kept as made, by page, and announced', async () => {
    const { versionId, file } = await bringIn();
    const [second] = highlights.add(versionId, [passage()]);
    highlights.add(versionId, [passage({ page: 1, quote: '', rectangles: [], note: 'Read again' })]);
    expect(highlights.list(versionId).map(({ page, note }) => [page, note])).toEqual([
      [1, 'Read again'],
      [2, ''],
    ]);
    expect(second).toMatchObject({ ...passage(), sha256: file?.sha256 });
    expect(room.events.filter(({ name }) => name === 'reader.changed')).toHaveLength(2);
  });

  it('of a selection over pages are made together or not at all', async () => {
    const { versionId } = await bringIn();
    expect(() => highlights.add(versionId, [passage({ page: 3 }), passage({ page: 4 })])).toThrow(
      coded('reader.page-outside'),
    );
    expect(highlights.list(versionId)).toEqual([]);
    expect(() => highlights.add('0190b000-0000-7000-8000-00000000ffff', [passage()])).toThrow(
      coded('library.not-found'),
    );
  });

  it('change, go and come back, each step in the history', async () => {
    const { versionId } = await bringIn();
    const [made] = highlights.add(versionId, [passage()]);
    const id = made?.id ?? '';
    highlights.change(id, { note: 'Why not all workers?' });
    highlights.change(id, { note: 'Why not all workers?', colour: 'green' });
    highlights.change(id, { colour: 'rose' });
    highlights.remove(id);
    highlights.remove(id);
    expect(highlights.list(versionId)).toEqual([]);
    expect(() => highlights.change(id, { note: 'Lost?' })).toThrow(coded('reader.highlight-not-found'));
    expect(highlights.restore(id)).toMatchObject({ id, note: 'Why not all workers?', colour: 'rose' });
    expect(highlights.list(versionId)).toHaveLength(1);
    expect(
      listHistory(room.db, 'highlight', id).map(({ field, before, after }) => [field, before, after]),
    ).toEqual([
      ['created', null, expect.stringContaining('มาตรา ๖')],
      ['note', '', 'Why not all workers?'],
      ['colour', 'green', 'rose'],
      ['removedAt', null, expect.any(String)],
      ['removedAt', expect.any(String), null],
    ]);
  });

  it('are there again for the same file brought in again, and leave its bytes alone', async () => {
    const { versionId, documentId, file } = await bringIn();
    highlights.add(versionId, [passage({ note: 'Mine' })]);
    room.library.remove(documentId);
    expect(highlights.all()).toEqual([]);
    room.close();
    open();
    await bringIn('same bytes, another name.pdf');
    room.library.restore(documentId);
    expect(highlights.list(versionId).map(({ note }) => note)).toEqual(['Mine']);
    expect(highlights.all()).toMatchObject([{ note: 'Mine', versionId, documentId, sha256: file?.sha256 }]);
    expect(room.library.get(documentId).versions[0]?.file.sha256).toBe(file?.sha256);
  });
});

describe('highlights in a document of several versions', () => {
  it('say which version they are in: by its label, else its day, else the name of its file', async () => {
    const older = await bringIn('act.pdf');
    const newer = await bringIn('act-amended.pdf', 'Article 1 anew\fArticle 2\fArticle 3');
    const names = () => highlights.all().map(({ note, versionName }) => [note, versionName]);
    highlights.add(older.versionId, [passage({ note: 'Old' })]);
    expect(names()).toEqual([['Old', '']]);
    room.works.join({ documentId: newer.documentId, into: older.documentId, as: 'version' });
    highlights.add(newer.versionId, [passage({ note: 'New' })]);
    const say = (versionId: string, label: string, publishedOn: string | null) =>
      room.works.setVersion(versionId, { label, publishedOn });
    say(newer.versionId, '', null);
    expect(Object.fromEntries(names())).toEqual({ Old: 'act.pdf', New: 'act-amended.pdf' });
    say(older.versionId, 'As passed', null);
    say(newer.versionId, '', '2025-03-01');
    expect(Object.fromEntries(names())).toEqual({ Old: 'As passed', New: '2025-03-01' });
    say(newer.versionId, 'As passed', null);
    expect(Object.fromEntries(names())).toEqual({
      Old: 'As passed, act.pdf',
      New: 'As passed, act-amended.pdf',
    });
  });
});

describe('printed page numbers', () => {
  it('are stated for a file, changed and taken back, each step in the history', async () => {
    const { versionId, documentId, file } = await bringIn();
    expect(room.library.listPageNumbers()).toEqual([]);
    room.library.setPageNumbers(versionId, { firstPage: 2, firstNumber: 1 });
    room.library.setPageNumbers(versionId, { firstPage: 2, firstNumber: 1 });
    room.library.setPageNumbers(versionId, { firstPage: 3, firstNumber: 1 });
    expect(room.library.listPageNumbers()).toEqual([
      { sha256: file?.sha256, versionIds: [versionId], firstPage: 3, firstNumber: 1 },
    ]);
    expect(room.events.at(-1)).toEqual({ name: 'library.changed', ids: [documentId] });
    room.library.setPageNumbers(versionId, null);
    expect(room.library.listPageNumbers()).toEqual([]);
    expect(
      listHistory(room.db, 'file', file?.sha256 ?? '').map(({ before, after }) => [before, after]),
    ).toEqual([
      [null, '2 1'],
      ['2 1', '3 1'],
      ['3 1', null],
    ]);
    expect(() => room.library.setPageNumbers(versionId, { firstPage: 4, firstNumber: 1 })).toThrow(
      coded('library.page-outside'),
    );
  });
});
