import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { useAutosave } from '../../../renderer/library';
import { AppError } from '../../../shared/kernel';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

function Field({ save }: { readonly save: (text: string) => Promise<unknown> }) {
  const { draft, change, saving } = useAutosave<string>('', save);
  return (
    <>
      <input aria-label="Note" value={draft} onChange={(event) => change(event.currentTarget.value)} />
      <p>{saving}</p>
    </>
  );
}

function Screen({ save }: { readonly save: (text: string) => Promise<unknown> }) {
  const [there, setThere] = useState(true);
  return (
    <>
      {there ? <Field save={save} /> : null}
      <button type="button" onClick={() => setThere(false)}>
        Leave
      </button>
    </>
  );
}

describe('words that save themselves', () => {
  it('are sent on leaving, and it is told when they could not be kept', async () => {
    const sent: string[] = [];
    const save = async (text: string) => {
      sent.push(text);
      throw new AppError('app.internal');
    };
    shown = await renderScreen(<Screen save={save} />);
    await userEvent.type(screen.getByLabelText('Note'), 'a');
    await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
    await screen.findByText('Something went wrong inside Waymark.');
    expect(sent).toEqual(['a']);
  });
});
