import type { YearStep } from '../../shared/tables';

const LISTS = ['improved', 'worsened', 'changed', 'new', 'dropped'] as const;

/** One step as a line of JSON: items by list, and how many stayed as they were. */
export interface StepLine {
  readonly dataset: string;
  readonly iso3: string;
  readonly country: string | null;
  readonly from: number;
  readonly to: number;
  readonly improved: readonly string[];
  readonly worsened: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: number;
  readonly new: readonly string[];
  readonly dropped: readonly string[];
}

export function stepLine(dataset: string, step: YearStep): StepLine {
  return {
    dataset,
    iso3: step.state.id,
    country: step.state.name,
    from: step.from,
    to: step.to,
    improved: step.improved,
    worsened: step.worsened,
    changed: step.changed,
    unchanged: step.unchanged.length,
    new: step.new,
    dropped: step.dropped,
  };
}

/** Lines of a file of known steps that belong to a dataset; lines that name none belong to every one. */
export function truthLines(text: string, dataset: string): StepLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Omit<StepLine, 'dataset'> & { readonly dataset?: string })
    .map((line) => ({ ...line, dataset: line.dataset ?? dataset }))
    .filter((line) => line.dataset === dataset || dataset === '');
}

export interface Agreement {
  /** Steps in either of the two. */
  readonly steps: number;
  readonly agreeing: number;
  /** One sentence for each step that differs, in the order of the truth. */
  readonly differences: readonly string[];
}

const keyOf = ({ iso3, from, to }: StepLine) => `${iso3} ${from}-${to}`;

function differencesIn(known: StepLine, found: StepLine): string[] {
  const lists = LISTS.flatMap((list) => {
    const missing = known[list].filter((item) => !found[list].includes(item));
    const extra = found[list].filter((item) => !known[list].includes(item));
    return [...missing.map((item) => `-${list} ${item}`), ...extra.map((item) => `+${list} ${item}`)];
  });
  return known.unchanged === found.unchanged
    ? lists
    : [...lists, `unchanged ${found.unchanged} instead of ${known.unchanged}`];
}

/** Sets found steps against known ones, whatever the order of lines and items; names of States are left aside. */
export function agreementWith(known: readonly StepLine[], found: readonly StepLine[]): Agreement {
  const foundBy = new Map(found.map((line) => [keyOf(line), line]));
  const knownKeys = new Set(known.map(keyOf));
  const differences: string[] = [];
  for (const line of known) {
    const other = foundBy.get(keyOf(line));
    if (other === undefined) differences.push(`${keyOf(line)}: not found`);
    else {
      const details = differencesIn(line, other);
      if (details.length > 0) differences.push(`${keyOf(line)}: ${details.join(', ')}`);
    }
  }
  for (const key of foundBy.keys()) if (!knownKeys.has(key)) differences.push(`${key}: not in the truth`);
  const steps = new Set([...knownKeys, ...foundBy.keys()]).size;
  return { steps, agreeing: steps - differences.length, differences };
}
