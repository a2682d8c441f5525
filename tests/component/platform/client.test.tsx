import { describe, expect, it } from 'vitest';
import { call, tokensForDropped } from '../../../renderer/platform';
import { AppError, packEnvelope } from '../../../shared/kernel';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { fakeBridge, installBridge } from '../../support/fake-bridge';

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`not an AppError: ${String(error)}`);
  return error;
}

describe('the client', () => {
  it('gives the parsed answer of a call', async () => {
    installBridge(fakeBridge());
    expect(await call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
  });

  it('throws the code of an expected failure with its data and incident', async () => {
    installBridge(
      fakeBridge({
        'library.get': () => {
          throw new AppError('library.not-found', { title: 'Act' });
        },
      }),
    );
    const error = await failureOf(
      call('library.get', { documentId: '00000000-0000-7000-8000-000000000001' }),
    );
    expect(error.code).toBe('library.not-found');
    expect(error.data).toEqual({ title: 'Act', incident: 'incident-of-a-test' });
  });

  it('refuses an answer that does not fit the contract', async () => {
    installBridge({ ...fakeBridge(), call: async () => packEnvelope({ ok: true, value: { language: 7 } }) });
    expect((await failureOf(call('settings.get', {}))).code).toBe('app.reply');
  });

  it('tells a bridge that breaks from a call that fails', async () => {
    installBridge({ ...fakeBridge(), call: () => Promise.reject(new Error('channel closed')) });
    const error = await failureOf(call('settings.get', {}));
    expect(error.code).toBe('app.unreachable');
    expect(error.data).toEqual({ call: 'settings.get' });
  });

  it('turns dropped files into tokens without seeing a path', async () => {
    installBridge(fakeBridge());
    const tokens = await tokensForDropped([new File(['%PDF'], 'act.pdf')]);
    expect(tokens.map(({ name }) => name)).toEqual(['act.pdf']);
  });
});
