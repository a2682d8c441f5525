import { Button, Menu } from '@mantine/core';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useDoublePress } from '../../../renderer/app/use-double-press';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

function Saving() {
  useDoublePress();
  return (
    <Menu>
      <Menu.Target>
        <Button>
          <span>Save</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item>As a workbook</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

it('opens a menu by a double click, whose second press closed it again, and closes it by a press of its own', async () => {
  shown = await renderScreen(<Saving />);
  const words = await screen.findByText('Save');
  const isOpen = () => screen.getByRole('button', { name: 'Save' }).getAttribute('aria-expanded');
  fireEvent.click(words, { detail: 1 });
  await waitFor(() => expect(isOpen()).toBe('true'));
  fireEvent.click(words, { detail: 2 });
  expect(isOpen()).toBe('true');
  fireEvent.click(words, { detail: 1 });
  await waitFor(() => expect(isOpen()).toBe('false'));
});
