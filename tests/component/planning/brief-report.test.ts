import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { composeBrief } from '../../../renderer/planning/report/brief-report';
import type { Action, Finding, Plan } from '../../../shared/planning';
import { aCitation, aLevel, anAnswer, anEdition, anId } from '../../support/builders';
import { echoedWords } from '../../support/echoed-words';

const IDS = ['POL-01', 'POL-02', 'PREV-01', 'PREV-02', 'PROT-01', 'PROS-01'];
const items = new Map(anEdition(IDS).items.map((item) => [item.id, item]));
const t = echoedWords as unknown as TFunction<['planning', 'vocabulary', 'reports', 'ui']>;
const finding = (itemId: string, given: Partial<Finding> = {}): Finding => ({
  ...{ itemId, value: aLevel(1), evidenced: 1, target: 2, targetIsSet: false, dueOn: null, targetFrom: [] },
  ...{ targetReason: '' },
  ...{ gaps: ['absence'], duty: null, distance: 1, yearsOpen: 2, strength: null, priority: 'normal' },
  ...{ causes: ['no-budget'], causeText: '', rank: null, rankReason: '' },
  ...given,
});
const action = (at: number, given: Partial<Action>): Action => ({
  ...{
    id: anId(at),
    planId: anId(1),
    position: at,
    carriedFrom: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
  },
  ...{
    itemId: null,
    fromLevel: null,
    toLevel: null,
    title: `Action ${at}`,
    description: '',
    owner: 'Labour',
  },
  ...{ partners: [], startsOn: null, dueOn: null, costClass: 'own-budget', costText: '', indicator: '' },
  ...{ expectedDocument: '', expectedType: null, resources: [], state: 'agreed', stateReason: '' },
  ...{ doneOn: null, doneDocumentId: null },
  ...given,
});
function plan(list: readonly Action[]): Plan {
  return {
    ...{ id: anId(1), state: 'TH', title: 'Plan', introduction: '', status: 'approved', carriedFrom: null },
    ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', updatedAt: '2026-01-01T00:00:00.000Z' },
    ...{ actions: list.length, done: 0, dropped: 0, wentOn: 0, overdue: 0, onward: [] },
    ...{ list: [...list], awaited: list.map(({ id }) => id) },
  };
}

function brief(given: Partial<Parameters<typeof composeBrief>[0]> = {}) {
  const { head, blocks } = composeBrief({
    ...{ t, assessment: 'TH 2026', coverage: 'coverage', isOpen: false, findings: [], items, answers: [] },
    ...{
      since: null,
      plans: [],
      followed: [],
      dissents: 0,
      access: 'public',
      today: '2026-06-01',
      day: String,
    },
    head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
    pageOf: ({ page }) => `p. ${page}`,
    remarksOn: () => [],
    lawOf: (item) => `Law of ${item.id}`,
    ...given,
  });
  const lines = blocks.map((block) =>
    block.kind === 'list'
      ? block.items
      : block.kind === 'text' || block.kind === 'heading'
        ? [block.text]
        : [],
  );
  return { head, lines: lines.flat() };
}

it('does not say twice that an answer is not known', () => {
  const said = (key: string, given?: Readonly<Record<string, unknown>>) =>
    ['ui:level.nk', 'type.knowledge.label'].includes(key) ? 'Not known' : echoedWords(key, given);
  const value = { kind: 'nk' as const, whoMightKnow: 'Council' };
  const found = (gaps: Finding['gaps']) =>
    brief({ t: said as unknown as typeof t, findings: [finding('POL-01', { value, gaps })] }).lines[1];
  expect(found(['knowledge'])?.match(/Not known/g)).toHaveLength(1);
  expect(found(['knowledge', 'absence'])).toContain('Not known type.absence.label. brief.target');
});

