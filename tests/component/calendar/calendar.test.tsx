import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CalendarScreen } from '../../../renderer/calendar/screens/CalendarScreen';
import type { CalendarEntry } from '../../../shared/calendar';
import { AppError } from '../../../shared/kernel';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
// In the middle of a month: its last days stand in the sheet of the next month too.
const TODAY = '2026-06-15';
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 5, 15, 12) }));
afterEach(() => {
  vi.useRealTimers();
  shown?.leave();
});

const LONG = 'แผนปฏิบัติการระดับชาติว่าด้วยการป้องกันและปราบปรามการค้ามนุษย์พุทธศักราชสองพันห้าร้อยหกสิบเก้า';
const entry = (given: Partial<CalendarEntry>): CalendarEntry => ({
  ...{ id: 'expiry:1', kind: 'expiry', on: '2020-01-31', state: 'overdue', title: LONG, language: 'tha' },
  ...{ detail: '', member: 'TH', itemId: null, answers: 2, access: 'public' },
  opens: { planId: null, actionId: null, documentId: anId(1), assessmentId: null },
  ...given,
});
const ENTRIES = [
  entry({}),
  entry({
    ...{ id: 'action:2', kind: 'action-due', on: TODAY, state: 'open', title: 'Train', answers: 0 },
    opens: { planId: anId(3), actionId: anId(2), documentId: null, assessmentId: null },
  }),
  entry({ id: 'plan-starts:3', kind: 'plan-starts', on: '2019-01-01', state: 'past', title: 'Old plan' }),
];

it('lists what is overdue first, narrows by kind, draws a month, and saves what is shown for other calendars', async () => {
  const user = userEvent.setup();
  shown = await renderScreen(<CalendarScreen />, {
    at: '/calendar',
    answers: { 'calendar.list': () => ENTRIES, 'workspace.saveText': () => ({ saved: true }) },
  });
  await screen.findByText('2 days. 1 is overdue.');
  expect(screen.queryByText('Old plan')).toBeNull();
  const [, firstGroup] = screen.getAllByRole('rowgroup');
  expect(within(firstGroup as HTMLElement).getByText('31 January 2020')).toBeTruthy();
  expect(within(firstGroup as HTMLElement).getByRole('link', { name: LONG })).toBeTruthy();
  expect(within(firstGroup as HTMLElement).getByText(/^over \d+ years ago$/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'Also show what is past' }));
  await screen.findByText('Old plan');
  await user.selectOptions(screen.getByLabelText('Kinds of days'), 'Action due');
  await screen.findByText('1 day.');
  await user.click(screen.getByRole('button', { name: 'Save for other calendars' }));
  const [saved] = shown.bridge.inputsOf('workspace.saveText') as { name: string; text: string }[];
  expect(saved?.name).toBe('Waymark calendar.ics');
  expect(saved?.text).toContain('SUMMARY:Action due: Train');
  await user.click(screen.getByRole('radio', { name: 'Month' }));
  const day = document.querySelector(`[data-day="${TODAY}"]`) as HTMLElement;
  // It opens the action itself, which may be one of two hundred of its plan.
  expect(within(day).getByRole('link', { name: 'Train' }).getAttribute('href')).toBe(
    `/plans/${anId(3)}?action=${anId(2)}`,
  );
  await user.click(screen.getByRole('button', { name: 'Month after' }));
  expect(screen.queryByRole('link', { name: 'Train' })).toBeNull();
});

it('stays, with what is chosen in it, when it cannot be asked for anew for a while, and says so', async () => {
  let isLost = false;
  shown = await renderScreen(<CalendarScreen />, {
    at: '/calendar',
    answers: {
      'calendar.list': () => {
        if (isLost) throw new AppError('app.process-restarted');
        return ENTRIES;
      },
    },
  });
  const past = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Also show what is past' });
  await userEvent.click(past);
  isLost = true;
  shown.bridge.announce({ name: 'library.changed', ids: [anId(1)] });
  expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
  expect([past.isConnected, past.checked]).toEqual([true, true]);
});

it('says in the file, and at each day, that it names what not everybody may see', async () => {
  shown = await renderScreen(<CalendarScreen />, {
    at: '/calendar',
    answers: {
      'calendar.list': () => [
        entry({ id: 'expiry:1', title: 'Order 7', access: 'restricted' }),
        entry({ id: 'expiry:2', title: 'Act' }),
      ],
      'workspace.saveText': () => ({ saved: true }),
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Save for other calendars' }));
  const [saved] = shown.bridge.inputsOf('workspace.saveText') as { text: string }[];
  const lines = saved?.text.replaceAll('\r\n ', '').split('\r\n') ?? [];
  expect(lines).toContain(
    'DESCRIPTION:Names documents that not everybody may see. Highest access class: Restricted.',
  );
  const [order, act] = saved?.text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1) ?? [];
  expect(order).toMatch(/Order 7.*Who may see it: Restricted.*CLASS:CONFIDENTIAL/s);
  expect(act).not.toMatch(/Who may see it|CLASS:/);
});

it('draws of thousands of days the first, more by a button or by scrolling, and saves all of them', async () => {
  const user = userEvent.setup();
  const many = Array.from({ length: 3000 }, (_, at) =>
    entry({ id: `expiry:${at}`, title: `Law ${at}`, language: 'eng', on: '2026-01-31' }),
  );
  shown = await renderScreen((name) => (name === 'CalendarScreen' ? <CalendarScreen /> : <p>Elsewhere</p>), {
    at: '/calendar',
    answers: {
      'calendar.list': () => many,
      'workspace.addText': () => ({}),
      'workspace.saveText': () => ({ saved: true }),
    },
  });
  await screen.findByText('3000 days. 3000 are overdue.');
  const drawn = () => document.querySelectorAll('[data-entry]').length;
  const before = drawn();
  expect(before).toBeLessThanOrEqual(100);
  expect(screen.getByText(`${before} of 3000 are shown.`)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Show \d+ more$/ }));
  const after = drawn();
  expect(after).toBeGreaterThan(before);
  // Who opens one far down and comes back finds it where it was.
  await user.click(screen.getByRole('link', { name: `Law ${after - 1}` }));
  await screen.findByText('Elsewhere');
  shown.back();
  await screen.findByRole('link', { name: `Law ${after - 1}` });
  await user.click(screen.getByRole('button', { name: 'Save for other calendars' }));
  await waitFor(() => expect(shown?.bridge.inputsOf('workspace.saveText')).toHaveLength(1));
  // So many are too long for one call: they go in pieces of one text.
  const pieces = (['workspace.addText', 'workspace.saveText'] as const).flatMap(
    (name) => shown?.bridge.inputsOf(name) as { id: string; text: string }[],
  );
  expect(pieces.length).toBeGreaterThan(1);
  expect(new Set(pieces.map(({ id }) => id)).size).toBe(1);
  expect(
    pieces
      .map(({ text }) => text)
      .join('')
      .match(/BEGIN:VEVENT/g),
  ).toHaveLength(3000);
});
