import { describe, expect, it } from 'vitest';
import {
  edition as editionSchema,
  type Item,
  type ItemChange,
  mappingProblems,
} from '../../../../shared/questionnaires';
import { resourceJson } from '../../../support/resource';

const older = editionSchema.parse(resourceJson('questionnaires', 'waymark', '2026.1', 'edition.json'));
const TOLD = { reason: 'Another article fits.', answers: 'The question is the same to the letter.' };
const ITEM = 'POL-05';
const OTHER: Partial<Item> = { legalRefs: [{ ref: 'UNTOC 31', alternative: false, soft: false }] };

/** What is wrong with saying these changes of one item, where it became this. */
function problemsOf(became: Partial<Item>, ...kinds: ('minor' | 'references' | 'major' | 'moved')[]) {
  const newer = {
    ...older,
    edition: '2026.2',
    items: older.items.map((item) => (item.id === ITEM ? { ...item, ...became } : item)),
  };
  const changes = kinds.map((change): ItemChange => ({ change, itemId: ITEM, ...TOLD }));
  const mapping = { questionnaire: 'waymark', from: '2026.1', to: '2026.2', changes };
  return mappingProblems(older, newer, mapping).map(({ code }) => code);
}

describe('a change of the articles beside an item', () => {
  it('is told as such, with a higher second number', () => {
    expect(problemsOf({ ...OTHER, version: '1.1' }, 'references')).toEqual([]);
    expect(problemsOf({ ...OTHER, version: '1.1', theme: 'Law' }, 'references', 'moved')).toEqual([]);
  });

  it('may still be told as better words, as the first editions did', () => {
    expect(problemsOf({ ...OTHER, version: '1.1' }, 'minor')).toEqual([]);
  });

  it('is not passed over, nor told twice', () => {
    expect(problemsOf({ ...OTHER, version: '1.0' })).toEqual(['unnamed-changed']);
    expect(problemsOf({ ...OTHER, version: '1.1' }, 'references', 'minor')).toEqual(['named-twice']);
  });

  it('keeps the first number of the version, and needs other articles', () => {
    expect(problemsOf({ ...OTHER, version: '2.0' }, 'references')).toEqual(['version-differs']);
    expect(problemsOf({ ...OTHER, version: '1.0' }, 'references')).toEqual(['version-differs']);
    expect(problemsOf({ version: '1.1' }, 'references')).toEqual(['nothing-changed']);
  });

  it.each<[string, Partial<Item>]>([
    ['the question', { question: 'Are the laws reviewed?' }],
    ['the help', { help: 'Other help.' }],
    ['the usual evidence', { evidence: ['LAW'] }],
    ['who is asked', { roles: ['JUST'] }],
  ])('hides no change of %s', (_, words) => {
    expect(problemsOf({ ...OTHER, ...words, version: '1.1' }, 'references')).toEqual(['unnamed-changed']);
    expect(problemsOf({ ...words, version: '1.1' }, 'references')).toEqual(['unnamed-changed']);
  });
});
