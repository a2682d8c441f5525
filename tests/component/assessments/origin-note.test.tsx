import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { OriginNote } from '../../../renderer/assessments/components/OriginNote';
import { showLanguage } from '../../../renderer/platform';
import { edition, itemLineage } from '../../../shared/questionnaires';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { resourceJson } from '../../support/resource';

const shipped = (name: string, part: string) => resourceJson('questionnaires', 'waymark', name, part);

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

it('what became of a question since the year before is said in the language of the window', async () => {
  const lineage = itemLineage.parse(shipped('2026.2', 'mapping.json'));
  const changes = lineage.changes.filter((change) => 'itemId' in change && change.itemId === 'PROT-11');
  expect(changes).toHaveLength(1);
  shown = await renderScreen(
    <OriginNote
      origin={{ itemId: 'PROT-11', from: ['PROT-11'], changes, as: 'reread' }}
      before={edition.parse(shipped('2026.1', 'edition.json'))}
    />,
    { at: '/assessments', answers: {} },
  );
  expect(await screen.findByText(/The meaning is the same\./)).toBeTruthy();
  await act(() => showLanguage('vi'));
  expect(await screen.findByText(/Công ước ASEAN/)).toBeTruthy();
  expect(screen.queryByText(/The meaning is the same\./)).toBeNull();
  await act(() => showLanguage('en'));
});
