import { screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { HistoryScreen } from '../../../renderer/history';
import type { Agency } from '../../../shared/agencies';
import type { SteppedThing } from '../../../shared/changes';
import { anAssessmentSummary, anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

const ASSESSMENT = anAssessmentSummary({ state: 'TH', referenceDate: '2026-12-31' });
const POLICE: Agency = {
  ...{ id: anId(90), state: 'TH', names: [{ language: 'eng', name: 'Police' }], shortName: 'Police' },
  ...{ roles: ['POLC'], place: '', from: null, until: null, note: '', focalPoints: [] },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
};

const [LABOUR, JUSTICE]: [Agency, Agency] = [
  { ...POLICE, id: anId(91), names: [{ language: 'eng', name: 'Labour' }], shortName: 'Labour' },
  { ...POLICE, id: anId(92), names: [{ language: 'eng', name: 'Justice' }], shortName: 'Justice' },
];

interface Written {
  readonly entity: SteppedThing['entity'];
  readonly id?: string;
  readonly name?: string;
  readonly place?: string | null;
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A step of one thing: values are stored as JSON, as most rooms store them. */
const aStep = (seq: number, { entity, id, name = '', place = null, field, before, after }: Written) => {
  const stored = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  const change = { seq, field, before: stored(before), after: stored(after), canUndo: false };
  const type = null as string | null;
  const things = [{ entity, id: id ?? anId(seq), name, place, type, changes: [change], count: 1 }];
  return {
    seq,
    at: `2026-11-28T08:${String(seq).padStart(2, '0')}:00.000Z`,
    actor: 'Mali',
    things,
    count: 1,
  };
};

const show = (...written: Written[]): Promise<string[]> =>
  showSteps(written.map((each, at) => aStep(at + 1, each)));

async function showSteps(steps: readonly ReturnType<typeof aStep>[]): Promise<string[]> {
  shown = await renderScreen(<HistoryScreen />, {
    at: '/history',
    answers: {
      'changes.steps': () => ({ steps: [...steps], next: null }),
      'assessments.list': () => [ASSESSMENT],
      'agencies.list': () => [POLICE, LABOUR, JUSTICE],
      'instruments.list': () => [],
    },
  });
  const list = await screen.findByRole('list', { name: 'History' });
  await screen.findAllByText(/28 November 2026/);
  return [...list.children].map((item) => item.querySelector('li')?.textContent ?? '');
}

it('says of settings, agencies and terms in words from what to what they were changed', async () => {
  const told = await show(
    { entity: 'settings', id: 'theme', field: 'value', before: 'system', after: 'dark' },
    { entity: 'settings', id: 'calendar', field: 'value', before: 'ce', after: 'be' },
    { entity: 'settings', id: 'state', field: 'value', before: null, after: 'TH' },
    { entity: 'settings', id: 'questionLanguage', field: 'value', before: null, after: 'tha' },
    { entity: 'agency', name: 'Police', field: 'roles', before: ['NCA'], after: ['NCA', 'PROV'] },
    {
      ...{ entity: 'glossary', name: 'victim', field: 'tha: ผู้เสียหาย' },
      ...{ before: { hidden: false, checkedBy: null }, after: { hidden: false, checkedBy: 'Dr Niran' } },
    },
  );
  expect(told[0]).toBe('Setting: ColoursValueLike the desktopDark');
  expect(told[1]).toBe('Setting: Years are shown inValueCommon EraBuddhist Era');
  expect(told[2]).toBe('Setting: Your StateValueThailand');
  expect(told[3]).toBe('Setting: Language of the questionsValueThai');
  expect(told[4]).toMatch(
    /^Agency: PoliceRolesNational coordinating body.*National coordinating body.*, Prov/,
  );
  expect(told[5]).toBe(
    'Term of the glossary: victimThai: ผู้เสียหายnot checked by a native speakerchecked by Dr Niran',
  );
});

it('says which item of which assessment was decided, asked and discussed, and leads there', async () => {
  const { id: assessmentId } = ASSESSMENT;
  const place = `${assessmentId}/POL-12`;
  const value = { kind: 'level', level: 3, practiceAhead: false };
  const told = await show(
    {
      entity: 'assessment',
      id: assessmentId,
      place: assessmentId,
      field: 'frozen',
      after: { frozenBy: 'Head' },
    },
    {
      ...{ entity: 'assessment', id: assessmentId, place: assessmentId, field: 'assigned' },
      after: { agencyId: POLICE.id, itemId: 'POL-12', isLead: true },
    },
    { entity: 'decision', name: 'POL-12', place, field: 'decided', after: { rule: 'lowest', value } },
    {
      entity: 'discussion',
      name: 'POL-12',
      place,
      field: 'message',
      after: { text: 'Please compare the forms.' },
    },
    {
      entity: 'workshop',
      name: 'May round',
      place: assessmentId,
      field: 'voted',
      after: { itemId: 'POL-12', agencyId: POLICE.id, vote: 'nk' },
    },
  );
  expect(told[0]).toBe('Assessment: Thailand, 31 December 2026FrozenHead');
  expect(told[1]).toBe('Assessment: Thailand, 31 December 2026AskedPOL-12: Police, leads');
  expect(told[2]).toBe(
    'Decision: POL-12 · Thailand, 31 December 2026DecidedLevel 3, Operating (lowest level)',
  );
  expect(told[3]).toBe('Discussion: POL-12 · Thailand, 31 December 2026MessagePlease compare the forms.');
  expect(told[4]).toBe('Workshop: May round · Thailand, 31 December 2026VotePOL-12, Police: not known');
  const link = within(screen.getByRole('list', { name: 'History' })).getAllByRole('link', {
    name: 'POL-12',
  })[0];
  expect(link?.getAttribute('href')).toContain(`/assessments/${assessmentId}/consolidation/POL-12`);
});

it('says in one line what an agency was asked at once', async () => {
  const { id } = ASSESSMENT;
  const asked = (itemId: string): Written => ({
    ...{ entity: 'assessment', id, place: id, field: 'assigned' },
    after: { agencyId: POLICE.id, itemId, isLead: false },
  });
  const steps = ['POL-03', 'POL-02', 'POL-01'].map((itemId, at) => aStep(at + 1, asked(itemId)));
  const [first] = steps;
  const things = first?.things.map((thing) => ({
    ...thing,
    changes: steps.flatMap((step) => step.things.flatMap(({ changes }) => changes)),
  }));
  const told = await showSteps(first === undefined ? [] : [{ ...first, things: things ?? [] }]);
  expect(told).toEqual([
    'Assessment: Thailand, 31 December 2026AskedPOL-01: Police; POL-02: Police; POL-03: Police',
  ]);
});

it('says of many items at once whom they were given to, how many and which first, and the rest when it is opened', async () => {
  const { id } = ASSESSMENT;
  const items = Array.from({ length: 40 }, (_, at) => `POL-${String(at + 1).padStart(2, '0')}`);
  const give = (itemId: string, agencyId: string, isLead: boolean) => ({ itemId, agencyId, isLead });
  const written = items.flatMap((itemId, at): Pick<Written, 'before' | 'after'>[] => [
    { before: give(itemId, LABOUR.id, true), after: give(itemId, LABOUR.id, false) },
    { after: give(itemId, POLICE.id, true) },
    ...(at < 2 ? [{ before: give(itemId, JUSTICE.id, false) }] : []),
  ]);
  const entries = written.map((one, at) =>
    aStep(at + 1, { entity: 'assessment', id, place: id, field: 'assigned', ...one }),
  );
  const [first] = entries;
  if (first === undefined) throw new Error('No step was made.');
  const changes = entries.toReversed().flatMap(({ things }) => things.flatMap((thing) => thing.changes));
  const things = first.things.map((thing) => ({ ...thing, changes, count: changes.length }));
  await showSteps([{ ...first, things }]);
  const [card] = within(screen.getByRole('list', { name: 'History' })).getAllByRole('listitem');
  const lines = [...(card?.querySelectorAll('del, ins') ?? [])].map(
    ({ tagName, textContent }) => `${tagName} ${textContent}`,
  );
  expect(lines).toEqual([
    'DEL 40 items: Labour, leads',
    'INS 40 items: Labour',
    'INS 40 items: Police, leads',
    'DEL POL-01, POL-02: Justice',
  ]);
  const [of] = [...(card?.querySelectorAll('details') ?? [])];
  expect(of?.querySelector('summary')?.textContent).toBe('POL-01, POL-02, POL-03 and 37 more');
  expect(of?.querySelector('p')?.textContent).toBe(items.slice(3).join(', '));
  expect(card?.querySelectorAll('details')).toHaveLength(2);
});

it('says how many more changes of a thing there are than it tells', async () => {
  const { id } = ASSESSMENT;
  const after = { agencyId: POLICE.id, itemId: 'POL-01', isLead: false };
  const step = aStep(1, { entity: 'assessment', id, place: id, field: 'assigned', after });
  const things = (count: number) => step.things.map((thing) => ({ ...thing, count }));
  const named = 'Assessment: Thailand, 31 December 2026AskedPOL-01: Police';
  expect(await showSteps([{ ...step, things: things(65) }])).toEqual([`${named}and 64 more changes`]);
  shown?.leave();
  expect(await showSteps([{ ...step, things: things(2) }])).toEqual([`${named}and 1 more change`]);
});

it('names an assessment that was taken away, which no list names any more', async () => {
  const [gone] = await show({
    ...{ entity: 'assessment', id: anId(99), place: anId(99), field: 'removedAt' },
    before: { state: 'TH', questionnaire: 'waymark', scope: 'full', referenceDate: '2062-12-31' },
    after: '2026-11-28T08:00:00.000Z',
  });
  expect(gone).toBe('AssessmentTaken awayThailand, 31 December 2062');
});

it('says only of a pack that stands that it can be taken back, and leads to the receipt of each', async () => {
  const [id, other] = [anId(5), anId(6)];
  const told = await show(
    { entity: 'pack', id, name: 'Ministry', place: id, field: 'received' },
    { entity: 'pack', id: other, name: 'Police', field: 'undone' },
    { entity: 'pack', id: other, name: 'Police', field: 'received' },
  );
  expect(told[0]).toBe('Pack: MinistryTaken in');
  const links = screen.getAllByRole('link', { name: /receipt/i });
  expect(links.map((link) => link.textContent)).toEqual([
    'To the receipt of the pack, where all of it can be taken back',
    'Receipt of a pack',
    'Receipt of a pack',
  ]);
});

it('names the days of a document by what they are in a text of its type', async () => {
  const steps = (['RPT', 'LAW', null] as const).map((type, at) => {
    const step = aStep(at + 1, { entity: 'document', name: 'Text', field: 'inForceOn', after: '2025-01-01' });
    const told = (one: (typeof step.things)[number]) => ({
      ...one,
      type,
      changes: one.changes.map((change) => ({ ...change, after: '2025-01-01' })),
    });
    return { ...step, things: step.things.map(told) };
  });
  expect(await showSteps(steps)).toEqual([
    'Document: TextCovers from1 January 2025',
    'Document: TextIn force from1 January 2025',
    'Document: TextIn force from1 January 2025',
  ]);
});

it('leads from a change of many documents to where it is taken back as a whole', async () => {
  const step = aStep(1, { entity: 'document', name: 'Act', place: anId(1), field: 'state', after: 'TH' });
  const [thing] = step.things;
  const undoable = thing && { ...thing, changes: thing.changes.map((one) => ({ ...one, canUndo: true })) };
  const things = undoable === undefined ? [] : [undoable];
  await showSteps([{ ...step, things, count: 572 }]);
  const links = screen.getAllByRole('link', { name: 'Last changes of many documents' });
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/library/care']);
  await shown?.leave();
  await showSteps([{ ...step, things, count: 1 }]);
  expect(screen.queryByRole('link', { name: 'Last changes of many documents' })).toBeNull();
});

it('shows no hash and no id of what only the program reads', async () => {
  const hash = 'e0030b13aa4d6470a4d8dd890cdfcd48378d3de4eb420235879f7562588be925';
  const told = await show(
    { entity: 'pack', field: 'received', after: hash },
    { entity: 'pack', field: 'trust', before: 'unknown', after: 'trusted' },
    { entity: 'plan', field: 'pack', after: anId(7) },
    { entity: 'pack', field: 'reminded', before: true, after: false },
    {
      entity: 'relation',
      name: 'Act B → Act A',
      field: 'relation',
      after: { kind: 'repeals', from: anId(1), to: anId(2), inPart: true },
    },
    { entity: 'consent', id: 'KH', field: 'consent', after: { basis: 'agreed', note: 'Letter of May' } },
    {
      entity: 'reliance',
      id: `citation:${anId(3)}`,
      field: 'decision',
      after: { decision: 'dismissed', reason: 'A typing error', changes: [] },
    },
  );
  expect(told[0]).toBe('PackTaken in');
  expect(told[1]).toBe('PackTrust in a keyNot checkedChecked');
  expect(told[2]).toBe('PlanCame with a pack');
  expect(told[3]).toBe('PackReminder on Homeonoff');
  expect(told[4]).toBe('Relation of documents: Act B → Act ARelationrepeals (in part)');
  expect(told[5]).toBe('Consent to be compared: CambodiaConsentThe State agreed: Letter of May');
  expect(told[6]).toBe('Decision on a changed textDecisionDoes not matter here: A typing error');
});
