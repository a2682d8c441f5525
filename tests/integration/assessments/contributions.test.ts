import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertDecision } from '../../../main/assessments/decisions-repository';
import type { Agency } from '../../../shared/agencies';
import {
  type Assessment,
  type ContributionChoice,
  type ContributionDocument,
  NOTHING_SAID,
} from '../../../shared/assessments';
import { aCitation, aLevel, anId, NOT_APPLICABLE, NOT_KNOWN } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
  registeredAgency,
} from '../../support/builders/assessments-room';

let room: AssessmentsRoom;
let police: Agency;
let labour: Agency;
let assessment: Assessment;

beforeEach(() => {
  room = anAssessmentsRoom();
  police = registeredAgency(room, 'Police');
  labour = registeredAgency(room, 'Labour', { roles: ['LABR'] });
  assessment = createdAssessment(room, { 'POL-01': aLevel(3) });
  room.assessments.assign(assessment.id, [
    { itemId: 'POL-01', agencyId: police.id, as: 'lead' },
    { itemId: 'POL-02', agencyId: police.id, as: 'asked' },
    { itemId: 'POL-01', agencyId: labour.id, as: 'asked' },
  ]);
});
afterEach(() => room.db.close());

const coded = (code: string, data = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(data) });
const ofPolice = () => room.assessments.get(assessment.id, police.id);
const answerOf = (agencyId: string, itemId: string) =>
  room.assessments.get(assessment.id, agencyId).answers.find((answer) => answer.itemId === itemId);

function say(agencyId: string, itemId: string, level: 0 | 1 | 2 | 3 | 4, text = '') {
  return room.assessments.saveAnswer({
    ...{ assessmentId: assessment.id, agencyId, itemId, value: aLevel(level), text, fallReason: null },
    baseRevision: answerOf(agencyId, itemId)?.revision ?? 0,
  });
}

const { id: _id, createdAt: _at, ...PASSAGE } = aCitation();

function aFile(
  answers: Readonly<Record<string, object>> | unknown[],
  given: Partial<ContributionDocument> = {},
): ContributionDocument {
  const { state, questionnaire, edition, scope, referenceDate } = assessment;
  const cells = Array.isArray(answers)
    ? answers
    : Object.entries(answers).map(([itemId, said]) => ({
        itemId,
        baseRevision: 0,
        ...NOTHING_SAID,
        ...said,
      }));
  return {
    ...{ format: 'waymark-contribution/1', assessmentId: assessment.id },
    ...{ state, questionnaire, edition, scope, referenceDate, agencyId: police.id },
    ...{ version: 1, madeAt: '2026-01-20T08:00:00.000Z', madeBy: 'Officer', answers: cells },
    ...given,
  };
}
const ALL: ContributionChoice = { itemIds: null, conflicts: {} };
const statuses = (document: ContributionDocument) =>
  room.assessments.previewContribution(document).answers.map(({ status }) => status);
const rows = (table: 'agency_answers' | 'agency_answer_versions' | 'history' | 'contribution_receipts') =>
  room.db.all(room.db.build.selectFrom(table).selectAll()).length;

describe('an agency that ends while it is asked', () => {
  const departed = () => room.assessments.departed(assessment.id);

  it('is told with what it owes, what waits for it alone, and the sheets that are out', () => {
    expect(departed()).toEqual([]);
    room.requestsOut.set(police.id, 2);
    room.agencies.update(police.id, { until: '2025-06-30' });
    // Labour is asked POL-01 too, but does not lead it; POL-02 nobody else is asked.
    expect(departed()).toEqual([
      {
        ...{ agencyId: police.id, until: '2025-06-30', isAsked: true, owed: 2, requests: 2 },
        ...{ unled: ['POL-01', 'POL-02'], silent: ['POL-01', 'POL-02'] },
      },
    ]);
    // What it has answered stands, and nobody has to answer it anew.
    say(police.id, 'POL-01', 2);
    expect(departed()).toMatchObject([{ owed: 1, unled: ['POL-02'], silent: ['POL-02'] }]);
    // What it has begun is no silence: it stays where it was asked.
    room.assessments.saveAnswer({
      ...{ assessmentId: assessment.id, agencyId: police.id, itemId: 'POL-02', value: { kind: 'none' } },
      ...{ text: 'begun', fallReason: null, baseRevision: 0 },
    });
    expect(departed()).toMatchObject([{ owed: 1, unled: ['POL-02'], silent: [] }]);
    room.assessments.assign(assessment.id, [{ itemId: 'POL-02', agencyId: labour.id, as: 'lead' }]);
    expect(departed()).toMatchObject([{ agencyId: police.id, owed: 1, unled: [] }]);
    // Labour ends too: nobody who works is asked POL-02.
    room.agencies.update(labour.id, { until: '2025-06-30' });
    expect(departed()).toMatchObject([
      { agencyId: labour.id, owed: 2, unled: ['POL-02'] },
      { agencyId: police.id, owed: 1, unled: [] },
    ]);
  });

  it('is not told where it takes part and is asked nothing any more', () => {
    room.agencies.update(police.id, { until: '2025-06-30' });
    const items = departed().flatMap(({ unled }) => unled);
    room.assessments.assign(
      assessment.id,
      items.map((itemId) => ({ itemId, agencyId: labour.id, as: 'lead' })),
    );
    expect(departed()).toMatchObject([{ agencyId: police.id, isAsked: true, unled: [] }]);
    room.assessments.assign(
      assessment.id,
      items.map((itemId) => ({ itemId, agencyId: police.id, as: 'not-asked' })),
    );
    expect(departed()).toEqual([]);
  });

  it('is told before its last day where the assessment speaks of a day after it', () => {
    const today = room.clock().slice(0, 10);
    room.agencies.update(police.id, { until: today });
    expect(departed()).toEqual([]);
    const later = createdAssessment(room, {}, '2027-12-31');
    room.assessments.assign(later.id, [{ itemId: 'POL-01', agencyId: police.id, as: 'lead' }]);
    expect(room.assessments.departed(later.id)).toMatchObject([{ until: today, unled: ['POL-01'] }]);
  });

  it('is not told of a year that is frozen', () => {
    room.assessments.freeze(assessment.id, 'Head');
    room.agencies.update(police.id, { until: '2025-06-30' });
    expect(departed()).toEqual([]);
  });
});

