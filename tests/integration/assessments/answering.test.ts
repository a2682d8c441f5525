import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssessmentsHandlers } from '../../../main/assessments';
import { listHistory } from '../../../main/database';
import { type Answer, assessmentsContract, type NewCitation } from '../../../shared/assessments';
import {
  aCitation,
  aDocument,
  aLevel,
  anId,
  NOT_ANSWERED,
  NOT_APPLICABLE,
  NOT_KNOWN,
} from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
} from '../../support/builders/assessments-room';

let room: AssessmentsRoom;
let assessmentId: string;
beforeEach(() => {
  room = anAssessmentsRoom();
  assessmentId = createdAssessment(room).id;
  room.events.length = 0;
});
afterEach(() => room.db.close());

const coded = (code: string, data = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(data) });

function save(given: Partial<Parameters<typeof room.assessments.saveAnswer>[0]> = {}): Answer {
  return room.assessments.saveAnswer({
    assessmentId,
    itemId: 'POL-01',
    value: aLevel(2),
    text: '',
    fallReason: null,
    baseRevision: 0,
    ...given,
  });
}
const stored = (itemId = 'POL-01') =>
  room.assessments.get(assessmentId).answers.find((answer) => answer.itemId === itemId) as Answer;
const history = (itemId = 'POL-01') => room.assessments.history({ assessmentId, itemId });

function passage(given: Partial<NewCitation> = {}): NewCitation {
  const { id: _id, createdAt: _at, documentTitle: _title, ...rest } = aCitation();
  return { ...rest, ...given };
}
const cite = (given: Partial<NewCitation> = {}, itemId = 'POL-01') =>
  room.assessments.cite({ assessmentId, itemId, citation: passage(given) });

describe('an assessment that was begun by mistake', () => {
  it('is taken away while nothing was entered, and its day is free again', () => {
    room.assessments.takeAway(assessmentId);
    expect(room.assessments.list()).toEqual([]);
    expect(room.events).toEqual([{ name: 'assessments.changed', ids: [assessmentId] }]);
    expect(() => room.assessments.get(assessmentId)).toThrow(coded('assessments.not-found'));
    expect(listHistory(room.db, 'assessment', assessmentId).map(({ field }) => field)).toEqual([
      'created',
      'removedAt',
    ]);
    expect(createdAssessment(room).id).not.toBe(assessmentId);
  });

  it('stays once something was entered, also where that was cleared again, and once it is frozen', () => {
    const { revision } = save();
    save({ value: NOT_ANSWERED, baseRevision: revision });
    expect(() => room.assessments.takeAway(assessmentId)).toThrow(coded('assessments.not-empty'));
    expect(room.assessments.list().map(({ id }) => id)).toEqual([assessmentId]);
    save({ baseRevision: stored().revision });
    room.assessments.freeze(assessmentId, 'A. Tester');
    expect(() => room.assessments.takeAway(assessmentId)).toThrow(coded('assessments.frozen'));
  });

  it('stays once somebody has said something about it', () => {
    room.assessments.discuss({ assessmentId, itemId: 'POL-01', kind: 'message', text: 'Who keeps it?' });
    expect(() => room.assessments.takeAway(assessmentId)).toThrow(coded('assessments.not-empty'));
    expect(listHistory(room.db, 'assessment', assessmentId)).toHaveLength(1);
  });
});

describe('a new assessment', () => {
  it('asks every item of the edition in its order, all untouched', () => {
    const assessment = room.assessments.get(assessmentId);
    expect(assessment.answers.map(({ itemId }) => itemId)).toEqual([
      'POL-01',
      'POL-02',
      'PREV-01',
      'PREV-02',
      'PROT-01',
      'PROS-01',
    ]);
    expect(assessment.progress).toMatchObject({ asked: 6, notAnswered: 6, levels: 0, unconfirmed: 0 });
    expect(assessment).toMatchObject({ status: 'open', basedOn: null, snapshotId: null });
  });

  it('asks only the core items in the short scope', () => {
    const core = room.assessments.create({
      state: 'KH',
      questionnaire: 'waymark',
      edition: '2025.1',
      scope: 'core',
      referenceDate: '2025-12-31',
    });
    expect(core.answers.map(({ itemId }) => itemId)).toEqual(['POL-02', 'PROT-01']);
    expect(() => save({ assessmentId: core.id })).toThrow(
      coded('assessments.item-not-asked', { item: 'POL-01' }),
    );
  });

  it('is refused for an unknown edition, and twice for one State, scope and date', () => {
    const input = {
      state: 'KH',
      questionnaire: 'waymark',
      edition: '2025.1',
      scope: 'full',
      referenceDate: '2025-12-31',
    } as const;
    expect(() => room.assessments.create({ ...input, edition: '1999.1' })).toThrow(
      coded('assessments.edition-unknown', { edition: 'waymark 1999.1' }),
    );
    expect(() => room.assessments.create(input)).toThrow(
      coded('assessments.date-taken', { date: '2025-12-31' }),
    );
    expect(room.events).toEqual([]);
    expect(room.assessments.create({ ...input, state: 'TH' }).state).toBe('TH');
  });
});

