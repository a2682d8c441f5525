import { expect, it } from 'vitest';
import { readWithOwnCodes } from '../../../../main/jobs/own-codes';
import { makePageText } from '../../../../main/jobs/page-text';
import { pageOf, plainPageOf } from '../../../support/builders/page-glyphs';

const LIGATURE = '\u0007';

it('keeps the text of objects that are not listed, on a page that needs no care but for one glyph', () => {
  const words = `on tra${LIGATURE}cking in persons`;
  const placed = pageOf([{ draw: words, x: 0 }]);
  // The engine draws the last word in an object that the page does not list.
  placed.glyphs.pieces.fill(-1, words.indexOf('persons'));
  const read = ({ places = false }: { readonly places?: boolean }) => ({
    ...(places ? placed : plainPageOf(words)),
    doubtful: 1,
  });
  const page = readWithOwnCodes(read, {
    lost: () => ({ agreed: new Map(), maps: [], ligatures: new Map([[7, 'ffi']]), leftOut: new Map() }),
    trusted: new Set(),
    program: () => new Map(),
  });
  expect(makePageText(page).text).toBe('on trafficking in persons');
});
