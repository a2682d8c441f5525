import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { useKeptFocus } from '../../../renderer/app/use-kept-focus';
import { useLostFocus } from '../../../renderer/app/use-lost-focus';
import { SaveMenu } from '../../../renderer/reports';
import type { Report } from '../../../shared/reports';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const REPORT = { head: { title: 'A plan' }, blocks: [] } as unknown as Report;

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

function Screen({ compose }: { readonly compose: () => Promise<Report> }) {
  useLostFocus();
  useKeptFocus();
  return (
    <section>
      <h2>Gaps</h2>
      <SaveMenu name="A plan" compose={compose} />
    </section>
  );
}

it('stays on the button of a menu whose choice keeps it busy for a while', async () => {
  const composed = Promise.withResolvers<Report>();
  shown = await renderScreen(<Screen compose={() => composed.promise} />, {
    answers: { 'reports.add': () => ({}), 'reports.save': () => ({ saved: true }) },
  });
  const button = await screen.findByRole('button', { name: 'Save as a file' });
  for (const heading of screen.getAllByRole('heading')) heading.checkVisibility = () => true;
  await userEvent.click(button);
  const item = await screen.findByRole('menuitem', { name: /docx/ });
  act(() => item.focus());
  await userEvent.click(item);
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(button.hasAttribute('disabled')).toBe(true);
  composed.resolve(REPORT);
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
  await waitFor(() => expect(document.activeElement).toBe(button));
});
