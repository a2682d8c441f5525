import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ReceiptList } from '../../../renderer/sheets/components/ReceiptList';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
  vi.restoreAllMocks();
});

it('tells every row whose id was mistyped, without a heading of nothing', async () => {
  const complained = vi.spyOn(console, 'error');
  const at = '2026-01-12T08:00:00.000Z';
  const [receiptId, assessmentId] = [anId(1), anId(2)];
  const mistyped = (found: string, cell: string) => ({
    itemId: null,
    problems: [{ field: 'level' as const, code: 'sheets.item-unknown', found, sheet: 'Answers', cell }],
  });
  const level = { field: 'level' as const, code: 'sheets.level-unknown', found: '9', sheet: 'Answers' };
  const words = { na: 'ไม่เกี่ยวข้อง', nk: 'ไม่ทราบ', yes: 'ใช่', ahead: 'ปฏิบัติจริง' };
  shown = await renderScreen(<ReceiptList assessmentId={assessmentId} />, {
    answers: {
      'agencies.list': () => [],
      'assessments.listReceipts': () => [
        {
          ...{ id: receiptId, assessmentId, agencyId: anId(3), at, actor: 'Mali', madeAt: at, madeBy: '' },
          ...{ documentHash: '0'.repeat(64), documentVersion: 1, lines: [] },
        },
      ],
      'sheets.returns': () => [
        {
          ...{
            receiptId,
            requestId: null,
            fileName: 'Police.xlsx',
            form: 'excel',
            at,
            sheet: null,
            copies: [],
            gone: [],
            unread: [],
          },
          refused: [
            mistyped('POL-1', 'A4'),
            mistyped('PLO-02', 'A5'),
            { itemId: 'POL-03', problems: [{ ...level, cell: 'C6' }] },
            { itemId: 'POL-04', problems: [{ ...level, cell: 'C7', words }] },
          ],
        },
      ],
    },
  });
  const summary = await screen.findByText(/Police\.xlsx/);
  const receipt = summary.closest('details');
  expect([...(receipt?.querySelectorAll('ul li') ?? [])].map((line) => line.textContent)).toEqual([
    expect.stringContaining('A4'),
    expect.stringContaining('A5'),
    expect.stringMatching(/C6.*Levels are 0 to 4, “Not applicable” and “Not known”/),
    // Who corrects it has the sheet in front of them, with its own words.
    expect.stringMatching(/C7.*Levels are 0 to 4, “ไม่เกี่ยวข้อง” and “ไม่ทราบ”/),
  ]);
  expect([...(receipt?.querySelectorAll('p') ?? [])].map((heading) => heading.textContent)).toEqual([
    ...['POL-03', 'POL-04'],
  ]);
  expect(complained).not.toHaveBeenCalled();
});

it('counts what was refused by the assessment with what could not be read', async () => {
  const at = '2026-01-12T08:00:00.000Z';
  const [receiptId, assessmentId] = [anId(1), anId(2)];
  const code = 'assessments.item-not-assigned';
  shown = await renderScreen(<ReceiptList assessmentId={assessmentId} />, {
    answers: {
      'agencies.list': () => [],
      'assessments.listReceipts': () => [
        {
          ...{ id: receiptId, assessmentId, agencyId: anId(3), at, actor: 'Mali', madeAt: at, madeBy: '' },
          ...{ documentHash: '0'.repeat(64), documentVersion: 1 },
          lines: [
            { itemId: 'POL-01', status: 'new', code: null, taken: true },
            { itemId: 'POL-02', status: 'refused', code, taken: false },
          ],
        },
      ],
      'sheets.returns': () => [
        {
          ...{
            receiptId,
            requestId: null,
            fileName: 'Police.xlsx',
            form: 'excel',
            at,
            sheet: null,
            copies: [],
            gone: [],
            unread: [],
          },
          refused: [{ itemId: 'POL-03', problems: [] }],
        },
      ],
    },
  });
  await screen.findByText(/1 answer taken\. 2 refused\.$/);
});

it('keeps which sheet of a workbook counted, which had other answers to what, and whose rows were taken out', async () => {
  const at = '2026-01-12T08:00:00.000Z';
  const [receiptId, assessmentId] = [anId(1), anId(2)];
  shown = await renderScreen(<ReceiptList assessmentId={assessmentId} />, {
    answers: {
      'agencies.list': () => [],
      'assessments.listReceipts': () => [
        {
          ...{ id: receiptId, assessmentId, agencyId: anId(3), at, actor: 'Mali', madeAt: at, madeBy: '' },
          ...{ documentHash: '0'.repeat(64), documentVersion: 1, lines: [] },
        },
      ],
      'sheets.returns': () => [
        {
          ...{ receiptId, requestId: null, fileName: 'Police.xlsx', form: 'excel', at, refused: [] },
          ...{ sheet: 'Answers', copies: [{ name: 'Answers (2)', items: ['POL-01', 'POL-02'] }] },
          gone: ['POL-07'],
          unread: [],
        },
      ],
    },
  });
  await screen.findByText(/Police\.xlsx/);
  const said = (word: string) => screen.getByText(word).nextElementSibling?.textContent;
  expect(said('Sheet that was read')).toBe('Answers');
  expect(said('Rows that were taken out')).toMatch(/^POL.07 \(what stood here stayed/);
  expect(said('Other sheets, not read')).toMatch(/^Answers \(2\) \(other answers to POL.01, POL.02\)$/);
});
