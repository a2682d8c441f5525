/** A number at the beginning or the end of a line, as bills have them in a margin: up to three digits. */
const AT_START = /^(\d{1,3})(?: +(?=\S)|$)/;
const AT_END = / (\d{1,3})$/;
const MAY_HOLD = /(?:^|\n)\d{0,2}[05](?: |\n)|[^\n] \d{0,2}[05](?:\n|$)/;
const BEGINS_SMALL = /^\p{Ll}/u;
/** Each line has its number, or each fifth or tenth. */
const STEPS = [1, 5, 10] as const;
/** Numbers that follow each other by chance are fewer. */
const FEWEST = 3;
/** Other lines may begin with a number as well, but where each does it is a list or a table. */
const SHARE_OF_NUMBERS = 0.6;
/** A list may number each of its lines as well: of a text more are numbered, and many lines begin amid a sentence. */
const FEWEST_OF_ALL = 8;
const SHARE_OF_ALL = 0.6;
const SHARE_AMID = 0.2;
/** More numbers stand in no margin; each is held against those before it. */
const MOST = 500;
/** Headings, heads and feet are lines too, and some makers count them. */
const SLACK = 2;

interface Numbered {
  readonly line: number;
  /** How many lines with text stand before. */
  readonly before: number;
  readonly value: number;
  readonly rest: string;
  /** What is numbered: the rest of the line, or the next line. */
  readonly begins: string;
}

/** The longest run of numbers that grow by `step` while as many lines go by. */
function longestRun(numbered: readonly Numbered[], step: number): readonly Numbered[] {
  const slack = step === 1 ? 1 : SLACK;
  const length = numbered.map(() => 1);
  const previous = numbered.map(() => -1);
  let last = -1;
  const at = new Map<number, number[]>();
  for (const [index, { value, before }] of numbered.entries()) {
    for (const candidate of at.get(value - step) ?? []) {
      const passed = before - (numbered[candidate] as Numbered).before;
      if (passed < Math.max(1, step - slack) || passed > step + slack) continue;
      if ((length[candidate] as number) < (length[index] as number)) continue;
      length[index] = (length[candidate] as number) + 1;
      previous[index] = candidate;
    }
    const same = at.get(value);
    if (same === undefined) at.set(value, [index]);
    else same.push(index);
    if (last < 0 || (length[index] as number) > (length[last] as number)) last = index;
  }
  const run: Numbered[] = [];
  for (let index = last; index >= 0; index = previous[index] as number) run.push(numbered[index] as Numbered);
  return run.reverse();
}

/** Whether a run counts the lines of a page with so many `lines`, of which so many are `numbered` on that side. */
function countsLines(
  run: readonly Numbered[],
  { step, lines, numbered }: { readonly step: number; readonly lines: number; readonly numbered: number },
): boolean {
  if (run.length < numbered * SHARE_OF_NUMBERS) return false;
  if (step > 1) return run.length >= FEWEST && run.every(({ value }) => value % step === 0);
  if (run.length < FEWEST_OF_ALL || run.length < lines * SHARE_OF_ALL) return false;
  return run.filter(({ begins }) => BEGINS_SMALL.test(begins)).length >= run.length * SHARE_AMID;
}

/**
 * The text of a page without the numbers of its lines, which stand together at its end: those of a bill stood amid its sentences, and
 * no phrase that runs over a line's end was found. Numbers that do not count the lines stay where they are.
 */
export function withLineNumbersApart(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  const lines = text.split('\n');
  const sides: Record<'start' | 'end', Numbered[]> = { start: [], end: [] };
  let before = 0;
  const note = (side: Numbered[], line: number, value: string | undefined, rest: string): void => {
    side.push({ line, before, value: Number(value), rest, begins: rest || (lines[line + 1] ?? '') });
  };
  for (const [line, words] of lines.entries()) {
    const [start, end] = [AT_START.exec(words), AT_END.exec(words)];
    if (start !== null) note(sides.start, line, start[1], words.slice(start[0].length));
    if (end !== null) note(sides.end, line, end[1], words.slice(0, end.index));
    if (words !== '' && start?.[0] !== words) before += 1;
  }
  for (const step of STEPS)
    for (const numbered of step === 1 ? [sides.start] : [sides.start, sides.end]) {
      if (numbered.length > MOST) continue;
      const run = longestRun(numbered, step);
      if (!countsLines(run, { step, lines: before, numbered: numbered.length })) continue;
      const rests = new Map(run.map(({ line, rest }) => [line, rest]));
      const kept = lines.flatMap((words, line) => {
        const rest = rests.get(line);
        return rest === '' ? [] : [rest ?? words];
      });
      return [...kept, run.map(({ value }) => value).join(' ')].join('\n');
    }
  return text;
}
