import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { FindPanel } from '../../../renderer/reader/components/FindPanel';
import type { TextTrouble } from '../../../shared/library';
import { type OccurrenceList, parseQuery, planOf } from '../../../shared/search';
import { anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
});

async function show(words: string, found: OccurrenceList, answers: FakeAnswers = {}): Promise<void> {
  shown = await renderScreen(
    <FindPanel
      versionId={anId(8001)}
      words={words}
      onWords={() => undefined}
      found={found}
      looking={false}
      error={null}
      active={null}
      approximate={false}
      onGo={() => undefined}
      onStep={() => undefined}
      language="tha"
      labelOf={() => null}
    />,
    { answers },
  );
}

it('says of how many pages it cannot speak, and that signs alone are nothing to find', async () => {
  const nothing = { total: { pages: 0, places: 0 }, occurrences: [] };
  const aLine = (kind: TextTrouble, versionId: string, pages: number[]) => ({
    ...{ kind, versionId, pages, documentId: anId(7001), title: 'Act', language: null, pageCount: 12 },
  });
  const answers: FakeAnswers = {
    'library.searchability': () => ({
      ...{ documents: 1, pages: 24, searchable: 20, doubtful: 1, unreadable: 3, percent: 83 },
      ...{ kinds: [], leftOut: [] },
      lines: [
        aLine('picture', anId(8001), [1, 2]),
        aLine('legacy-font', anId(8001), [5]),
        aLine('picture', anId(8002), [1]),
      ],
    }),
  };
  await show('ทาส', { ...nothing, plan: planOf(parseQuery('ทาส')) }, answers);
  await screen.findByText('2 of 12 pages have no text that can be searched.');
  expect(screen.getByText(/^The text of 1 page may differ/)).toBeTruthy();
  expect(screen.getByText('These words are not in the text of this document.')).toBeTruthy();
  shown?.leave();
  await show('-ทาส', { ...nothing, plan: planOf(parseQuery('-ทาส')) }, answers);
  await screen.findByText('There is nothing to look for. Type at least one word or number.');
});

it('copies the list of places with the pages as they are named on screen', async () => {
  const user = userEvent.setup();
  const copied: string[] = [];
  Object.assign(document, {
    execCommand: () => {
      copied.push(document.querySelector<HTMLTextAreaElement>('textarea[aria-hidden]')?.value ?? '');
      return true;
    },
  });
  const place = (page: number, label: string | null, text: string) => ({
    page,
    label,
    tier: 'exact' as const,
    snippet: { text, marks: [] },
  });
  await show('ทาส', {
    total: { pages: 2, places: 2 },
    occurrences: [place(3, 'iii', '… เป็นทาส …'), place(12, null, 'การค้า\nทาส')],
    plan: planOf(parseQuery('ทาส')),
  });
  await user.click(await screen.findByRole('button', { name: 'Copy the list of places with their pages' }));
  expect(copied).toHaveLength(1);
  expect(copied[0]?.split('\n')).toEqual([
    'ทาส',
    expect.stringMatching(/^.*iii.*\t… เป็นทาส …$/),
    expect.stringMatching(/^.*12.*\tการค้า ทาส$/),
  ]);
});
