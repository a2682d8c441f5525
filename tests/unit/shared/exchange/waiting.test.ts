import { describe, expect, it } from 'vitest';
import { type PackReceiptLine, type StandingReceipt, waitingIn } from '../../../../shared/exchange';

const line = (key: string, more: Partial<PackReceiptLine> = {}): PackReceiptLine => ({
  ...{ key, kind: 'document', title: key, status: 'conflict', code: null, taken: false },
  ...more,
});
const left = (key: string, more: Partial<PackReceiptLine> = {}) => line(key, { isLeft: true, ...more });
const piece = { of: 'Plan', what: 'action' } as const;
const receipt = (id: string, lines: PackReceiptLine[], more: Partial<StandingReceipt> = {}) => ({
  ...{ id, publicKey: 'them', series: 'series', revision: 1, lines },
  ...more,
});
const counted = (...receipts: StandingReceipt[]) =>
  Object.fromEntries([...waitingIn(receipts)].map(([id, { left: waiting }]) => [id, waiting.length]));

describe('what was left for later', () => {
  it('waits until the same pack, or a later one of the sender, tells of it again', () => {
    const first = receipt('a', [left('document/1'), left('document/2'), line('document/3')]);
    expect(counted(first)).toEqual({ a: 2 });
    expect(counted(first, receipt('b', [line('document/1'), left('document/2')]))).toEqual({ b: 1 });
    const later = receipt('b', [line('document/1', { status: 'identical' })], { revision: 2 });
    expect(counted(first, later)).toEqual({ a: 1 });
  });

  it('still waits when somebody else sends the same, or when it cannot be taken in the later pack', () => {
    const first = receipt('a', [left('document/1')]);
    const others = receipt('b', [left('document/1')], { publicKey: 'others' });
    expect(counted(first, others)).toEqual({ a: 1, b: 1 });
    expect(counted(first, receipt('b', [line('document/1', { status: 'refused' })]))).toEqual({ a: 1 });
  });

  it('waits once, in the later of two packs, whichever came in first', () => {
    const early = receipt('early', [left('document/1')]);
    const late = receipt('late', [left('document/1')], { revision: 2 });
    expect(counted(early, late)).toEqual({ late: 1 });
    expect(counted(late, early)).toEqual({ late: 1 });
  });

  it('of a plan is told anew by a pack in which other pieces of it differ, or none', () => {
    const first = receipt('a', [left('plan/1/one', { piece }), left('plan/2/one', { piece })]);
    const other = receipt('b', [left('plan/1/two', { piece })]);
    expect(counted(first, other)).toEqual({ a: 1, b: 1 });
    expect(counted(first, receipt('b', [line('plan/1'), line('plan/2')]))).toEqual({});
  });
});
