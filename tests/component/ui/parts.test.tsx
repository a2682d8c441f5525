import { Alert, Button, Menu, Radio, Switch, Textarea, TextInput } from '@mantine/core';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, Suspense, use, useEffect, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorNotice, showLanguage } from '../../../renderer/platform';
import {
  ButtonLink,
  ConfirmDialog,
  DayInput,
  Dialog,
  EmptyState,
  focusPageTitle,
  InLanguage,
  isUnfitDay,
  Kbd,
  KeptDayInput,
  LevelMark,
  LoadingState,
  More,
  PageHeader,
  SaveState,
  StatusBadge,
  savingOf,
  TextLink,
  useMemberChoices,
} from '../../../renderer/ui';
import { AppError } from '../../../shared/kernel';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

function States() {
  const names = useMemberChoices().map(({ label }) => label);
  return <output>{names.join('|')}</output>;
}

it('States to choose from stand in the order of their names in the language of the window', async () => {
  shown = await renderScreen(<States />);
  const names = () => screen.getByRole('status').textContent?.split('|') ?? [];
  expect(names().slice(0, 2)).toEqual(['Afghanistan', 'Australia']);
  await act(() => showLanguage('km'));
  const cambodia = names().indexOf('កម្ពុជា');
  expect(cambodia).toBeGreaterThanOrEqual(0);
  expect(cambodia).toBeLessThan(names().indexOf('អាហ្វហ្គានីស្ថាន'));
  expect(names()).toEqual(names().toSorted(new Intl.Collator('km').compare));
  await act(() => showLanguage('en'));
});

function FiveInTwos() {
  const [drawn, setDrawn] = useState(2);
  return (
    <>
      <input aria-label="Elsewhere" onChange={() => setDrawn(6)} />
      <More shown={drawn} count={5} atOnce={2} onMore={() => setDrawn(drawn + 2)} />
    </>
  );
}

