import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { PackReview } from '../../../renderer/exchange/components/PackReview';
import type { IncomingThing, PackPreview } from '../../../shared/exchange';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

const level = (practiceAhead: boolean) => JSON.stringify({ kind: 'level', level: 1, practiceAhead });
const thing = (itemId: string, given: Partial<IncomingThing> = {}): IncomingThing => ({
  ...{ key: `contribution/x/y/${itemId}`, kind: 'contribution', title: `${itemId}, MOJ`, status: 'conflict' },
  ...{ code: null, access: 'public', differences: [], stays: [], needs: [] },
  ...given,
});
const AT = '2026-03-09T08:00:00.000Z';
const PACK: PackPreview = {
  ...{ opened: anId(1), kind: 'contribution', sha256: 'a'.repeat(64), code: '1234', bytes: 1000, to: 'Us' },
  ...{ madeAt: AT, note: '', isLocked: false, unknown: 0, newFiles: { count: 0, bytes: 0 } },
  ...{ receivedAt: null, isOlder: false, unusual: [] },
  sender: {
    ...{ publicKey: 'key', name: 'MOJ', fingerprint: '5678', trust: 'unknown', firstSeenAt: null },
    ...{ decidedAt: null, decidedBy: null, isChangedKey: false },
  },
  things: [
    thing('POL-01', { status: 'new' }),
    thing('POL-02', { differences: [{ field: 'value', mine: level(false), theirs: level(true) }] }),
    thing('POL-03'),
  ],
};

it('counts what will be taken in, and says apart what is kept; tells practice ahead of text from the level alone', async () => {
  shown = await renderScreen(<PackReview first={PACK} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => PACK },
  });
  const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
  await screen.findByText('POL-02, MOJ');
  expect(row('POL-02').textContent).toContain('Here: In preparation');
  expect(row('POL-02').textContent).toContain('In the pack: In preparation (practice ahead of text)');
  const settle = (name: string, choice: string) => userEvent.click(within(row(name)).getByText(choice));
  await settle('POL-02', 'Keep mine');
  screen.getByRole('button', { name: 'Take in 1 thing' });
  screen.getByText('1 of yours is kept and not asked about again.');
  await settle('POL-03', 'Take theirs');
  screen.getByRole('button', { name: 'Take in 2 things' });
  await userEvent.click(screen.getByRole('button', { name: 'Tick none' }));
  await settle('POL-03', 'Later');
  screen.getByRole('button', { name: 'Keep 1 of yours' });
});

it('tells the status of a plan as its screen does, and that of a document as the library does', async () => {
  const differences = [{ field: 'status', mine: 'approved', theirs: 'closed' }];
  const inForce = [{ field: 'status', mine: 'inforce', theirs: 'repealed' }];
  const things = [
    thing('Own plan', { key: 'plan/x', kind: 'plan', title: 'Own plan', differences }),
    thing('An act', { key: 'document/y', kind: 'document', title: 'An act', differences: inForce }),
    thing('A year', {
      ...{ key: 'assessment/z', kind: 'assessment', title: 'A year' },
      differences: [{ field: 'status', mine: 'open', theirs: 'frozen' }],
    }),
  ];
  const pack = { ...PACK, things };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText('Own plan');
  const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) }).textContent;
  expect(row('Own plan')).toMatch(/Here: Approved.*In the pack: Closed/);
  expect(row('An act')).toMatch(/Here: In force.*In the pack: Repealed/);
  expect(row('A year')).toMatch(/Here: Open.*In the pack: Frozen/);
});

