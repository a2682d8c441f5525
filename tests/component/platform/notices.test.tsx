import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notifyDone, notifyError, offerUndo } from '../../../renderer/platform';
import { AppError } from '../../../shared/kernel';
import { renderScreen } from '../../support/render-screen';

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe('notices', () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('stays as long as reading it takes, a long one longer', async () => {
    const { leave } = await renderScreen(<p>ready</p>);
    act(() => notifyDone('Saved.'));
    act(() => notifyDone('The list of documents was saved as a file. '.repeat(4)));
    await pass(6000);
    expect(screen.queryByText('Saved.')).toBeNull();
    expect(screen.getByText(/^The list/)).toBeTruthy();
    await pass(20_000);
    expect(screen.queryByText(/^The list/)).toBeNull();
    leave();
  });

  it('offers what can be taken back for half a minute, and while its button has the keyboard', async () => {
    const { leave } = await renderScreen(<p>ready</p>);
    const undo = vi.fn();
    act(() => offerUndo({ id: 'one', message: 'It is in the trash.', undo }));
    await pass(25_000);
    const button = screen.getByRole('button', { name: 'Undo' });
    act(() => button.focus());
    await pass(60_000);
    expect(screen.getByText('It is in the trash.')).toBeTruthy();
    act(() => button.blur());
    await pass(25_000);
    expect(screen.getByText('It is in the trash.')).toBeTruthy();
    fireEvent.click(button);
    expect(undo).toHaveBeenCalledOnce();
    await pass(1000);
    expect(screen.queryByText('It is in the trash.')).toBeNull();
    leave();
  });

  it('tells what failed in taking back, and keeps it until it is closed', async () => {
    const { leave } = await renderScreen(<p>ready</p>);
    const undo = () => Promise.reject(new AppError('app.unreachable'));
    act(() => offerUndo({ id: 'one', message: 'It is in the trash.', undo }));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await pass(120_000);
    expect(screen.getByText(/did not answer/)).toBeTruthy();
    act(() => notifyError(new AppError('app.unreachable')));
    expect(screen.getAllByRole('button', { name: 'Close this notice' })).toHaveLength(2);
    leave();
  });
});
