import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { WholeIds } from '../../../renderer/ui';

afterEach(cleanup);

it('the numbers of items stay whole in a sentence, which reads and copies as it is', () => {
  const sentence = '2 items: POL-21, X-PREV-101. Not F-16, nor ABC-1.';
  const { container } = render(<WholeIds>{sentence}</WholeIds>);
  expect(container.textContent).toBe(sentence);
  expect([...container.querySelectorAll('span')].map((each) => each.textContent)).toEqual([
    'POL-21',
    'X-PREV-101',
  ]);
});
