import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LibraryScreen, ToCheckScreen } from '../../../renderer/library';
import { type DocumentSummary, matchesFilter } from '../../../shared/library';
import { aDocument, aDocumentSummary, anId, aVersionBrief } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
let takeBack: () => void;
beforeEach(() => {
  takeBack = giveLayout();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 5, 1) });
});
afterEach(() => {
  shown?.leave();
  shown = undefined;
  vi.useRealTimers();
  takeBack();
});

const documents: readonly DocumentSummary[] = [
  aDocumentSummary({
    id: anId(1),
    title: 'Old Act',
    status: 'inforce',
    force: [
      { from: '0001-01-01', answer: 'yes', why: 'applies' },
      { from: '2020-01-01', answer: 'no', why: 'repealed' },
    ],
  }),
  aDocumentSummary({
    id: anId(2),
    title: 'New Act',
    status: 'adopted',
    force: [
      { from: '0001-01-01', answer: 'no', why: 'not-yet' },
      { from: '2030-01-01', answer: 'yes', why: 'applies' },
    ],
    review: { checkedOn: '2024-01-01', checkedBy: 'Registry', reviewBy: '2025-01-01' },
  }),
  aDocumentSummary({
    id: anId(3),
    title: 'Order',
    force: [{ from: '0001-01-01', answer: 'unknown', why: 'start-unknown' }],
    versions: [aVersionBrief({ id: anId(31), language: 'tha' }), aVersionBrief({ id: anId(32) })],
    review: { checkedOn: '2026-01-01', checkedBy: null, reviewBy: '2026-07-01' },
  }),
];

const answers: FakeAnswers = {
  'library.list': (filter) => documents.filter(matchesFilter(filter)),
  'library.listImports': () => [],
};
const show = async (element: React.ReactElement, at: string, more: FakeAnswers = {}) => {
  shown = await renderScreen(element, { at, answers: { ...answers, ...more } });
  return shown;
};
const rowOf = async (title: string) => {
  const link = await screen.findByRole('link', { name: title });
  return within(link.closest('[role="row"]') as HTMLElement);
};

describe('the list of documents', () => {
  it('says what is not yet in force or over whatever the status, and in which languages a work can be read', async () => {
    await show(<LibraryScreen />, '/library');
    expect((await rowOf('New Act')).getByText('Not yet in force')).toBeTruthy();
    expect((await rowOf('Old Act')).getByText('Repealed')).toBeTruthy();
    const thai = (await rowOf('Order')).getByRole('link', { name: 'Read Order in Thai' });
    expect(thai.getAttribute('href')).toContain(`/read/${anId(31)}`);
    expect(screen.getByRole('link', { name: '1 text to check again' }).getAttribute('href')).toContain(
      '/library/to-check',
    );
  });

  it('follows the day in a window that stays open over night', async () => {
    await show(<LibraryScreen />, '/library');
    expect((await rowOf('New Act')).getByText('Not yet in force')).toBeTruthy();
    vi.setSystemTime(new Date(2030, 0, 1, 7, 30));
    act(() => void window.dispatchEvent(new Event('focus')));
    expect((await rowOf('New Act')).queryByText('Not yet in force')).toBeNull();
    expect(screen.getByRole('link', { name: '2 texts to check again' })).toBeTruthy();
  });

  it('counts apart the reports and statistics that are listed too, so that the counts add up to what is shown', async () => {
    const statistics = aDocumentSummary({
      id: anId(4),
      title: 'Statistics',
      type: 'STAT',
      force: [{ from: '0001-01-01', answer: 'unknown', why: 'start-unknown' }],
    });
    await show(<LibraryScreen />, '/library?asAt=2019-12-31', {
      'library.list': (filter) => [...documents, statistics].filter(matchesFilter(filter)),
    });
    await screen.findByText(/^3 of 4 documents fit/);
    screen.getByText('In force on 31 December 2019: 1. Not known: 1. Reports, statistics and the like: 1.');
  });

  it('shows only what was in force on a day, typed in either era, and counts what is not known', async () => {
    const user = userEvent.setup();
    const { address } = await show(<LibraryScreen />, '/library');
    await user.click(await screen.findByRole('button', { name: 'In force on …' }));
    await user.type(await screen.findByLabelText('In force on this day'), '2562-12-31');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await waitFor(() => expect(address()).toContain('2019-12-31'));
    await screen.findByText(/In force on 31 December 2019: 1. Not known: 1./);
    expect(screen.queryByRole('link', { name: 'New Act' })).toBeNull();
    expect((await rowOf('Order')).getByText('Not known on that day')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await screen.findByRole('link', { name: 'New Act' });
  });
});

describe('texts to check again', () => {
  it('are listed by urgency, and are done with one click', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(<ToCheckScreen />, '/library/to-check', {
      'library.markChecked': () => aDocument(),
    });
    const table = await screen.findByRole('table', { name: 'Now (1)' });
    expect(within(table).getByText('1 January 2025')).toBeTruthy();
    await user.click(screen.getByText('In three months (1)'));
    expect(await screen.findByRole('link', { name: 'Order' })).toBeTruthy();
    await user.click(screen.getByText('Never checked (1)'));
    await user.click(
      await screen.findByRole('button', { name: 'Checked today, next in 12 months: Old Act' }),
    );
    expect(bridge.inputsOf('library.markChecked')).toEqual([{ documentId: anId(1), months: 12 }]);
  });

  it('stay with the list that was begun when its last text is done', async () => {
    const user = userEvent.setup();
    let isDone = false;
    const due = aDocumentSummary({ id: anId(1), title: 'Old Act' });
    const review = (reviewBy: string) => ({ checkedOn: '2024-01-01', checkedBy: null, reviewBy });
    await show(<ToCheckScreen />, '/library/to-check', {
      'library.list': () => [
        { ...due, review: review(isDone ? '2099-01-01' : '2025-01-01') },
        aDocumentSummary({ id: anId(2), title: 'Order' }),
      ],
      'library.markChecked': () => {
        isDone = true;
        return aDocument();
      },
    });
    await user.click(await screen.findByRole('button', { name: /Checked today.*Old Act/ }));
    expect(await screen.findByText('Later (1)')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Order' })).toBeNull();
  });

  it('begin with what is due, also where that is heard of after the list was drawn', async () => {
    let reviewBy: string | null = null;
    const { bridge } = await show(<ToCheckScreen />, '/library/to-check', {
      'library.list': () => [
        aDocumentSummary({
          ...{ id: anId(1), title: 'Old Act' },
          review: { checkedOn: reviewBy && '2024-01-01', checkedBy: null, reviewBy },
        }),
        aDocumentSummary({ id: anId(2), title: 'Order' }),
      ],
    });
    await screen.findByRole('table', { name: 'Never checked (2)' });
    reviewBy = '2025-01-01';
    bridge.announce({ name: 'library.changed', ids: [anId(1)] });
    await screen.findByRole('table', { name: 'Now (1)' });
  });
});
