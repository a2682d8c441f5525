import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { TextPanel } from '../../../renderer/reader/components/TextPanel';
import { useReaderKeys } from '../../../renderer/reader/use-reader-keys';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

const WORDS = 'Whoever recruits a person by force is liable.';
const ofPage = vi.fn();
const onPassage = vi.fn();

/** The panel in a reader, whose keys use what is selected in the pages, or the page. */
function Reader() {
  const keys = {
    find: ofPage,
    nextPlace: ofPage,
    print: ofPage,
    zoom: ofPage,
    usualSize: ofPage,
    move: ofPage,
  };
  useReaderKeys({ ...keys, cite: ofPage, highlight: ofPage, note: ofPage });
  return <TextPanel sha256={'a'.repeat(64)} page={1} label={null} language="eng" onPassage={onPassage} />;
}

it('gives the keys of the reader the words that are selected in it, and not the page', async () => {
  shown = await renderScreen(<Reader />, {
    answers: { 'search.pageText': () => ({ n: 1, label: null, text: WORDS, quality: 'good' }) },
  });
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox');
  const press = (code: string, on: Element = field) =>
    fireEvent.keyDown(on, { code, key: code.slice(3), ctrlKey: true, shiftKey: true });
  field.focus();
  press('KeyN');
  expect([ofPage.mock.calls.length, onPassage.mock.calls]).toEqual([1, []]);

  field.setSelectionRange(8, 16);
  fireEvent.select(field);
  press('KeyN');
  press('KeyH');
  // From the buttons under the words as well, where Tab leads.
  press('KeyC', screen.getByRole('button', { name: 'Cite the selected text' }));
  expect(onPassage.mock.calls).toEqual([
    ['note', WORDS, 8, 16],
    ['highlight', WORDS, 8, 16],
    ['cite', WORDS, 8, 16],
  ]);
  expect(ofPage).toHaveBeenCalledTimes(1);
});
