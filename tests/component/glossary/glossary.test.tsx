import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { GlossaryScreen } from '../../../renderer/glossary';
import type { GlossaryConcept, GlossaryTerm } from '../../../shared/glossary';
import { AppError } from '../../../shared/kernel';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const term = (text: string, given: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  language: 'tha',
  text,
  shipped: true,
  seenIn: [],
  hidden: false,
  checkedBy: null,
  ...given,
});
const CONCEPTS: GlossaryConcept[] = [
  {
    id: 'slavery',
    shipped: true,
    topic: 'T4.2',
    terms: [
      term('slavery', { language: 'eng' }),
      term('ทาส', { seenIn: ['udhr'] }),
      term('ทาษ', { hidden: true }),
    ],
  },
  {
    id: 'own',
    shipped: false,
    topic: null,
    terms: [term('hostess bar', { language: 'eng', shipped: false })],
  },
];
const SETTINGS = {
  language: 'en',
  theme: 'system',
  calendar: 'ce',
  personName: 'Somsri',
  state: null,
} as const;

async function show(more: FakeAnswers = {}): Promise<RenderedScreen> {
  shown = await renderScreen(<GlossaryScreen />, {
    at: '/glossary',
    answers: { 'glossary.list': () => CONCEPTS, 'settings.get': () => SETTINGS, ...more },
  });
  return shown;
}

