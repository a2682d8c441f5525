import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answerContent,
  answer as answerSchema,
  carryOver,
  coverageRate,
  evidenceCounts,
  gateLevels,
  isFall,
  keptFallReason,
  levelFromStatements,
  openPoints,
  progressOf,
  snapshotContent,
  snapshot as snapshotSchema,
  untouchedAnswer,
  validateAnswer,
} from '../../../../shared/assessments';
import { canonicalJson } from '../../../../shared/kernel';
import {
  aCitation,
  aLevel,
  anAnswer,
  anId,
  aSnapshot,
  countingIds,
  NOT_ANSWERED,
  NOT_APPLICABLE,
  NOT_KNOWN,
} from '../../../support/builders';
import { anyAnswer, anyLevel, anyValue, ITEM_IDS, someAnswers } from '../../../support/builders/arbitraries';

const mixed = someAnswers(fc.boolean());

describe('progressOf', () => {
  it('puts every item asked into exactly one of the five states', () => {
    fc.assert(
      fc.property(mixed, (answers) => {
        const counts = progressOf(answers);
        expect(
          counts.levels + counts.notApplicable + counts.notKnown + counts.notAnswered + counts.unconfirmed,
        ).toBe(answers.length);
        expect(counts.asked).toBe(answers.length);
        expect(counts.levels).toBe(answers.filter((a) => a.confirmed && a.value.kind === 'level').length);
        expect(counts.unconfirmed).toBe(answers.filter((a) => !a.confirmed).length);
        expect(counts.withEvidence).toBe(answers.filter((a) => a.citations.length > 0).length);
      }),
    );
  });

  it('never counts not applicable, not known or nothing as a level', () => {
    const answers = [NOT_APPLICABLE, NOT_KNOWN, NOT_ANSWERED].map((value) => anAnswer({ value }));
    expect(progressOf(answers)).toMatchObject({ levels: 0, notApplicable: 1, notKnown: 1, notAnswered: 1 });
    expect(progressOf([anAnswer({ value: aLevel(0) })])).toMatchObject({ levels: 1, notAnswered: 0 });
  });
});

describe('coverageRate', () => {
  it('lies between 0 and 1, and is 1 exactly when every item has a confirmed answer', () => {
    fc.assert(
      fc.property(mixed, (answers) => {
        const rate = coverageRate(progressOf(answers)) as number;
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(1);
        expect(rate === 1).toBe(answers.every((a) => a.confirmed && a.value.kind !== 'none'));
      }),
    );
  });

  it('is not a rate of zero when nothing was asked', () => {
    expect(coverageRate(progressOf([]))).toBeNull();
  });
});

describe('validateAnswer', () => {
  it('lets practice be ahead of the text at level 1 only', () => {
    fc.assert(
      fc.property(anyLevel, fc.boolean(), (level, practiceAhead) => {
        const check = () => validateAnswer({ kind: 'level', level, practiceAhead });
        if (practiceAhead && level !== 1)
          expect(check).toThrow(expect.objectContaining({ code: 'assessments.practice-ahead-level' }));
        else expect(check).not.toThrow();
      }),
    );
  });

  it('has nothing against other answers', () => {
    for (const value of [NOT_APPLICABLE, NOT_KNOWN, NOT_ANSWERED])
      expect(() => validateAnswer(value)).not.toThrow();
  });
});

describe('the gate', () => {
  it('asks for the statements of all levels up to the chosen one', () => {
    expect(gateLevels(0)).toEqual([]);
    expect(gateLevels(3)).toEqual([1, 2, 3]);
  });

  it('gives the highest level whose gate is open, or practice ahead of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (statements) => {
        const open = ([4, 3, 2, 1, 0] as const).find((level) =>
          gateLevels(level).every((step) => statements[step - 1]),
        );
        const ahead = statements[2] === true && statements[1] === false;
        expect(levelFromStatements(statements)).toEqual(
          ahead ? { level: 1, practiceAhead: true } : { level: open, practiceAhead: false },
        );
      }),
    );
  });

  it('never gives an answer the scale refuses', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 4 }), (statements) => {
        expect(() => validateAnswer({ kind: 'level', ...levelFromStatements(statements) })).not.toThrow();
      }),
    );
  });
});

describe('falls', () => {
  it('are seen between two levels only', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (before, now) => {
        const fell = before.kind === 'level' && now.kind === 'level' && now.level < before.level;
        expect(isFall(before, now)).toBe(fell);
        expect(isFall(before, now) && isFall(now, before)).toBe(false);
      }),
    );
    expect(isFall(undefined, aLevel(0))).toBe(false);
  });

  it('keep a reason only while there is a fall', () => {
    expect(keptFallReason(aLevel(3), aLevel(2), 'expired')).toBe('expired');
    expect(keptFallReason(aLevel(3), aLevel(2), null)).toBeNull();
    expect(keptFallReason(aLevel(2), aLevel(2), 'expired')).toBeNull();
    expect(keptFallReason(aLevel(3), NOT_KNOWN, 'expired')).toBeNull();
  });
});

