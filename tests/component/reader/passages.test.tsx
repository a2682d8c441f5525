import { fireEvent, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { IndexedPage } from '../../../renderer/reader/use-page-marks';
import { usePassages, useRightCopies } from '../../../renderer/reader/use-passage';

afterEach(() => document.body.replaceChildren());

/** Pages of which none is drawn, selected from the first to the last. */
function selectedPages(count: number) {
  const element = document.createElement('div');
  for (let page = 1; page <= count; page += 1) {
    const sheet = document.createElement('div');
    sheet.dataset['page'] = String(page);
    sheet.textContent = `Page ${page}`;
    element.append(sheet);
  }
  document.body.append(element);
  const range = document.createRange();
  range.setStart(element.firstElementChild?.firstChild as Node, 0);
  range.setEnd(element.lastElementChild?.firstChild as Node, 6);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  return { current: { element, shownPage: () => undefined } as never };
}

const askIndex = async (page: number): Promise<IndexedPage> => {
  const text = `Article ${page}`;
  return { text, readable: text.length, asRead: (range) => range, marks: [] };
};

it('a selection of more pages than one passage covers is cut, and that is told', async () => {
  const onCut = vi.fn();
  const labelOf = () => null;
  const of = (count: number) =>
    renderHook(() => usePassages({ pages: selectedPages(count), labelOf, askIndex, onCut })).result.current;
  expect(await of(40).fromSelection()).toHaveLength(40);
  expect(onCut).not.toHaveBeenCalled();
  expect(await of(45).fromSelection()).toHaveLength(40);
  expect(onCut.mock.calls).toEqual([[40, 45]]);
});

it('all pages that are selected are copied, however many they are', async () => {
  const pages = selectedPages(45);
  renderHook(() => useRightCopies(pages, askIndex));
  fireEvent(document, new Event('selectionchange'));
  const copied = vi.fn();
  await waitFor(() => {
    const event = new Event('copy', { cancelable: true });
    Object.assign(event, { clipboardData: { setData: copied } });
    document.dispatchEvent(event);
    expect(copied).toHaveBeenCalled();
  });
  expect(copied.mock.calls[0]?.[1].split('\n')).toHaveLength(45);
  expect(copied.mock.calls[0]?.[1]).toContain('Article 45');
});
