import { expect, it, vi } from 'vitest';
import { closeBeforeQuit } from '../../../../main/app/quit';

/** An application that goes as soon as nobody prevents it. */
function application() {
  let hear: (event: { preventDefault(): void }) => void = () => undefined;
  const app = {
    isGone: false,
    on: (_event: 'will-quit', hears: typeof hear) => {
      hear = hears;
    },
    quit: () => {
      let isPrevented = false;
      hear({
        preventDefault: () => {
          isPrevented = true;
        },
      });
      app.isGone ||= !isPrevented;
    },
  };
  return app;
}

it('goes only when everything is closed, however often it is told to', async () => {
  const app = application();
  const closed = Promise.withResolvers<void>();
  const close = vi.fn(() => closed.promise);
  closeBeforeQuit(app, close);
  app.quit();
  app.quit();
  app.quit();
  expect(app.isGone).toBe(false);
  closed.resolve();
  await vi.waitFor(() => expect(app.isGone).toBe(true));
  expect(close).toHaveBeenCalledOnce();
});

it('goes also when closing failed', async () => {
  const app = application();
  closeBeforeQuit(app, () => Promise.reject(new Error('a process that hangs')));
  app.quit();
  await vi.waitFor(() => expect(app.isGone).toBe(true));
});

it('goes at once when nothing is open', () => {
  const app = application();
  closeBeforeQuit(app, () => undefined);
  app.quit();
  expect(app.isGone).toBe(true);
});
