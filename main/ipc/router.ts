import { AppError, type Contract, type Envelope, type NewId, type Owner } from '../../shared/kernel';
import { intoEnvelope, type ReportBug } from './envelope';
import { isSmallEnough } from './size';
import { withoutNul } from './without-nul';

/** Passes a checked call to the process that answers it. */
export type Forward = (name: string, input: unknown) => Promise<Envelope>;

export interface RouterOptions {
  readonly contract: Contract;
  readonly owners: Readonly<Record<Owner, Forward>>;
  readonly newId: NewId;
  readonly report: ReportBug;
}

/**
 * The one way from a window into the program: refuses names that are not in the contract (`ipc.call`), inputs that are
 * too large (`ipc.size`) or do not fit the schema (`ipc.schema`), and passes the rest, parsed, to its owner.
 * The caller has checked that the message came from our own page.
 */
export function createRouter({ contract, owners, newId, report }: RouterOptions): Forward {
  return async (name, input) => {
    let parsed: unknown;
    const checked = await intoEnvelope(
      typeof name === 'string' ? name : 'unknown',
      () => {
        const call = typeof name === 'string' && Object.hasOwn(contract, name) ? contract[name] : undefined;
        if (call === undefined) throw new AppError('ipc.call');
        if (!isSmallEnough(input)) throw new AppError('ipc.size');
        const result = call.input.safeParse(withoutNul(input));
        if (!result.success) {
          const first = result.error.issues[0];
          throw new AppError('ipc.schema', { at: first?.path.join('.') ?? '', issue: first?.code ?? '' });
        }
        parsed = result.data;
        return call.owner;
      },
      newId,
      report,
    );
    if (!checked.ok) return checked;
    return owners[checked.value as Owner](name, parsed);
  };
}
