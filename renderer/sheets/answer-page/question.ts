import {
  filled,
  isBlank,
  type LevelChoice,
  passageInWords,
  problemsOf,
  type ScaleName,
  type SheetAnswer,
  type SheetField,
  type SheetItem,
  type SheetWords,
} from '../../../shared/sheets';
import { type Inside, make } from './dom';

/** How far an answer is. */
export type AnswerState = 'open' | 'answered' | 'unfinished';

export function stateOf(answer: SheetAnswer): AnswerState {
  if (problemsOf(answer).length > 0) return 'unfinished';
  return isBlank(answer) || answer.level === '' ? 'open' : 'answered';
}

export interface QuestionOptions {
  readonly item: SheetItem;
  readonly scale: readonly ScaleName[];
  readonly words: SheetWords;
  readonly answer: SheetAnswer;
  readonly onChange: (answer: SheetAnswer) => void;
}

export interface Question {
  readonly element: HTMLElement;
  /** Shows another answer, as after a file was loaded. */
  show(answer: SheetAnswer): void;
}

/** One question: what it asks, what helps to answer it, and the fields. */
export function question({ item, scale, words, answer: first, onChange }: QuestionOptions): Question {
  let answer = first;
  const id = `q-${item.itemId}`;
  const change = (part: Partial<SheetAnswer>) => {
    answer = { ...answer, ...part };
    settle();
    onChange(answer);
  };

  const choices = [
    ...scale.map(({ level, name }) => ({
      value: String(level) as LevelChoice,
      title: filled(words['level-name'], { level, name }),
      statement: item.statements[level] ?? '',
    })),
    { value: 'na' as const, title: words.na, statement: words['how-na'] },
    { value: 'nk' as const, title: words.nk, statement: words['how-nk'] },
  ];
  const radios = choices.map(({ value }) =>
    make('input', {
      type: 'radio',
      name: id,
      value,
      id: `${id}-${value}`,
      on: { change: () => change({ level: value }) },
    }),
  );
  const rows = choices.map(({ value, title, statement }, at) =>
    make(
      'label',
      { class: 'choice', for: `${id}-${value}` },
      radios[at] ?? null,
      make('span', {}, make('b', {}, title), ' ', statement),
    ),
  );

  const field = (
    name: Exclude<SheetField, 'level' | 'practiceAhead'>,
    title: string,
    help = '',
    lines = 1,
  ) => {
    const input = make(lines === 1 ? 'input' : 'textarea', {
      id: `${id}-${name}`,
      ...(lines === 1 ? { type: 'text' } : { rows: lines }),
      dir: 'auto',
      maxlength: { reason: 2000, whoMightKnow: 300, text: 20_000, evidence: 20_000 }[name],
      'aria-describedby': `${id}-${name}-note`,
      on: { input: (event) => change({ [name]: (event.currentTarget as HTMLInputElement).value }) },
    });
    const note = make('span', { class: 'note', id: `${id}-${name}-note` }, help);
    const element = make(
      'p',
      { class: 'field' },
      make('label', { for: `${id}-${name}` }, title),
      input,
      note,
    );
    return { element, input: input as HTMLInputElement | HTMLTextAreaElement, note, name, help };
  };
  const fields = {
    reason: field('reason', words.reason, '', 2),
    whoMightKnow: field('whoMightKnow', words.who),
    text: field('text', words.text, '', 4),
    evidence: field('evidence', words.evidence, words['page-evidence-help'], 2),
  };
  const ahead = make('input', {
    type: 'checkbox',
    id: `${id}-ahead`,
    on: { change: (event) => change({ practiceAhead: (event.currentTarget as HTMLInputElement).checked }) },
  });
  const aheadRow = make(
    'label',
    { class: 'choice', for: `${id}-ahead` },
    ahead,
    make('span', {}, make('b', {}, words.ahead), ' ', words['ahead-help']),
  );
  const mark = make('span', { class: 'mark', role: 'status' });
  const clear = make(
    'button',
    { type: 'button', class: 'quiet', on: { click: () => change({ level: '', practiceAhead: false }) } },
    words['page-clear'],
  );

  /** Brings what is shown in step with the answer. Words that are typed are left alone, or the cursor would jump. */
  const settle = () => {
    for (const radio of radios) radio.checked = radio.value === answer.level;
    ahead.checked = answer.practiceAhead;
    for (const one of Object.values(fields))
      if (one.input.value !== answer[one.name]) one.input.value = answer[one.name];
    const problems = new Set(problemsOf(answer).map((problem) => problem.field));
    // Words stay in sight wherever they stand, so that none are sent unseen.
    fields.reason.element.hidden = answer.level !== 'na' && answer.reason === '';
    fields.whoMightKnow.element.hidden = answer.level !== 'nk' && answer.whoMightKnow === '';
    aheadRow.hidden = answer.level !== '1' && !answer.practiceAhead;
    for (const one of Object.values(fields)) {
      const isWrong = problems.has(one.name);
      one.input.setAttribute('aria-invalid', String(isWrong));
      one.note.textContent = isWrong ? words['page-required'] : one.help;
      one.note.classList.toggle('wrong', isWrong);
    }
    const state = stateOf(answer);
    element.dataset.state = state;
    mark.textContent = words[`page-${state}`];
    clear.hidden = answer.level === '';
  };

  const element = make(
    'section',
    { class: 'question', id, 'aria-labelledby': `${id}-title`, tabindex: '-1' },
    make(
      'header',
      {},
      make('p', { class: 'path' }, item.heading, mark),
      make('h2', { id: `${id}-title` }, make('span', { class: 'code' }, item.itemId), ' ', item.question),
    ),
    make('p', { class: 'help' }, make('b', {}, `${words['page-help']}: `), item.help),
    ...background(item, words),
    english(item, words),
    make('fieldset', {}, make('legend', {}, words.level), ...rows),
    aheadRow,
    clear,
    ...Object.values(fields).map((one) => one.element),
  );
  settle();
  return {
    element,
    show: (given) => {
      answer = given;
      settle();
    },
  };
}

/** How the edition asks it, folded away; nothing where that is what stands above. */
function english({ english: asked }: SheetItem, words: SheetWords): Inside {
  if (asked === null) return null;
  return make(
    'details',
    { lang: 'en' },
    make('summary', { lang: document.documentElement.lang }, words.english),
    make('p', {}, make('b', {}, asked.question), ' ', asked.help),
    make('ol', { start: '0' }, ...asked.statements.map((statement) => make('li', {}, statement))),
  );
}

/** Last year's answer, and what is known so far. */
function background({ last, passages, known }: SheetItem, words: SheetWords): Inside[] {
  const inside: Inside[] = [];
  if (last !== null)
    inside.push(
      make('blockquote', { class: 'last', dir: 'auto' }, make('b', {}, last.title), '\n', last.words),
    );
  if (known.length > 0)
    inside.push(
      make('p', { class: 'known' }, make('b', {}, `${words.known}: `)),
      make('ul', {}, ...known.map((one) => make('li', { dir: 'auto' }, one))),
    );
  if (passages.length > 0) {
    inside.push(
      make(
        'details',
        {},
        make('summary', {}, `${words['page-words']} (${passages.length})`),
        ...passages.flatMap((passage) => [
          make('p', { dir: 'auto' }, passageInWords(passage, words)),
          passage.pageText === ''
            ? null
            : make(
                'details',
                {},
                make('summary', {}, words['page-page-words']),
                make('p', { class: 'page', dir: 'auto' }, passage.pageText),
              ),
        ]),
      ),
    );
  }
  return inside;
}
