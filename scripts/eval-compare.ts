import './plain-failure.ts';
import './typescript-imports.ts';
import { parseArgs } from 'node:util';
import type { TableProblem, YearStep } from '../shared/tables';
import { decodeTable, readFileOf, sentenceOf } from './eval/table-files.ts';
import { agreementWith, type StepLine, stepLine, truthLines } from './eval/year-truth.ts';

/**
 * Reads a table of yearly results and says for every State and two consecutive years which items rose, fell or changed.
 *
 *   npm run eval:compare -- --table FILE.csv --questionnaires FILE.json [--id DATASET] [--json] [--truth FILE.jsonl]
 *                           [--state COLUMN] [--year COLUMN] [--trim]
 *
 * The questionnaires file holds questionnaires by id, or one alone. With --json each step is one JSON line on standard output.
 * With --truth the steps are set against known ones; agreement and the first differences follow, on standard error when
 * --json is given, and the command ends with 1 unless all agree. --state and --year name columns that are not found by
 * themselves; --trim lets white space around values go. What did not go in as it stood is told on standard error.
 */
const { values: options } = parseArgs({
  options: {
    table: { type: 'string' },
    questionnaires: { type: 'string' },
    id: { type: 'string' },
    truth: { type: 'string' },
    state: { type: 'string' },
    year: { type: 'string' },
    trim: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const { isAppError } = await import('../shared/kernel');
const { cellName, compareYears, describeTable, guessMapping, readCsv, readYears, underItsHeader } =
  await import('../shared/tables');

const PROBLEMS_TOLD = 10;
const DIFFERENCES_TOLD = 10;

function required(name: 'table' | 'questionnaires'): string {
  const given = options[name];
  if (given === undefined) throw new Error(`--${name} FILE is needed.`);
  return given;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(decodeTable(readFileOf(file), file).replace(/^\uFEFF/, ''));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Error(`${file} is not JSON: ${cause.message}`);
    throw cause;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The questionnaire asked for, with its id: by `--id`, or the only one there is. */
function chosenQuestionnaire(all: unknown): { id: string; questionnaire: unknown } {
  if (!isRecord(all)) throw new Error('The questionnaires file holds no questionnaires by id.');
  if (Array.isArray(all['items'])) return { id: options.id ?? '', questionnaire: all };
  const ids = Object.keys(all);
  const id = options.id ?? (ids.length === 1 ? ids[0] : undefined);
  if (id === undefined) throw new Error(`--id is needed, one of: ${ids.join(', ')}`);
  if (!Object.hasOwn(all, id)) throw new Error(`There is no questionnaire ${id}, only: ${ids.join(', ')}`);
  return { id, questionnaire: all[id] };
}

/** Each kind of problem with its number and the first places, so that a long table does not bury them. */
function tellProblems(problems: readonly TableProblem[]): void {
  for (const [code, found] of Map.groupBy(problems, (problem) => problem.code)) {
    const places = found.slice(0, PROBLEMS_TOLD).map(({ row, column, value }) => {
      const place = row === null ? '' : column === null ? `row ${row} ` : `${cellName(row, column)} `;
      return `${place}${JSON.stringify(value)}`;
    });
    const more = found.length > places.length ? ` and ${found.length - places.length} more` : '';
    process.stderr.write(`${code} (${found.length}): ${sentenceOf(code).what} ${places.join(', ')}${more}\n`);
  }
}

function tell(steps: readonly YearStep[], line: (step: YearStep) => StepLine): void {
  if (options.json) {
    process.stdout.write(steps.map((step) => `${JSON.stringify(line(step))}\n`).join(''));
    return;
  }
  const total = (of: (step: YearStep) => readonly string[]) =>
    steps.reduce((sum, step) => sum + of(step).length, 0);
  const states = new Set(steps.map(({ state }) => state.id)).size;
  process.stdout.write(
    `${steps.length} steps of ${states} States: ${total((step) => step.improved)} improved, ` +
      `${total((step) => step.worsened)} worsened, ${total((step) => step.changed)} changed, ` +
      `${total((step) => step.unchanged)} unchanged, ${total((step) => step.new)} new, ` +
      `${total((step) => step.dropped)} dropped\n`,
  );
}

/** Sets the steps against the truth and says how far they agree; false unless all do. */
function tellAgreement(id: string, lines: readonly StepLine[], file: string): boolean {
  const { steps, agreeing, differences } = agreementWith(
    truthLines(decodeTable(readFileOf(file), file), id),
    lines,
  );
  const out = options.json ? process.stderr : process.stdout;
  const share = steps === 0 ? 'nothing to compare' : `${((100 * agreeing) / steps).toFixed(2)} %`;
  out.write(`agreement ${agreeing} of ${steps} (${share})\n`);
  for (const difference of differences.slice(0, DIFFERENCES_TOLD)) out.write(`${difference}\n`);
  if (differences.length > DIFFERENCES_TOLD)
    out.write(`and ${differences.length - DIFFERENCES_TOLD} more differences\n`);
  return differences.length === 0;
}

try {
  const { id, questionnaire } = chosenQuestionnaire(jsonIn(required('questionnaires')));
  const described = describeTable(questionnaire);
  const file = required('table');
  const table = underItsHeader(readCsv(decodeTable(readFileOf(file), file)));
  const mapping = guessMapping(table, described, { state: options.state, year: options.year });
  const { states, problems } = readYears(table, described, { ...mapping, trims: options.trim });
  const steps = compareYears(described, states);
  tellProblems(problems);
  const line = (step: YearStep) => stepLine(id, step);
  tell(steps, line);
  if (options.truth !== undefined && !tellAgreement(id, steps.map(line), options.truth)) process.exitCode = 1;
} catch (error) {
  if (!isAppError(error)) throw error;
  const { what, next } = sentenceOf(error.code, error.data);
  throw new Error(`${error.code}: ${what} ${next}`, { cause: error });
}
