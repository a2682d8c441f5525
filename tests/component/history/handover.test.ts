import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { composeHandover } from '../../../renderer/history/report/handover-report';
import type { Agency, FocalPoint } from '../../../shared/agencies';
import type { ReportBlock } from '../../../shared/reports';
import { anAssessmentSummary, anId } from '../../support/builders';

const t = ((key: string, given: object = {}) =>
  [key, ...Object.values(given)].join(' ')) as unknown as TFunction<
  ['history', 'assessments', 'agencies', 'calendar', 'planning', 'sheets', 'vocabulary', 'reports', 'ui']
>;
const TODAY = '2026-11-28';
const aPerson = (number: number, given: Partial<FocalPoint>): FocalPoint => ({
  ...{ id: anId(number), duty: 'focal', name: 'Somchai', position: 'Inspector', contact: '02 123', note: '' },
  ...{ from: '2024-01-01', until: null },
  ...given,
});
const anAgency = (number: number, name: string, given: Partial<Agency> = {}): Agency => ({
  ...{ id: anId(number), state: 'TH', names: [{ language: 'eng', name }], shortName: name },
  ...{ roles: ['POLC'], place: '', from: null, until: null, note: '', focalPoints: [] },
  ...{ createdAt: '2024-01-01T00:00:00.000Z', updatedAt: '2024-01-01T00:00:00.000Z' },
  ...given,
});
const agencies = [
  anAgency(1, 'Police', {
    focalPoints: [
      aPerson(11, { name: 'Before', until: '2025-12-31' }),
      aPerson(12, { name: 'Malee', from: '2026-01-01' }),
    ],
  }),
  anAgency(2, 'Labour'),
  anAgency(3, 'Ended', { until: '2025-12-31' }),
];
const open = anAssessmentSummary({ state: 'TH', referenceDate: '2026-12-31', status: 'open' });
const nobodyChecked = {
  isOutsideDue: true,
  check: null,
  history: null,
  files: null,
  failure: null,
  work: null,
};

type Given = Parameters<typeof composeHandover>[0];
const report = (given: Partial<Given> = {}) =>
  composeHandover({
    ...{ t, today: TODAY, day: String, moment: String, dayTitle: ({ title }) => title, agencies },
    agencyName: (id) => agencies.find((one) => one.id === id)?.shortName ?? '',
    head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    ...{ underWay: [], snapshots: [], plans: [], days: [], senders: [], fingerprint: '1234 5678' },
    library: {
      changed: { count: 7, first: [] },
      toCheck: { count: 2, first: [] },
      guessed: { count: 0, first: [] },
      hasImports: true,
    },
    health: {
      ...nobodyChecked,
      newest: null,
      outside: null,
      drill: null,
      lost: null,
      place: { kind: 'local' } as never,
    },
    ...given,
  });
const compose = (given: Partial<Given> = {}) => report(given).blocks;

/** What stands below a heading: sentences, and the rows of tables. */
function below(blocks: readonly ReportBlock[], title: string): unknown[] {
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === title);
  const rest = blocks.slice(from + 1);
  const to = rest.findIndex((block) => block.kind === 'heading' && block.level === 1);
  return rest
    .slice(0, to < 0 ? undefined : to)
    .flatMap((block): unknown[] =>
      block.kind === 'table'
        ? [...block.rows]
        : block.kind === 'list'
          ? block.items
          : block.kind === 'text'
            ? [block.text]
            : [],
    );
}

it('says who speaks for each agency today and how to reach them, and leaves out agencies that have ended', () => {
  expect(below(compose(), 'handover.people')).toEqual([
    [
      ...[
        'Police',
        'vocabulary:agencyRole.POLC.label',
        'Malee\nInspector\n02 123\nhandover.since 2026-01-01',
      ],
      'handover.nobody',
    ],
    ['Labour', 'vocabulary:agencyRole.POLC.label', 'handover.nobody', 'handover.nobody'],
  ]);
});

it('tells of each open assessment how far every agency is, and what was sent to it last', () => {
  const request = (number: number, sentAt: string, returnedAt: string | null) => ({
    ...{
      id: anId(number),
      assessmentId: open.id,
      agencyId: anId(1),
      number,
      form: 'excel' as const,
      sentAt,
      returnedAt,
    },
    ...{ sentBy: '', dueOn: null, fileName: 'x.xlsx', items: 4, open: 1 },
  });
  const asked = (agencyId: string) => ({ agencyId, dueOn: '2026-12-01', leads: 1, progress: open.progress });
  const said = below(
    compose({
      underWay: [
        {
          assessment: open,
          agencies: [asked(anId(1)), asked(anId(2))],
          requests: [
            request(2, '2026-11-20T08:00:00.000Z', null),
            request(1, '2026-11-01T08:00:00.000Z', '2026-11-10T08:00:00.000Z'),
          ],
        },
      ],
    }),
    'handover.under-way',
  );
  const rows = said.filter((each) => Array.isArray(each)) as string[][];
  expect(rows.map((row) => [row[0], row[1], row[3], row[4], row[5]])).toEqual([
    [
      'Police',
      'Malee',
      '2026-12-01',
      '2026-11-20T08:00:00.000Z\nsheets:form.excel',
      '2026-11-10T08:00:00.000Z',
    ],
    ['Labour', '', '2026-12-01', 'handover.not-sent', ''],
  ]);
});

it('says at its head that it names documents that not everybody may see', () => {
  const day = (access: 'public' | 'agency' | 'restricted') => ({
    ...{ id: access, kind: 'expiry' as const, on: '2026-12-31', state: 'open' as const, title: 'Order 7' },
    ...{ language: null, detail: '', member: null, itemId: null, answers: 0, access },
    opens: { planId: null, actionId: null, documentId: anId(5), assessmentId: null },
  });
  const lines = (given: Parameters<typeof day>[0][]) => report({ days: given.map(day) }).head.lines;
  expect(lines(['public', 'restricted', 'agency'])).toContain(
    'reports:access vocabulary:accessClass.restricted.label',
  );
  expect(lines(['public']).some((line) => line.startsWith('reports:access'))).toBe(false);
});

it('says in words what there is none of, and warns where no backup and no copy are', () => {
  const blocks = compose();
  expect(below(blocks, 'handover.under-way')).toEqual(['handover.nothing-open']);
  expect(below(blocks, 'handover.plans')).toEqual(['handover.no-plans']);
  expect(below(blocks, 'handover.days')).toEqual(['handover.no-days']);
  expect(below(blocks, 'handover.years')).toEqual(['handover.no-years']);
  expect(below(blocks, 'handover.kept')).toEqual([
    ...['handover.documents 7', 'handover.to-check 2'],
    ...['handover.no-backup', 'handover.no-copy', 'handover.no-check', 'handover.key 1234 5678'],
  ]);
});
