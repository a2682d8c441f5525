import { act, render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useLostFocus } from '../../../renderer/app/use-lost-focus';

function Parts({ isThere }: { readonly isThere: boolean }) {
  useLostFocus();
  return (
    <section>
      <h2>Seen</h2>
      <section>
        <h3 style={{ display: 'none' }}>Only printed</h3>
        {isThere ? <button type="button">Take away</button> : null}
      </section>
    </section>
  );
}

it('leads the focus to a heading that is seen, where what had it is gone', async () => {
  const { rerender } = render(<Parts isThere />);
  const hidden = screen.getByText('Only printed');
  hidden.checkVisibility = () => false;
  hidden.focus = () => undefined;
  act(() => screen.getByRole('button').focus());
  rerender(<Parts isThere={false} />);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Seen'));
});
