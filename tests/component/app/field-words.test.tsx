import { TextInput } from '@mantine/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useFieldWords } from '../../../renderer/app/use-field-words';
import { DayInput } from '../../../renderer/ui';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

const sent = vi.fn();

function Plan() {
  useFieldWords();
  const [title, setTitle] = useState('');
  const [ends, setEnds] = useState('2020-01-01');
  const [begins, setBegins] = useState('2027-01-01');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent();
      }}
    >
      <TextInput label="Title" required value={title} onChange={(event) => setTitle(event.target.value)} />
      <DayInput label="Last day" required value={ends} min={begins} onDay={setEnds} />
      <button type="button" onClick={() => setBegins('2019-01-01')}>
        Earlier
      </button>
      <button type="submit">Begin</button>
    </form>
  );
}

it('says what a field lacks in the words of the window, not in those of the browser, and only while it lacks it', async () => {
  shown = await renderScreen(<Plan />);
  const user = userEvent.setup();
  const title = await screen.findByLabelText<HTMLInputElement>(/Title/);
  const ends = screen.getByLabelText<HTMLInputElement>(/Last day/);
  // As in a browser: this one does not look at days.
  const early = vi.spyOn(ends.validity, 'rangeUnderflow', 'get').mockReturnValue(true);
  const send = () => user.click(screen.getByRole('button', { name: 'Begin' }));
  await send();
  expect(title.validationMessage).toBe('Fill this in.');
  expect(ends.validationMessage).toBe('Choose 1 January 2027 or a later day.');
  await user.type(title, 'Plan');
  expect(title.validationMessage).toBe('');
  expect(ends.validity.customError).toBe(false);
  await send();
  expect(sent).not.toHaveBeenCalled();
  // What makes it right may be another field.
  await user.click(screen.getByRole('button', { name: 'Earlier' }));
  early.mockReturnValue(false);
  await send();
  expect(sent).toHaveBeenCalledOnce();
});
