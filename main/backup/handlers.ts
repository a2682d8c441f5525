import type { backupContract } from '../../shared/backup';
import type { CallsOf, Handlers } from '../../shared/kernel';
import type { BackupService } from './service';

/** Answers the calls of the backup room, and those that main makes for the window once it knows the place or has agreed to a restore. */
export function createBackupHandlers(service: BackupService) {
  const forWindow: Handlers<Pick<typeof backupContract, CallsOf<typeof backupContract, 'data'>>> = {
    'backup.list': () => service.list(),
    'backup.health': () => service.health(),
    'backup.make': () => service.make(),
    'backup.check': () => service.check(),
    'backup.checkFiles': () => service.checkFiles(),
    'backup.stopCheck': () => {
      service.stopCheck();
      return {};
    },
  };
  return {
    ...forWindow,
    'backup.copyToPath': ({ place }: { place: string }) => service.copyTo(place),
    'backup.bringFromPath': ({ place, copy }: { place: string; copy?: string | undefined }) =>
      service.bringFrom(place, copy),
    'backup.putBack': async ({ id }: { id: string }) => {
      await service.restore(id);
      return {};
    },
  };
}