describe('what leads on in a long list', () => {
  it('keeps the keys where they are when the last of it is asked for, and says that all is shown', async () => {
    shown = await renderScreen(<FiveInTwos />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Show 2 more' }));
    const last = screen.getByRole('button', { name: 'Show 1 more' });
    last.focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toBe('5 of 5 are shown.');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('leaves the keys alone where the rest comes by itself, also after some of it was asked for', async () => {
    shown = await renderScreen(<FiveInTwos />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Show 2 more' }));
    const elsewhere = screen.getByLabelText('Elsewhere');
    await user.type(elsewhere, 'a');
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.activeElement).toBe(elsewhere);
  });
});

describe('the head of a screen', () => {
  it('says what the screen is and what to do next', async () => {
    shown = await renderScreen(
      <PageHeader
        title="Library"
        what="All documents."
        next="Bring some in."
        actions={<button type="button">Go</button>}
      />,
    );
    expect(await screen.findByRole('heading', { level: 1, name: 'Library' })).toBeTruthy();
    expect(screen.getByText('All documents.')).toBeTruthy();
    expect(screen.getByText('Bring some in.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Go' })).toBeTruthy();
  });

  it('takes the focus when it appears after the screen was changed', async () => {
    focusPageTitle();
    shown = await renderScreen(<PageHeader title="Late" />);
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Late' }));
  });

  it('takes it also where the heading of the screen before still stands, out of sight, and takes none', async () => {
    const first = await renderScreen(<PageHeader title="First" />);
    // As in a browser for what it does not draw.
    (await screen.findByRole('heading', { name: 'First' })).focus = () => undefined;
    focusPageTitle();
    first.leave();
    shown = await renderScreen(<PageHeader title="Second" />);
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Second' }));
  });

  it('leaves the focus alone when nobody changed the screen', async () => {
    shown = await renderScreen(<PageHeader title="First" />);
    await screen.findByRole('heading', { name: 'First' });
    expect(document.activeElement).toBe(document.body);
  });

  it('does not take the focus from somebody who types', async () => {
    const box = document.createElement('input');
    document.body.append(box);
    focusPageTitle();
    // Between the change of screen and its heading, somebody has gone into a field.
    box.focus();
    shown = await renderScreen(<PageHeader title="Late" />);
    await screen.findByRole('heading', { name: 'Late' });
    expect(document.activeElement).toBe(box);
    box.remove();
  });
});

describe('a level', () => {
  it.each([
    [0, 'Absent', 0],
    [3, 'Operating', 3],
    [4, 'Reviewed', 4],
  ] as const)('%i is a number, a word and filled steps', async (value, word, filled) => {
    shown = await renderScreen(<LevelMark value={value} />);
    const mark = (await screen.findByText(word)).closest('[data-value]');
    expect(mark?.textContent).toContain(`Level ${value},`);
    expect(mark?.querySelectorAll('[class*="filled"]').length).toBe(filled);
    expect(mark?.querySelectorAll('[class*="hollow"]').length).toBe(4 - filled);
  });

  it.each([
    ['na', 'Not applicable'],
    ['nk', 'Not known'],
    ['none', 'Not answered'],
  ] as const)('%s is never drawn as a level', async (value, word) => {
    shown = await renderScreen(<LevelMark value={value} short />);
    const mark = (await screen.findByText(word)).closest('[data-value]');
    expect(mark?.textContent).not.toMatch(/[0-4]/);
    expect(mark?.querySelector('[class*="hollow"]')).toBeNull();
  });
});

describe('the state of saving', () => {
  it('is announced and stays in the page while there is nothing to say', async () => {
    shown = await renderScreen(<SaveState state="idle" />);
    expect((await screen.findByRole('status')).textContent).toBe('');
  });

  it.each([
    ['saving', 'Saving …'],
    ['saved', 'Saved'],
    ['not-saved', 'Not saved'],
  ] as const)('%s is said in words', async (state, word) => {
    shown = await renderScreen(<SaveState state={state} />);
    expect((await screen.findByRole('status')).textContent).toBe(word);
  });

  it('follows a mutation', () => {
    const states = (['idle', 'pending', 'success', 'error'] as const).map((status) => savingOf({ status }));
    expect(states).toEqual(['idle', 'saving', 'saved', 'not-saved']);
  });
});

describe('a question before something hard to take back', () => {
  it('does it only when the verb is pressed', async () => {
    const confirm = vi.fn();
    const close = vi.fn();
    shown = await renderScreen(
      <ConfirmDialog opened title="Freeze?" confirm="Freeze" danger onConfirm={confirm} onClose={close}>
        It can not be undone.
      </ConfirmDialog>,
    );
    const dialog = await screen.findByRole('dialog', { name: 'Freeze?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(confirm).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalledOnce();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Freeze' }));
    expect(confirm).toHaveBeenCalledOnce();
  });

  it.each([true, false])(
    'begins at the way out, whether something is taken away or not (%s)',
    async (danger) => {
      shown = await renderScreen(
        <ConfirmDialog
          opened
          title="Go back?"
          confirm="Restore"
          danger={danger}
          onConfirm={vi.fn()}
          onClose={vi.fn()}
        >
          Everything becomes what it was.
        </ConfirmDialog>,
      );
      const dialog = await screen.findByRole('dialog', { name: 'Go back?' });
      const cancel = within(dialog).getByRole('button', { name: 'Cancel' });
      await waitFor(() => expect(document.activeElement).toBe(cancel));
    },
  );

  it('has nothing to press but a way out where nothing can be done', async () => {
    const close = vi.fn();
    shown = await renderScreen(
      <ConfirmDialog opened title="Nothing can be deleted" confirm={null} onConfirm={vi.fn()} onClose={close}>
        Answers cite it.
      </ConfirmDialog>,
    );
    const dialog = await screen.findByRole('dialog', { name: 'Nothing can be deleted' });
    const buttons = within(dialog).getAllByRole('button', { name: 'Close' });
    expect(within(dialog).getAllByRole('button')).toEqual(buttons);
    await userEvent.click(within(dialog).getByText('Close'));
    expect(close).toHaveBeenCalledOnce();
  });
});

/** A field that is there only once it is told so. */
function Late({ coming }: { readonly coming: EventTarget }) {
  const [isHere, setHere] = useState(false);
  useEffect(() => coming.addEventListener('come', () => setHere(true)), [coming]);
  return isHere ? <TextInput label="Quote" /> : <p>Loading …</p>;
}

/** Waits for something when it is told to, and is not drawn meanwhile. */
function Waiting({ told, thing }: { readonly told: EventTarget; readonly thing: Promise<unknown> }) {
  const [waits, setWaits] = useState(false);
  useEffect(() => told.addEventListener('wait', () => setWaits(true)), [told]);
  if (waits) use(thing);
  return <p>{waits ? 'It came.' : 'Nothing yet.'}</p>;
}

describe('the title of a screen', () => {
  it('has the focus again when the screen had to wait for something and was hidden', async () => {
    const told = new EventTarget();
    const thing = Promise.withResolvers<void>();
    shown = await renderScreen(
      <Suspense fallback={<p>Loading …</p>}>
        <PageHeader title="Bring in" />
        <Waiting told={told} thing={thing.promise} />
      </Suspense>,
    );
    const title = await screen.findByRole('heading', { name: 'Bring in' });
    title.focus();
    await act(async () => void told.dispatchEvent(new Event('wait')));
    await screen.findByText('Loading …');
    // As the browser does with what it does not draw.
    title.blur();
    await act(async () => thing.resolve());
    await screen.findByText('It came.');
    expect(document.activeElement).toBe(title);
  });
});

function LateList() {
  const [isHere, setHere] = useState(false);
  if (!isHere) return <Button onClick={() => setHere(true)}>Wait</Button>;
  return (
    <>
      <p>Nothing that was said is lost.</p>
      <ul>
        <li>A hundred lines</li>
      </ul>
    </>
  );
}

describe('a dialog', () => {
  const focusIn = async (children: ReactNode) => {
    shown = await renderScreen(
      <Dialog opened onClose={vi.fn()} title="Add a relation">
        {children}
      </Dialog>,
    );
    return within(await screen.findByRole('dialog', { name: 'Add a relation' }));
  };

  it('begins at its first field, not at the button that closes it', async () => {
    const dialog = await focusIn(
      <>
        <p>What it is about.</p>
        <TextInput label="Locked" disabled />
        <TextInput label="Document" />
        <TextInput label="Note" />
      </>,
    );
    await waitFor(() =>
      expect(document.activeElement).toBe(dialog.getByRole('textbox', { name: 'Document' })),
    );
  });

  it('begins at the choice that is made, where choices come first', async () => {
    const dialog = await focusIn(
      <Radio.Group label="Why" value="published">
        <Radio value="agreed" label="Agreed" />
        <Radio value="published" label="Published" />
      </Radio.Group>,
    );
    await waitFor(() =>
      expect(document.activeElement).toBe(dialog.getByRole('radio', { name: 'Published' })),
    );
  });

  it('begins where it says, and at the button that closes it where there is no field', async () => {
    let dialog = await focusIn(
      <>
        <TextInput label="Search" />
        <TextInput label="Name" data-autofocus />
      </>,
    );
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('textbox', { name: 'Name' })));
    shown?.leave();
    dialog = await focusIn(<Switch label="Use single letters" />);
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Close' })));
  });

  it('begins at its field also when that has yet to come', async () => {
    const coming = new EventTarget();
    const dialog = await focusIn(<Late coming={coming} />);
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Close' })));
    act(() => void coming.dispatchEvent(new Event('come')));
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('textbox', { name: 'Quote' })));
  });

  it('is described by what it says before its first field, not by all that is in it', async () => {
    await focusIn(
      <>
        <p>The old text stays.</p>
        <TextInput label="Document" description="Its full title" />
        <p>Many lines of a list</p>
      </>,
    );
    const described = () =>
      document.getElementById(screen.getByRole('dialog').getAttribute('aria-describedby') ?? '');
    expect(described()?.textContent).toBe('The old text stays.');
    shown?.leave();
    await focusIn(<TextInput label="Document" description="Its full title" />);
    expect(screen.getByRole('dialog').hasAttribute('aria-describedby')).toBe(false);
    shown?.leave();
    await focusIn(<div>Nothing can be done.</div>);
    expect(described()?.textContent).toBe('Nothing can be done.');
    shown?.leave();
    await focusIn(
      <>
        <p>What is new in it.</p>
        <ul>
          <li>A hundred lines</li>
        </ul>
      </>,
    );
    expect(described()?.textContent).toBe('What is new in it.');
  });

  it('is described by what it says first also where a list without a field comes later', async () => {
    const dialog = await focusIn(<LateList />);
    await userEvent.click(dialog.getByRole('button', { name: 'Wait' }));
    const described = () =>
      document.getElementById(screen.getByRole('dialog').getAttribute('aria-describedby') ?? '');
    await waitFor(() => expect(described()?.textContent).toBe('Nothing that was said is lost.'));
  });

  it('is no second head of the window', async () => {
    await focusIn(<p>Nothing can be done.</p>);
    expect(screen.queryByRole('banner')).toBeNull();
  });
});

