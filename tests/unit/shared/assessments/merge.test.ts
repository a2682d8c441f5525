import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type ContributedContent,
  commonBase,
  contentOfAnswer,
  contributionDocument,
  mergeContribution,
  NOTHING_SAID,
  sameContribution,
  settleConflict,
} from '../../../../shared/assessments';
import { aCitation, aLevel, anAnswer } from '../../../support/builders';
import { anyValue, anyWords } from '../../../support/builders/arbitraries';

const passage = (page: number, quote: string) => {
  const { id: _id, createdAt: _at, ...rest } = aCitation({ page, quote });
  return rest;
};
const held = (title: string) => ({
  title,
  custodian: 'Archive',
  type: 'ORD' as const,
  datedOn: null,
  note: '',
});

const anyContent: fc.Arbitrary<ContributedContent> = fc.record({
  value: anyValue,
  text: anyWords,
  fallReason: fc.constantFrom(null, 'expired' as const),
  citations: fc.uniqueArray(
    fc
      .record({ page: fc.integer({ min: 1, max: 2 }), quote: fc.constantFrom('a', 'b') })
      .map((one) => passage(one.page, one.quote)),
    { maxLength: 3, selector: ({ page, quote }) => `${page}${quote}` },
  ),
  held: fc.uniqueArray(fc.constantFrom('one', 'two').map(held), {
    maxLength: 2,
    selector: ({ title }) => title,
  }),
});

const same = (one: ContributedContent, other: ContributedContent) =>
  expect(sameContribution(one, other), JSON.stringify([one, other])).toBe(true);

describe('a three-way merge', () => {
  it('takes what only they changed, keeps what only we changed, and takes once what both changed alike', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (base, changed) => {
        same(mergeContribution(base, base, changed).merged, changed);
        same(mergeContribution(base, changed, base).merged, changed);
        same(mergeContribution(base, changed, changed).merged, changed);
        expect(mergeContribution(base, changed, base).status).toBe('identical');
        expect(mergeContribution(base, changed, changed).status).toBe('identical');
      }),
    );
  });

  it('changes nothing when the same is merged again', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
        const once = mergeContribution(base, mine, theirs);
        const twice = mergeContribution(base, once.merged, theirs);
        same(twice.merged, once.merged);
        expect(twice.status).toBe(once.status === 'conflict' ? 'conflict' : 'identical');
      }),
    );
  });

  it('does not depend on the side, unless a person has to choose', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, one, other) => {
        const [here, there] = [mergeContribution(base, one, other), mergeContribution(base, other, one)];
        expect(here.status === 'conflict').toBe(there.status === 'conflict');
        if (here.status === 'conflict') same(settleConflict(here.merged, other), there.merged);
        else same(here.merged, there.merged);
      }),
    );
  });

  it('never mixes the level of one side with the words of the other', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
        const { merged } = mergeContribution(base, mine, theirs);
        const said = ({ value, text, fallReason }: ContributedContent) =>
          JSON.stringify([value, text, fallReason]);
        expect([said(mine), said(theirs)]).toContain(said(merged));
      }),
    );
  });

  it('loses no evidence that a side added and brings back none that a side took away', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, mine, theirs) => {
        const titles = (content: ContributedContent) => new Set(content.held.map(({ title }) => title));
        const [was, here, there] = [titles(base), titles(mine), titles(theirs)];
        const merged = titles(mergeContribution(base, mine, theirs).merged);
        for (const title of ['one', 'two']) {
          const expected = was.has(title)
            ? here.has(title) && there.has(title)
            : here.has(title) || there.has(title);
          expect(merged.has(title)).toBe(expected);
        }
      }),
    );
  });

  it('calls new what nobody has answered here', () => {
    const theirs = { ...NOTHING_SAID, value: aLevel(2) };
    expect(mergeContribution(NOTHING_SAID, NOTHING_SAID, theirs).status).toBe('new');
    expect(mergeContribution(NOTHING_SAID, theirs, { ...theirs, value: aLevel(3) }).status).toBe('conflict');
    expect(mergeContribution(theirs, theirs, { ...theirs, value: aLevel(3) }).status).toBe('changed');
  });
});

describe('what both sides have in common', () => {
  const version = (revision: number, level: 1 | 2 | 3): Answer =>
    anAnswer({ revision, value: aLevel(level) });
  const says = (level: 1 | 2 | 3) => contentOfAnswer(version(1, level));

  it('is the revision they began from', () => {
    expect(commonBase([version(1, 1), version(2, 2)], says(3), 1)).toEqual(says(1));
    expect(commonBase([version(1, 1)], says(3), 0)).toEqual(NOTHING_SAID);
    expect(commonBase([version(1, 1)], says(3), null)).toEqual(NOTHING_SAID);
  });

  it('is their own words where they have stood here since: the same file brings nothing new', () => {
    const versions = [version(1, 1), version(2, 2), version(3, 3)];
    expect(mergeContribution(commonBase(versions, says(2), 1), says(3), says(2)).status).toBe('identical');
  });

  it('is not what stood here before they began: they have gone back to it', () => {
    const versions = [version(1, 1), version(2, 2)];
    const merged = mergeContribution(commonBase(versions, says(1), 2), says(2), says(1));
    expect(merged).toMatchObject({ status: 'changed', merged: { value: { level: 1 } } });
  });
});

describe('a file of answers', () => {
  const head = {
    ...{
      format: 'waymark-contribution/1',
      assessmentId: '0190b000-0000-7000-8000-000000000001',
      state: 'TH',
    },
    ...{ questionnaire: 'waymark', edition: '2025.1', scope: 'full', referenceDate: '2025-12-31' },
    ...{ agencyId: '0190b000-0000-7000-8000-000000000002', version: 1, madeBy: 'Officer' },
    madeAt: '2025-12-01T08:00:00.000Z',
  };

  it('needs a right head and has a limit, but its cells are judged one by one', () => {
    const accepts = (given: object) =>
      contributionDocument.safeParse({ ...head, answers: [], ...given }).success;
    expect(accepts({})).toBe(true);
    expect(accepts({ answers: ['nonsense', null, { itemId: 7 }] })).toBe(true);
    expect(accepts({ answers: Array.from({ length: 501 }, () => null) })).toBe(false);
    expect(accepts({ version: 0 })).toBe(false);
    expect(accepts({ format: 'waymark-contribution/2' })).toBe(false);
    expect(accepts({ more: 1 })).toBe(false);
  });
});
