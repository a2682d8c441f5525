import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../../main/database';
import { insertDocument, updateRemoved, updateReview } from '../../../main/library/repository';
import { type LibraryDocument, libraryFilter, reviewStateOf } from '../../../shared/library';
import { aDocument, anId } from '../../support/builders';
import { libraryBench } from '../../support/library-bench';

const DOCUMENTS = 5000;
const DAY = '2026-06-01';

let bench: ReturnType<typeof libraryBench>;
/** Rows that were taken out of the database so far. */
let taken = 0;
let room: ReturnType<ReturnType<typeof libraryBench>['open']>;

/** A library as a ministry has it after years: some guessed, some due, some in the trash, some with two versions. */
function fill(): void {
  const { pillars, topics, access, type, state, language, status, number, issuingBody } = aDocument();
  const file = aDocument().versions[0]?.file as LibraryDocument['versions'][0]['file'];
  const two = (n: number) => String(n).padStart(2, '0');
  for (let n = 0; n < DOCUMENTS; n++) {
    const at = `2025-${two(1 + (n % 12))}-${two(1 + (n % 28))}T08:00:00.000Z`;
    insertDocument(room.db, {
      documentId: anId(100_000 + n),
      versionId: anId(200_000 + n),
      fields: {
        ...{ pillars, topics, access, type, state, language, status, number, issuingBody },
        ...{
          title: `Act ${String(n)}`,
          titleEnglish: null,
          appliesTo: null,
          expiresOn: null,
          inForceOn: null,
        },
        adoptedOn: n % 5 === 0 ? null : `${String(1990 + (n % 30))}-03-01`,
      },
      guessed: n % 4 === 0 ? ['title'] : [],
      file: { ...file, sha256: n.toString(16).padStart(64, '0'), pageCount: 12 + (n % 300) },
      fileFacts: '{}',
      at,
    });
    if (n % 3 === 0) {
      const reviewBy = `${String(2025 + (n % 4))}-${two(1 + (n % 12))}-15`;
      updateReview(room.db, anId(100_000 + n), { checkedOn: null, checkedBy: null, reviewBy });
    }
    if (n % 100 === 7) updateRemoved(room.db, anId(100_000 + n), at, at);
  }
}

function counting<T extends object>(name: string, part: T): T {
  if (name !== 'db') return part;
  const db = part as unknown as Db;
  const all: Db['all'] = (query) => {
    const rows = db.all(query);
    taken += rows.length;
    return rows;
  };
  const first: Db['first'] = (query) => {
    taken += 1;
    return db.first(query);
  };
  return { ...db, all, first } as unknown as T;
}

beforeAll(() => {
  bench = libraryBench();
  room = bench.open({ wrap: counting });
  room.db.transaction(fill);
});
afterAll(() => {
  room.close();
  bench.remove();
});

describe('a library of thousands of documents at a glance', () => {
  it('says the same as its whole list, in a few lines', () => {
    const version = room.library.get(anId(100_000)).versions[0]?.id ?? '';
    room.works.join({ documentId: anId(100_001), into: anId(100_000), as: 'version' });
    room.works.markOfficial(version, true);
    const list = room.library.list(libraryFilter.parse({ sort: 'updated' }));
    const due = list
      .filter(({ review }) => reviewStateOf(review, DAY) === 'due')
      .toSorted((a, b) => {
        const [one, other] = [`${a.review.reviewBy} ${a.id}`, `${b.review.reviewBy} ${b.id}`];
        return one < other ? -1 : 1;
      });
    const guessed = list.filter(({ hasGuesses }) => hasGuesses);
    // Who follows the number finds as many.
    expect(room.library.list(libraryFilter.parse({ guessed: true }))).toEqual(guessed);
    const asLine = ({
      id,
      versionId,
      title,
      language,
      type,
      state,
      year,
      pageCount,
      review,
    }: (typeof list)[0]) => ({
      ...{ id, versionId, title, language, type, state, year, pageCount },
      reviewBy: review.reviewBy,
    });
    expect(room.library.digest(DAY, 5)).toEqual({
      changed: { count: list.length, first: list.slice(0, 5).map(asLine) },
      toCheck: { count: due.length, first: due.slice(0, 5).map(asLine) },
      guessed: { count: guessed.length, first: guessed.slice(0, 5).map(asLine) },
      hasImports: room.imports.list(false).length > 0,
    });
    expect(room.library.digest(DAY, 5).changed.first[0]).toMatchObject({ versionId: version });
    expect(list.length).toBe(DOCUMENTS - DOCUMENTS / 100 - 1);
    expect(JSON.stringify(room.library.digest(DAY, 5)).length).toBeLessThan(5000);
  });

  it('gives the days wanted, and not those of every document', () => {
    const applying = ['inforce'] as const;
    const wanted = {
      from: DAY,
      until: '2026-08-01',
      lines: 5,
      applying,
      ofPeriods: ['RPT' as const],
      versionIds: [anId(204_999)],
    };
    const some = room.library.datedDocuments(wanted);
    const all = room.library.datedDocuments(null);
    expect(all.length).toBe(room.library.list(libraryFilter.parse({})).length);
    const soonest = all
      .filter(({ reviewBy }) => reviewBy !== null && reviewBy <= wanted.until)
      .toSorted((a, b) => (`${a.reviewBy} ${a.id}` < `${b.reviewBy} ${b.id}` ? -1 : 1))
      .slice(0, 5);
    const cited = all.filter(({ id }) => id === anId(104_999));
    expect(new Set(some)).toEqual(new Set([...soonest, ...cited]));
    room.library.update(anId(100_002), { inForceOn: '2026-07-01' });
    room.library.update(anId(100_004), { inForceOn: '2026-05-01' });
    room.library.update(anId(100_008), { inForceOn: '2026-04-01', status: 'adopted' });
    room.library.update(anId(100_010), { expiresOn: '2024-04-01' });
    room.library.update(anId(100_011), { expiresOn: '2024-04-01', status: 'expired' });
    // What a report speaks of neither begins nor ends anything.
    room.library.update(anId(100_013), { type: 'RPT', inForceOn: '2026-07-01' });
    room.library.update(anId(100_014), { type: 'RPT', expiresOn: '2024-04-01' });
    const added = room.library
      .datedDocuments(wanted)
      .filter(({ id }) => !some.some((known) => known.id === id));
    expect(added.map(({ id }) => id)).toEqual([anId(100_002), anId(100_008), anId(100_010)]);
  });

  it('counts and finds its first documents without taking the others out of the database', () => {
    const takenBy = (work: () => unknown) => {
      const before = taken;
      work();
      return taken - before;
    };
    expect(takenBy(() => room.library.list(libraryFilter.parse({ sort: 'updated' })))).toBeGreaterThan(
      DOCUMENTS / 2,
    );
    // Of each kind their number, and five of them, each with its version.
    expect(takenBy(() => room.library.digest(DAY, 5))).toBeLessThanOrEqual(3 * (1 + 5 + 5) + 1);
  });
});