describe('small parts', () => {
  it('say the language of a foreign text', async () => {
    shown = await renderScreen(
      <p>
        <InLanguage code="khm">ច្បាប់</InLanguage>
        <InLanguage code="urd">قانون</InLanguage>
        <InLanguage code={null}>Act</InLanguage>
      </p>,
    );
    expect((await screen.findByText('ច្បាប់')).getAttribute('lang')).toBe('km');
    expect(screen.getByText('قانون').getAttribute('dir')).toBe('rtl');
    expect(screen.getByText('Act').hasAttribute('lang')).toBe(false);
  });

  it('lead to other screens by addresses of the routes', async () => {
    shown = await renderScreen(
      <>
        <TextLink to="/library/$documentId" params={{ documentId: 'abc' }}>
          Act
        </TextLink>
        <ButtonLink to="/compare">Compare</ButtonLink>
      </>,
    );
    expect((await screen.findByRole('link', { name: 'Act' })).getAttribute('href')).toBe('/library/abc');
    await userEvent.click(screen.getByRole('link', { name: 'Compare' }));
    await waitFor(() => expect(shown?.address()).toBe('/compare'));
  });

  it('draw keys, states, waiting and emptiness with words', async () => {
    shown = await renderScreen(
      <>
        <Kbd keys="Ctrl+K" />
        <StatusBadge tone="care">Sample</StatusBadge>
        <LoadingState />
        <EmptyState title="No documents" action={<button type="button">Bring in</button>}>
          Nothing here yet.
        </EmptyState>
      </>,
    );
    expect(await screen.findByText('Ctrl')).toBeTruthy();
    expect(screen.getByText('K')).toBeTruthy();
    expect(screen.getByText('Sample').closest('.mantine-Badge-root')?.querySelector('svg')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('Loading …');
    expect(screen.getByRole('heading', { level: 2, name: 'No documents' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Bring in' })).toBeTruthy();
  });

  it('interrupts whoever hears the screen with what went wrong only, and a calm notice is still what a dialog is about', async () => {
    shown = await renderScreen(
      <>
        <Alert title="An edition is new">It can be looked at.</Alert>
        <ErrorNotice error={new AppError('library.not-found')} />
      </>,
    );
    expect((await screen.findByRole('status')).textContent).toContain('An edition is new');
    expect(screen.getAllByRole('alert').map(({ dataset }) => dataset['error'])).toEqual([
      'library.not-found',
    ]);
    shown.leave();
    shown = await renderScreen(
      <Dialog opened title="Freeze" onClose={() => undefined}>
        <Alert>It stays for good.</Alert>
        <TextInput label="By" />
      </Dialog>,
    );
    const dialog = await screen.findByRole('dialog', { name: 'Freeze', description: 'It stays for good.' });
    expect(within(dialog).queryByRole('alert')).toBeNull();
  });
});

function Renaming() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Rename</Button>
      <Menu>
        <Menu.Target>
          <Button>More</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen(true)}>Rename too</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open ? (
        <Dialog opened onClose={close} title="Rename">
          <TextInput label="Name" data-autofocus />
        </Dialog>
      ) : null}
    </>
  );
}

