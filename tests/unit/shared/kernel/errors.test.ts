import { describe, expect, it } from 'vitest';
import { AppError, isAppError } from '../../../../shared/kernel';

describe('AppError', () => {
  it('carries a code, data and a cause', () => {
    const cause = new Error('disk');
    const error = new AppError('db.full', { needed: 10 }, cause);
    expect(error).toMatchObject({ name: 'AppError', code: 'db.full', data: { needed: 10 }, cause });
    expect('cause' in new AppError('db.full')).toBe(false);
  });

  it('is told from bugs, and by code', () => {
    expect(isAppError(new AppError('db.full'))).toBe(true);
    expect(isAppError(new AppError('db.full'), 'db.full')).toBe(true);
    expect(isAppError(new AppError('db.full'), 'db.busy')).toBe(false);
    expect(isAppError(new Error('db.full'))).toBe(false);
    expect(isAppError({ code: 'db.full', data: {} })).toBe(false);
  });
});
