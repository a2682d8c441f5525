import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { composePlan } from '../../../renderer/planning/report/plan-report';
import type { Action, Plan } from '../../../shared/planning';
import { anAction } from '../../support/builders';
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

const action = (id: string, given: Partial<Action>): Action => ({
  ...anAction({ title: id, startsOn: '2026-02-01', dueOn: '2026-05-31' }),
  ...{ id, planId: 'one', position: 1, carriedFrom: null, updatedAt: PLAN.updatedAt },
  ...given,
});

it('the timeline of a plan marks nothing for an action that was dropped, and says why nothing is marked', () => {
  const { blocks } = composePlan({
    ...{ t, access: 'public', today: '2026-06-01', day: String, year: String },
    plan: { ...PLAN, list: [action('Train', {}), action('Build', { state: 'dropped' })] },
    head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
  });
  const timeline = blocks.find((block) => block.kind === 'table' && block.head.length === 4);
  const rows = timeline?.kind === 'table' ? timeline.rows : [];
  expect(rows[0]?.slice(1)).toEqual(['Train', expect.stringMatching(/./), expect.stringMatching(/./)]);
  expect(rows[1]?.slice(1)).toEqual(['reports:plan.dropped Build', '', '']);
});

it('the document of a plan says who may see what it names, where that is not everybody', () => {
  const linesFor = (access: 'public' | 'restricted') =>
    composePlan({
      ...{ t, plan: PLAN, access, today: '2026-06-01', day: String, year: String },
      head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    }).head.lines.join('\n');
  expect(linesFor('restricted')).toContain('reports:access vocabulary:accessClass.restricted.label');
  expect(linesFor('public')).not.toContain('accessClass');
});