it('says whose an answer or a plan is: those of several States have one name', async () => {
  const things = [
    thing('POL-01', { key: 'answer/x/POL-01', kind: 'answer', title: 'POL-01, LA 2025-12-31' }),
    thing('POL-02', { title: 'POL-02, MOJ, KH 2025-12-31' }),
    thing('Plan', { key: 'plan/x', kind: 'plan', title: 'National plan, 2026, TH 2026-01-01/2028-12-31' }),
    thing('Decision', { key: 'decision/x', kind: 'decision', title: 'POL-03, TH 2025-12-31' }),
    thing('Frozen', { key: 'snapshot/x', kind: 'snapshot', title: '2026-02-03, Head, TH 2025-12-31' }),
    thing('Before', { key: 'snapshot/y', kind: 'snapshot', title: '2025-02-03, Head' }),
  ];
  const pack = { ...PACK, things };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText('POL-01 · Lao PDR · 31 December 2025');
  screen.getByText('POL-02, MOJ · Cambodia · 31 December 2025');
  screen.getByText('POL-03 · Thailand · 31 December 2025');
  // Several years may be frozen by one person on one day; packs of before did not say which.
  screen.getByText('Frozen on 3 February 2026 by Head · Thailand · 31 December 2025');
  screen.getByText('Frozen on 3 February 2025 by Head');
  screen.getByText('National plan, 2026 · Thailand · 1 January 2026 – 31 December 2028');
});

it('tells what differs in an action by the words of its form, never in codes', async () => {
  const part = (name: string, mine: string | null, theirs: string | null) => ({
    ...{ field: 'actions', piece: { name: 'Train judges', part: name }, mine, theirs },
  });
  const differences = [
    ...[part('dueOn', null, '2026-05-01'), part('state', 'agreed', 'started'), part('owner', 'Police', null)],
    ...[part('costClass', 'none', 'own-budget'), part('toLevel', '2', '3'), part('position', '1', '2')],
    part('expectedType', 'CON', 'LAW'),
  ];
  const pack = {
    ...PACK,
    things: [thing('Own plan', { key: 'plan/x', kind: 'plan', title: 'Own plan', differences })],
  };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText('Own plan');
  const row = screen.getByRole('row', { name: /Own plan/ });
  expect(
    within(row)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Actions: Train judges, Last dayHere: (empty)In the pack: 1 May 2026',
    'Actions: Train judges, StatusHere: AgreedIn the pack: Started',
    'Actions: Train judges, OwnerHere: PoliceIn the pack: (empty)',
    'Actions: Train judges, CostHere: No costIn the pack: Own budget',
    'Actions: Train judges, To levelHere: AdoptedIn the pack: Operating',
    'Actions: Train judges, PlaceHere: 1In the pack: 2',
    'Actions: Train judges, Type of that documentHere: ConstitutionIn the pack: Act, law or code',
  ]);
});

