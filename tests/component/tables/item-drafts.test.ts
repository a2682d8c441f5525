import { expect, it } from 'vitest';
import { describedItems, draftOf } from '../../../renderer/tables/item-drafts';
import type { FoundItem } from '../../../shared/tables';
import { isOnScale, standingOn } from '../../../shared/tables/rules';

it('yes and no in other letters are told as off the scale, and only what is neither stands outside its order', () => {
  const found: FoundItem = {
    ...{ id: 'law', title: 'Law', cells: 9, distinct: 5, samples: [], kind: 'yes-no', missing: [] },
    words: ['no', 'No', 'Unknown', 'yes', 'Yes'],
  };
  const { items } = describedItems(
    [found],
    new Map([['law', { ...draftOf(found), better: 'yes' as const }]]),
  );
  const scale = items[0]?.scale;
  if (scale === undefined) throw new Error('nothing described');
  expect(scale).toMatchObject({ kind: 'yes-no', unranked: ['Unknown'] });
  const isTold = (text: string) => !isOnScale(scale, text, standingOn(scale, text));
  // One spelling of each is the answer: the other would have been a word without a rank, and nobody had been told.
  expect(['yes', 'Yes'].filter(isTold)).toHaveLength(1);
  expect(['no', 'No'].filter(isTold)).toHaveLength(1);
  expect(isTold('Unknown')).toBe(false);
});

it('one answer in other letters puts none of the many off the scale', () => {
  const samples = [
    { text: 'Yes', count: 40 },
    { text: 'No', count: 20 },
    { text: 'yes', count: 1 },
    { text: 'no', count: 1 },
  ];
  const found: FoundItem = {
    ...{ id: 'law', title: 'Law', cells: 62, distinct: 4, samples, kind: 'yes-no', missing: [] },
    words: ['no', 'No', 'yes', 'Yes'],
  };
  const drafts = new Map([['law', { ...draftOf(found), better: 'yes' as const }]]);
  expect(describedItems([found], drafts).items[0]?.scale).toMatchObject({ yes: 'Yes', no: 'No' });
});
