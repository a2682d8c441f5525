import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useAutosave } from '../../../renderer/library';
import { AppError } from '../../../shared/kernel';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
  vi.restoreAllMocks();
});

function Field({ save }: { readonly save: (text: string) => Promise<unknown> }) {
  const { draft, change, saving } = useAutosave<string>('', save, (text) => text.endsWith('?'));
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

  it('wait for their pause also after words that could not be kept, which are never said to be saved', async () => {
    const sent: string[] = [];
    shown = await renderScreen(<Screen save={async (text) => sent.push(text)} />);
    const put = (value: string) => fireEvent.change(screen.getByLabelText('Note'), { target: { value } });
    put('2 May');
    await screen.findByText('saved');
    put('31 February?');
    expect(screen.getByText('idle')).toBeTruthy();
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 60_000);
    put('3');
    expect(sent).toEqual(['2 May']);
    put('31 May');
    await screen.findByText('saved');
    expect(sent).toEqual(['2 May', '31 May']);
  });
});
