import { describe, expect, it } from 'vitest';
import { callsWithout, checksForMain, watchCalls } from '../../../../main/app/guarded-calls';
import { contract } from '../../../../shared/app';
import { AppError } from '../../../../shared/kernel';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing thrown';
  } catch (cause) {
    return (cause as { code: string }).code;
  }
};

describe('calls of a workspace that could not be opened', () => {
  const calls = callsWithout(new AppError('db.corrupt'), { 'backup.list': () => 'the list' });

  it('are answered with the reason, except those about backups and the one that closes', () => {
    const owned = Object.entries(contract).filter(([, { owner }]) => owner === 'data');
    for (const [name] of owned) expect(calls[name]).toBeTypeOf('function');
    expect(codeOf(() => calls['settings.get']?.({} as never))).toBe('db.corrupt');
    expect(codeOf(() => calls['library.startImportOfPaths']?.({} as never))).toBe('db.corrupt');
    expect(calls['backup.list']?.({} as never)).toBe('the list');
    expect(calls['process.close']?.({} as never)).toEqual({});
  });
});

describe('inputs of calls that the main process answers', () => {
  const check = (name: string, input: unknown) =>
    checksForMain['process.checkInput']?.({ name, input } as never);

  it('are parsed by their schema, and no other call is checked in its place', () => {
    expect(check('library.choose', { what: 'folder' })).toEqual({ what: 'folder' });
    expect(codeOf(() => check('library.choose', { what: 'everything' }))).toBe('ipc.schema');
    expect(codeOf(() => check('library.choose', { what: 'folder', also: 1 }))).toBe('ipc.schema');
    expect(() => check('settings.get', {})).toThrow('not a call of the main process');
    expect(() => check('toString', {})).toThrow('not a call of the main process');
  });
});

describe('watched calls', () => {
  it('are passed on until there is a reason to refuse them; closing always is', () => {
    let reason: AppError | null = null;
    const { served, quietFor } = watchCalls(
      { 'settings.get': (input: never) => ['got', input], 'process.close': () => 'closed' },
      () => reason,
    );
    expect(served['settings.get']?.(7 as never)).toEqual(['got', 7]);
    expect(quietFor()).toBeLessThan(1000);
    reason = new AppError('backup.restoring');
    expect(codeOf(() => served['settings.get']?.(7 as never))).toBe('backup.restoring');
    expect(served['process.close']?.({} as never)).toBe('closed');
  });
});
