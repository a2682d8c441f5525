import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { PicturesScreen } from '../../../renderer/library';
import { PictureNotice } from '../../../renderer/library/pictures/PictureNotice';
import { PicturesOf } from '../../../renderer/library/pictures/PicturesCard';
import type { ReadingSummary } from '../../../shared/library';
import { aDocument, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const LAW = aDocument();
const hashOf = (letter: string) => letter.repeat(64);

const summary = (letter: string, given: Partial<ReadingSummary> = {}): ReadingSummary => ({
  ...{ sha256: hashOf(letter), documentId: anId(1), versionId: anId(2), title: `Scan ${letter}` },
  ...{ state: 'waiting', languages: ['lao'], chosen: false, code: null, total: 8, done: 2, withoutWords: 8 },
  ...{ read: 2, blank: 0, nothing: 0, failed: 0, confidence: 91, current: null },
  ...given,
});

async function showQueue(queue: readonly ReadingSummary[], answers: FakeAnswers = {}) {
  shown = await renderScreen(<PicturesScreen />, {
    at: '/library/pictures',
    answers: { 'library.pictureQueue': () => [...queue], ...answers },
  });
  return shown;
}

const rowOf = async (title: string) => within((await screen.findByText(title)).closest('tr') as HTMLElement);

it('says that no document has pictures', async () => {
  await showQueue([]);
  expect(await screen.findByText('No document has pages that are pictures.')).toBeTruthy();
});

it('tells of every document how far it is and what came of its pages', async () => {
  await showQueue([
    summary('a', { current: 3 }),
    summary('b', { state: 'done', done: 8, read: 5, blank: 1, nothing: 1, failed: 1 }),
    summary('c', {
      state: 'refused',
      code: 'ocr.language-unknown',
      languages: [],
      read: 0,
      confidence: null,
    }),
  ]);
  const reading = await rowOf('Scan a');
  expect(reading.getByText('Reading … 2 of 8')).toBeTruthy();
  expect(reading.getByRole('progressbar', { name: /Scan a/ }).getAttribute('aria-valuenow')).toBe('25');
  const done = await rowOf('Scan b');
  expect(done.queryByRole('progressbar')).toBeNull();
  expect(done.getByText(/On 1 page no words were found/)).toBeTruthy();
  expect((await rowOf('Scan c')).queryByRole('button')).toBeNull();
});

it('stops one document or all, and goes on', async () => {
  const user = userEvent.setup();
  const { bridge } = await showQueue([summary('a'), summary('b', { state: 'stopped' })], {
    'library.stopReadingPictures': () => ({}),
    'library.goOnReadingPictures': () => ({}),
  });
  await user.click((await rowOf('Scan a')).getByRole('button', { name: /^Stop/ }));
  await waitFor(() =>
    expect(bridge.inputsOf('library.stopReadingPictures')).toEqual([{ sha256: hashOf('a') }]),
  );
  await user.click((await rowOf('Scan b')).getByRole('button'));
  await waitFor(() =>
    expect(bridge.inputsOf('library.goOnReadingPictures')).toEqual([{ sha256: hashOf('b') }]),
  );
});

it('says what is true of the reading that is stopped or over', async () => {
  await showQueue([summary('a'), summary('b', { state: 'stopped' })]);
  expect(await screen.findByText(/The reading is stopped, also after the next start/)).toBeTruthy();
  expect(screen.queryByText(/goes on at the next start/)).toBeNull();
  shown?.leave();
  await showQueue([summary('a', { state: 'done' }), summary('b', { state: 'refused' })]);
  expect(await screen.findByText(/Nothing waits to be read/)).toBeTruthy();
});

it('has one document read first, and says which pages have words that are only doubtful', async () => {
  const user = userEvent.setup();
  const { bridge } = await showQueue([summary('a', { current: 3 }), summary('b', { withoutWords: 3 })], {
    'library.readPicturesFirst': () => ({}),
  });
  expect((await rowOf('Scan a')).queryByRole('button', { name: 'Read Scan a first' })).toBeNull();
  const waiting = await rowOf('Scan b');
  expect(waiting.getByText(/3 pages are pictures. 5 pages have doubtful text/)).toBeTruthy();
  await user.click(waiting.getByRole('button', { name: 'Read Scan b first' }));
  await waitFor(() =>
    expect(bridge.inputsOf('library.readPicturesFirst')).toEqual([{ sha256: hashOf('b') }]),
  );
});

it('follows what the program announces', async () => {
  let done = 2;
  const { bridge } = await showQueue([], {
    'library.pictureQueue': () => [summary('a', { done, current: done + 1 })],
  });
  expect(await screen.findByText('Reading … 2 of 8')).toBeTruthy();
  done = 5;
  bridge.announce({ name: 'library.reading-progressed', summary: summary('a', { done }) });
  expect(await screen.findByText('Reading … 5 of 8')).toBeTruthy();
});

it('takes the languages that a person names and reads the pages again', async () => {
  const user = userEvent.setup();
  const sha256 = LAW.versions[0]?.file.sha256 ?? '';
  shown = await renderScreen(<PicturesOf document={LAW} />, {
    answers: {
      'library.picturesOf': () => ({ summary: summary('a', { sha256, state: 'done', done: 8 }), pages: [] }),
      'library.readPicturesAgain': () => summary('a', { sha256, chosen: true }),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Read again' }));
  await waitFor(() =>
    expect(shown?.bridge.inputsOf('library.readPicturesAgain')).toEqual([{ sha256, languages: ['lao'] }]),
  );
});

it('counts on the list of documents what is still to be read, which does not rise when a document is done', async () => {
  const queue = [summary('a', { done: 7 }), summary('b', { total: 20, done: 0 })];
  shown = await renderScreen(<PictureNotice />, {
    at: '/library',
    answers: { 'library.pictureQueue': () => [...queue] },
  });
  expect(await screen.findByText(/being read in 2 documents. Still to read: 21/)).toBeTruthy();
  const done = summary('a', { done: 8, state: 'done' });
  queue[0] = done;
  shown.bridge.announce({ name: 'library.reading-progressed', summary: done });
  expect(await screen.findByText(/being read in 1 document. Still to read: 20/)).toBeTruthy();
});

it('stays where it was shown when nothing is left, so that no row moves, and is not there where it was not', async () => {
  const queue = [summary('a', { done: 7 })];
  const answers = { 'library.pictureQueue': () => [...queue] };
  shown = await renderScreen(<PictureNotice />, { at: '/library', answers });
  expect(await screen.findByText(/Still to read: 1/)).toBeTruthy();
  const done = summary('a', { done: 8, state: 'done' });
  queue[0] = done;
  shown.bridge.announce({ name: 'library.reading-progressed', summary: done });
  expect(await screen.findByText(/No pages that are pictures are waiting/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Show' })).toBeTruthy();
  shown.leave();
  shown = await renderScreen(<PictureNotice />, { at: '/library', answers });
  await waitFor(() => expect(shown?.bridge.inputsOf('library.pictureQueue').length).toBeGreaterThan(0));
  expect(screen.queryByRole('note')).toBeNull();
});