describe('an agency’s own answers', () => {
  it('lie beside the national one and beside each other', () => {
    say(police.id, 'POL-01', 2, 'Our unit.');
    say(labour.id, 'POL-01', 0);
    expect(answerOf(police.id, 'POL-01')).toMatchObject({ value: aLevel(2), text: 'Our unit.', revision: 1 });
    expect(answerOf(labour.id, 'POL-01')).toMatchObject({ value: aLevel(0) });
    expect(room.assessments.get(assessment.id).answers[0]).toMatchObject({ value: aLevel(3), revision: 1 });
    expect(ofPolice().answers.map(({ itemId }) => itemId)).toEqual(['POL-01', 'POL-02']);
    expect(ofPolice().progress).toMatchObject({ asked: 2, levels: 1, notAnswered: 1 });
  });

  it('carry evidence, held evidence and second readers, with a history of their own', () => {
    say(police.id, 'POL-01', 2);
    const place = { assessmentId: assessment.id, itemId: 'POL-01', agencyId: police.id };
    const { documentTitle: _title, ...citation } = PASSAGE;
    const [cited] = room.assessments.cite({ ...place, citation }).citations;
    const order = {
      title: 'Secret order',
      custodian: 'Archive',
      type: 'ORD',
      datedOn: null,
      note: '',
    } as const;
    const [held] = room.assessments.hold({ ...place, held: order }).held;
    const check = { by: 'Reviewer', on: '2026-01-10' };
    room.assessments.checkEvidence({ ...place, evidenceId: cited?.id ?? '', check });
    room.assessments.checkEvidence({ ...place, evidenceId: held?.id ?? '', check });
    expect(room.assessments.hold({ ...place, held: order }).held).toHaveLength(1);
    const left = room.assessments.removeHeld({ ...place, heldId: held?.id ?? '' });
    expect(left).toMatchObject({ held: [], checks: [{ evidenceId: cited?.id }] });
    expect(() => room.assessments.checkEvidence({ ...place, evidenceId: anId(999), check })).toThrow(
      coded('assessments.evidence-not-found'),
    );
    expect(room.assessments.history(place).map(({ field }) => field)).toEqual([
      'value',
      'citation',
      'held',
      'check',
      'check',
      'held',
      'check',
    ]);
    expect(room.assessments.history({ ...place, agencyId: null })).toHaveLength(1);
  });

  it('are kept in every version, for ever', () => {
    say(police.id, 'POL-01', 1);
    say(police.id, 'POL-01', 2);
    expect(rows('agency_answers')).toBe(1);
    expect(rows('agency_answer_versions')).toBe(2);
  });

  it('are given only on items the agency is asked, and stay when it is asked no more', () => {
    expect(() => say(labour.id, 'POL-02', 1)).toThrow(
      coded('assessments.item-not-assigned', { item: 'POL-02' }),
    );
    say(labour.id, 'POL-01', 1);
    room.assessments.assign(assessment.id, [{ itemId: 'POL-01', agencyId: labour.id, as: 'not-asked' }]);
    expect(answerOf(labour.id, 'POL-01')).toMatchObject({ value: aLevel(1) });
    expect(() => say(labour.id, 'POL-01', 2)).toThrow(coded('assessments.item-not-assigned'));
  });

  it('are never "disputed"', () => {
    const disputed = { value: { kind: 'disputed' as const }, text: '', fallReason: null, baseRevision: 0 };
    const place = { assessmentId: assessment.id, agencyId: police.id, itemId: 'POL-01' };
    expect(() => room.assessments.saveAnswer({ ...place, ...disputed })).toThrow(
      coded('assessments.disputed-by-decision'),
    );
  });

  it('that changed by themselves are not shown', () => {
    say(police.id, 'POL-01', 1);
    room.db.run(room.db.build.updateTable('agency_answers').set({ text: 'Other.' }));
    expect(() => ofPolice()).toThrow(coded('assessments.answer-damaged', { items: 'POL-01' }));
    expect(room.assessments.get(assessment.id).answers).toHaveLength(6);
  });
});

