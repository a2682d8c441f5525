import { expect, it } from 'vitest';
import { type Judged, takingOf } from '../../../../main/exchange/evaluating';
import { thingKey, wantedKeys } from '../../../../shared/exchange';

/** An edition of a pack that was made from another one. */
const edition = (name: string, from: string): Judged => {
  const id = `waymark/${name}`;
  const key = thingKey('edition', id);
  const content = { mapping: { questionnaire: 'waymark', from } };
  const thing = { kind: 'edition', id, key, content, hash: '', ancestors: [], isSound: true };
  return { thing, mine: undefined, rows: {}, status: 'new', code: null } as unknown as Judged;
};
const wanted = (...editions: Judged[]) => [
  ...wantedKeys(takingOf(new Map(editions.map((each) => [each.thing.key, each]))), {
    take: null,
    conflicts: {},
  }),
];

it('takes editions with those that they were made from, and none that were made from each other', () => {
  const [first, second] = [edition('2026.1', '2025.1'), edition('2027.1', '2026.1')];
  expect(wanted(second, first)).toEqual([second.thing.key, first.thing.key]);
  expect(wanted(edition('A', 'B'), edition('B', 'A'), edition('C', 'A'), first)).toEqual([first.thing.key]);
  expect(wanted(edition('A', 'A'))).toEqual([]);
});