describe('a dialog that is drawn only while it is open', () => {
  const user = userEvent.setup();
  const pressed = async (name: string) => {
    shown = await renderScreen(<Renaming />);
    await user.click(await screen.findByRole('button', { name }));
  };
  const focused = () =>
    document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');

  it('names the button that closes it, though nobody has given it a name', async () => {
    await pressed('Rename');
    expect(screen.getByRole('button', { name: 'Close' })).toBeTruthy();
  });

  it('does not take a key that is still held from before for an answer', async () => {
    shown = await renderScreen(
      <Dialog opened onClose={vi.fn()} title="Start the next year">
        <form>
          <TextInput label="Date" />
          <Textarea label="Note" />
          <button type="submit">Start</button>
        </form>
      </Dialog>,
    );
    const dialog = await screen.findByRole('dialog');
    const goesThrough = (element: HTMLElement, key: string, repeat: boolean) =>
      fireEvent.keyDown(element, { key, repeat });
    const start = within(dialog).getByRole('button', { name: 'Start' });
    const field = within(dialog).getByLabelText('Date');
    expect(goesThrough(start, 'Enter', true)).toBe(false);
    expect(goesThrough(field, 'Enter', true)).toBe(false);
    expect(goesThrough(start, 'Enter', false)).toBe(true);
    expect(goesThrough(field, 'Backspace', true)).toBe(true);
    expect(goesThrough(within(dialog).getByLabelText('Note'), 'Enter', true)).toBe(true);
  });

  it('is not closed again, nor answered, by the second press of a double click on what opened it', async () => {
    shown = await renderScreen(<Renaming />);
    const press = (element: Element | null, detail: number) =>
      fireEvent.click(element ?? document.body, { detail });
    const beside = () => document.querySelector('.mantine-Modal-overlay');
    press(await screen.findByRole('button', { name: 'Rename' }), 1);
    await screen.findByRole('dialog');
    press(beside(), 2);
    press(screen.getByRole('button', { name: 'Close' }), 2);
    expect(screen.getByRole('dialog')).toBeTruthy();
    // A press of its own closes it.
    press(beside(), 1);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps words that were typed when Escape is pressed, says so, and closes by its button', async () => {
    await pressed('Rename');
    const name = screen.getByLabelText<HTMLInputElement>('Name');
    await waitFor(() => expect(document.activeElement).toBe(name));
    await user.type(name, 'Decree');
    await user.keyboard('{Escape}');
    expect(name.isConnected).toBe(true);
    expect(name.value).toBe('Decree');
    // In the head, which stays in sight where a long dialog is scrolled.
    expect(screen.getByText(/^What you typed is still here/).closest('header')).not.toBeNull();
    // The window asks before it closes over them.
    expect(fireEvent(window, new Event('beforeunload', { cancelable: true }))).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('goes by Escape again once nothing is left of what was typed', async () => {
    await pressed('Rename');
    const name = screen.getByLabelText('Name');
    await waitFor(() => expect(document.activeElement).toBe(name));
    await user.type(name, 'D');
    await user.clear(name);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('gives the focus back when it goes', async () => {
    await pressed('Rename');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toBe('Rename'));
  });

  it('gives it to the button of the menu whose entry opened it', async () => {
    await pressed('More');
    await user.click(await screen.findByRole('menuitem', { name: 'Rename too' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toBe('More'));
  });
});

/** Puts into a field of days what a browser makes of a day that no calendar has, or of half a day: no text, and the mark that it is bad. */
function typeNoDay(field: HTMLElement): void {
  Object.defineProperty(field, 'validity', { value: { badInput: true }, configurable: true });
  fireEvent.change(field, { target: { value: '' } });
}

function HeldDay({ onGiven }: { readonly onGiven: (day: string) => void }) {
  const [day, setDay] = useState('2024-01-31');
  return (
    <DayInput
      label="Adopted"
      value={day}
      onDay={(typed) => {
        onGiven(typed);
        setDay(typed);
      }}
    />
  );
}

describe('a field for a day', () => {
  it.each([
    ['in English', { language: 'en', calendar: 'ce' }, null, '1 March 2024'],
    ['in Nepali', { language: 'ne', calendar: 'ce' }, null, '1 मार्च 2024'],
    ['in Thai', { language: 'th', calendar: 'ce' }, null, '1 มีนาคม 2024 · 1 มีนาคม พ.ศ. 2567'],
    [
      'where Thailand works',
      { language: 'en', calendar: 'ce', state: 'TH' },
      null,
      '1 March 2024 · 1 March 2567 BE',
    ],
    [
      'of a text of Thailand',
      { language: 'en', calendar: 'ce', state: 'KH' },
      'TH',
      '1 March 2024 · 1 March 2567 BE',
    ],
    ['where that era is chosen', { language: 'en', calendar: 'be' }, null, '1 March 2567 BE · 1 March 2024'],
  ] as const)('tells it in the Buddhist Era only where that counts: %s', async (_, shownIn, of, words) => {
    shown = await renderScreen(
      <DayInput label="Adopted" value="2024-03-01" of={of} onDay={() => undefined} />,
      {
        shownIn,
      },
    );
    const field = await screen.findByLabelText('Adopted');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(words);
  });

  it('speaks of the Buddhist Era before there is a day only where that counts', async () => {
    const field = <DayInput label="Adopted" value="" onDay={() => undefined} />;
    const hint = 'You may type a year of the Common Era or of the Buddhist Era.';
    const first = await renderScreen(field);
    await screen.findByLabelText('Adopted');
    expect(screen.queryByText(hint)).toBeNull();
    first.leave();
    shown = await renderScreen(field, { shownIn: { language: 'en', calendar: 'ce', state: 'TH' } });
    expect(await screen.findByText(hint)).toBeTruthy();
  });

  it('tells a day that does not exist from no day, says so once it is left, and takes one typed in the Buddhist Era', async () => {
    const given: string[] = [];
    shown = await renderScreen(<HeldDay onGiven={(typed) => given.push(typed)} />);
    const field = await screen.findByLabelText('Adopted');
    typeNoDay(field);
    expect(given).toHaveLength(1);
    expect(given.every(isUnfitDay)).toBe(true);
    expect(screen.queryByText(/Give a full date/)).toBeNull();
    fireEvent.blur(field);
    expect(await screen.findByText(/Give a full date that exists/)).toBeTruthy();
    Object.defineProperty(field, 'validity', { value: { badInput: false }, configurable: true });
    fireEvent.change(field, { target: { value: '2567-03-01' } });
    expect(given.at(-1)).toBe('2024-03-01');
    expect(screen.getByText('1 March 2024 · 1 March 2567 BE')).toBeTruthy();
    expect(screen.queryByText(/Give a full date/)).toBeNull();
    fireEvent.change(field, { target: { value: '' } });
    expect(given.at(-1)).toBe('');
  });

  it('keeps the day it had while another is half typed', async () => {
    const kept: string[] = [];
    shown = await renderScreen(
      <KeptDayInput label="Ends" value="2024-01-31" onDay={(day) => kept.push(day)} />,
    );
    const field = await screen.findByLabelText('Ends');
    typeNoDay(field);
    expect(kept).toEqual([]);
    fireEvent.blur(field);
    expect((field as HTMLInputElement).value).toBe('2024-01-31');
  });
});