describe('saveAnswer', () => {
  it('keeps the four kinds of answers apart', () => {
    save({ itemId: 'POL-01', value: aLevel(0) });
    save({ itemId: 'POL-02', value: NOT_APPLICABLE });
    save({ itemId: 'PREV-01', value: NOT_KNOWN });
    save({ itemId: 'PREV-02', value: NOT_ANSWERED, text: 'Asked the ministry.' });
    const { progress } = room.assessments.get(assessmentId);
    expect(progress).toMatchObject({ asked: 6, levels: 1, notApplicable: 1, notKnown: 1, notAnswered: 3 });
    expect(room.assessments.list()[0]?.progress).toEqual(progress);
  });

  it('returns what is stored, with the next revision', () => {
    room.clock.set('2026-02-04T00:00:00.000Z');
    const answer = save({ text: 'ច្បាប់ថ្មី' });
    expect(answer).toEqual({
      itemId: 'POL-01',
      value: aLevel(2),
      text: 'ច្បាប់ថ្មី',
      fallReason: null,
      confirmed: true,
      citations: [],
      held: [],
      checks: [],
      revision: 1,
      updatedAt: '2026-02-04T00:00:00.000Z',
    });
    expect(stored()).toEqual(answer);
    expect(room.assessments.get(assessmentId).updatedAt).toBe('2026-02-04T00:00:00.000Z');
    expect(save({ value: aLevel(3), text: 'ច្បាប់ថ្មី', baseRevision: 1 }).revision).toBe(2);
  });

  it('refuses to write over a revision the respondent has not seen', () => {
    save();
    expect(() => save({ value: aLevel(4), baseRevision: 0 })).toThrow(
      coded('assessments.answer-changed', { item: 'POL-01', revision: 1 }),
    );
    expect(() => save({ value: aLevel(4), baseRevision: 2 })).toThrow(coded('assessments.answer-changed'));
    expect(stored().value).toEqual(aLevel(2));
    expect(history()).toHaveLength(1);
  });

  it('may be repeated when its reply was lost', () => {
    const first = save({ text: 'Same words.' });
    room.events.length = 0;
    expect(save({ text: 'Same words.' })).toEqual(first);
    expect(room.events).toEqual([]);
    expect(history().map(({ field }) => field)).toEqual(['value', 'text']);
  });

  it('refuses practice ahead of the text above level 1', () => {
    expect(save({ value: { kind: 'level', level: 1, practiceAhead: true } }).value).toMatchObject({
      level: 1,
    });
    expect(() => save({ value: { kind: 'level', level: 2, practiceAhead: true }, baseRevision: 1 })).toThrow(
      coded('assessments.practice-ahead-level', { level: 2 }),
    );
  });

  it('refuses an item the edition does not ask, and an assessment that is not there', () => {
    expect(() => save({ itemId: 'POL-99' })).toThrow(coded('assessments.item-not-asked', { item: 'POL-99' }));
    expect(() => save({ assessmentId: anId(424_242) })).toThrow(coded('assessments.not-found'));
    expect(() => room.assessments.get(anId(424_242))).toThrow(coded('assessments.not-found'));
  });

  it('writes who changed what, when, from what to what', () => {
    room.settings.update({ personName: 'Dara' });
    save({ text: 'First.' });
    room.clock.set('2026-02-05T00:00:00.000Z');
    save({ value: NOT_KNOWN, text: 'First.', baseRevision: 1 });
    const at = '2026-02-03T04:05:06.000Z';
    const level = '{"kind":"level","level":2,"practiceAhead":false}';
    expect(history().map(({ seq: _, ...entry }) => entry)).toEqual([
      { at, actor: 'Dara', field: 'value', before: '{"kind":"none"}', after: level },
      { at, actor: 'Dara', field: 'text', before: '""', after: '"First."' },
      {
        at: '2026-02-05T00:00:00.000Z',
        actor: 'Dara',
        field: 'value',
        before: level,
        after: '{"kind":"nk","whoMightKnow":"Ministry of Labour"}',
      },
    ]);
    expect(history('POL-02')).toEqual([]);
  });

  it('keeps the order of the history when the clock runs backwards', () => {
    save({ text: 'First.' });
    room.clock.set('1999-01-01T00:00:00.000Z');
    save({ text: 'Second.', baseRevision: 1 });
    expect(history().map(({ after }) => after)).toEqual([expect.anything(), '"First."', '"Second."']);
  });

  it('announces the change once it is stored, and nothing when it failed', () => {
    save();
    expect(room.events).toEqual([{ name: 'assessments.changed', ids: [assessmentId] }]);
    expect(() => save({ value: aLevel(3), baseRevision: 7 })).toThrow();
    expect(room.events).toHaveLength(1);
  });
});

