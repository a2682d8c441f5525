import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { isSmallEnough } from '../../../main/ipc/size';
import { keepDrafts, useDraft } from '../../../renderer/platform';
import { ChangedTextsScreen } from '../../../renderer/reliance';
import { dismissalKey, useLines, useMove } from '../../../renderer/reliance/queries';
import { AppError } from '../../../shared/kernel';
import { groupOf, LINES_AT_ONCE, type Reliance, type RestingLine } from '../../../shared/reliance';
import type { Reanchored } from '../../../shared/texts';
import { anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const line = (number: number, quote: string, given: Partial<RestingLine> = {}): RestingLine => ({
  dependant: `citation:${anId(number)}`,
  kind: 'answer',
  versionId: anId(9001),
  page: 3,
  pageLabel: null,
  quote,
  state: 'open',
  decision: null,
  answer: {
    assessmentId: anId(1),
    itemId: 'POL-01',
    agency: null,
    member: 'KH',
    referenceDate: '2026-12-31',
    note: 'Why',
    isEarlier: false,
  },
  action: null,
  resource: null,
  ...given,
});
const PROPOSALS: Readonly<Record<string, Reanchored>> = {
  [`citation:${anId(11)}`]: { kind: 'same', page: 5, pageLabel: 'iii', text: 'the same\nwords', likeness: 1 },
  [`citation:${anId(12)}`]: {
    ...{ kind: 'reworded', page: 6, pageLabel: null, likeness: 0.72 },
    text: 'within sixty days of it',
  },
  [`citation:${anId(13)}`]: { kind: 'lost', page: null, pageLabel: null, text: '', likeness: 0 },
};

let lines: RestingLine[] = [];
let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

const countsOf = (): Reliance['texts'][number]['counts'] => {
  const counts = { open: 0, decided: 0, frozen: 0 };
  for (const each of lines) counts[groupOf(each)] += 1;
  return counts;
};

const reliance = (): Reliance => ({
  texts: [
    {
      versionId: anId(9001),
      documentId: anId(7001),
      title: 'Anti-Trafficking Act',
      language: 'eng',
      label: '',
      changes: [
        {
          ...{ key: 'relation:x', kind: 'repealed', inPart: false, since: '2026-01-15' },
          by: { documentId: anId(7002), title: 'New Act', language: 'eng' },
        },
      ],
      counts: countsOf(),
      newText: {
        ...{ documentId: anId(7002), versionId: anId(9002), title: 'New Act', language: 'eng' },
        ...{ label: '', publishedOn: null },
      },
    },
  ],
  affected: [
    {
      ...{ assessmentId: anId(1), itemId: 'POL-01', gaps: ['currency'], target: 3, targetIsSet: true },
      ...{ dueOn: null, actions: [{ planId: anId(3), actionId: anId(4), title: 'Train officers' }] },
    },
  ],
});

async function show(answers: FakeAnswers = {}) {
  lines = [
    line(11, 'the same words'),
    line(12, 'within thirty days of it'),
    line(13, 'no longer there'),
    line(14, 'a scan', { state: 'frozen' }),
    line(15, '', {
      ...{ dependant: `resource:${anId(15)}`, kind: 'resource', answer: null },
      resource: { member: 'KH', itemId: 'POL-02', title: 'Anti-Trafficking Act' },
    }),
  ];
  shown = await renderScreen(<ChangedTextsScreen />, {
    at: '/changed-texts',
    answers: {
      'reliance.list': reliance,
      'reliance.lines': ({ group, from = 0 }) =>
        lines.filter((each) => groupOf(each) === group).slice(from, from + LINES_AT_ONCE),
      'reliance.history': () => [
        {
          change: 'relation:x',
          decision: 'reopened',
          reason: '',
          by: 'Somchai',
          at: '2026-01-31T00:00:00.000Z',
        },
      ],
      'reliance.passages': ({ dependants }) => dependants.map((key) => PROPOSALS[key] ?? null),
      'reliance.move': ({ moves }) => {
        lines = lines.filter(({ dependant }) => !moves.some((move) => move.dependant === dependant));
        return {};
      },
      'reliance.decide': ({ dependants, decision, reason }) => {
        lines = lines.map((each) =>
          dependants.includes(each.dependant)
            ? {
                ...each,
                state: 'decided',
                decision: { decision, reason, by: 'Malee', at: '2026-02-01T00:00:00.000Z' },
              }
            : each,
        );
        return {};
      },
      ...answers,
    },
  });
  await screen.findByText('Reworded: 72 % of the words are the same');
  return shown;
}

const rowOf = (quote: string | RegExp) => within(screen.getAllByText(quote)[0]?.closest('li') as HTMLElement);

it('shows old words beside new ones, what differs, who did it, and what else hangs on the item', async () => {
  await show();
  expect(screen.getByText('Repealed')).toBeTruthy();
  expect(screen.getByText('New Act')).toBeTruthy();
  const row = rowOf('thirty');
  expect(row.getByText('thirty').tagName).toBe('DEL');
  expect(row.getByText('sixty').tagName).toBe('INS');
  expect(row.getByText('gap (Text has ended).')).toBeTruthy();
  expect(row.getByText('action “Train officers”.')).toBeTruthy();
  expect(rowOf('no longer there').getByText(/may have been taken out/)).toBeTruthy();
  expect(rowOf('no longer there').queryByRole('button', { name: /Move/ })).toBeNull();
});

it('moves what is ticked and nothing else, with the words of the new text', async () => {
  const user = userEvent.setup();
  const { bridge } = await show();
  await user.click(screen.getByRole('button', { name: 'Tick all with the same words (1)' }));
  await user.click(screen.getByRole('button', { name: 'Move 1 ticked citation' }));
  await screen.findByText('1 citation now points to the new text.');
  expect(bridge.inputsOf('reliance.move')).toEqual([
    { moves: [{ dependant: `citation:${anId(11)}`, page: 5, pageLabel: 'iii', quote: 'the same words' }] },
  ]);
});

it('notes a dismissal only with its reason, and shows it among the decided', async () => {
  const user = userEvent.setup();
  const { bridge } = await show();
  const row = () => rowOf('no longer there');
  // Heard in a list of all buttons, each says whose line it stands on.
  await user.click(row().getByRole('button', { name: 'Does not matter here …', description: /^POL-0/ }));
  await waitFor(() => expect(document.activeElement).toBe(row().getByLabelText(/Why does the change/)));
  expect(row().getByRole('button', { name: 'Does not matter here' })).toHaveProperty('disabled', true);
  await user.type(row().getByLabelText(/Why does the change/), 'Only renumbered');
  await user.click(row().getByRole('button', { name: 'Does not matter here' }));
  await waitFor(() => expect(screen.queryByText('no longer there')).toBeNull());
  expect(bridge.inputsOf('reliance.decide')).toEqual([
    { dependants: [`citation:${anId(13)}`], decision: 'dismissed', reason: 'Only renumbered' },
  ]);
  await user.click(screen.getByRole('radio', { name: 'Decided (1)' }));
  await screen.findByText(/Reason: Only renumbered/);
  await user.click(screen.getByText('All decisions on this line'));
  await screen.findByText(/To be looked at again, said Somchai/);
  await user.click(screen.getByRole('radio', { name: 'Frozen years (1)' }));
  await screen.findByText(/never change/);
  expect(screen.queryByRole('button', { name: 'Still true' })).toBeNull();
});

it('has no words to ask about once the line is moved in which a dismissal was given its reason', async () => {
  onTestFinished(keepDrafts());
  const user = userEvent.setup();
  await show();
  const asks = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }));
  await user.click(rowOf('thirty').getByRole('checkbox'));
  await user.click(rowOf('thirty').getByRole('button', { name: 'Does not matter here …' }));
  await user.type(rowOf('thirty').getByLabelText(/Why does the change/), 'Only renumbered');
  expect(asks()).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Move 1 ticked citation' }));
  await screen.findByText('1 citation now points to the new text.');
  expect(asks()).toBe(false);
});

