import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tellCutPastes } from '../../../renderer/app/cut-paste';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
let end: () => void;
beforeEach(async () => {
  shown = await renderScreen(
    <>
      <textarea aria-label="Reason" maxLength={20} defaultValue="Because" />
      <input aria-label="Name" maxLength={10} />
    </>,
  );
  end = tellCutPastes();
});
afterEach(() => {
  end();
  shown?.leave();
});

const paste = async (text: string, name = 'Reason') => {
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name });
  fireEvent.paste(field, { clipboardData: { getData: () => text } });
  return field;
};
const told = () =>
  screen.queryByText(/^What you put in is too long for this field, which holds 20 characters\./);

it('says that the end of what was pasted was left out where the field holds less', async () => {
  await paste('of the law of 2008');
  await screen.findByText(/^What you put in is too long for this field/);
  expect(told()).not.toBeNull();
});

it('says nothing where it fits, where it takes the place of what was selected, and where the lines only end as on Windows', async () => {
  const field = await paste('of the law.');
  field.setSelectionRange(0, 7);
  await paste('because of the law.');
  field.setSelectionRange(7, 7);
  await paste(' of\r\nthe laws.');
  expect(told()).toBeNull();
});

it('tells of the field that was pasted into last: another one holds more or less', async () => {
  await paste('of the law of 2008');
  await screen.findByText(/which holds 20 characters/);
  await paste('Ministry of Labour', 'Name');
  await screen.findByText(/which holds 10 characters/);
  await waitFor(() => expect(told()).toBeNull());
});

it('says nothing of the line ends behind what is copied from a table or a paragraph: no word is left out', async () => {
  await paste('0123456789\r\n', 'Name');
  await paste(' of the laws.\r\n');
  expect(screen.queryByText(/^What you put in is too long/)).toBeNull();
});

it('tells also of what is dropped, which takes the place of nothing that is selected, and not of what is moved within a field', async () => {
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' });
  const drop = (text: string) => fireEvent.drop(field, { dataTransfer: { getData: () => text } });
  fireEvent.change(field, { target: { value: 'Because of the law' } });
  field.focus();
  field.setSelectionRange(0, 7);
  drop('Because');
  expect(told()).toBeNull();
  drop('of 2008');
  await waitFor(() => expect(told()).not.toBeNull());
});