describe('who is asked', () => {
  it('has one lead an item: a new one takes the place of the one before', () => {
    const { assignments } = room.assessments.assign(assessment.id, [
      { itemId: 'POL-01', agencyId: labour.id, as: 'lead' },
    ]);
    expect(assignments.filter(({ isLead }) => isLead)).toEqual([
      { itemId: 'POL-01', agencyId: labour.id, isLead: true },
    ]);
    expect(assignments).toContainEqual({ itemId: 'POL-01', agencyId: police.id, isLead: false });
  });

  it('is told by role, and what was arranged by hand stays', () => {
    const { assignments, participants } = room.assessments.assignByRole(assessment.id, [
      police.id,
      labour.id,
    ]);
    expect(participants).toHaveLength(2);
    expect(assignments).toContainEqual({ itemId: 'POL-01', agencyId: police.id, isLead: true });
    const again = room.assessments.assignByRole(assessment.id, [police.id, labour.id]);
    expect(again.assignments).toEqual(assignments);
  });

  it('has a day on which its answers are due, and is counted over what it is asked', () => {
    room.assessments.setDueDate(assessment.id, police.id, '2026-02-28');
    say(police.id, 'POL-01', 2);
    expect(room.assessments.agencyProgress(assessment.id)).toContainEqual(
      expect.objectContaining({ agencyId: police.id, dueOn: '2026-02-28', leads: 1 }),
    );
  });

  it('is of the State that is assessed', () => {
    const foreign = registeredAgency(room, 'Police', { state: 'TH' });
    expect(() => room.assessments.assignByRole(assessment.id, [foreign.id])).toThrow(
      coded('agencies.not-found'),
    );
    expect(() =>
      room.assessments.assign(assessment.id, [{ itemId: 'XXX-99', agencyId: police.id, as: 'asked' }]),
    ).toThrow(coded('assessments.item-not-asked'));
  });
});

