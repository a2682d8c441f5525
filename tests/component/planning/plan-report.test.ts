import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { composePlan } from '../../../renderer/planning/report/plan-report';
import type { Plan } from '../../../shared/planning';

const PLAN: Plan = {
  ...{
    id: 'one',
    state: 'TH',
    title: 'National plan',
    introduction: '',
    status: 'approved',
    carriedFrom: null,
  },
  ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', updatedAt: '2026-01-01T00:00:00.000Z' },
  ...{ actions: 0, done: 0, dropped: 0, wentOn: 0, overdue: 0, list: [], onward: [], awaited: [] },
};
const t = ((key: string, given: object = {}) =>
  [key, ...Object.values(given)].join(' ')) as unknown as TFunction<['planning', 'vocabulary', 'reports']>;

it('the document of a plan says who may see what it names, where that is not everybody', () => {
  const linesFor = (access: 'public' | 'restricted') =>
    composePlan({
      ...{ t, plan: PLAN, access, today: '2026-06-01', day: String, year: String },
      head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    }).head.lines.join('\n');
  expect(linesFor('restricted')).toContain('reports:access vocabulary:accessClass.restricted.label');
  expect(linesFor('public')).not.toContain('accessClass');
});
