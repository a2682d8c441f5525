import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { PackRequests } from '../../../renderer/sheets/components/PackRequests';
import type { SentPack } from '../../../shared/exchange';
import { anAssessment, anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

it('an answer that came before a request is no answer to it', async () => {
  const [assessment, agency] = [anAssessment(), { id: anId(5001) }];
  const sent = (id: number, at: string): SentPack => ({
    ...{ id: anId(id), to: 'Police office', revision: 1, kind: 'request', at, actor: 'Mali' },
    ...{ sha256: '0'.repeat(64), code: '1234', bytes: 9, parts: 1, sealed: false, onlyNew: false, note: '' },
    place: null,
    things: [{ kind: 'participation', id: `${assessment.id}/${agency.id}`, title: '' }],
  });
  const at = '2026-01-12T08:00:00.000Z';
  shown = await renderScreen(<PackRequests assessment={assessment} />, {
    answers: {
      'agencies.list': () => [],
      'exchange.ledger': () => ({
        received: [],
        sent: [sent(2, '2026-02-01T08:00:00.000Z'), sent(1, '2026-01-02T08:00:00.000Z')],
      }),
      'sheets.returns': () => [],
      'assessments.agencyProgress': () => [
        {
          ...{ agencyId: agency.id, dueOn: null, leads: 0 },
          progress: {
            ...{ asked: 4, levels: 2, notApplicable: 0, notKnown: 0, notAnswered: 2, disputed: 0 },
            ...{ unconfirmed: 0, withEvidence: 0 },
          },
        },
      ],
      'assessments.listReceipts': () => [
        {
          ...{ id: anId(9), assessmentId: assessment.id, agencyId: agency.id, at, actor: 'Mali', madeAt: at },
          ...{ madeBy: '', documentHash: '0'.repeat(64), documentVersion: 1, lines: [] },
        },
      ],
    },
  });
  await screen.findAllByText('Came back');
  const states = [...document.querySelectorAll('[data-pack-request] td:last-child')].map(
    (cell) => cell.textContent,
  );
  expect(states[0]).toMatch(/^Sent/);
  expect(states[1]).toMatch(/^Came back/);
});
