import { expect, it } from 'vitest';
import { lostWith } from '../../../renderer/platform';
import { AppError } from '../../../shared/kernel';

it.each(['assessments.not-found', 'assessments.snapshot-not-found', 'tables.draft-gone'])(
  'nothing is left to show of what is gone (%s)',
  (code) => {
    const error = new AppError(code);
    expect(lostWith({ data: 'known', error })).toBe(error);
  },
);

it.each(['app.process-restarted', 'library.file-gone'])(
  'what is known stays when it could not be asked for anew (%s)',
  (code) => {
    const error = new AppError(code);
    expect(lostWith({ data: 'known', error })).toBeNull();
    expect(lostWith({ data: undefined, error })).toBe(error);
  },
);
