import { expect, it } from 'vitest';
import { showText } from '../../../renderer/reader/page/text-layer';
import type { PlacedWord } from '../../../renderer/reader/page/word-layer';
import { openedFake } from './fake-pdf';

const word = (text: string, x: number, y: number, endsLine = false): PlacedWord => ({
  text,
  rectangle: [x, y, 60, 20],
  endsLine,
});

const { signal } = new AbortController();

it('shows words read from the picture of a page where they stand, as one text that can be selected', async () => {
  const pdf = openedFake({ pages: [{ lines: [] }] });
  const layer = document.createElement('div');
  document.body.append(layer);
  const words = [
    word('Anti', 60, 740),
    word('Slavery', 120, 740, true),
    word('มาตรา', 60, 700),
    word('๖', 120, 700),
  ];
  const shown = await showText(pdf.pdfjs, await pdf.document.getPage(1), layer, words, signal);
  expect(shown.content.text).toBe('Anti Slavery\nมาตรา๖');
  const [first] = layer.querySelectorAll('span');
  // A page of the stand-in is 600 by 800 points; 760 from below is 40 from above.
  expect([first?.style.left, first?.style.top]).toEqual(['10.00%', '5.00%']);
  const range = document.createRange();
  range.setStart(layer.querySelectorAll('span')[1]?.firstChild as Node, 0);
  range.setEnd(layer.querySelectorAll('span')[2]?.firstChild as Node, 2);
  const part = shown.rangeOf(range);
  expect(shown.content.text.slice(part?.start, part?.end)).toBe('Slavery\nมา');
  layer.remove();
});

it('shows words of a picture that the file turns as the picture is seen, though pdf.js turned the layer before', async () => {
  const pdf = openedFake({ pages: [{ lines: ['A stamp'], rotate: 90 }] });
  const layer = document.createElement('div');
  const page = await pdf.document.getPage(1);
  await showText(pdf.pdfjs, page, layer, null, signal);
  expect(layer.dataset['mainRotation']).toBe('90');
  await showText(pdf.pdfjs, page, layer, [word('Anti', 60, 740)], signal);
  expect(layer.dataset['mainRotation']).toBeUndefined();
});

it('keeps the spaces of a text whose words are parted by them, in scripts that mostly have none', async () => {
  const pdf = openedFake({ pages: [{ lines: [] }] });
  const layer = document.createElement('div');
  const words = [word('มาตรา', 60, 700), word('๖', 120, 700)].map((each) => ({ ...each, isParted: true }));
  const shown = await showText(pdf.pdfjs, await pdf.document.getPage(1), layer, words, signal);
  expect(shown.content.text).toBe('มาตรา ๖');
});

it('lays the words of a line that is read from the right with the space behind each on its left', async () => {
  const pdf = openedFake({ pages: [{ lines: [] }] });
  const layer = document.createElement('div');
  const words = [
    ...[word('۱۶۔', 500, 740), word('مردوں', 440, 740), word('UN', 380, 740), word('اور', 320, 740, true)],
    ...[word('Act', 60, 700), word('2018', 120, 700, true)],
    word('۱۷', 500, 660),
  ];
  await showText(pdf.pdfjs, await pdf.document.getPage(1), layer, words, signal);
  const placed = [...layer.querySelectorAll('span')].map(({ dir, style }) => [dir, style.left, style.right]);
  expect(placed).toEqual([
    ...[
      ['rtl', '', '6.67%'],
      ['rtl', '', '16.67%'],
      ['rtl', '', '26.67%'],
      ['rtl', '', '36.67%'],
    ],
    ...[
      ['ltr', '10.00%', ''],
      ['ltr', '20.00%', ''],
    ],
    ['ltr', '83.33%', ''],
  ]);
});