it('keeps the ticks and says why when moving fails', async () => {
  const user = userEvent.setup();
  await show({
    'reliance.move': () => {
      throw new AppError('assessments.frozen');
    },
  });
  await user.click(rowOf('thirty').getByRole('checkbox'));
  await user.click(screen.getByRole('button', { name: 'Move 1 ticked citation' }));
  await screen.findAllByText(/frozen/);
  expect(rowOf('thirty').getByRole('checkbox')).toHaveProperty('checked', true);
});

const MANY = 2 * LINES_AT_ONCE + 10;

/** Tells of the lines of a text with many how far they are there. */
function Counted({ most }: { readonly most: number }) {
  const [text] = reliance().texts as [Reliance['texts'][number]];
  const asked = { ...text, counts: { open: MANY, decided: 0, frozen: 0 } };
  const { lines: brought, isWhole } = useLines({ text: asked, group: 'open', itemId: null }, most);
  return isWhole ? <p>{`${most}: ${brought.length} lines, the last ${brought.at(-1)?.dependant}`}</p> : null;
}

it('brings the lines of a text in pieces, as many as are looked at, however many rest on it', async () => {
  const many = Array.from({ length: MANY }, (_, at) => line(1000 + at, ''));
  const answers: FakeAnswers = {
    'reliance.lines': ({ from = 0 }) => many.slice(from, from + LINES_AT_ONCE),
  };
  const told = (most: number, at: number) => `${most}: ${at} lines, the last citation:${anId(999 + at)}`;
  shown = await renderScreen(
    <>
      <Counted most={20} />
      <Counted most={Number.POSITIVE_INFINITY} />
    </>,
    { at: '/changed-texts', answers },
  );
  await screen.findByText(told(20, 20));
  await screen.findByText(told(Number.POSITIVE_INFINITY, many.length));
  // What two of them look at is brought once.
  expect(shown.bridge.inputsOf('reliance.lines')).toHaveLength(3);
});

