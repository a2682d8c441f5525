import { afterEach, beforeEach, expect, it } from 'vitest';
import { listHistory } from '../../../main/database';
import {
  createReanchorHandlers,
  createTextsHandlers,
  createTextsService,
  type TextsService,
} from '../../../main/texts';
import type { NewCitation } from '../../../shared/assessments';
import { aDocument, aLevel, anId } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
} from '../../support/builders/assessments-room';
import { aLaw, inPages } from '../../support/builders/laws';
import { hashOf, type SearchBench, searchBench } from '../../support/search-bench';

const OLD = { id: anId(9001), sha256: hashOf('old') };
const NEW = { id: anId(9002), sha256: hashOf('new') };
const LAW = aLaw('eng', 40);
const textOf = (article: number) => (LAW[article]?.split('\n')[1] ?? '').split(' ').slice(2, 16).join(' ');

let room: AssessmentsRoom;
let bench: SearchBench;
let texts: TextsService;
let asked: number;
let assessmentId: string;
beforeEach(() => {
  room = anAssessmentsRoom();
  const document = aDocument();
  const [version] = document.versions;
  if (version === undefined) throw new Error('a document has a version');
  const older = {
    ...version,
    ...OLD,
    isOfficial: false,
    file: { ...version.file, sha256: OLD.sha256, pageCount: 40 },
  };
  const newer = { ...older, id: NEW.id, label: '2026', file: { ...older.file, sha256: NEW.sha256 } };
  room.documents.splice(0, 1, { ...document, versions: [newer, older] });
  // In the later text an article is gone, one is reworded and everything stands on other pages.
  const later = LAW.filter((_, at) => at !== 5).map((text) =>
    text === LAW[9] ? text.replace(textOf(9), textOf(9).replace(/^(\S+ \S+)/, '$1 forthwith')) : text,
  );
  const pages = (law: readonly string[], width: number) =>
    inPages(law, { width, lines: 12 }).map(({ text }) => text);
  bench = searchBench({ name: 'old', pages: pages(LAW, 70) }, { name: 'new', pages: pages(later, 58) });
  const { 'index.reanchor': reanchor } = createReanchorHandlers(bench.store);
  asked = 0;
  texts = createTextsService({
    db: room.db,
    clock: room.clock,
    actor: () => 'Reader',
    announce: (event) => void room.events.push(event),
    library: {
      getOfVersion: (versionId) => {
        const found = room.documents.find(({ versions }) => versions.some(({ id }) => id === versionId));
        if (found === undefined) throw new Error(versionId);
        return found;
      },
    },
    assessments: room.assessments,
    reanchor: async (wish) => {
      asked += wish.cited.length;
      return reanchor(wish);
    },
  });
  assessmentId = createdAssessment(room, { 'POL-01': aLevel(2) }).id;
});
afterEach(() => {
  bench.close();
  room.db.close();
});

/** Cites words of an article in the older text, on the page where they begin. */
function cite(article: number, given: Partial<NewCitation> = {}) {
  const words = textOf(article).split(' ').slice(0, 3).join(' ');
  const page =
    Array.from({ length: 60 }, (_, at) => at + 1).find((n) => {
      try {
        return bench.store.pageText(OLD.sha256, n).text.replace(/\s+/g, ' ').includes(words);
      } catch {
        return false;
      }
    }) ?? 1;
  const citation = {
    versionId: OLD.id,
    page,
    pageLabel: null,
    quote: textOf(article),
    rectangles: [],
    note: '',
    ...given,
  };
  return room.assessments.cite({ assessmentId, itemId: 'POL-01', citation });
}

it('proposes for each citation of the older text what became of it, and changes nothing', async () => {
  cite(2);
  cite(9);
  cite(5);
  const before = room.assessments.get(assessmentId);
  const checked = await texts.citationsToCheck();
  expect(
    checked.map(({ place, proposal, later }) => [place.citation.quote, proposal?.kind, later.versionId]),
  ).toEqual([
    [textOf(2), 'same', NEW.id],
    [textOf(5), 'lost', NEW.id],
    [textOf(9), 'reworded', NEW.id],
  ]);
  const page = checked[0]?.proposal?.page ?? 0;
  expect(bench.store.pageText(NEW.sha256, page).text.replace(/\s+/g, ' ')).toContain(
    textOf(2).split(' ').slice(0, 3).join(' '),
  );
  expect(checked[2]?.proposal?.text).toContain('forthwith');
  expect(texts.countToCheck()).toBe(3);
  expect(room.assessments.get(assessmentId)).toEqual(before);
});

it('asks for a text once, and leaves out what was moved or kept at the older text', async () => {
  cite(2);
  cite(9);
  const [first, second] = await texts.citationsToCheck();
  expect(asked).toBe(2);
  const { citation } = first?.place ?? {};
  texts.keepCitation(second?.place.citation.id ?? '', NEW.id, true);
  texts.keepCitation(second?.place.citation.id ?? '', NEW.id, true);
  room.assessments.replaceCitation({
    assessmentId,
    itemId: 'POL-01',
    citationId: citation?.id ?? '',
    citation: {
      versionId: NEW.id,
      page: first?.proposal?.page ?? 1,
      pageLabel: null,
      quote: textOf(2),
      rectangles: [],
      note: '',
    },
  });
  expect(await texts.citationsToCheck()).toEqual([]);
  expect(room.events.filter(({ name }) => name === 'texts.changed')).toHaveLength(1);
  expect(listHistory(room.db, 'citation', second?.place.citation.id ?? '')).toMatchObject([
    { field: 'keptDespite', before: null, after: NEW.id },
  ]);
  texts.keepCitation(second?.place.citation.id ?? '', NEW.id, false);
  expect(await texts.citationsToCheck()).toHaveLength(1);
  expect(asked).toBe(2);
});

it('says that it cannot tell while a text is not read, and leaves frozen assessments alone', async () => {
  cite(2);
  bench.store.removeFile(NEW.sha256);
  expect((await texts.citationsToCheck()).map(({ proposal }) => proposal)).toEqual([null]);
  room.assessments.freeze(assessmentId, 'Me');
  expect(await texts.citationsToCheck()).toEqual([]);
});

it('compares the texts of two files, and says when one is not read', () => {
  const { 'texts.compare': compare } = createTextsHandlers(bench.store);
  expect(compare({ before: OLD.sha256, after: NEW.sha256 })).toMatchObject({
    counts: { added: 1, removed: 1, changed: 0, moved: 0 },
    alignedBy: 'words',
  });
  expect(() => compare({ before: OLD.sha256, after: '0'.repeat(64) })).toThrow(
    expect.objectContaining({ code: 'texts.not-indexed' }),
  );
});
