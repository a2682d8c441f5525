import { expect, it } from 'vitest';
import { readDissents } from '../../../renderer/planning/queries';
import { AppError } from '../../../shared/kernel';
import { anId } from '../../support/builders';
import { fakeBridge, installBridge } from '../../support/fake-bridge';

it('a decision that is damaged leaves out the number of dissents, and stops nothing else', async () => {
  const failing = (code: string) =>
    installBridge(
      fakeBridge({
        'assessments.listDecisions': () => {
          throw new AppError(code, { item: 'POL-01' });
        },
      }),
    );
  failing('assessments.decision-damaged');
  expect(await readDissents(anId(1))).toBeNull();
  failing('db.locked');
  await expect(readDissents(anId(1))).rejects.toMatchObject({ code: 'db.locked' });
});
