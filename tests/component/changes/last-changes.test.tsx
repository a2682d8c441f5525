import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { LastChanges, useUndoNotice } from '../../../renderer/changes';
import type { GroupedChange } from '../../../shared/changes';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const change: GroupedChange = {
  ...{ id: anId(1), kind: 'documents-edited', at: '2026-03-01T08:00:00.000Z', actor: 'Dara' },
  ...{ things: 200, fields: ['topics'], undoneAt: null, canDoAgain: false },
};

it('offers to undo what stands, and to do again what was undone and was not done again since', async () => {
  const user = userEvent.setup();
  const undoneAt = '2026-03-02T08:00:00.000Z';
  shown = await renderScreen(<LastChanges fieldName={() => 'Topics'} />, {
    answers: {
      'changes.list': () => [
        change,
        { ...change, id: anId(2), things: 30, undoneAt, canDoAgain: true },
        { ...change, id: anId(3), things: 4, undoneAt },
      ],
      'changes.doAgain': () => ({
        undone: 29,
        left: [{ id: anId(9), name: 'Act 9', why: 'edited' }],
      }),
    },
  });
  await screen.findByRole('button', { name: /^Undo: 200 documents changed/ });
  expect(screen.getAllByRole('button', { name: /^Do again: / })).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: /^Do again: 30 documents changed: Topics/ }));
  await screen.findByText('Done again: 29 things are changed.');
  screen.getByText('Act 9');
  expect(shown.bridge.inputsOf('changes.doAgain')).toEqual([{ id: anId(2) }]);
});

function Offering() {
  const offer = useUndoNotice();
  return (
    <>
      {[1, 2].map((id) => (
        <button key={id} type="button" onClick={() => offer(anId(id), `Imported: ${id}`)}>
          Import {id}
        </button>
      ))}
      <LastChanges fieldName={() => 'Topics'} />
    </>
  );
}

it('takes the notice that offers an undo away when it was undone elsewhere, and leaves the other', async () => {
  const user = userEvent.setup();
  shown = await renderScreen(<Offering />, {
    answers: {
      'changes.list': () => [change, { ...change, id: anId(2), things: 30 }],
      'changes.undo': () => ({ undone: 200, left: [] }),
    },
  });
  for (const id of [1, 2]) await user.click(await screen.findByRole('button', { name: `Import ${id}` }));
  await screen.findByText('Imported: 2');
  await user.click(await screen.findByRole('button', { name: /^Undo: 200 documents changed/ }));
  await waitFor(() => expect(screen.queryByText('Imported: 1')).toBeNull());
  screen.getByText('Imported: 2');
});
