import { expect, it } from 'vitest';
import { differencesOf } from '../../../../shared/exchange';

const told = (mine: unknown, theirs: unknown) =>
  differencesOf('document', mine, theirs).map(({ field, mine: here, theirs: there }) => [field, here, there]);

it('of two things are told by field, with nothing where one has nothing', () => {
  expect(told({ title: 'A', number: '7' }, { title: 'B', number: '7' })).toEqual([['title', 'A', 'B']]);
  expect(told({ number: '7' }, { number: null })).toEqual([['number', '7', null]]);
  expect(told({ number: '' }, { number: '7' })).toEqual([['number', null, '7']]);
  expect(told({}, { number: '7' })).toEqual([['number', null, '7']]);
  expect(told(null, { pages: 0, removed: false })).toEqual([
    ['pages', null, '0'],
    ['removed', null, 'false'],
  ]);
  expect(told({ title: 'A' }, { title: 'A' })).toEqual([]);
});

it('say the codes of a list one behind the other, and what is no list as it is kept', () => {
  expect(told({ pillars: ['PROS', 'PREV'] }, { pillars: ['PROS', null] })).toEqual([
    ['pillars', 'PROS, PREV', 'PROS, '],
  ]);
  expect(told({ value: { level: 2 } }, { value: { level: 3 } })).toEqual([
    ['value', '{"level":2}', '{"level":3}'],
  ]);
});

it('of long texts have the beginning, and are not more than a screen holds', () => {
  const [[, here, there] = []] = told({ text: 'x'.repeat(600) }, { text: 'y'.repeat(601) });
  expect(here).toBe('x'.repeat(600));
  expect(there).toBe(`${'y'.repeat(600)}…`);
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`field${at}`, at]));
  expect(told({}, many)).toHaveLength(40);
});

it('of pieces name those that are on one side alone by their words', () => {
  const cited = [{ quote: 'Article 1', page: 1 }];
  expect(told({ citations: cited }, { citations: [...cited, { quote: 'Article 2', page: 2 }] })).toEqual([
    ['citations', null, 'Article 2'],
  ]);
  expect(told({ citations: cited }, { citations: [] })).toEqual([['citations', 'Article 1', null]]);
  expect(told({ states: [{ hash: 'a' }] }, { states: [] })).toEqual([['states', '{"hash":"a"}', null]]);
});

it('of a piece that is on both sides are told once, part by part', () => {
  const action = (title: string, dueOn: string | null, id = 'one') => ({ id, title, dueOn });
  const [mine, theirs] = [{ actions: [action('Train', null)] }, { actions: [action('Train', '2026-05-01')] }];
  expect(differencesOf('plan', mine, theirs)).toEqual([
    { field: 'actions', piece: { name: 'Train', part: 'dueOn' }, mine: null, theirs: '2026-05-01' },
  ]);
  expect(told(mine, { actions: [action('Train judges', null)] })).toEqual([
    ['actions', 'Train', 'Train judges'],
  ]);
  // The same words under another id are another piece.
  expect(told(mine, { actions: [action('Train', null, 'two')] })).toEqual([
    ['actions', 'Train', null],
    ['actions', null, 'Train'],
  ]);
});