describe('the glossary', () => {
  it('stays, with what is typed in it, when it cannot be asked for anew for a while, and says so', async () => {
    let isLost = false;
    const { bridge } = await show({
      'glossary.list': () => {
        if (isLost) throw new AppError('app.process-restarted');
        return CONCEPTS;
      },
    });
    const field = await screen.findByLabelText<HTMLInputElement>('Find a term in any language');
    await userEvent.type(field, 'slav');
    isLost = true;
    bridge.announce({ name: 'glossary.changed' });
    expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
    expect([field.isConnected, field.value]).toEqual([true, 'slav']);
  });

  it('shows beside the English terms, and adds to, the language in which somebody reads', async () => {
    const khmer = term('ទាសភាព', { language: 'khm' });
    const concepts = CONCEPTS.map((one) => ({ ...one, terms: [...one.terms, khmer] }));
    const answers = { 'glossary.list': () => concepts, 'settings.get': () => SETTINGS };
    shown = await renderScreen(<GlossaryScreen />, { at: '/glossary', answers, questionsIn: 'khm' });
    const beside = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Language shown beside' });
    expect(beside.value).toBe('Khmer');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Language' }).value).toBe('Khmer');
  });

  it('is gone through by arrows, and an entry opened by its key leads to its terms', async () => {
    const user = userEvent.setup();
    await show();
    const first = await screen.findByRole('button', { name: /^slavery/ });
    const last = screen.getByRole('button', { name: /^hostess bar/ });
    first.focus();
    await user.tab();
    // Not the next entry, of which there are hundreds.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search with these terms' }));
    await user.tab({ shift: true });
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(last);
    await user.keyboard('{Enter}');
    const heading = await screen.findByRole('heading', { level: 2, name: 'hostess bar' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    await user.tab({ shift: true });
    expect(document.activeElement).toBe(last);
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(first);
  });

  it('shows each term with what is known of it, and finds entries by any of their terms', async () => {
    const user = userEvent.setup();
    await show();
    const table = await screen.findByRole('table');
    within(table).getByText(
      'not checked by a native speaker · seen in the Universal Declaration of Human Rights',
    );
    within(table).getByText('not used · not checked by a native speaker');
    await user.type(screen.getByLabelText('Find a term in any language'), 'hostess');
    await screen.findByText('1 entry');
    await user.clear(screen.getByLabelText('Find a term in any language'));
    await user.type(screen.getByLabelText('Find a term in any language'), 'xyz');
    await screen.findByRole('heading', { name: 'No entry has “xyz”' });
  });

  it('hides, corrects, checks and adds terms', async () => {
    const user = userEvent.setup();
    const same = () => CONCEPTS[0] as GlossaryConcept;
    const { bridge } = await show({
      'glossary.setHidden': same,
      'glossary.changeTerm': same,
      'glossary.setChecked': same,
      'glossary.addTerm': same,
    });
    const named = { conceptId: 'slavery', language: 'tha' };
    await user.click(await screen.findByRole('button', { name: 'Do not use “ทาส” in searches' }));
    await user.click(screen.getByRole('button', { name: 'Use “ทาษ” in searches again' }));
    expect(bridge.inputsOf('glossary.setHidden')).toEqual([
      { ...named, text: 'ทาส', hidden: true },
      { ...named, text: 'ทาษ', hidden: false },
    ]);
    await user.click(screen.getByRole('button', { name: 'I know the language and “ทาส” is right' }));
    expect(bridge.inputsOf('glossary.setChecked')).toEqual([{ ...named, text: 'ทาส', checkedBy: 'Somsri' }]);
    await user.click(screen.getByRole('button', { name: 'Correct “ทาส”' }));
    const field = screen.getByLabelText('New words for “ทาส”');
    await user.clear(field);
    await user.type(field, 'ความเป็นทาส{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('glossary.changeTerm')).toEqual([
        { ...named, text: 'ทาส', newText: 'ความเป็นทาส' },
      ]),
    );
    await user.type(screen.getByLabelText('New term for this entry'), 'บ่าว');
    await user.click(screen.getByRole('button', { name: 'Add term' }));
    expect(bridge.inputsOf('glossary.addTerm')).toEqual([{ ...named, text: 'บ่าว' }]);
  });

  it('keeps a term that is being typed while others are looked for, with its language and the way back to it', async () => {
    const user = userEvent.setup();
    const { address } = await show();
    const adding = () => screen.getByLabelText<HTMLInputElement>('New term for this entry');
    await user.type(await screen.findByLabelText('Find a term in any language'), 'hostess');
    await screen.findByText('1 entry');
    await user.click(screen.getByRole('combobox', { name: 'Language' }));
    await user.click(await screen.findByRole('option', { name: 'Lao' }));
    await user.type(adding(), 'ບາ');
    await waitFor(() => expect(address()).toBe('/glossary?concept=own'));
    await user.type(
      screen.getByLabelText('Find a term in any language'),
      '{Control>}a{/Control}nothing at all',
    );
    await screen.findByText('0 entries');
    await user.clear(screen.getByLabelText('Find a term in any language'));
    await user.click(await screen.findByRole('button', { name: /slavery/ }));
    expect(adding().value).toBe('');
    await user.click(screen.getByRole('button', { name: /hostess bar/ }));
    expect(adding().value).toBe('ບາ');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Language' }).value).toBe('Lao');
    await user.clear(adding());
  });

  it('keeps a correction that is being typed while another entry is looked at', async () => {
    const user = userEvent.setup();
    await show();
    await user.click(await screen.findByRole('button', { name: 'Correct “ทาส”' }));
    await user.type(screen.getByLabelText('New words for “ทาส”'), 'ก');
    await user.click(screen.getByRole('button', { name: /hostess bar/ }));
    expect(screen.queryByLabelText('New words for “ทาส”')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^slavery/ }));
    const field = screen.getByLabelText<HTMLInputElement>('New words for “ทาส”');
    expect(field.value).toBe('ทาสก');
    await user.type(field, '{Escape}');
    await user.click(screen.getByRole('button', { name: 'Correct “ทาส”' }));
    expect(screen.getByLabelText<HTMLInputElement>('New words for “ทาส”').value).toBe('ทาส');
  });

  it('says in the dialog why a matter could not be added, and keeps what was typed', async () => {
    const user = userEvent.setup();
    await show({
      'glossary.addConcept': () => {
        throw new AppError('internal');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'New entry' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.keyboard('false promises{Enter}');
    await dialog.findByRole('alert');
    expect(dialog.getByDisplayValue('false promises')).toBeTruthy();
  });

  it('leaves a form alone that was opened while an earlier matter was still being added', async () => {
    const user = userEvent.setup();
    let reply: (concept: GlossaryConcept) => void = () => undefined;
    await show({
      'glossary.addConcept': () =>
        new Promise<GlossaryConcept>((resolve) => {
          reply = resolve;
        }),
    });
    const open = await screen.findByRole('button', { name: 'New entry' });
    await user.click(open);
    await screen.findByRole('dialog');
    await user.keyboard('false promises{Enter}');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(open);
    await screen.findByRole('dialog');
    await user.keyboard('debt');
    await act(async () => reply(CONCEPTS[1] as GlossaryConcept));
    // A dialog that closes is still there for a moment.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(screen.queryByDisplayValue('debt') === null).toBe(false);
  });

  it('says of each term that cannot be checked without a name which one it is', async () => {
    await show({ 'settings.get': () => ({ ...SETTINGS, personName: '' }) });
    const buttons = await screen.findAllByRole('button', { name: /^I know the language/ });
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(
      ['slavery', 'ทาส', 'ทาษ'].map((term) => `I know the language and “${term}” is right`),
    );
    for (const button of buttons) {
      expect(button.getAttribute('aria-disabled')).toBe('true');
      expect(button.getAttribute('aria-description')).toMatch(/^Give your name in Settings first/);
    }
  });
});
