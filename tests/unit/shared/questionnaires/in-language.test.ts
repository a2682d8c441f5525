import { expect, it } from 'vitest';
import { type EditionTexts, inLanguage, type TranslatedItem } from '../../../../shared/questionnaires';
import { anEdition } from '../../../support/builders';

const edition = anEdition();
const [first, second, third] = edition.items;
const textOf = (itemId: string | undefined, rest: Partial<TranslatedItem> = {}): TranslatedItem => ({
  itemId: itemId ?? '',
  texts: {
    topic: `หัวข้อ ${itemId}`,
    question: `คำถาม ${itemId}`,
    help: `ช่วย ${itemId}`,
    statements: ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่'],
  },
  ...{ state: 'machine', isStale: false, updatedBy: 'Waymark', updatedAt: '2026-01-01', ...rest },
});
const read = (texts: Partial<EditionTexts>) =>
  inLanguage(edition, 'tha', { items: [], themes: {}, ...texts });

it('items are read in their translation, with how far it can be trusted', () => {
  const found = read({ items: [textOf(first?.id), textOf(second?.id, { state: 'checked' })] }).items;
  expect(found[0]).toEqual({
    ...first,
    ...textOf(first?.id).texts,
    readIn: { language: 'tha', state: 'machine' },
  });
  expect(found[1]?.readIn).toEqual({ language: 'tha', state: 'checked' });
});

it('an item without a translation, or with one of other words, is read as it is asked', () => {
  const found = read({ items: [textOf(second?.id, { isStale: true })] }).items;
  expect(found.slice(0, 3)).toEqual([first, second, third]);
});

it('a theme has one name for all its items, translated or not', () => {
  const theme = first?.theme ?? '';
  const found = read({ items: [textOf(first?.id)], themes: { [theme]: 'หมวด' } }).items;
  expect(found.flatMap((item, at) => (edition.items[at]?.theme === theme ? [item.theme] : []))).toEqual(
    edition.items.filter((item) => item.theme === theme).map(() => 'หมวด'),
  );
  expect(found.some((item) => item.theme === theme)).toBe(false);
});

it('everything else of the edition stays', () => {
  const { items: _, ...rest } = read({ items: [textOf(first?.id)] });
  const { items: __, ...whole } = edition;
  expect(rest).toEqual(whole);
});
