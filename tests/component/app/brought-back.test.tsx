import { act, screen } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, expect, it } from 'vitest';
import { useBroughtBack } from '../../../renderer/app/use-brought-back';
import { dropDrafts } from '../../../renderer/platform';
import type { UnsentForm } from '../../../shared/unsent';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  dropDrafts('');
});

function Window() {
  useBroughtBack();
  return null;
}

const notice = () => screen.queryByText(/^Waymark ended before something you typed was saved/);

it('tells once of words that came back, and not of those that are typed later', async () => {
  let kept: UnsentForm[] = [];
  shown = await renderScreen(<Window />, { answers: { 'unsent.list': () => kept } });
  await act(async () => undefined);
  expect(notice()).toBeNull();
  kept = [{ key: 'note', at: '#/', typed: '"Words"', shown: '""' }];
  // Its sentences are others then.
  await act(() => i18next.changeLanguage('th'));
  await act(() => i18next.changeLanguage('en'));
  expect(notice()).toBeNull();
  expect(shown.bridge.inputsOf('unsent.list')).toHaveLength(1);
  shown.leave();
  shown = await renderScreen(<Window />, { answers: { 'unsent.list': () => kept } });
  expect(await screen.findByText(/^Waymark ended before something you typed was saved/)).toBeTruthy();
});
