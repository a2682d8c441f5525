import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { showLanguage } from '../../../renderer/platform';
import { useEditionTitle } from '../../../renderer/questionnaires';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
const SHIPPED = 'Waymark self-assessment of the response to trafficking in persons';
afterEach(async () => {
  await act(() => showLanguage('en'));
  shown?.leave();
});

function Titles() {
  const titleOf = useEditionTitle();
  return (
    <ul>
      <li>{titleOf({ edition: '2026.2', title: SHIPPED })}</li>
      <li>{titleOf({ edition: '2026.51', title: 'Questions of our ministry' })}</li>
    </ul>
  );
}

it('an edition that ships is called in the words of the window, one of a workspace as it was named there', async () => {
  shown = await renderScreen(<Titles />);
  const titles = () => screen.getAllByRole('listitem').map((one) => one.textContent);
  expect(titles()).toEqual([SHIPPED, 'Questions of our ministry']);
  await act(() => showLanguage('th'));
  expect(titles()).toEqual(['การประเมินตนเองของ Waymark เรื่องการต่อต้านการค้ามนุษย์', 'Questions of our ministry']);
});
