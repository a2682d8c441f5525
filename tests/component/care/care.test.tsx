import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { CareScreen } from '../../../renderer/care';
import { AppError } from '../../../shared/kernel';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

it('tells once what several parts failed with, and tries them all again', async () => {
  const failing = () => {
    throw new AppError('app.process-restarted');
  };
  shown = await renderScreen(<CareScreen />, {
    answers: {
      'library.searchability': failing,
      'backup.health': failing,
      'changes.list': failing,
    },
    at: '/library/care',
  });
  const asked = ['library.searchability', 'backup.health', 'changes.list'] as const;
  await waitFor(() => expect(asked.every((name) => shown.bridge.inputsOf(name).length > 0)).toBe(true));
  expect(await screen.findAllByRole('alert')).toHaveLength(1);
  const before = asked.map((name) => shown.bridge.inputsOf(name).length);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(asked.every((name, at) => shown.bridge.inputsOf(name).length > (before[at] ?? 0))).toBe(true),
  );
  expect(await screen.findAllByRole('alert')).toHaveLength(1);
});