it('names three gaps, each with the passage or the law it stands on, numbered once', () => {
  const cited = anAnswer({ itemId: 'POL-02', citations: [aCitation({ page: 7 })] });
  const { lines, head } = brief({ findings: IDS.map((id) => finding(id)), answers: [cited] });
  expect(lines[0]).toBe('brief.gaps 6');
  expect(lines.slice(1, 4).map((line) => line.slice(0, 18))).toEqual([
    ...['brief.gap POL-01 T', 'brief.gap POL-02 T', 'brief.gap PREV-01 '],
  ]);
  expect(lines[1]).toContain('type.absence.label. brief.target');
  expect(lines[1]).toContain('vocabulary:gapCause.no-budget.label. [1]');
  expect(lines.slice(lines.indexOf('brief.sources') + 1)).toEqual([
    ...['[1] Law of POL-01', '[2] Anti-Trafficking Act, p. 7', '[3] Law of PREV-01'],
  ]);
  expect(head.compact).toBe(true);
  const narrow = brief({
    ...{
      findings: [finding('POL-02')],
      answers: [cited],
      remarksOn: () => ['Applies to one agency', 'Not yet in force'],
    },
  });
  expect(narrow.lines).toContain('[1] Anti-Trafficking Act, p. 7. Applies to one agency. Not yet in force');
});

it('asks first about disputes, then what is late, what is proposed, and gaps for which nobody acts', () => {
  const late = action(2, { itemId: 'POL-01', dueOn: '2026-05-01', owner: '' });
  const proposed = action(3, { itemId: 'POL-02', state: 'proposed' });
  const found = [finding('POL-01'), finding('POL-02'), finding('PREV-01')];
  const asked = (given: Parameters<typeof brief>[0]) => {
    const { lines } = brief(given);
    return lines.slice(lines.indexOf('brief.decisions') + 1).slice(0, 3);
  };
  const disputed = finding('PROS-01', { value: { kind: 'disputed' }, gaps: ['alignment'] });
  const plans = [plan([proposed, late])];
  expect(asked({ findings: [...found, disputed], plans }).map((line) => line.split(' ')[0])).toEqual([
    ...['brief.disputed', 'brief.late', 'brief.proposed'],
  ]);
  expect(asked({ findings: found, plans })[0]).toContain('brief.late Action 2 action.no-owner 2026-05-01');
  expect(asked({ findings: found, plans })[2]).toContain('brief.nobody PREV-01');
  expect(asked({})[0]).toBe('brief.no-decisions');
  // An action on a question that became another one is for that one now.
  const followed = [{ actionId: late.id, items: ['PREV-01'], toLevel: null }];
  expect(asked({ findings: found, plans, followed }).filter((line) => line.includes('nobody'))).toEqual([]);
});

it('tells what rose since the year before, and that nothing did apart from there being no such year', () => {
  const risen = [{ itemId: 'PROT-01', from: 1, to: 3 }] as const;
  expect(brief({ since: { day: '2025-12-31', risen } }).lines).toContain(
    'brief.risen PROT-01 Topic of PROT-01 reports:level 1 ui:level.1 reports:level 3 ui:level.3 [1]',
  );
  expect(brief({ since: { day: '2025-12-31', risen: [] } }).lines).toContain('brief.nothing-better');
  expect(brief().lines).toContain('brief.no-year-before');
});

it('says how many dissents it leaves out, and nothing of them where there are none', () => {
  expect(brief({ dissents: 2 }).head.lines).toContain('brief.omitted 2');
  expect(brief().head.lines).toEqual(['coverage']);
});

it('cuts long words between letters and not within one, so that it stays one page', () => {
  const title = 'การค้ามนุษย์ '.repeat(40);
  const { lines } = brief({ plans: [plan([action(2, { title, state: 'proposed' })])] });
  const line = lines.find((each) => each.startsWith('brief.proposed')) ?? '';
  expect(line).toContain(' …');
  expect([...new Intl.Segmenter('th').segment(line)].length).toBeLessThan(160);
});
