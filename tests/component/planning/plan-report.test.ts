import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { composePlan } from '../../../renderer/planning/report/plan-report';
import type { Action, FollowedAction, Plan } from '../../../shared/planning';
import { reportBlock } from '../../../shared/reports';
import { anAction, anId } from '../../support/builders';
import { echoedWords } from '../../support/echoed-words';

const PLAN: Plan = {
  ...{
    id: 'one',
    state: 'TH',
    title: 'National plan',
    introduction: '',
    status: 'approved',
    carriedFrom: null,
  },
  ...{ startsOn: '2026-01-01', endsOn: '2026-06-30', updatedAt: '2026-01-01T00:00:00.000Z' },
  ...{ actions: 0, done: 0, dropped: 0, wentOn: 0, overdue: 0, list: [], onward: [], awaited: [] },
};
const t = echoedWords as unknown as TFunction<['planning', 'vocabulary', 'reports']>;

const PLAIN = { followed: new Map<string, FollowedAction>(), shownBy: () => '', whereIs: () => null };

const action = (id: string, given: Partial<Action>): Action => ({
  ...anAction({ title: id, startsOn: '2026-02-01', dueOn: '2026-05-31' }),
  ...{ id, planId: 'one', position: 1, carriedFrom: null, updatedAt: PLAN.updatedAt },
  ...given,
});

it('the timeline of a plan marks nothing for an action that was dropped, and says why nothing is marked', () => {
  const { blocks } = composePlan({
    ...{ t, access: 'public', today: '2026-06-01', day: String, year: String, ...PLAIN },
    plan: { ...PLAN, list: [action('Train', {}), action('Build', { state: 'dropped' })] },
    head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
  });
  const timeline = blocks.find((block) => block.kind === 'table' && block.head.length === 4);
  const rows = timeline?.kind === 'table' ? timeline.rows : [];
  expect(rows[0]?.slice(1)).toEqual(['Train', expect.stringMatching(/./), expect.stringMatching(/./)]);
  expect(rows[1]?.slice(1)).toEqual(['reports:plan.dropped Build', '', '']);
});

it('the document of a plan says what asks about an item now, and which document shows that an action is done', () => {
  const resources = [7, 8].map((id) => ({ versionId: anId(id), page: id, title: `Guide ${id}` }));
  const done = action('Train', { itemId: 'POL-26', state: 'done', doneDocumentId: 'report', resources });
  const ended = action('Build', { itemId: 'POL-16', fromLevel: 1, toLevel: 2 });
  const { blocks } = composePlan({
    ...{ t, access: 'public', today: '2026-06-01', day: String, year: String },
    plan: { ...PLAN, list: [done, ended] },
    head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    followed: new Map([
      ['Train', { actionId: 'Train', items: ['POL-30', 'POL-31'] } as FollowedAction],
      ['Build', { actionId: 'Build', items: [] as string[] } as FollowedAction],
    ]),
    shownBy: (id) => (id === 'report' ? 'Report 2026' : ''),
    whereIs: (versionId) => (versionId === anId(7) ? 'In the trash' : null),
  });
  const actions = blocks.find((block) => block.kind === 'table' && block.caption === 'reports:plan.actions');
  const steps = actions?.kind === 'table' ? actions.rows.map((row) => String(row[2])) : [];
  expect(steps[0]).toContain('POL-26\nfollow.now POL-30, POL-31');
  expect(steps[1]).toContain('POL-16\nfollow.no-more\naction.from-to');
  expect(JSON.stringify(blocks)).toContain('action.done-document: Report 2026');
  const used = blocks.find((block) => block.kind === 'table' && block.caption === 'reports:plan.resources');
  expect(used?.kind === 'table' ? used.rows.map((row) => row[2]) : []).toEqual([
    'Guide 7 (In the trash)',
    'Guide 8',
  ]);
});

it('the document of a plan says who may see what it names, where that is not everybody', () => {
  const linesFor = (access: 'public' | 'restricted') =>
    composePlan({
      ...{ t, plan: PLAN, access, today: '2026-06-01', day: String, year: String, ...PLAIN },
      head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    }).head.lines.join('\n');
  expect(linesFor('restricted')).toContain('reports:access vocabulary:accessClass.restricted.label');
  expect(linesFor('public')).not.toContain('accessClass');
});

it.each([
  ['2026-01-01', '2029-12-31', 16, 'reports:quarter 2026 1', 'reports:quarter 2029 4'],
  ['2026-01-01', '2030-01-01', 5, '2026', '2030'],
  ['2026-01-01', '2041-12-31', 16, '2026', '2041'],
  ['2026-01-01', '2042-01-01', 9, '2026\u20132027', '2042'],
  ['2026-01-01', '2090-12-31', 13, '2026\u20132030', '2086\u20132090'],
  ['0206-01-01', '9999-12-31', 10, '206\u20131205', '9206\u20139999'],
])(
  'a plan from %s to %s has a timeline that a page and a file take',
  (startsOn, endsOn, count, first, last) => {
    const late = action('Review', { startsOn: endsOn, dueOn: endsOn });
    const report = composePlan({
      ...{ t, access: 'public', today: '2026-06-01', day: String, year: String, ...PLAIN },
      plan: { ...PLAN, startsOn, endsOn, list: [late] },
      head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    });
    const timeline = report.blocks.find(
      (block) => block.kind === 'table' && block.caption.startsWith('reports:plan.when'),
    );
    if (timeline?.kind !== 'table') throw new Error('no timeline');
    expect(reportBlock.safeParse(timeline).success).toBe(true);
    expect(timeline.head.slice(2)).toHaveLength(count);
    expect([timeline.head[2], timeline.head.at(-1)]).toEqual([first, last]);
    // Only the last period holds the action.
    expect(timeline.rows[0]?.slice(2).map((cell) => cell !== '')).toEqual(
      Array.from({ length: count }, (_, at) => at === count - 1),
    );
  },
);
