import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useRowStops } from '../../../renderer/ui';

afterEach(cleanup);

function List() {
  const stops = useRowStops<HTMLUListElement>();
  const [gone, setGone] = useState(false);
  return (
    <>
      <ul {...stops}>
        {gone ? null : (
          <li data-stops>
            <button type="button">A1</button>
            <button type="button" onClick={() => setGone(true)}>
              A2
            </button>
          </li>
        )}
        <li data-stops id="empty" tabIndex={-1}>
          nothing to press
        </li>
        <li data-stops>
          <a href="#b1">B1</a>
          <input aria-label="B2" />
          <button type="button">B3</button>
        </li>
        <li data-stops>
          <button type="button">C1</button>
        </li>
      </ul>
      <button type="button">Behind</button>
    </>
  );
}

const show = () => {
  render(<List />);
  return userEvent.setup();
};
const reached = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

it('Tab goes through one row and on behind the list, arrows from row to row at the same place', async () => {
  const user = show();
  const seen: unknown[] = [];
  for (const keys of ['{Tab}', '{Tab}', '{Tab}', '{Shift>}{Tab}{/Shift}', '{ArrowDown}', '{ArrowLeft}']) {
    await user.keyboard(keys);
    seen.push(reached());
  }
  expect(seen).toEqual(['A1', 'A2', 'Behind', 'A2', 'B2', 'B2']);
  // The arrows of a field are its own.
  await user.keyboard('{ArrowDown}');
  expect(reached()).toBe('B2');
  await user.keyboard('{Tab}{ArrowDown}');
  expect(reached()).toBe('C1');
  await user.keyboard('{Tab}');
  expect(reached()).toBe('Behind');
  await user.keyboard('{Shift>}{Tab}{/Shift}{Home}');
  expect(reached()).toBe('A1');
  await user.keyboard('{ArrowUp}{End}');
  expect(reached()).toBe('C1');
});

it('a row that is led to though it holds nothing is where one goes on from', async () => {
  const user = show();
  document.getElementById('empty')?.focus();
  await user.keyboard('{Tab}');
  expect(reached()).toBe('B1');
  document.getElementById('empty')?.focus();
  await user.keyboard('{ArrowUp}');
  expect(reached()).toBe('A1');
});

it('what a row was gone through for may take it away; then Tab goes through another', async () => {
  const user = show();
  await user.click(screen.getByRole('button', { name: 'A2' }));
  document.body.focus();
  await user.keyboard('{Tab}');
  expect(reached()).toBe('B1');
});

function Closed() {
  const stops = useRowStops<HTMLUListElement>();
  return (
    <ul {...stops}>
      <li data-stops>
        <button type="button" disabled>
          A1
        </button>
      </li>
      <li data-stops>
        <button type="button">B1</button>
        <button type="button">B2</button>
      </li>
      <li data-stops>
        <button type="button">C1</button>
        <button type="button" disabled>
          C2
        </button>
      </li>
      <li data-stops>
        <details>
          <summary>D1</summary>
          <p>
            <a href="#d2">D2</a>
          </p>
        </details>
      </li>
    </ul>
  );
}

it('what cannot be pressed or is folded away is no place to go to', async () => {
  render(<Closed />);
  const user = userEvent.setup();
  const seen: unknown[] = [];
  for (const keys of [
    '{Tab}',
    '{Tab}',
    '{ArrowDown}',
    '{ArrowDown}',
    '{Home}',
    '{ArrowUp}',
    '{Tab}',
    '{End}',
  ]) {
    await user.keyboard(keys);
    seen.push(reached());
  }
  expect(seen).toEqual(['B1', 'B2', 'C1', 'D1', 'B1', 'B1', 'B2', 'D1']);
});