describe('carryOver', () => {
  const at = '2026-02-03T04:05:06.000Z';

  it('takes every word and passage along, unconfirmed, and invents nothing', () => {
    fc.assert(
      fc.property(someAnswers(), fc.subarray([...ITEM_IDS]), (answers, asked) => {
        const carried = carryOver(aSnapshot({ answers }), asked, { at, newId: countingIds(5000) });
        expect(carried.map((a) => a.itemId)).toEqual(asked);
        const ids = carried.flatMap((a) => a.citations.map((c) => c.id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const now of carried) {
          expect(answerSchema.safeParse(now).success).toBe(true);
          const before = answers.find((a) => a.itemId === now.itemId);
          if (before === undefined) {
            expect(now).toEqual(untouchedAnswer(now.itemId));
            continue;
          }
          expect(now.value).toEqual(before.value);
          expect(now.text).toBe(before.text);
          expect(now.citations.map(({ id: _, ...rest }) => rest)).toEqual(
            before.citations.map(({ id: _, ...rest }) => rest),
          );
          const hadSomething =
            before.value.kind !== 'none' || before.text !== '' || before.citations.length > 0;
          expect(now.confirmed).toBe(!hadSomething);
        }
        expect(progressOf(carried).levels).toBe(0);
      }),
    );
  });

  it('leaves the reason of last year’s fall with last year', () => {
    const answers = [anAnswer({ fallReason: 'expired', revision: 7 })];
    const [carried] = carryOver(aSnapshot({ answers }), ['POL-01'], { at, newId: countingIds() });
    expect(carried).toMatchObject({ fallReason: null, revision: 1, updatedAt: at });
  });
});

describe('openPoints', () => {
  it('blocks exactly when something is unconfirmed or nothing is answered', () => {
    fc.assert(
      fc.property(mixed, (answers) => {
        const blocks = openPoints(answers).some((point) => point.blocks);
        const given = answers.some((a) => a.confirmed && a.value.kind !== 'none');
        expect(blocks).toBe(!given || answers.some((a) => !a.confirmed));
      }),
    );
  });

  it('names the items, each point once, blocking points first', () => {
    const answers: Answer[] = [
      anAnswer({ itemId: 'POL-01', value: aLevel(1) }),
      anAnswer({ itemId: 'POL-02', value: NOT_ANSWERED }),
      anAnswer({ itemId: 'POL-03', confirmed: false }),
      anAnswer({ itemId: 'POL-04', value: aLevel(3), citations: [aCitation()] }),
      anAnswer({ itemId: 'POL-05', value: aLevel(0) }),
    ];
    const before = [
      anAnswer({ itemId: 'POL-05', value: aLevel(2) }),
      anAnswer({ itemId: 'POL-01', value: aLevel(1) }),
    ];
    expect(openPoints(answers, before)).toEqual([
      { code: 'unconfirmed', blocks: true, itemIds: ['POL-03'] },
      { code: 'not-answered', blocks: false, itemIds: ['POL-02'] },
      { code: 'no-evidence', blocks: false, itemIds: ['POL-01'] },
      { code: 'fall-without-reason', blocks: false, itemIds: ['POL-05'] },
    ]);
  });

  it('is empty when nothing is left, and blocks an assessment that asks nothing', () => {
    expect(openPoints([anAnswer({ citations: [aCitation()] })])).toEqual([]);
    expect(openPoints([])).toEqual([{ code: 'nothing-answered', blocks: true, itemIds: [] }]);
  });
});

describe('evidenceCounts', () => {
  it('counts items, citations and distinct versions', () => {
    const one = aCitation({ id: anId(1) });
    const same = aCitation({ id: anId(2), page: 4 });
    const other = aCitation({ id: anId(3), versionId: anId(8002) });
    expect(
      evidenceCounts([anAnswer({ citations: [one, same] }), anAnswer({ citations: [other] }), anAnswer()]),
    ).toEqual({ items: 2, citations: 3, versions: 2 });
  });
});

describe('what a hash covers', () => {
  const someSnapshot = someAnswers().map((answers) => aSnapshot({ answers }));

  it('is everything a snapshot says, so that any change of it shows', () => {
    fc.assert(
      fc.property(someSnapshot, anyAnswer('POL-01'), (snapshot, changed) => {
        const content = canonicalJson(snapshotContent(snapshot));
        const [first, ...rest] = snapshot.answers;
        const other = { ...snapshot, answers: [{ ...changed, itemId: first?.itemId ?? 'POL-01' }, ...rest] };
        const same = canonicalJson({ a: [...snapshot.answers] }) === canonicalJson({ a: [...other.answers] });
        expect(canonicalJson(snapshotContent(other)) === content).toBe(same);
        expect(canonicalJson(snapshotContent({ ...snapshot, frozenBy: 'Somebody else' }))).not.toBe(content);
        expect(canonicalJson(snapshotContent({ ...snapshot, referenceDate: '1999-12-31' }))).not.toBe(
          content,
        );
      }),
    );
  });

  it('reads back as the snapshot', () => {
    fc.assert(
      fc.property(someSnapshot, (snapshot) => {
        const { format, ...read } = JSON.parse(canonicalJson(snapshotContent(snapshot)));
        expect(format).toBe('waymark-snapshot/1');
        const { hash, progress } = snapshot;
        expect(snapshotSchema.parse({ ...read, hash, progress })).toEqual(snapshot);
      }),
    );
  });

  it('tells the same answer in two assessments apart', () => {
    expect(canonicalJson(answerContent(anId(1), anAnswer()))).not.toBe(
      canonicalJson(answerContent(anId(2), anAnswer())),
    );
  });
});
