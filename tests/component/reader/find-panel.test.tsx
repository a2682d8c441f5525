import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { FindPanel } from '../../../renderer/reader/components/FindPanel';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
});

it('copies the list of places with the pages as they are named on screen', async () => {
  const user = userEvent.setup();
  const copied: string[] = [];
  Object.assign(document, {
    execCommand: () => {
      copied.push(document.querySelector<HTMLTextAreaElement>('textarea[aria-hidden]')?.value ?? '');
      return true;
    },
  });
  const place = (page: number, label: string | null, text: string) => ({
    page,
    label,
    tier: 'exact' as const,
    snippet: { text, marks: [] },
  });
  shown = await renderScreen(
    <FindPanel
      words="ทาส"
      onWords={() => undefined}
      found={{
        total: { pages: 2, places: 2 },
        occurrences: [place(3, 'iii', '… เป็นทาส …'), place(12, null, 'การค้า\nทาส')],
        plan: { clauses: [] },
      }}
      looking={false}
      error={null}
      active={null}
      approximate={false}
      onGo={() => undefined}
      language="tha"
      labelOf={() => null}
    />,
  );
  await user.click(await screen.findByRole('button', { name: 'Copy the list of places with their pages' }));
  expect(copied).toHaveLength(1);
  expect(copied[0]?.split('\n')).toEqual([
    'ทาส',
    expect.stringMatching(/^.*iii.*\t… เป็นทาส …$/),
    expect.stringMatching(/^.*12.*\tการค้า ทาส$/),
  ]);
});