/** Moves as many citations as rest on a text; their passages are as they are, or as long as a quote may be. */
function MovesMany({ text }: { readonly text?: string }) {
  const move = useMove();
  const [, first] = Object.entries(PROPOSALS)[0] as [string, Reanchored];
  const proposal = text === undefined ? first : { ...first, text };
  const moves = Array.from({ length: MANY }, (_, at) => ({ line: line(1000 + at, ''), proposal }));
  return (
    <button type="button" onClick={() => move.mutate(moves)}>
      {move.isSuccess ? 'All are moved' : 'Move all'}
    </button>
  );
}

it('moves however many are ticked, in pieces that are taken at once', async () => {
  const user = userEvent.setup();
  shown = await renderScreen(<MovesMany />, { at: '/', answers: { 'reliance.move': () => ({}) } });
  await user.click(screen.getByRole('button', { name: 'Move all' }));
  await screen.findByText('All are moved');
  const pieces = shown.bridge.inputsOf('reliance.move') as { moves: { dependant: string }[] }[];
  expect(pieces.map(({ moves }) => moves.length)).toEqual([LINES_AT_ONCE, LINES_AT_ONCE, 10]);
  expect(new Set(pieces.flatMap(({ moves }) => moves.map(({ dependant }) => dependant))).size).toBe(MANY);
});

it('moves long passages in pieces that are small enough to be taken', async () => {
  const user = userEvent.setup();
  shown = await renderScreen(<MovesMany text={'word '.repeat(799)} />, {
    ...{ at: '/', answers: { 'reliance.move': () => ({}) } },
  });
  await user.click(screen.getByRole('button', { name: 'Move all' }));
  await screen.findByText('All are moved');
  const pieces = shown.bridge.inputsOf('reliance.move') as { moves: unknown[] }[];
  expect(pieces.every((piece) => isSmallEnough(piece))).toBe(true);
  expect(pieces.flatMap(({ moves }) => moves)).toHaveLength(MANY);
});

/** Where the dismissal of the first of them is given its reason. */
function Reason() {
  const { draft, change } = useDraft(dismissalKey(line(1000, '').dependant), () => '');
  return <input aria-label="Reason" value={draft} onChange={(event) => change(event.target.value)} />;
}

it('has no words to ask about in what is moved where a later piece is not', async () => {
  onTestFinished(keepDrafts());
  const user = userEvent.setup();
  const asks = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }));
  let moved = 0;
  shown = await renderScreen(
    <>
      <Reason />
      <MovesMany />
    </>,
    {
      at: '/',
      answers: {
        'reliance.move': () => {
          moved += 1;
          if (moved > 1) throw new AppError('reliance.not-found');
          return {};
        },
      },
    },
  );
  await user.type(screen.getByLabelText('Reason'), 'Only renumbered');
  expect(asks()).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Move all' }));
  await waitFor(() => expect(moved).toBe(2));
  await waitFor(() => expect(asks()).toBe(false));
});

it('says that there is nothing to decide', async () => {
  shown = await renderScreen(<ChangedTextsScreen />, { at: '/changed-texts' });
  await screen.findByText('Nothing rests on a text that changed.');
});
