import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AgenciesScreen } from '../../../renderer/agencies';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const agency = (id: string, shortName: string, until: string | null) => ({
  ...{
    id,
    state: 'TH' as const,
    shortName,
    roles: ['LABR' as const],
    place: '',
    note: '',
    from: null,
    until,
  },
  names: [{ language: 'eng' as const, name: `Ministry of ${shortName}` }],
  focalPoints: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
});

let shown: RenderedScreen;
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  shown.leave();
});

describe('the register of agencies', () => {
  const answers = {
    'agencies.list': () => [agency(anId(1), 'Work', null), agency(anId(2), 'Old Work', '2020-12-31')],
  };

  it('lists those working today', async () => {
    shown = await renderScreen(<AgenciesScreen />, { at: '/agencies', answers });
    const rows = await screen.findAllByRole('row', { name: /Ministry of/ });
    expect(rows.map((row) => row.dataset['agency'])).toEqual([anId(1)]);
  });

  it('takes the day from the clock on the wall, where Greenwich still has the day before', async () => {
    vi.stubEnv('TZ', 'Asia/Bangkok');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2021-01-01T00:35:00+07:00') });
    shown = await renderScreen(<AgenciesScreen />, { at: '/agencies', answers });
    const rows = await screen.findAllByRole('row', { name: /Ministry of/ });
    expect(rows.map((row) => row.dataset['agency'])).toEqual([anId(1)]);
  });

  it('shows the one that somebody comes for, also when it works no more', async () => {
    shown = await renderScreen(<AgenciesScreen />, { at: `/agencies?agency=${anId(2)}`, answers });
    const rows = await screen.findAllByRole('row', { name: /Ministry of/ });
    expect(rows.map((row) => [row.dataset['agency'], row.getAttribute('aria-current')])).toEqual([
      [anId(1), null],
      [anId(2), 'true'],
    ]);
  });
});
