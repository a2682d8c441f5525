import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { WantedList } from '../../../renderer/planning/components/WantedList';
import type { ReportBlock, ReportHead } from '../../../shared/reports';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const wanted = (at: number, text: string, foundAt: string | null) => ({
  ...{
    id: anId(at),
    itemId: 'PROT-01',
    text,
    addedBy: 'Malee',
    addedAt: '2026-03-01T08:00:00.000Z',
  },
  foundAt,
});

async function show(lines: readonly ReturnType<typeof wanted>[]) {
  shown = await renderScreen(<WantedList state="TH" items={new Map()} assessmentId={anId(1)} />, {
    answers: {
      'planning.wanted': () => [...lines],
      'reports.add': () => ({}),
      'reports.save': () => ({ saved: true }),
    },
  });
  return shown;
}

it('saves what is still open as a document under the name that the screen has', async () => {
  const user = userEvent.setup();
  const { bridge } = await show([
    wanted(2, 'A model order on time limits', null),
    wanted(3, 'A form', '2026-04-01T08:00:00.000Z'),
  ]);
  await user.click(await screen.findByRole('button', { name: 'Save the list as a file' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Word document (.docx)' }));
  await screen.findByText('The file is saved.');
  const [saved] = bridge.inputsOf('reports.save') as { name: string; head: ReportHead }[];
  expect(saved?.name).toMatch(/^Help wanted: /);
  expect(saved?.head.title).toBe(saved?.name);
  const blocks = (bridge.inputsOf('reports.add') as { blocks: ReportBlock[] }[]).flatMap((one) => one.blocks);
  expect(blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toEqual([
    ['PROT-01', '', 'A model order on time limits', 'Malee, 1 March 2026'],
  ]);
});

it('saves no list in which nothing is open', async () => {
  await show([wanted(3, 'A form', '2026-04-01T08:00:00.000Z')]);
  expect(within(await screen.findByRole('table')).getByText('A form')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save the list as a file' })).toBeNull();
});