describe('a file of answers', () => {
  const file = () =>
    aFile({
      'POL-01': { value: aLevel(2), text: 'From the file.', citations: [PASSAGE] },
      'POL-02': { value: NOT_KNOWN },
    });

  it('is shown before it is taken in, and then taken in at once', () => {
    expect(statuses(file())).toEqual(['new', 'new']);
    expect(rows('agency_answers')).toBe(0);
    const receipt = room.assessments.applyContribution(file(), ALL);
    expect(receipt.lines.map(({ taken }) => taken)).toEqual([true, true]);
    expect(answerOf(police.id, 'POL-01')).toMatchObject({
      ...{ value: aLevel(2), text: 'From the file.', confirmed: true },
      citations: [expect.objectContaining({ quote: PASSAGE.quote })],
    });
    expect(room.assessments.listReceipts(assessment.id)).toEqual([receipt]);
    expect(room.assessments.get(assessment.id).answers[0]?.value).toEqual(aLevel(3));
  });

  it('taken in twice changes nothing, also when something was edited in between', () => {
    const first = room.assessments.applyContribution(file(), ALL);
    const before = [rows('history'), rows('agency_answer_versions')];
    expect(statuses(file())).toEqual(['identical', 'identical']);
    expect(room.assessments.applyContribution(file(), ALL)).toEqual(first);
    expect([rows('history'), rows('agency_answer_versions'), rows('contribution_receipts')]).toEqual([
      ...before,
      1,
    ]);
    say(police.id, 'POL-01', 3, 'Corrected by telephone.');
    expect(room.assessments.applyContribution(file(), ALL)).toEqual(first);
    expect(answerOf(police.id, 'POL-01')).toMatchObject({ value: aLevel(3), citations: [{}] });
  });

  it('brings only what changed since it was handed out', () => {
    room.assessments.applyContribution(file(), ALL);
    const next = aFile(
      {
        'POL-01': { baseRevision: 1, value: aLevel(3), text: 'From the file.', citations: [PASSAGE] },
        'POL-02': { baseRevision: 1, value: NOT_KNOWN },
      },
      { version: 2 },
    );
    expect(statuses(next)).toEqual(['changed', 'identical']);
    room.assessments.applyContribution(next, ALL);
    expect(answerOf(police.id, 'POL-01')).toMatchObject({ value: aLevel(3), revision: 2, citations: [{}] });
    expect(() => room.assessments.applyContribution(file(), ALL)).toThrow(
      coded('assessments.contribution-older', { version: 2 }),
    );
    expect(room.assessments.previewContribution(file()).isOlder).toBe(true);
  });

  it('with a lower number is no older one where it was made later: sheets and other PCs count for themselves', () => {
    room.assessments.applyContribution(aFile({ 'POL-01': { value: aLevel(1) } }, { version: 3 }), ALL);
    const first = aFile(
      { 'POL-02': { value: aLevel(2) } },
      { version: 1, madeAt: '2099-01-01T00:00:00.000Z' },
    );
    expect(room.assessments.previewContribution(first).isOlder).toBe(false);
    room.assessments.applyContribution(first, ALL);
    expect(answerOf(police.id, 'POL-02')).toMatchObject({ value: aLevel(2) });
    expect(room.assessments.previewContribution({ ...file(), version: 2 }).isOlder).toBe(true);
  });

  it('in conflict waits for a choice; a choice is remembered', () => {
    say(police.id, 'POL-01', 0, 'Typed here.');
    expect(statuses(file())).toEqual(['conflict', 'new']);
    room.assessments.applyContribution(file(), ALL);
    expect(answerOf(police.id, 'POL-01')).toMatchObject({ text: 'Typed here.', revision: 1 });
    room.assessments.applyContribution(file(), { itemIds: [], conflicts: { 'POL-01': 'mine' } });
    expect(answerOf(police.id, 'POL-01')).toMatchObject({ text: 'Typed here.', citations: [{}] });
    expect(statuses(file())).toEqual(['kept', 'identical']);
    const other = aFile({ 'POL-01': { value: aLevel(4), text: 'Theirs.' } }, { version: 2 });
    room.assessments.applyContribution(other, { itemIds: [], conflicts: { 'POL-01': 'theirs' } });
    expect(answerOf(police.id, 'POL-01')).toMatchObject({
      value: aLevel(4),
      text: 'Theirs.',
      citations: [{}],
    });
  });

  it('refuses a bad cell by itself, with a reason and a place', () => {
    const good = { itemId: 'POL-01', baseRevision: 0, ...NOTHING_SAID, value: aLevel(1) };
    const document = aFile([
      good,
      good,
      'nonsense',
      { ...good, itemId: 'POL-02', value: { kind: 'na', reason: ' ' } },
      { ...good, itemId: 'PREV-01' },
      { ...good, itemId: 'POL-99' },
      { ...good, itemId: 'POL-02', value: { kind: 'level', level: 2, practiceAhead: true } },
      { ...good, itemId: 'POL-02', value: { kind: 'disputed' } },
      { ...good, itemId: 'POL-02', citations: [PASSAGE, { ...PASSAGE, page: 99 }] },
    ]);
    const { answers } = room.assessments.previewContribution(document);
    expect(answers.map(({ code, at }) => [code, at])).toEqual([
      [null, null],
      ['assessments.contribution-repeated', null],
      ['assessments.contribution-unreadable', ''],
      ['assessments.contribution-unreadable', 'value.reason'],
      ['assessments.item-not-assigned', null],
      ['assessments.item-not-asked', null],
      ['assessments.practice-ahead-level', 'value'],
      ['assessments.disputed-by-decision', 'value'],
      ['assessments.page-outside', 'citations.1.page'],
    ]);
    const { lines } = room.assessments.applyContribution(document, ALL);
    expect(lines.filter(({ taken }) => taken)).toHaveLength(1);
  });

  it('brings a reason of a fall only where there is a fall, as far as last year is known here', () => {
    const fell = { text: 'Fewer staff.', fallReason: 'staff-left' };
    const received = (value: object, version: number) => {
      const file = aFile({ 'POL-01': { value, ...fell } }, { version });
      room.assessments.applyContribution(file, { itemIds: null, conflicts: { 'POL-01': 'theirs' } });
      return answerOf(police.id, 'POL-01');
    };
    // Nobody here knows what it was the year before.
    expect(received(aLevel(2), 1)).toMatchObject({ value: aLevel(2), fallReason: 'staff-left' });
    const { id } = room.assessments.freeze(assessment.id, 'Head');
    assessment = room.assessments.startNext(id, '2026-12-31');
    expect(received(aLevel(3), 1)).toMatchObject({
      value: aLevel(3),
      text: 'Fewer staff.',
      fallReason: null,
    });
    expect(statuses(aFile({ 'POL-01': { value: aLevel(3), ...fell } }))).toEqual(['identical']);
    expect(received(aLevel(1), 2)).toMatchObject({ value: aLevel(1), fallReason: 'staff-left' });
  });

  it('may cite a document this workspace does not hold', () => {
    const unknown = {
      ...PASSAGE,
      versionId: anId(4242),
      documentTitle: 'Order of another library',
      page: 400,
    };
    room.assessments.applyContribution(aFile({ 'POL-01': { value: aLevel(1), citations: [unknown] } }), ALL);
    expect(answerOf(police.id, 'POL-01')?.citations).toMatchObject([
      { documentTitle: unknown.documentTitle },
    ]);
  });

  it('belongs to this assessment and to an agency that takes part', () => {
    const preview = (given: Partial<ContributionDocument>) => () =>
      room.assessments.previewContribution(aFile({}, given));
    expect(preview({ referenceDate: '2024-12-31' })).toThrow(
      coded('assessments.contribution-misplaced', { field: 'referenceDate' }),
    );
    expect(preview({ edition: '2026.1' })).toThrow(coded('assessments.contribution-edition'));
    expect(preview({ agencyId: anId(999) })).toThrow(coded('assessments.contribution-not-asked'));
    expect(preview({ assessmentId: anId(999) })).toThrow(coded('assessments.not-found'));
  });

  it('is taken in whole or not at all', () => {
    const before = rows('history');
    const real = room.db.run;
    let writes = 0;
    let written = 0;
    Object.assign(room.db, {
      run: (...given: Parameters<typeof real>) => {
        writes += 1;
        written = rows('agency_answers');
        if (writes > 2) throw new Error('disk');
        return real(...given);
      },
    });
    expect(() => room.assessments.applyContribution(file(), ALL)).toThrow('disk');
    Object.assign(room.db, { run: real });
    // It broke half-way, and nothing of the half is left.
    expect(written).toBeGreaterThan(0);
    expect([rows('history'), rows('agency_answers'), rows('contribution_receipts')]).toEqual([before, 0, 0]);
  });
});