it('tells what differs in a version in words, and as much of its file as the library shows', async () => {
  const part = (name: string, mine: string | null, theirs: string | null) => ({
    ...{ field: 'versions', piece: { name: 'As amended', part: name }, mine, theirs },
  });
  const differences = [
    part('sha256', 'a1'.repeat(32), 'b2'.repeat(32)),
    ...[part('isOfficial', 'true', 'false'), part('standing', null, 'machine-translation')],
    ...[part('publishedOn', '2026-05-01', null), part('language', 'khm', 'eng')],
  ];
  const pack = {
    ...PACK,
    things: [thing('An act', { key: 'document/y', kind: 'document', title: 'An act', differences })],
  };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText('An act');
  expect(
    within(screen.getByRole('row', { name: /An act/ }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Versions: As amended, PDFHere: a1a1a1a1a1a1…In the pack: b2b2b2b2b2b2…',
    'Versions: As amended, Official textHere: yesIn the pack: no',
    'Versions: As amended, Kind of textHere: (empty)In the pack: Machine translation',
    'Versions: As amended, Published onHere: 1 May 2026In the pack: (empty)',
    'Versions: As amended, LanguageHere: KhmerIn the pack: English',
  ]);
});

it('counts what comes in: not what belongs to something that stays, and also what something ticked needs', async () => {
  const document = (name: string, given: Partial<IncomingThing>) =>
    thing(name, { key: `document/${name}`, kind: 'document', title: name, ...given });
  const relation = (name: string, ...needs: readonly string[]) =>
    thing(name, { key: `relation/${name}`, kind: 'relation', title: name, status: 'new', needs: [...needs] });
  const things = [
    document('Twice', { status: 'conflict', code: 'pack.same-file' }),
    document('Rules', { status: 'new' }),
    relation('Rules of Twice', 'document/Rules', 'document/Twice'),
  ];
  const pack = { ...PACK, things };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByRole('button', { name: 'Take in 1 thing' });
  await userEvent.click(screen.getByText('Take theirs'));
  screen.getByRole('button', { name: 'Take in 3 things' });
  await userEvent.click(screen.getByRole('checkbox', { name: /Rules$/ }));
  screen.getByRole('button', { name: 'Take in 3 things' });
});

it('says that nothing is ticked, not that nothing could be taken, of what was removed here or ticked off', async () => {
  const pack = {
    ...PACK,
    things: [thing('POL-01', { status: 'gone' }), thing('POL-02', { status: 'identical' })],
  };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText('Nothing is ticked. Tick below what you want to take in.');
  expect(screen.queryByText(/^There is nothing to take in/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Tick all' }));
  expect(screen.queryByText(/^Nothing is ticked/)).toBeNull();
  screen.getByRole('button', { name: 'Take in 1 thing' });
});

it('ticks nothing that cannot come by itself, and says what a ticked thing waits for', async () => {
  const document = thing('Old', { key: 'document/old', kind: 'document', title: 'Old', status: 'gone' });
  const relation = thing('Amends', { key: 'relation/r', kind: 'relation', title: 'Amends', status: 'new' });
  const pack = { ...PACK, things: [document, { ...relation, needs: [document.key] }] };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Take ${name}` });
  await screen.findByText('Nothing is ticked. Tick below what you want to take in.');
  expect(box('Amends').checked).toBe(false);
  await userEvent.click(box('Amends'));
  screen.getByText(/^1 ticked thing does not come in: what it needs was removed here/);
  expect(screen.queryByText(/^There is nothing to take in/)).toBeNull();
  await userEvent.click(box('Old'));
  expect(screen.queryByText(/does not come in/)).toBeNull();
  screen.getByRole('button', { name: 'Take in 2 things' });
});

it('asks nothing about a second entry that was not wanted before, and takes it when it is ticked', async () => {
  const twice = thing('Twice', { key: 'document/1', kind: 'document', title: 'Twice' });
  const pack = {
    ...PACK,
    things: [{ ...twice, status: 'kept', code: 'pack.same-file' }, thing('POL-02', { status: 'kept' })],
  } as PackPreview;
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText('Nothing is ticked. Tick below what you want to take in.');
  screen.getByText('2 kept before');
  await userEvent.click(screen.getByRole('checkbox'));
  screen.getByRole('button', { name: 'Take in 1 thing' });
});

it('says when a sender answers for another agency than before', async () => {
  const pack = { ...PACK, unusual: [{ agency: 'Labour', usual: ['Police', 'MOJ'] }] };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText(
    /^These are answers of Labour\. Until now, this sender has answered for Police, MOJ\./,
  );
});

it('knows a pack of its own by the key, and asks nobody to call about it', async () => {
  shown = await renderScreen(<PackReview first={PACK} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => PACK, 'exchange.identity': () => ({ fingerprint: '5678' }) },
  });
  await screen.findByText('This workspace');
  expect(screen.queryByText('Not checked')).toBeNull();
  expect(screen.queryByRole('button', { name: /digits are the same|not genuine/ })).toBeNull();
});

it('says why answers cannot be taken in whole sentences, also where only the code of the reason is known', async () => {
  const refused = (itemId: string, code: string) => thing(itemId, { status: 'refused', code });
  const pack = {
    ...PACK,
    things: [
      refused('POL-01', 'assessments.item-not-assigned'),
      refused('POL-02', 'assessments.item-not-asked'),
      refused('POL-03', 'assessments.page-outside'),
      refused('POL-04', 'assessments.practice-ahead-level'),
      refused('#0', 'assessments.contribution-misplaced'),
    ],
  };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  await screen.findByText('This agency is not asked about POL-01.');
  screen.getByText('The item POL-02 is not asked in this assessment.');
  screen.getByText('A page that is cited is not in this document, which has fewer pages.');
  screen.getByText('Practice ahead of an adopted text can be marked at level 1 only.');
  screen.getByText(/^These answers belong to another assessment: the State, the scope/);
});

it('takes one choice for all of a kind in which the two sides differ, keeps what was chosen by hand, and takes the choice back', async () => {
  const both = Array.from({ length: 12 }, (_, n) => thing(`PROT-${n + 1}`));
  const pack = {
    ...PACK,
    things: [
      ...both,
      thing('X', { key: 'plan/x', kind: 'plan', title: 'Plan 2026' }),
      thing('Y', { key: 'document/1', kind: 'document', code: 'pack.same-file' }),
      thing('Z', { key: 'document/2', kind: 'document' }),
    ],
  } as PackPreview;
  let sent: unknown;
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: {
      'exchange.preview': () => pack,
      'exchange.apply': (input: unknown) => {
        sent = input;
        return { receipt: null, isChanged: false };
      },
    },
  });
  const many = await screen.findByRole('region', { name: 'One choice for many' });
  screen.getByText('The two sides differ in 15 things. Choose below whose stays.');
  // What stands alone is chosen in its line.
  expect(within(many).getAllByRole('group')).toHaveLength(1);
  await userEvent.click(within(screen.getByRole('row', { name: /PROT-7, MOJ/ })).getByText('Keep mine'));
  within(many).getByText('Answer of an agency: 12 differ on the two sides, 11 still to choose.');
  await userEvent.click(within(many).getByRole('button', { name: 'Take theirs, for all 11 that are left' }));
  screen.getByRole('button', { name: 'Take in 11 things' });
  await userEvent.click(within(many).getByRole('button', { name: 'Take this choice back' }));
  within(many).getByText(/11 still to choose/);
  screen.getByRole('button', { name: 'Keep 1 of yours' });
  await userEvent.click(within(many).getByRole('button', { name: 'Take theirs, for all 11 that are left' }));
  await userEvent.click(screen.getByRole('button', { name: 'Take in 11 things' }));
  expect(sent).toMatchObject({
    choice: { conflicts: { [both[6]?.key ?? '']: 'mine', [both[7]?.key ?? '']: 'theirs' } },
  });
});

it('shows a correction with what was, what is, why and by whom, and how the answer reads here by now', async () => {
  const value = (level: 1 | 2 | 3) => ({ kind: 'level' as const, level, practiceAhead: false });
  const made = {
    ...{ id: anId(5), snapshotId: anId(6), itemId: 'POL-04', before: value(2), value: value(1), at: AT },
    ...{ text: 'Only a draft.', reason: 'The order was never signed.', by: 'Malee' },
  };
  const things = [
    thing('POL-04', {
      ...{
        key: `restatement/${anId(5)}`,
        kind: 'restatement',
        title: 'POL-04, KH 2025-12-31',
        status: 'new',
      },
      correction: { made, textBefore: 'The order is in force.', now: value(3) },
    }),
  ];
  const pack = { ...PACK, kind: 'assessment' as const, things };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  const row = (await screen.findByText(/The order was never signed/)).closest('tr') as HTMLElement;
  expect(row.textContent).toContain('Cambodia');
  expect(row.querySelector('del')?.textContent).toContain('Adopted');
  expect(row.querySelector('ins')?.textContent).toContain('In preparation');
  for (const told of [
    'Malee',
    'The order is in force.',
    'Only a draft.',
    'Here the answer reads otherwise by now',
  ])
    expect(row.textContent).toContain(told);
});

it('asks of a plan action by action, with what each side says in each field, and for all of the plan at once', async () => {
  const action = (id: string, title: string): IncomingThing =>
    thing(title, {
      ...{ key: `plan/x/${id}`, kind: 'plan', title },
      piece: { of: 'National plan, TH 2026-01-01/2028-12-31', what: 'action' },
      differences: [
        { field: 'actions', piece: { name: title, part: 'owner' }, mine: 'Police', theirs: 'Court' },
        { field: 'actions', piece: { name: title, part: 'title' }, mine: title, theirs: 'Other' },
      ],
    });
  const pack = { ...PACK, things: [action('a', 'Train judges'), action('b', 'Open a shelter')] };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  const row = await screen.findByRole('row', { name: /Train judges/ });
  expect(row.textContent).toContain('National plan · Thailand · 1 January 2026 – 31 December 2028');
  within(row).getByRole('cell', { name: 'Action' });
  expect(within(row).getAllByRole('listitem')[0]?.textContent).toBe('OwnerHere: PoliceIn the pack: Court');
  const group = screen.getByRole('group', { name: /^Plan · National plan · Thailand/ });
  await userEvent.click(within(group).getByRole('button', { name: /theirs/ }));
  screen.getByRole('button', { name: 'Take in 2 things' });
});

it('says of an action that only one side has who has it, what each choice does, and its fields once', async () => {
  const alone = (only: 'mine' | 'theirs', given: Partial<IncomingThing> = {}): IncomingThing => {
    const part = (name: string, said: string) => ({
      ...{ field: 'actions', piece: { name: 'Train judges', part: name } },
      ...{ mine: null, theirs: null, [only]: said },
    });
    return thing(only, {
      ...{ key: `plan/x/${only}`, kind: 'plan', title: `Action of ${only}` },
      piece: { of: 'National plan', what: 'action', only },
      differences: [part('owner', 'Police'), part('dueOn', '2026-05-01')],
      ...given,
    });
  };
  const pack = {
    ...PACK,
    things: [
      alone('mine'),
      alone('theirs'),
      alone('theirs', { key: 'plan/x/k', title: 'Kept', status: 'kept' }),
      alone('mine', { key: 'plan/x/g', title: 'Gone there', status: 'changed' }),
      alone('theirs', { key: 'plan/x/n', title: 'New there', status: 'changed' }),
      alone('mine', { key: 'plan/x/o', title: 'New here', status: 'older' }),
      alone('theirs', { key: 'plan/x/r', title: 'Gone here', status: 'older' }),
    ],
  };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  const row = await screen.findByRole('row', { name: /Action of mine/ });
  expect(row.textContent).toContain(
    'Only yours has this action.“Take theirs” takes it away here. “Keep mine” leaves it as it is.Owner: PoliceLast day: 1 May 2026',
  );
  expect(row.textContent).not.toContain('(empty)');
  expect(screen.getByRole('row', { name: /Action of theirs/ }).textContent).toContain(
    'Only the pack has this action.“Take theirs” adds it here. “Keep mine” leaves it out.Owner: Police',
  );
  expect(screen.getByRole('row', { name: /Kept/ }).textContent).not.toContain('Keep mine');
  // What only they took out is ticked beforehand: that it goes here too is said.
  const removed = 'The sender removed it. If you take it, it is removed here too.';
  expect(screen.getByRole('row', { name: /Gone there/ }).textContent).toContain(removed);
  expect(screen.getByRole('row', { name: /New there/ }).textContent).not.toContain(removed);
  // What only we did is not asked about: that it stays so is said.
  const only = ['Only you changed this. Yours stays as it is.', 'You removed it here. It stays removed.'];
  for (const [at, name] of [/New here/, /Gone here/].entries()) {
    expect(screen.getByRole('row', { name }).textContent).toContain(only[at]);
    expect(within(screen.getByRole('row', { name })).queryByRole('checkbox')).toBeNull();
  }
});

it('tells of the order of the actions only what was moved', async () => {
  const move = (name: string, mine: string | null, theirs: string | null) => ({
    ...{ field: 'order', piece: { name, part: 'before' }, mine, theirs },
  });
  const pack = {
    ...PACK,
    things: [
      thing('order', {
        ...{ key: 'plan/x/order', kind: 'plan', title: 'National plan' },
        piece: { of: 'National plan', what: 'order' },
        differences: [move('Train judges', 'Open a shelter', null)],
      }),
    ],
  };
  shown = await renderScreen(<PackReview first={pack} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => pack },
  });
  const row = await screen.findByRole('row', { name: /National plan/ });
  within(row).getByText('Order of the actions');
  expect(within(row).getByRole('listitem').textContent).toBe(
    'Here: “Train judges” comes before “Open a shelter”In the pack: “Train judges” comes last',
  );
});
