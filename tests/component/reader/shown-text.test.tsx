import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { PlacedWord, WordSource } from '../../../renderer/reader/page/word-layer';
import { useText } from '../../../renderer/reader/use-shown-page';
import { openedFake } from './fake-pdf';

it('shows the words of a machine also where the own text of the page comes after them', async () => {
  const pdf = openedFake({ pages: [{ lines: ['7'] }] });
  const page = await pdf.document.getPage(1);
  const content = await page.getTextContent();
  const own = Promise.withResolvers<typeof content>();
  const read = vi.fn(() => own.promise);
  Object.assign(page, { getTextContent: read });
  const layer = { current: document.createElement('div') };
  const word: PlacedWord = { text: 'slavery', rectangle: [50, 700, 90, 14], endsLine: true };
  const machine: WordSource = () => Promise.resolve([word]);
  const { result, rerender } = renderHook(({ words }) => useText(pdf, page, layer, words, true), {
    initialProps: { words: null as WordSource | null },
  });
  // The own text is being read while the machine ends with the page.
  await waitFor(() => expect(read).toHaveBeenCalled());
  rerender({ words: machine });
  await waitFor(() => expect(result.current?.content.text).toContain('slavery'));
  await act(async () => own.resolve(content));
  expect(layer.current.textContent).toContain('slavery');
});