describe('citations', () => {
  it('carry title, page and quote, and raise the revision', () => {
    save();
    const answer = cite();
    expect(answer.revision).toBe(2);
    expect(answer.citations).toEqual([
      {
        ...passage(),
        id: expect.any(String),
        documentTitle: 'Anti-Trafficking Act',
        createdAt: room.clock(),
      },
    ]);
    expect(stored()).toEqual(answer);
    expect(room.assessments.list()[0]?.progress.withEvidence).toBe(1);
  });

  it('may come before the answer', () => {
    expect(cite()).toMatchObject({ value: NOT_ANSWERED, revision: 1, confirmed: true });
    expect(save({ baseRevision: 1 }).citations).toHaveLength(1);
  });

  it('are kept once when the same one is sent again', () => {
    const once = cite();
    expect(cite()).toEqual(once);
    expect(cite({ note: 'Other thought.' }).citations).toHaveLength(2);
    expect(cite({ page: 4 }).citations).toHaveLength(3);
  });

  it('over several pages are one a page, made together or not at all', () => {
    const place = { assessmentId, itemId: 'POL-01' };
    const parts = [passage({ page: 4, quote: 'and so' }), passage({ page: 5, quote: 'on.' })];
    const cited = room.assessments.cite({ ...place, citation: passage(), continued: parts });
    expect(cited.revision).toBe(1);
    expect(cited.citations.map(({ page }) => page)).toEqual([passage().page, 4, 5]);
    expect(stored()).toEqual(cited);
    expect(history()).toHaveLength(3);
    expect(() =>
      room.assessments.cite({ ...place, citation: passage({ page: 6 }), continued: [passage({ page: 99 })] }),
    ).toThrow(coded('assessments.page-outside'));
    expect(stored()).toEqual(cited);
  });

  it('may take the place of another, which the history keeps', () => {
    const place = { assessmentId, itemId: 'POL-01' };
    const first = cite({ note: 'Why' }).citations[0];
    const moved = room.assessments.replaceCitation({
      ...place,
      citationId: first?.id ?? '',
      citation: passage({ page: 9, quote: 'New words' }),
    });
    expect(moved.citations).toMatchObject([{ page: 9, quote: 'New words' }]);
    expect(stored()).toEqual(moved);
    const entry = history().at(-1);
    expect([entry?.field, JSON.parse(entry?.before ?? ''), JSON.parse(entry?.after ?? '')]).toEqual([
      'citation',
      first,
      moved.citations[0],
    ]);
    expect(() =>
      room.assessments.replaceCitation({ ...place, citationId: first?.id ?? '', citation: passage() }),
    ).toThrow(coded('assessments.citation-not-found'));
  });

  it('tell from the document where it is cited, newest year first', () => {
    cite({ page: 7 }, 'POL-02');
    cite({ page: 3 });
    const next = createdAssessment(room, {}, '2026-12-31');
    room.assessments.cite({ assessmentId: next.id, itemId: 'POL-02', citation: passage({ page: 12 }) });
    const places = room.assessments.citationsOf(passage().versionId);
    expect(places.map((one) => [one.referenceDate, one.citation.page, one.itemId, one.status])).toEqual([
      ['2026-12-31', 12, 'POL-02', 'open'],
      ['2025-12-31', 3, 'POL-01', 'open'],
      ['2025-12-31', 7, 'POL-02', 'open'],
    ]);
    expect(room.assessments.citationsOf(anId(31_337))).toEqual([]);
  });

  it('need a version the library has, and a page it has', () => {
    expect(() => cite({ versionId: anId(31_337) })).toThrow(coded('library.not-found'));
    expect(() => cite({ page: 13 })).toThrow(coded('assessments.page-outside', { page: 13, pageCount: 12 }));
    expect(cite({ page: 12 }).citations).toHaveLength(1);
  });

  it('follow the title of the document, and keep the old one when the library has lost it', () => {
    cite();
    room.documents[0] = aDocument({ title: 'Act against Trafficking' });
    expect(stored().citations[0]?.documentTitle).toBe('Act against Trafficking');
    room.documents.length = 0;
    expect(stored().citations[0]).toMatchObject({
      documentTitle: 'Anti-Trafficking Act',
      quote: passage().quote,
    });
  });

  it('can be removed, and stay in the history', () => {
    const [citation] = cite().citations;
    const citationId = citation?.id ?? '';
    const answer = room.assessments.removeCitation({ assessmentId, itemId: 'POL-01', citationId });
    expect(answer).toMatchObject({ citations: [], revision: 2 });
    expect(
      history().map(({ field, before, after }) => [
        field,
        before && JSON.parse(before),
        after && JSON.parse(after),
      ]),
    ).toEqual([
      ['citation', null, citation],
      ['citation', citation, null],
    ]);
    expect(() => room.assessments.removeCitation({ assessmentId, itemId: 'POL-01', citationId })).toThrow(
      coded('assessments.citation-not-found'),
    );
  });

  it('of another item cannot be removed from here', () => {
    const citationId = cite({}, 'POL-02').citations[0]?.id ?? '';
    save();
    expect(() => room.assessments.removeCitation({ assessmentId, itemId: 'POL-01', citationId })).toThrow(
      coded('assessments.citation-not-found'),
    );
    expect(stored('POL-02').citations).toHaveLength(1);
  });
});

