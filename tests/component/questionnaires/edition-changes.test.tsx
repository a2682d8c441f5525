import { act, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { showLanguage } from '../../../renderer/platform';
import { EditionChanges } from '../../../renderer/questionnaires';
import { instruments } from '../../../shared/instruments';
import { type Edition, edition, itemLineage, type ReadEdition } from '../../../shared/questionnaires';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { resourceJson } from '../../support/resource';

const shipped = (name: string, part: string) => resourceJson('questionnaires', 'waymark', name, part);
const [OLDER, NEWER] = ['2026.1', '2026.2'].map((name) => edition.parse(shipped(name, 'edition.json')));
const LINEAGE = itemLineage.parse(shipped('2026.2', 'mapping.json'));
const INSTRUMENTS = instruments.parse(resourceJson('instruments', 'instruments.json'));

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

/** What stands before and after in the line of an item. */
async function cellsOf(itemId: string): Promise<readonly string[]> {
  const line = await screen.findByRole('row', { name: new RegExp(itemId) });
  return within(line)
    .getAllByRole('cell')
    .slice(0, 2)
    .map(({ textContent }) => textContent ?? '');
}

it('names the articles that went and those that came, each on its side', async () => {
  shown = await renderScreen(<EditionChanges lineage={LINEAGE} older={OLDER} newer={NEWER} />, {
    at: '/questionnaires',
    answers: { 'instruments.list': () => INSTRUMENTS },
  });
  expect(await screen.findByText('116 questions stay the same to the letter.')).toBeTruthy();
  await screen.findAllByText(/Article 32/);
  const [before, after] = await cellsOf('POL-05');
  expect(before).toMatch(/Legal basis only in 2026\.1: .*Organized Crime, Article 32$/);
  expect(after).toMatch(/Legal basis only in 2026\.2: .*Organized Crime, Article 31$/);
  // Dropped, and added: nothing is said on the other side.
  expect((await cellsOf('POL-20')).map((text) => text.includes('Legal basis'))).toEqual([true, false]);
  expect((await cellsOf('PREV-24')).map((text) => text.includes('Legal basis'))).toEqual([false, true]);
  expect((await cellsOf('PREV-24'))[1]).toMatch(/Articles 7-8; .*Article 16$/);
  expect((await cellsOf('PROT-11')).join(' ')).not.toContain('Legal basis');
});

it('says why a question was changed in the language of the window, and leaves what a workspace wrote itself', async () => {
  const own = 'Our ministry asked for it.';
  const lineage = {
    ...LINEAGE,
    changes: LINEAGE.changes.map((change) =>
      'itemId' in change && change.itemId === 'PROT-26' ? { ...change, reason: own } : change,
    ),
  };
  shown = await renderScreen(<EditionChanges lineage={lineage} older={OLDER} newer={NEWER} />, {
    at: '/questionnaires',
    answers: { 'instruments.list': () => INSTRUMENTS },
  });
  const why = async (itemId: string) =>
    within(await screen.findByRole('row', { name: new RegExp(itemId) })).getAllByRole('cell')[2]?.textContent;
  expect(await why('PROT-11')).toContain('The meaning is the same.');
  await act(() => showLanguage('vi'));
  expect(await why('PROT-11')).toContain('Công ước ASEAN');
  expect(await why('PROT-11')).not.toContain('The meaning is the same.');
  expect(await why('PROT-26')).toContain(own);
  await act(() => showLanguage('en'));
});

it('asks the questions of both editions in the language in which questions are read, and says which that is', async () => {
  const inLao = (whole: Edition | undefined): ReadEdition | undefined =>
    whole && {
      ...whole,
      items: whole.items.map((item) =>
        item.id === 'POL-05'
          ? { ...item, question: 'ຄຳຖາມ', readIn: { language: 'lao', state: 'machine' } }
          : item,
      ),
    };
  shown = await renderScreen(<EditionChanges lineage={LINEAGE} older={inLao(OLDER)} newer={inLao(NEWER)} />, {
    at: '/questionnaires',
    answers: { 'instruments.list': () => INSTRUMENTS },
  });
  const line = await screen.findByRole('row', { name: /POL-05/ });
  expect(
    within(line)
      .getAllByText('ຄຳຖາມ')
      .map(({ lang }) => lang),
  ).toEqual(['lo', 'lo']);
});
