import { screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AssessmentScreen, AssessmentsScreen } from '../../../renderer/assessments';
import { CompareScreen, CompareStartScreen } from '../../../renderer/comparison';
import { ExchangeScreen, ReceiptScreen, SendScreen, SentScreen } from '../../../renderer/exchange';
import { HistoryScreen } from '../../../renderer/history';
import { ToCheckScreen } from '../../../renderer/library';
import { GapsScreen, PlansScreen } from '../../../renderer/planning';
import { MemberScreen, PracticesScreen } from '../../../renderer/practices';
import { PrinciplesScreen } from '../../../renderer/principles';
import { QuestionnairesScreen, QuestionScreen } from '../../../renderer/questionnaires';
import { ChangedTextsScreen } from '../../../renderer/reliance';
import { ImportedScreen } from '../../../renderer/tables';
import { ChooseTextsScreen } from '../../../renderer/texts';
import { TopicScreen, TopicsScreen } from '../../../renderer/topics';
import { compareSnapshots, packComparison } from '../../../shared/comparison';
import type { SentPack } from '../../../shared/exchange';
import { instruments } from '../../../shared/instruments';
import { AppError } from '../../../shared/kernel';
import { edition, summaryOf } from '../../../shared/questionnaires';
import { topicPages } from '../../../shared/topics';
import {
  aDocumentSummary,
  aLevel,
  anAnswer,
  anAssessment,
  anAssessmentSummary,
  anEdition,
  anId,
  aPackReceipt,
  aSnapshot,
  aVersionBrief,
} from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { expectToStay, losable } from '../../support/lost-answers';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { resourceJson } from '../../support/resource';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});
// The page of the tests loads no fonts; a field that grows with its text waits for them.
beforeAll(() => Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true }));
afterAll(() => void Reflect.deleteProperty(document, 'fonts'));

const { pages: PAGES } = topicPages.parse(resourceJson('topics', 'pages.json'));
const INSTRUMENTS = instruments.parse(resourceJson('instruments', 'instruments.json'));
const SHIPPED = edition.parse(resourceJson('questionnaires', 'waymark', '2025.1', 'edition.json'));
const AT = '2026-03-09T08:00:00.000Z';
const HASH = 'a'.repeat(64);

const RECEIPT = aPackReceipt();
const SENT: SentPack = {
  ...{ id: anId(1), to: 'Ministry of Labour', revision: 1, kind: 'library', at: AT, actor: '' },
  ...{
    sha256: HASH,
    code: '5678',
    bytes: 1000,
    parts: 1,
    sealed: false,
    onlyNew: false,
    note: '',
    things: [],
    place: null,
  },
};

const ITEMS = ['POL-01', 'POL-02'];
const EDITION = anEdition(ITEMS);
const YEARS = [2, 3].map((level, at) =>
  aSnapshot({
    ...{ id: anId(101 + at), assessmentId: anId(1 + at), state: 'TH', referenceDate: `202${4 + at}-12-31` },
    answers: ITEMS.map((itemId) => anAnswer({ itemId, value: aLevel(level as 2 | 3) })),
  }),
);
const OPEN = anAssessment({ id: anId(7), answers: ITEMS.map((itemId) => anAnswer({ itemId })) });
const OF_YEARS: FakeAnswers = {
  'assessments.list': () => [anAssessmentSummary({ id: OPEN.id })],
  'assessments.get': () => OPEN,
  'assessments.listSnapshots': () => YEARS.map(({ answers: _, ...summary }) => summary),
  'questionnaires.list': () => [summaryOf(EDITION)],
  'questionnaires.get': () => EDITION,
  'questionnaires.lineages': () => [],
};

const LAW = aDocumentSummary({ title: 'An act', state: 'TH' });
const TWO_TEXTS = aDocumentSummary({ versions: [aVersionBrief(), aVersionBrief({ id: anId(8002) })] });

interface Read {
  readonly name: string;
  readonly Screen: ComponentType;
  readonly at: string;
  readonly answers: FakeAnswers;
  readonly find: () => Promise<HTMLElement>;
}

const link = (name: string | RegExp) => () => screen.findByRole('link', { name });
const table = (name: string | RegExp) => () => screen.findByRole('table', { name });