describe('one transaction per use case', () => {
  it('leaves nothing behind when the history cannot be written', () => {
    const broken = anAssessmentsRoom({
      actor: () => {
        if (isBroken) throw new Error('no actor');
        return 'Dara';
      },
    });
    let isBroken = false;
    const { id } = createdAssessment(broken, { 'POL-01': aLevel(1) });
    const before = broken.assessments.get(id);
    isBroken = true;
    const place = { assessmentId: id, itemId: 'POL-01' };
    const input = { ...place, value: aLevel(2), text: 'x', fallReason: null, baseRevision: 1 };
    expect(() => broken.assessments.saveAnswer(input)).toThrow('no actor');
    expect(() => broken.assessments.cite({ ...place, citation: passage() })).toThrow('no actor');
    expect(() => broken.assessments.freeze(id, 'Dara')).toThrow('no actor');
    expect(broken.assessments.get(id)).toEqual(before);
    expect(broken.assessments.listSnapshots()).toEqual([]);
    broken.db.close();
  });

  it('saves many answers all or none', () => {
    const draft = (itemId: string) => ({ itemId, value: aLevel(3), text: '', fallReason: null });
    expect(() =>
      room.assessments.saveAnswers(assessmentId, [draft('POL-01'), draft('POL-02'), draft('POL-99')]),
    ).toThrow(coded('assessments.item-not-asked'));
    expect(room.assessments.get(assessmentId).progress.levels).toBe(0);
  });
});

describe('the history', () => {
  it('can be added to and nothing else', () => {
    save();
    const { db } = room;
    expect(() => db.run(db.build.updateTable('history').set({ actor: 'Nobody' }))).toThrow('append-only');
    expect(() => db.run(db.build.deleteFrom('history'))).toThrow('append-only');
    expect(history()).toHaveLength(1);
  });
});

describe('the calls of the contract', () => {
  it('answer with what the contract promises', async () => {
    const handlers = createAssessmentsHandlers(room.assessments);
    const { list, ...calls } = {
      list: handlers['assessments.list'],
      get: handlers['assessments.get'],
      save: handlers['assessments.saveAnswer'],
      history: handlers['assessments.history'],
    };
    const saved = await calls.save(
      assessmentsContract['assessments.saveAnswer'].input.parse({
        assessmentId,
        itemId: 'POL-01',
        value: { kind: 'level', level: 2 },
        text: '',
        fallReason: null,
        baseRevision: 0,
      }),
    );
    expect(assessmentsContract['assessments.saveAnswer'].output.parse(saved)).toEqual(saved);
    const outputs = [
      ['assessments.list', await list({})],
      ['assessments.get', await calls.get({ assessmentId, agencyId: null })],
      ['assessments.history', await calls.history({ assessmentId, itemId: 'POL-01', agencyId: null })],
    ] as const;
    for (const [name, output] of outputs)
      expect(assessmentsContract[name].output.parse(output)).toEqual(output);
  });
});
