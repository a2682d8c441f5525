import { expect, it } from 'vitest';
import { needsRestore } from '../../../renderer/backup';
import { AppError } from '../../../shared/kernel';

it('a workspace needs a backup only when one can help', () => {
  for (const code of ['db.corrupt', 'db.foreign', 'db.missing'])
    expect(needsRestore(new AppError(code))).toBe(true);
  for (const other of [new AppError('db.newer'), new AppError('db.busy'), new Error('x'), null])
    expect(needsRestore(other)).toBe(false);
});
