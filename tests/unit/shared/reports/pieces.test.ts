import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinPieces, piecesOf, type ReportBlock, reportBlock, weightOf } from '../../../../shared/reports';

const words = fc.string({ maxLength: 40 });
const rows = fc.array(fc.array(fc.oneof(words, fc.integer()), { maxLength: 4 }), { maxLength: 30 });
const block: fc.Arbitrary<ReportBlock> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, look: fc.constant('plain' as const) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(words, { maxLength: 5 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: words,
    head: fc.constant<string[]>(['A', 'B']),
    widths: fc.constant<number[]>([10, 20]),
    rows,
  }),
);

describe('a report in pieces', () => {
  test('is the same when it is put together again, however small the pieces are', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.integer({ min: 1, max: 2000 }), (blocks, most) => {
        const pieces = piecesOf(blocks, most);
        expect(joinPieces(pieces)).toEqual(blocks);
        for (const piece of pieces) for (const each of piece) expect(reportBlock.parse(each)).toEqual(each);
      }),
    );
  });

  test('has no piece that is too heavy, but for one block or one row that is so alone', () => {
    const table: ReportBlock = {
      ...{ kind: 'table', caption: 'Long', head: ['A'], widths: [10] },
      rows: Array.from({ length: 2000 }, (_, at) => [`row ${at} ${'x'.repeat(300)}`]),
    };
    const pieces = piecesOf([table], 50_000);
    expect(pieces.length).toBeGreaterThan(10);
    for (const piece of pieces)
      expect(piece.reduce((sum, each) => sum + weightOf(each), 0)).toBeLessThan(51_000);
    expect(joinPieces(pieces)).toEqual([table]);
  });

  test('takes a table of very many short lines apart, so that each piece is taken', () => {
    const table: ReportBlock = {
      ...{ kind: 'table', caption: 'Long', head: ['A'], widths: [10] },
      rows: Array.from({ length: 12_001 }, (_, at) => [at]),
    };
    const pieces = piecesOf([table]);
    for (const piece of pieces)
      for (const each of piece) expect(reportBlock.safeParse(each).success).toBe(true);
    expect(joinPieces(pieces)).toEqual([table]);
  });
});