describe('a decision', () => {
  const decide = (given: object = {}) =>
    room.assessments.decide({
      ...{
        assessmentId: assessment.id,
        itemId: 'POL-01',
        rule: 'lead',
        value: null,
        text: 'National words.',
      },
      ...{ reason: 'The police keep the register.', minutes: '', decidedBy: 'Coordinator', dissent: {} },
      ...{ workshopId: null, baseRevision: room.assessments.get(assessment.id).answers[0]?.revision ?? 0 },
      ...given,
    });

  beforeEach(() => {
    say(police.id, 'POL-01', 3, 'Running in all provinces.');
    say(labour.id, 'POL-01', 1, 'Inspectors never saw it.');
  });

  it('sets the national answer and keeps who disagreed and why', () => {
    const place = { assessmentId: assessment.id, itemId: 'POL-01', agencyId: police.id };
    const { documentTitle: _title, ...citation } = PASSAGE;
    room.assessments.cite({ ...place, citation });
    const { answer, decision } = decide({ dissent: { [labour.id]: 'Not seen on visits.' } });
    expect(answer).toMatchObject({ value: aLevel(3), text: 'National words.', citations: [{ page: 3 }] });
    expect(decision).toMatchObject({
      ...{ rule: 'lead', revision: 1, decidedBy: 'Coordinator', reason: 'The police keep the register.' },
      dissents: [
        {
          agencyName: 'Labour',
          value: aLevel(1),
          text: 'Inspectors never saw it.',
          why: 'Not seen on visits.',
        },
      ],
    });
    expect(answerOf(labour.id, 'POL-01')).toMatchObject({ value: aLevel(1), revision: 1 });
  });

  it('needs its words, its ground and the answer that was seen', () => {
    expect(() => decide({ reason: '' })).toThrow(coded('assessments.decision-without-reason'));
    expect(() => decide({ rule: 'agreed', value: aLevel(2) })).toThrow(
      coded('assessments.decision-without-minutes'),
    );
    expect(() => decide({ rule: 'manual' })).toThrow(coded('assessments.decision-without-value'));
    expect(() => decide({ itemId: 'POL-02', baseRevision: 0 })).toThrow(
      coded('assessments.lead-not-answered'),
    );
    expect(() => decide({ baseRevision: 7 })).toThrow(coded('assessments.answer-changed'));
    expect(room.assessments.listDecisions(assessment.id, null)).toEqual([]);
  });

  it('may leave it disputed, and counts it as such', () => {
    decide({ rule: 'disputed' });
    expect(room.assessments.get(assessment.id).progress).toMatchObject({ disputed: 1, levels: 0 });
    expect(room.assessments.list()[0]?.progress).toMatchObject({ disputed: 1, levels: 0, asked: 6 });
  });

  it('can be made anew; every one stays', () => {
    decide();
    decide({ rule: 'lowest' });
    expect(room.assessments.listDecisions(assessment.id, 'POL-01').map(({ rule }) => rule)).toEqual([
      'lead',
      'lowest',
    ]);
    expect(room.assessments.listDecisions(assessment.id, null)).toMatchObject([{ rule: 'lowest' }]);
    expect(room.assessments.get(assessment.id).answers[0]?.value).toEqual(aLevel(1));
  });

  it('made the same again on the same ground is the one that there is', () => {
    const first = decide();
    const written = rows('history');
    expect(decide()).toEqual(first);
    expect(rows('history')).toBe(written);
    say(labour.id, 'POL-01', 1, 'Inspectors still never see it.');
    expect(decide().decision).toMatchObject({ revision: 2 });
    // Somebody wrote another national answer meanwhile: deciding the same sets it back, and says so.
    const place = {
      assessmentId: assessment.id,
      itemId: 'POL-01',
      value: aLevel(2),
      text: '',
      fallReason: null,
    };
    const { revision } = first.answer;
    room.assessments.saveAnswer({ ...place, baseRevision: revision });
    expect(decide()).toMatchObject({ answer: { value: aLevel(3) }, decision: { revision: 3 } });
  });

  it('rests on nothing older where an agency had taken back its answer before', () => {
    const place = { assessmentId: assessment.id, agencyId: labour.id, itemId: 'POL-01' };
    const at = () =>
      room.assessments.get(assessment.id, labour.id).answers.find(({ itemId }) => itemId === 'POL-01')
        ?.revision ?? 0;
    const nothing = { value: { kind: 'none' }, text: '', fallReason: null } as const;
    decide();
    room.assessments.saveAnswer({ ...place, ...nothing, baseRevision: at() });
    const isOlder = () => room.assessments.check(assessment.id).some(({ code }) => code === 'decision-older');
    expect(isOlder()).toBe(true);
    decide();
    expect(isOlder()).toBe(false);
  });

  it('that was altered in the database is not shown', () => {
    decide();
    room.db.run(
      room.db.build.insertInto('decisions').values({
        ...{ id: anId(77), assessment_id: assessment.id, item_id: 'POL-02', revision: 1 },
        ...{ content: '{"rule":"lead"}', hash: 'a'.repeat(64) },
      }),
    );
    expect(() => room.assessments.listDecisions(assessment.id, null)).toThrow(
      coded('assessments.decision-damaged', { item: 'POL-02' }),
    );
  });

  it('is made in a workshop with the votes of those who were there, and the workshop goes on where it stopped', () => {
    const workshop = room.assessments.startWorkshop({
      ...{ assessmentId: assessment.id, title: 'Round table', heldOn: '2026-02-01' },
      present: [police.id, labour.id],
    });
    room.assessments.vote({ workshopId: workshop.id, itemId: 'POL-01', agencyId: police.id, vote: '3' });
    room.assessments.vote({ workshopId: workshop.id, itemId: 'POL-01', agencyId: labour.id, vote: '1' });
    room.assessments.vote({ workshopId: workshop.id, itemId: 'POL-01', agencyId: labour.id, vote: '2' });
    const { decision } = decide({
      ...{ rule: 'agreed', value: aLevel(2), minutes: 'Round table', workshopId: workshop.id },
    });
    expect(decision.votes.map(({ agencyName, vote }) => [agencyName, vote])).toEqual(
      expect.arrayContaining([
        ['Police', '3'],
        ['Labour', '2'],
      ]),
    );
    const dissents = decision.dissents.map(({ agencyName, value }) => [agencyName, value]);
    expect(dissents).toContainEqual(['Police', aLevel(3)]);
    expect(dissents.map(([name]) => name)).not.toContain('Labour');
    expect(room.assessments.listWorkshops(assessment.id)[0]).toMatchObject({
      atItem: 'POL-01',
      endedAt: null,
    });
    room.assessments.moveWorkshop(workshop.id, null, true);
    expect(() =>
      room.assessments.vote({ workshopId: workshop.id, itemId: 'POL-01', agencyId: police.id, vote: null }),
    ).toThrow(coded('assessments.workshop-ended'));
  });

  it('is disagreed with by whoever votes against it, also where it was not asked before', () => {
    const [home, north] = [
      registeredAgency(room, 'Home'),
      registeredAgency(room, 'North', { roles: ['PROV'], place: 'North' }),
    ];
    const workshop = room.assessments.startWorkshop({
      ...{ assessmentId: assessment.id, title: 'Round table', heldOn: '2026-02-01' },
      present: [police.id, home.id, north.id],
    });
    for (const [agencyId, vote] of [
      [police.id, '2'],
      [home.id, '4'],
      [north.id, '4'],
    ] as const)
      room.assessments.vote({ workshopId: workshop.id, itemId: 'POL-01', agencyId, vote });
    const { decision } = decide({
      ...{ rule: 'agreed', value: aLevel(2), minutes: 'Round table', workshopId: workshop.id },
      dissent: { [home.id]: 'We keep the register too.' },
    });
    expect(decision.dissents).toContainEqual({
      ...{
        agencyId: home.id,
        agencyName: 'Home',
        value: aLevel(4),
        text: '',
        why: 'We keep the register too.',
      },
    });
    expect(decision.dissents.map(({ agencyName }) => agencyName)).not.toContain('North');
    expect(room.assessments.check(assessment.id).map(({ code }) => code)).not.toContain('decision-older');
  });

  it('stays in the minutes of its workshop when the item is decided anew', () => {
    const { id: workshopId } = room.assessments.startWorkshop({
      ...{ assessmentId: assessment.id, title: 'Round table', heldOn: '2026-02-01', present: [police.id] },
    });
    decide({ workshopId });
    decide({ rule: 'lowest' });
    const ofWorkshop = room.assessments.listDecisions(assessment.id, null, workshopId);
    expect(ofWorkshop.map(({ rule, value }) => [rule, value])).toEqual([['lead', aLevel(3)]]);
    decide({ rule: 'disputed', workshopId });
    expect(room.assessments.listDecisions(assessment.id, null, workshopId)).toMatchObject([
      { rule: 'disputed' },
    ]);
  });

  it('keeps no reason of a fall where it brings none', () => {
    decide();
    room.assessments.confirmAnswer({ assessmentId: assessment.id, itemId: 'POL-01' });
    const { id } = room.assessments.freeze(assessment.id, 'Head');
    assessment = room.assessments.startNext(id, '2026-12-31');
    for (const { itemId } of assessment.answers)
      room.assessments.confirmAnswer({ assessmentId: assessment.id, itemId });
    const say = (level: 0 | 1) =>
      room.assessments.saveAnswer({
        ...{ assessmentId: assessment.id, itemId: 'POL-01', value: aLevel(level), text: 'Fewer staff.' },
        ...{
          fallReason: 'staff-left',
          baseRevision: room.assessments.get(assessment.id).answers[0]?.revision ?? 0,
        },
      });
    expect(say(1).fallReason).toBe('staff-left');
    expect(decide({ rule: 'manual', value: aLevel(2) }).answer.fallReason).toBe('staff-left');
    expect(decide({ rule: 'manual', value: aLevel(4) }).answer.fallReason).toBeNull();
  });

  it('is discussed before, and the discussion can be settled and opened again', () => {
    const on = { assessmentId: assessment.id, itemId: 'POL-01' };
    room.assessments.discuss({ ...on, kind: 'message', text: 'Which register?' });
    room.assessments.discuss({ ...on, kind: 'resolved', text: '' });
    expect(room.assessments.discussion(assessment.id, 'POL-01').map(({ kind }) => kind)).toEqual([
      'message',
      'resolved',
    ]);
    expect(room.assessments.discussion(assessment.id, null)).toEqual(
      room.assessments.discussion(assessment.id, 'POL-01'),
    );
    // What is said after a clock was put right is said last: the discussion is open again, here and wherever it is sent.
    const { at = '' } = room.assessments.discussion(assessment.id, 'POL-01').at(-1) ?? {};
    room.clock.set('2026-01-01T00:00:00.000Z');
    const again = room.assessments.discuss({ ...on, kind: 'reopened', text: '' });
    expect(again.map(({ kind }) => kind)).toEqual(['message', 'resolved', 'reopened']);
    expect(again[2]?.at.localeCompare(at)).toBe(1);
    expect(() => room.assessments.discuss({ ...on, kind: 'message', text: '' })).toThrow(
      coded('assessments.message-empty'),
    );
  });

  it('is checked for a lead that has ended and cannot be asked any more', () => {
    const found = () =>
      room.assessments.check(assessment.id).flatMap(({ code }) => (code.startsWith('lead-') ? [code] : []));
    const [participant] = room.assessments.contributions(assessment.id);
    room.assessments.assign(assessment.id, [
      { itemId: 'PROT-01', agencyId: participant?.agencyId ?? '', as: 'lead' },
    ]);
    expect(found()).toEqual(['lead-missing']);
    room.agencies.update(participant?.agencyId ?? '', { until: '2020-01-01' });
    expect(found()).toEqual(['lead-ended']);
  });

  describe('frozen', () => {
    it('needs its reason: what set a word aside could not be explained later. A dispute may stay one', () => {
      decide();
      const [made] = room.assessments.listDecisions(assessment.id, 'POL-01');
      if (made === undefined) throw new Error('nothing was decided');
      // As from another PC, where nobody asked for the reason.
      insertDecision(room.db, { ...made, id: anId(6001), revision: 2, reason: ' ' });
      expect(room.assessments.check(assessment.id)).toContainEqual(
        expect.objectContaining({ code: 'decision-without-reason', blocks: true, itemId: 'POL-01' }),
      );
      expect(() => room.assessments.freeze(assessment.id, 'Head')).toThrow(
        coded('assessments.reasons-left', { count: 1 }),
      );
      const national = room.assessments.get(assessment.id).answers.find(({ itemId }) => itemId === 'POL-01');
      decide({ rule: 'disputed', reason: 'No agreement yet.', baseRevision: national?.revision ?? 0 });
      room.assessments.saveAnswers(assessment.id, [
        { itemId: 'POL-02', value: aLevel(1), text: '', fallReason: null },
      ]);
      const { answers } = room.assessments.freeze(assessment.id, 'Head');
      expect(answers.find(({ itemId }) => itemId === 'POL-01')?.value).toEqual({ kind: 'disputed' });
    });

    it('stands in the snapshot with every answer of every agency, and its dissent', () => {
      decide();
      const snapshot = room.assessments.freeze(assessment.id, 'Head');
      const record = room.assessments.getSnapshotRecord(snapshot.id);
      expect(
        record.contributions.map(({ shortName, asked, leads, answers }) => [
          shortName,
          asked,
          leads,
          answers.length,
        ]),
      ).toEqual([
        ['Labour', ['POL-01'], [], 1],
        ['Police', ['POL-01', 'POL-02'], ['POL-01'], 1],
      ]);
      expect(record.decisions).toMatchObject([{ itemId: 'POL-01', dissents: [{ agencyName: 'Labour' }] }]);
      expect(room.assessments.getSnapshot(snapshot.id)).toEqual(snapshot);
      expect(() => say(police.id, 'POL-01', 1)).toThrow(coded('assessments.frozen'));
      expect(() => decide()).toThrow(coded('assessments.frozen'));
    });

    it('goes on in the next year: who is asked, and what each said, unconfirmed', () => {
      decide({ rule: 'disputed' });
      say(police.id, 'POL-02', 2);
      room.assessments.saveAnswers(assessment.id, [
        { itemId: 'POL-02', value: NOT_APPLICABLE, text: '', fallReason: null },
      ]);
      const snapshot = room.assessments.freeze(assessment.id, 'Head');
      room.agencies.update(labour.id, { until: '2026-06-30' });
      const next = room.assessments.startNext(snapshot.id, '2026-12-31');
      expect(next.answers.find(({ itemId }) => itemId === 'POL-01')).toMatchObject({
        ...{ value: { kind: 'none' }, confirmed: false },
      });
      const carried = room.assessments.get(next.id, police.id);
      expect(carried.progress).toMatchObject({ asked: 2, unconfirmed: 2 });
      expect(room.assessments.participation(next.id).participants).toHaveLength(1);
      const fallen = room.assessments.saveAnswer({
        ...{ assessmentId: next.id, agencyId: police.id, itemId: 'POL-01', value: aLevel(1), text: '' },
        ...{ fallReason: 'staff-left', baseRevision: 1 },
      });
      expect(fallen.fallReason).toBe('staff-left');
    });

    it('says in the next year which agency has ended since, and what it led and nobody leads now', () => {
      room.assessments.assign(assessment.id, [{ itemId: 'POL-02', agencyId: police.id, as: 'lead' }]);
      say(police.id, 'POL-02', 2);
      const snapshot = room.assessments.freeze(assessment.id, 'Head');
      room.agencies.update(police.id, { until: '2026-06-30' });
      const next = room.assessments.startNext(snapshot.id, '2026-12-31');
      const departed = () => room.assessments.departed(next.id);
      expect(room.assessments.departed(assessment.id)).toEqual([]);
      expect(departed()).toEqual([
        {
          ...{ agencyId: police.id, until: '2026-06-30', unled: ['POL-01', 'POL-02'] },
          ...{ isAsked: false, owed: 0, requests: 0, silent: [] },
        },
      ]);
      room.assessments.assign(next.id, [{ itemId: 'POL-01', agencyId: labour.id, as: 'lead' }]);
      expect(departed()).toMatchObject([{ agencyId: police.id, unled: ['POL-02'] }]);
      // Also where it takes part and is asked nothing.
      room.assessments.setDueDate(next.id, police.id, '2026-11-30');
      expect(departed()).toMatchObject([{ agencyId: police.id, isAsked: false, unled: ['POL-02'] }]);
      // Its last day was put right: it works on that day.
      room.agencies.update(police.id, { until: '2026-12-31' });
      expect(departed()).toEqual([]);
    });

    it('is corrected beside the snapshot, which stays as it was', () => {
      const snapshot = room.assessments.freeze(assessment.id, 'Head');
      const correction = {
        ...{ snapshotId: snapshot.id, itemId: 'POL-01', value: aLevel(2), text: 'Found later.' },
        ...{ reason: 'The decree was never published.', by: 'Head' },
      };
      room.assessments.restate(correction);
      // Sent twice by mistake it would stand twice on the sheet that is signed.
      expect(() => room.assessments.restate(correction)).toThrow(coded('assessments.correction-same'));
      expect(room.assessments.listRestatements(snapshot.id)).toHaveLength(1);
      const all = room.assessments.restate({ ...correction, value: aLevel(1) });
      expect(all.map(({ before, value }) => [before, value])).toEqual([
        [aLevel(3), aLevel(2)],
        [aLevel(2), aLevel(1)],
      ]);
      expect(room.assessments.getSnapshot(snapshot.id)).toEqual(snapshot);
      const next = room.assessments.startNext(snapshot.id, '2026-12-31');
      expect(next.answers[0]).toMatchObject({ value: aLevel(1), confirmed: false });
      expect(room.assessments.getCorrected(snapshot.id).answers[0]).toMatchObject({ value: aLevel(1) });
      // Level 2 is a rise from what was corrected to 1, though 3 was frozen: no reason for a fall is asked or kept.
      const risen = room.assessments.saveAnswer({
        ...{ assessmentId: next.id, agencyId: null, itemId: 'POL-01', value: aLevel(2), text: 'Decree.' },
        ...{ fallReason: 'other' as const, baseRevision: next.answers[0]?.revision ?? 0 },
      });
      expect(risen.fallReason).toBeNull();
      expect(room.assessments.check(next.id).map(({ code }) => code)).not.toContain('fall-without-reason');
      // A clock that was put right between two corrections makes the later one no earlier.
      const { at = '' } = all[1] ?? {};
      room.clock.set('2026-02-03T04:05:05.000Z');
      const again = room.assessments.restate({
        ...correction,
        value: aLevel(4),
        text: 'Published after all.',
      });
      expect(again.map(({ value }) => value)).toEqual([aLevel(2), aLevel(1), aLevel(4)]);
      expect(again[2]?.at.localeCompare(at)).toBe(1);
      expect(room.assessments.getCorrected(snapshot.id).answers[0]).toMatchObject({ value: aLevel(4) });
      expect(() => room.assessments.restate({ ...correction, itemId: 'POL-77' })).toThrow(
        coded('assessments.item-not-asked'),
      );
      expect(() => room.assessments.restate({ ...correction, value: { kind: 'none' } })).toThrow(
        coded('assessments.decision-without-value'),
      );
    });
  });
});