const SCREENS: readonly Read[] = [
  {
    ...{ name: 'the plans', Screen: PlansScreen, at: '/plans' },
    answers: {
      'planning.plans': () => [
        {
          ...{ id: anId(1), state: 'KH', title: 'Plan A', introduction: '', status: 'draft' },
          ...{ carriedFrom: null, startsOn: '2026-01-01', endsOn: '2026-12-31', updatedAt: AT },
          ...{ actions: 0, done: 0, dropped: 0, wentOn: 0, overdue: 0 },
        },
      ],
    },
    find: link('Plan A'),
  },
  {
    ...{ name: 'the gaps', Screen: GapsScreen, at: '/gaps' },
    answers: {
      ...OF_YEARS,
      'planning.findings': () => [],
      'planning.wanted': () => [],
      'planning.left': () => ({ targets: [], actions: [] }),
    },
    find: () => screen.findByRole('tab', { name: /^Gaps/ }),
  },
  {
    ...{ name: 'the ledger of packs', Screen: ExchangeScreen, at: '/exchange' },
    answers: {
      'exchange.ledger': () => ({ received: [], sent: [SENT] }),
      'exchange.senders': () => [],
      'exchange.identity': () => ({ fingerprint: '1234' }),
    },
    find: () => screen.findByText('Ministry of Labour'),
  },
  {
    ...{ name: 'a topic', Screen: TopicScreen, at: '/topics/T9.3' },
    answers: {
      ...OF_YEARS,
      'topics.pages': () => ({ pages: PAGES, translated: [] }),
      'topics.notes': () => [],
      'instruments.list': () => INSTRUMENTS,
      'library.list': () => [LAW],
      'questionnaires.get': () => SHIPPED,
    },
    find: link('An act'),
  },
  {
    ...{ name: 'the topics', Screen: TopicsScreen, at: '/topics' },
    answers: { 'topics.pages': () => ({ pages: PAGES, translated: [] }), 'topics.notes': () => [] },
    find: link('Stigma'),
  },
  {
    ...{ name: 'the history', Screen: HistoryScreen, at: '/history' },
    answers: {
      'changes.steps': () => ({
        steps: [
          {
            ...{ seq: 1, at: AT, actor: 'Mali', count: 1 },
            things: [
              {
                ...{ entity: 'agency', id: anId(9), name: 'Police', place: null, type: null, count: 1 },
                changes: [{ seq: 1, field: 'place', before: '""', after: '"Hanoi"', canUndo: false }],
              },
            ],
          },
        ],
        next: null,
      }),
      'assessments.list': () => [],
      'agencies.list': () => [],
      'instruments.list': () => [],
    },
    find: () => screen.findByRole('list', { name: 'History' }),
  },
  {
    ...{ name: 'the imported tables', Screen: ImportedScreen, at: '/compare/imported' },
    answers: {
      'tables.list': () => [
        {
          ...{ id: anId(5), title: 'Prevalence', source: 'Institute', licence: '', about: '', hash: HASH },
          ...{
            createdAt: AT,
            items: 1,
            states: 1,
            snapshots: 1,
            firstYear: 2020,
            lastYear: 2020,
            imports: [],
          },
        },
      ],
    },
    find: link('Prevalence'),
  },
  {
    ...{ name: 'the texts to check', Screen: ToCheckScreen, at: '/library/to-check' },
    answers: { 'library.list': () => [LAW] },
    find: link('An act'),
  },
  {
    ...{ name: 'the texts to compare', Screen: ChooseTextsScreen, at: '/texts' },
    answers: { 'library.list': () => [TWO_TEXTS] },
    find: () => screen.findByRole('button', { name: 'Compare' }),
  },
  {
    ...{ name: 'the texts that changed', Screen: ChangedTextsScreen, at: '/changed-texts' },
    answers: {
      'reliance.list': () => ({
        affected: [],
        texts: [
          {
            ...{ versionId: anId(9001), documentId: anId(7001), title: 'An act', language: 'eng', label: '' },
            ...{ counts: { open: 1, decided: 0, frozen: 0 }, newText: null },
            changes: [
              {
                ...{ key: 'relation:x', kind: 'repealed', inPart: false, since: '2026-01-15' },
                by: { documentId: anId(7002), title: 'New act', language: 'eng' },
              },
            ],
          },
        ],
      }),
      'reliance.lines': () => [
        {
          ...{ dependant: `resource:${anId(15)}`, kind: 'resource', versionId: anId(9001), page: 3 },
          ...{ pageLabel: null, quote: 'the same words', state: 'open', decision: null, answer: null },
          ...{ action: null, resource: { member: 'KH', itemId: 'POL-02', title: 'An act' } },
        },
      ],
    },
    find: () => screen.findByText('the same words'),
  },
  {
    ...{ name: 'a pack that went out', Screen: SentScreen, at: `/exchange/sent/${SENT.id}` },
    answers: { 'exchange.sent': () => SENT, 'exchange.identity': () => ({ fingerprint: '1234' }) },
    find: () => screen.findByText('Ministry of Labour'),
  },
  {
    ...{ name: 'a receipt', Screen: ReceiptScreen, at: `/exchange/receipts/${RECEIPT.id}` },
    answers: { 'exchange.receipt': () => RECEIPT },
    find: () => screen.findByText('Coordinator'),
  },
  {
    ...{ name: 'what leaves in a pack', Screen: SendScreen, at: `/exchange/send?documents=${LAW.id}` },
    answers: {
      'library.list': () => [LAW],
      'assessments.list': () => [],
      'planning.plans': () => [],
      'agencies.list': () => [],
      'exchange.receivers': () => [],
      'exchange.sendable': () => ({
        ...{ editions: [], translations: [], datasets: [], gapsOf: [], treatiesOf: [], noteIds: [] },
        ...{ hasTerms: false, hasHighlights: false, lastLaws: null },
      }),
      'exchange.previewSend': () => ({
        ...{ things: [], files: { count: 0, bytes: 0 }, missingFiles: [], bytes: 0 },
        ...{ lastSent: null, stamp: HASH },
      }),
    },
    find: () => screen.findByText('Nothing is chosen yet.'),
  },
  {
    ...{ name: 'the years to compare', Screen: CompareStartScreen, at: '/compare' },
    answers: { ...OF_YEARS, 'tables.asSnapshots': () => [] },
    find: () => screen.findByRole('table', { name: /Choose/ }),
  },
  {
    ...{ name: 'a comparison', Screen: CompareScreen, at: `/compare/${YEARS.map(({ id }) => id).join(',')}` },
    answers: {
      ...OF_YEARS,
      'comparison.compare': () => packComparison(compareSnapshots(YEARS)),
      'comparison.listCauses': () => [],
      'comparison.listConsents': () => [],
    },
    find: () => screen.findByRole('tab', { name: 'Table' }),
  },
  {
    ...{ name: 'the articles', Screen: PrinciplesScreen, at: '/principles' },
    answers: { ...OF_YEARS, 'instruments.list': () => INSTRUMENTS, 'library.list': () => [] },
    find: () => screen.findByRole('heading', { name: /^Prosecution/ }),
  },
  {
    ...{ name: 'the members', Screen: PracticesScreen, at: '/practices' },
    answers: {
      'tables.list': () => [],
      'practices.members': () => [
        {
          ...{ state: 'TH', total: 1, inForce: 1, forceUnknown: 0, lastAdded: AT, languages: ['eng'] },
          ...{ practices: 0 },
          kinds: { laws: 1, plans: 0, procedures: 0, guides: 0, assessments: 0, others: 0 },
        },
      ],
    },
    find: () => screen.findByRole('link', { name: 'Thailand' }),
  },
  {
    ...{ name: 'a member', Screen: MemberScreen, at: '/practices/TH' },
    answers: {
      'library.list': () => [LAW],
      'practices.cited': () => [],
      'instruments.list': () => [],
    },
    find: link('An act'),
  },
  {
    ...{ name: 'the assessments', Screen: AssessmentsScreen, at: '/assessments' },
    answers: OF_YEARS,
    find: () => screen.findByRole('table'),
  },
  {
    ...{ name: 'an assessment', Screen: AssessmentScreen, at: `/assessments/${OPEN.id}` },
    answers: {
      ...OF_YEARS,
      'agencies.list': () => [],
      'assessments.departed': () => [],
      'instruments.list': () => [],
    },
    find: table('Policy and coordination'),
  },
  {
    ...{ name: 'the questionnaires', Screen: QuestionnairesScreen, at: '/questionnaires' },
    answers: OF_YEARS,
    find: () => screen.findByRole('heading', { level: 2 }),
  },
  {
    ...{ name: 'a question', Screen: QuestionScreen, at: `/questionnaires/${ITEMS[0]}` },
    answers: { ...OF_YEARS, 'instruments.list': () => INSTRUMENTS },
    find: () => screen.findByRole('heading', { name: 'Legal basis' }),
  },
];

