import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { TextReadingCard } from '../../../renderer/library/components/TextReadingCard';
import type { VersionReading } from '../../../shared/library';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const reading = (more: Partial<VersionReading>): VersionReading => ({
  versionId: anId(1),
  reading: 'auto',
  converted: [],
  uncertainPages: 0,
  locked: false,
  cutOff: false,
  formNotShown: false,
  hasAttachments: false,
  ...more,
});

async function show(versions: readonly VersionReading[]) {
  shown = await renderScreen(<TextReadingCard documentId={anId(7001)} />, {
    at: `/library/${anId(7001)}`,
    answers: {
      'library.textReadings': () => [...versions],
      'library.setTextReading': ({ reading: chosen }) =>
        versions.map((each) => ({ ...each, reading: chosen })),
    },
  });
  return shown;
}

it('is not there for an ordinary file', async () => {
  const { bridge } = await show([reading({})]);
  await waitFor(() => expect(bridge.inputsOf('library.textReadings')).toHaveLength(1));
  expect(screen.queryByText('How the text is read')).toBeNull();
});

it('says what was converted, and offers no Zawgyi where there is no Burmese', async () => {
  await show([reading({ converted: ['preeti', 'himali'] })]);
  expect(await screen.findByText(/Preeti, Fontasy Himali/)).toBeTruthy();
  expect(screen.getByRole('radio', { name: /As Waymark finds it/ })).toHaveProperty('checked', true);
  expect(screen.queryByRole('radio', { name: /As Zawgyi/ })).toBeNull();
});

it('asks about Burmese that may be either, and passes on what the user says', async () => {
  const user = userEvent.setup();
  const { bridge } = await show([reading({ uncertainPages: 3 })]);
  expect(await screen.findByText(/On 3 pages Waymark cannot tell/)).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /As Zawgyi/ }));
  await waitFor(() =>
    expect(bridge.inputsOf('library.setTextReading')).toEqual([
      { documentId: anId(7001), reading: 'zawgyi' },
    ]),
  );
});
