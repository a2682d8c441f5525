import { render, screen, waitFor } from '@testing-library/react';
import { useRef } from 'react';
import { expect, it } from 'vitest';
import { useDrawing } from '../../../renderer/reader/use-shown-page';

const page = {
  rotate: 0,
  getViewport: ({ scale }: { scale: number }) => ({ width: 600 * scale, height: 800 * scale }),
  render: () => ({ promise: Promise.resolve(), cancel: () => undefined }),
} as never;
const pdf = { first: null } as never;
const nothing = () => undefined;

function Page({ scale }: { readonly scale: number }) {
  const holder = useRef<HTMLDivElement>(null);
  useDrawing(pdf, page, holder, scale, 0, false, nothing);
  return <div ref={holder} data-testid="holder" />;
}

const canvas = () => screen.getByTestId('holder').querySelector('canvas');

it('the canvas of a page holds nothing any more once another one or none is shown', async () => {
  const shown = render(<Page scale={1} />);
  await waitFor(() => expect(canvas()?.width).toBe(600));
  const first = canvas();
  shown.rerender(<Page scale={2} />);
  // The one before stays, stretched, until the next is there.
  expect(first?.width).toBe(600);
  await waitFor(() => expect(canvas()?.width).toBe(1200));
  expect(first?.width).toBe(0);
  const second = canvas();
  shown.unmount();
  expect(second?.width).toBe(0);
});