describe('when it cannot be asked for anew for a moment', () => {
  it.each(SCREENS)('$name stays', async ({ Screen, at, answers, find }) => {
    const lost = losable(answers);
    shown = await renderScreen(<Screen />, { at, answers: lost.answers });
    await expectToStay(shown, lost, find);
    expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
  });

  it('what leaves in a pack stays in its column, with the notice above it', async () => {
    const { Screen, at, answers, find } = SCREENS.find(
      ({ name }) => name === 'what leaves in a pack',
    ) as Read;
    const lost = losable(answers);
    shown = await renderScreen(<Screen />, { at, answers: lost.answers });
    const leaves = await find();
    lost.lose(true);
    shown.bridge.announce({ name: 'workspace.process-restarted', process: 'data' });
    const column = (await screen.findByRole('alert')).parentElement;
    expect(column?.contains(leaves)).toBe(true);
    expect(column?.contains(screen.getByRole('button', { name: 'Save the pack' }))).toBe(false);
  });
});

it('nothing is left of a comparison of which a year is gone', async () => {
  const { Screen, at, answers, find } = SCREENS.find(({ name }) => name === 'a comparison') as Read;
  let isGone = false;
  const compare = () => {
    if (isGone) throw new AppError('assessments.snapshot-not-found');
    return packComparison(compareSnapshots(YEARS));
  };
  shown = await renderScreen(<Screen />, { at, answers: { ...answers, 'comparison.compare': compare } });
  await find();
  isGone = true;
  shown.bridge.announce({ name: 'comparison.changed' });
  await screen.findByRole('alert');
  await waitFor(() => expect(screen.queryByRole('tab', { name: 'Table' })).toBeNull());
});
