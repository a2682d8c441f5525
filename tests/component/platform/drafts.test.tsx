import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dropDrafts, keepDrafts, useDraft } from '../../../renderer/platform';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
beforeAll(keepDrafts);
afterEach(() => {
  shown?.leave();
  shown = undefined;
  dropDrafts('');
});

function Form({ about }: { readonly about: string }) {
  const { draft, change, forget } = useDraft(`note ${about}`, () => '');
  return (
    <>
      <input aria-label={about} value={draft} onChange={(event) => change(event.currentTarget.value)} />
      <button type="button" onClick={forget}>
        Send
      </button>
    </>
  );
}

function Screens() {
  const [about, setAbout] = useState('One');
  return (
    <>
      <Form about={about} />
      {['One', 'Two'].map((each) => (
        <button key={each} type="button" onClick={() => setAbout(each)}>
          Go to {each}
        </button>
      ))}
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const field = () => screen.getByRole<HTMLInputElement>('textbox');
/** Whether the window asks before it closes. */
const asks = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }));

describe('what is typed into a form and not sent', () => {
  it('stays with what it is about while something else is shown, and is asked about before the window closes', async () => {
    shown = await renderScreen(<Screens />);
    expect(asks()).toBe(false);
    await userEvent.type(field(), 'Words');
    await press('Go to Two');
    expect(field().value).toBe('');
    expect(asks()).toBe(true);
    await press('Go to One');
    expect(field().value).toBe('Words');
  });

  it('is nothing to ask about once it is sent, or taken out again', async () => {
    shown = await renderScreen(<Screens />);
    await userEvent.type(field(), 'Words');
    await press('Send');
    expect([field().value, asks()]).toEqual(['Words', false]);
    await userEvent.type(field(), '!');
    expect(asks()).toBe(true);
    await userEvent.keyboard('{Backspace}');
    expect(asks()).toBe(false);
  });
});
