import { AppError, type NewId, type Owner, type PackedEnvelope, packEnvelope } from '../../shared/kernel';
import { intoEnvelope, type ReportBug } from './envelope';
import { isSmallEnough, LIMIT_OF_PACKS } from './size';
import { withoutNul } from './without-nul';

/** Passes a call to the process that answers it, and its answer on unread. */
export type Forward = (name: string, input: unknown) => Promise<PackedEnvelope>;

export interface RouterOptions {
  /** Which process answers a call of the contract; undefined for every other name. */
  readonly ownerOf: (name: string) => Owner | undefined;
  readonly owners: Readonly<Record<Owner, Forward>>;
  /** Whether a call names the things of a pack, which may be very many. */
  readonly namesThings: (name: string) => boolean;
  readonly newId: NewId;
  readonly report: ReportBug;
}

/**
 * The one way from a window into the program: refuses names that are not in the contract (`ipc.call`) and inputs that are too large
 * (`ipc.size`), and passes the rest to its owner, who parses it before anything else (`checkedCalls`). The caller has checked that
 * the message came from our own page.
 */
export function createRouter({ ownerOf, owners, namesThings, newId, report }: RouterOptions): Forward {
  return async (name, input) => {
    let passed: unknown;
    const checked = await intoEnvelope(
      typeof name === 'string' ? name : 'unknown',
      () => {
        const owner = typeof name === 'string' ? ownerOf(name) : undefined;
        if (owner === undefined) throw new AppError('ipc.call');
        if (!isSmallEnough(input, namesThings(name) ? LIMIT_OF_PACKS : undefined))
          throw new AppError('ipc.size');
        passed = withoutNul(input);
        return owner;
      },
      newId,
      report,
    );
    if (!checked.ok) return packEnvelope(checked);
    return owners[checked.value as Owner](name, passed);
  };
}
