import { expect, it } from 'vitest';
import { showText } from '../../../renderer/reader/page/text-layer';
import type { PlacedWord } from '../../../renderer/reader/page/word-layer';
import { openedFake } from './fake-pdf';

const word = (text: string, x: number, y: number, endsLine = false): PlacedWord => ({
  text,
  rectangle: [x, y, 60, 20],
  endsLine,
});

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
  const shown = await showText(pdf.pdfjs, await pdf.document.getPage(1), layer, words);
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
  await showText(pdf.pdfjs, page, layer, null);
  expect(layer.dataset['mainRotation']).toBe('90');
  await showText(pdf.pdfjs, page, layer, [word('Anti', 60, 740)]);
  expect(layer.dataset['mainRotation']).toBeUndefined();
});

it('keeps the spaces of a text whose words are parted by them, in scripts that mostly have none', async () => {
  const pdf = openedFake({ pages: [{ lines: [] }] });
  const layer = document.createElement('div');
  const words = [word('มาตรา', 60, 700), word('๖', 120, 700)].map((each) => ({ ...each, isParted: true }));
  const shown = await showText(pdf.pdfjs, await pdf.document.getPage(1), layer, words);
  expect(shown.content.text).toBe('มาตรา ๖');
});
