import { readFileSync } from 'node:fs';
import { TextInput } from '@mantine/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ErrorNotice, errorWords, reasonSentence } from '../../../renderer/platform';
import { AppError } from '../../../shared/kernel';
import { renderScreen } from '../../support/render-screen';

it('says what happened, what is safe and what to do, with the number of the incident', async () => {
  const retry = vi.fn();
  const { leave } = await renderScreen(
    <ErrorNotice error={new AppError('app.unreachable', { incident: 'ab-12' })} onRetry={retry} />,
  );
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain('did not answer');
  expect(notice.textContent).toContain('is safe');
  expect(notice.textContent).toContain('Try again');
  expect(notice.textContent).toContain('ab-12');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
  leave();
});

it('never shows a stack, a path or the message of a bug', async () => {
  const { leave } = await renderScreen(
    <ErrorNotice error={new TypeError('C:\\Users\\someone\\secret.ts:12')} />,
  );
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).not.toContain('secret');
  expect(notice.textContent).toContain('Something went wrong inside Waymark');
  expect(screen.queryByRole('button')).toBeNull();
  leave();
});

it('tells a code without sentences as a bug but keeps the code', async () => {
  const { leave } = await renderScreen(<p>ready</p>);
  const words = errorWords(new AppError('room.never-heard-of'));
  expect(words.code).toBe('room.never-heard-of');
  expect(words.what).toBe('Something went wrong inside Waymark.');
  expect(words.incident).toBeNull();
  expect(reasonSentence('library.not-found')).not.toContain('Something went wrong');
  leave();
});

it('keeps what follows off a notice, and moves nothing in a field with a mistake', async () => {
  const { leave } = await renderScreen(
    <main id="main">
      <style>{readFileSync('renderer/ui/base.css', 'utf8')}</style>
      <ErrorNotice error={new AppError('app.unreachable')} />
      <TextInput label="Day" error="No such day" rightSection={<i />} />
    </main>,
  );
  const spaceBehind = (element: Element | null) => element && getComputedStyle(element).marginBlockEnd;
  expect(spaceBehind(await screen.findByRole('alert'))).toBe('0.75rem');
  const field = screen.getByRole('textbox', { name: 'Day' });
  expect([spaceBehind(field), spaceBehind(field.parentElement)]).toEqual(['', '']);
  leave();
});
