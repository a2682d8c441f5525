import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AgenciesScreen } from '../../../renderer/agencies/screens/AgenciesScreen';
import { AppError } from '../../../shared/kernel';
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

  it('stays when it cannot be asked for anew for a while, and says so', async () => {
    let isLost = false;
    shown = await renderScreen(<AgenciesScreen />, {
      at: '/agencies',
      answers: {
        'agencies.list': () => {
          if (isLost) throw new AppError('app.process-restarted');
          return answers['agencies.list']();
        },
      },
    });
    const [row] = await screen.findAllByRole('row', { name: /Ministry of/ });
    isLost = true;
    shown.bridge.announce({ name: 'agencies.changed', ids: [anId(1)] });
    expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
    expect(row?.isConnected).toBe(true);
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

describe('a new agency', () => {
  const add = async () => {
    await userEvent.click(
      (await screen.findAllByRole('button', { name: 'Add an agency' }))[0] as HTMLElement,
    );
    return within(await screen.findByRole('dialog', { name: 'Add an agency' }));
  };
  const cancel = async (dialog: ReturnType<typeof within>) => {
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    // The focus is back where it was before the dialog opened.
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Add an agency'));
  };
  const save = (dialog: ReturnType<typeof within>) =>
    userEvent.click(dialog.getByRole('button', { name: 'Save' }));

  it('is of the State whose agencies are there already, where no State is usual', async () => {
    const known = { ...agency(anId(1), 'Work', null), state: 'KH' as const };
    shown = await renderScreen(<AgenciesScreen />, {
      at: '/agencies',
      answers: { 'agencies.list': () => [known] },
    });
    await screen.findByRole('row', { name: /Ministry of/ });
    const dialog = await add();
    expect(dialog.getByRole<HTMLInputElement>('combobox', { name: 'State' }).value).toBe('Cambodia');
    await cancel(dialog);
  });

  it('is named in the language of the window first', async () => {
    shown = await renderScreen(<AgenciesScreen />, {
      ...{ at: '/agencies', shownIn: { language: 'ne', calendar: 'ce' } },
      answers: { 'agencies.list': () => [] },
    });
    const dialog = await add();
    dialog.getByRole('textbox', { name: 'Name in Nepali' });
    await cancel(dialog);
  });

  it('is of no State before one is chosen, and begins on a whole day', async () => {
    shown = await renderScreen(<AgenciesScreen />, {
      at: '/agencies',
      answers: { 'agencies.list': () => [] },
    });
    const dialog = await add();
    const state = dialog.getByRole<HTMLInputElement>('combobox', { name: 'State' });
    expect(state.value).toBe('');
    await waitFor(() => expect(document.activeElement).toBe(state));
    fireEvent.change(dialog.getByRole('textbox', { name: 'Short name' }), { target: { value: 'MOJ' } });
    fireEvent.change(dialog.getByLabelText('First day'), { target: { value: '0202-01-01' } });
    await save(dialog);
    expect(dialog.getByText('Choose the State of the agency.')).toBeTruthy();
    expect(dialog.getByText(/^Give a full date that exists/)).toBeTruthy();
    expect(shown.bridge.inputsOf('agencies.create')).toEqual([]);
    await cancel(dialog);
  });
});

describe('the names of an agency', () => {
  const open = async () => {
    const user = userEvent.setup();
    shown = await renderScreen(<AgenciesScreen />, {
      at: '/agencies',
      answers: { 'agencies.list': () => [agency(anId(1), 'Work', null)] },
    });
    await user.click((await screen.findAllByRole('button', { name: 'Add an agency' }))[0] as HTMLElement);
    await screen.findByRole('dialog');
    return user;
  };

  it('go on in the language of the State, where the keys are, and the keys stay where a language is chosen', async () => {
    const user = await open();
    await user.click(screen.getByRole('button', { name: 'Add a name in another language' }));
    const added = await screen.findByRole('textbox', { name: 'Name in Thai' });
    await waitFor(() => expect(document.activeElement).toBe(added));
    await user.keyboard('Ministry');
    const languages = screen.getAllByRole('combobox', { name: 'Language of the name' });
    await user.click(languages[1] as HTMLElement);
    await user.click(await screen.findByRole('option', { name: 'Lao' }));
    expect(await screen.findByRole('textbox', { name: 'Name in Lao' })).toHaveProperty('value', 'Ministry');
    expect(document.activeElement).toBe(languages[1]);
  });

  it('leave the keys beside a name that is taken away', async () => {
    const user = await open();
    const add = screen.getByRole('button', { name: 'Add a name in another language' });
    await user.click(add);
    const remove = screen.getAllByRole('button', { name: /Thai/ });
    await user.click(remove.at(-1) as HTMLElement);
    expect(screen.queryByRole('textbox', { name: 'Name in Thai' })).toBeNull();
    expect(document.activeElement).toBe(add);
  });

  it('leave the keys there also of the most names, of which none can be added', async () => {
    const user = await open();
    for (let names = 1; names < 12; names += 1)
      fireEvent.click(screen.getByRole('button', { name: 'Add a name in another language' }));
    expect(screen.queryByRole('button', { name: 'Add a name in another language' })).toBeNull();
    await user.click(screen.getAllByRole('button', { name: /^Take away the name/ }).at(-1) as HTMLElement);
    expect(document.activeElement?.textContent).toBe('Add a name in another language');
  });
});
