import { expect, it } from 'vitest';
import { isSmallEnough } from '../../../../main/ipc/size';
import { libraryContract } from '../../../../shared/library';
import { anId } from '../../../support/builders';

it('all documents of a library of ten thousand can be changed, removed and deleted at once', () => {
  const documentIds = Array.from({ length: 10_000 }, (_, at) => anId(at));
  const inputs = {
    'library.previewBulkEdit': { documentIds, change: { status: 'inforce' } },
    'library.bulkEdit': { documentIds, change: { status: 'inforce' } },
    'library.bulkRemove': { documentIds, removed: true },
    'library.deleteForGood': { documentIds },
  } as const;
  for (const [name, input] of Object.entries(inputs)) {
    expect(isSmallEnough(input), name).toBe(true);
    expect(libraryContract[name as keyof typeof inputs].input.safeParse(input).success, name).toBe(true);
  }
});
