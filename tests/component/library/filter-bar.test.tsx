import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { LibraryScreen } from '../../../renderer/library';
import { FilterBar } from '../../../renderer/library/components/FilterBar';
import { type LibraryFilter, libraryFilter } from '../../../shared/library';
import { aDocumentSummary } from '../../support/builders';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const FIELD = 'Words in the title or number';

let shown: RenderedScreen | undefined;
const takeBack = giveLayout();
afterEach(() => {
  shown?.leave();
  shown = undefined;
  vi.useRealTimers();
});
afterAll(takeBack);

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

interface BarProps {
  readonly first: LibraryFilter;
  /** Hears what is asked for, with the way to let the list follow. */
  readonly onAsked: (filter: LibraryFilter, follow: () => void) => void;
}

function Bar({ first, onAsked }: BarProps) {
  const [filter, setFilter] = useState(first);
  return (
    <>
      <FilterBar filter={filter} documents={[]} onChange={(next) => onAsked(next, () => setFilter(next))} />
      <button type="button" onClick={() => setFilter({ ...filter, text: '' })}>
        Elsewhere
      </button>
    </>
  );
}

it('keeps what is typed while the list still follows what was typed before', async () => {
  const asked: string[] = [];
  let follow: () => void = () => undefined;
  const hear: BarProps['onAsked'] = ({ text }, followNow) => {
    asked.push(text);
    follow = followNow;
  };
  shown = await renderScreen(<Bar first={libraryFilter.parse({})} onAsked={hear} />);
  const field = await screen.findByLabelText<HTMLInputElement>(FIELD);
  type(field, 'la');
  await waitFor(() => expect(asked).toEqual(['la']));
  type(field, 'law');
  act(() => follow());
  expect(field.value).toBe('law');
  await waitFor(() => expect(asked).toEqual(['la', 'law']));
});

it('clears what was typed a moment ago with the rest', async () => {
  const asked: string[] = [];
  const hear: BarProps['onAsked'] = ({ text }, follow) => {
    asked.push(text);
    follow();
  };
  shown = await renderScreen(<Bar first={libraryFilter.parse({ types: ['LAW'] })} onAsked={hear} />);
  const field = await screen.findByLabelText<HTMLInputElement>(FIELD);
  type(field, 'la');
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(field.value).toBe('');
  type(field, 'plan');
  await waitFor(() => expect(asked).toEqual(['', 'plan']));
});

it('shows what the list follows when that was cleared elsewhere in the moment after a key', async () => {
  const asked: string[] = [];
  const hear: BarProps['onAsked'] = ({ text }, follow) => {
    asked.push(text);
    follow();
  };
  shown = await renderScreen(<Bar first={libraryFilter.parse({ text: 'law' })} onAsked={hear} />);
  const field = await screen.findByLabelText<HTMLInputElement>(FIELD);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  type(field, 'laws');
  fireEvent.click(screen.getByRole('button', { name: 'Elsewhere' }));
  act(() => void vi.advanceTimersByTime(1_000));
  vi.useRealTimers();
  expect([field.value, asked]).toEqual(['', []]);
});

it('does not call back whoever went on to another screen in the moment after a key', async () => {
  const law = aDocumentSummary();
  let arrive: () => void = () => undefined;
  const script = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  shown = await renderScreen(
    (name) => (name === 'DocumentScreen' ? <p>The document</p> : <LibraryScreen />),
    {
      at: '/library',
      answers: { 'library.list': () => [law], 'library.listImports': () => [] },
      loading: { DocumentScreen: script },
    },
  );
  const link = await screen.findByRole('link', { name: law.title });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  type(screen.getByLabelText(FIELD), 'la');
  fireEvent.click(link);
  vi.advanceTimersByTime(1_000);
  vi.useRealTimers();
  arrive();
  await screen.findByText('The document');
  expect(shown.address()).toBe(`/library/${law.id}`);
});
