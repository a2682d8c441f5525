import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import { AppError } from '../../shared/kernel';
import type { FakeAnswers } from './fake-bridge';
import type { RenderedScreen } from './render-screen';

export interface LosableAnswers {
  readonly answers: FakeAnswers;
  /** Whether every call fails from now on, as while a process starts again. */
  lose(isLost: boolean): void;
}

/** Answers that can be lost, all at once. */
export function losable(answers: FakeAnswers): LosableAnswers {
  let isLost = false;
  const given = Object.entries(answers).map(([name, answer]) => [
    name,
    (input: never) => {
      if (isLost) throw new AppError('app.process-restarted');
      return (answer as (input: never) => unknown)(input);
    },
  ]);
  return {
    answers: Object.fromEntries(given),
    lose: (lost) => {
      isLost = lost;
    },
  };
}

/**
 * What a screen shows stays, the same element, when nothing can be asked for anew; what failed is told once, and goes with the next try.
 * `find` gives what was being read.
 */
export async function expectToStay(
  shown: RenderedScreen,
  { lose }: LosableAnswers,
  find: () => Promise<HTMLElement>,
): Promise<void> {
  const read = await find();
  await waitFor(() => expect(shown.client.isFetching()).toBe(0));
  expect(screen.queryByRole('alert')).toBeNull();
  lose(true);
  shown.bridge.announce({ name: 'workspace.process-restarted', process: 'data' });
  await screen.findAllByRole('alert');
  await waitFor(() => expect(shown.client.isFetching()).toBe(0));
  expect(screen.getAllByRole('alert').map(({ dataset }) => dataset['error'])).toEqual([
    'app.process-restarted',
  ]);
  expect(read.isConnected).toBe(true);
  lose(false);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(read.isConnected).toBe(true);
}
