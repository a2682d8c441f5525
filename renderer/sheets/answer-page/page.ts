import {
  ANSWERS_FILE_BYTES,
  ANSWERS_FILE_WARNS_AT,
  type AnswerSheet,
  BLANK_ANSWER,
  filled,
  type ScaleName,
  type SheetAnswer,
  type SheetWords,
} from '../../../shared/sheets';
import { byId, make } from './dom';
import { answersFileText, findKept, type Kept, keepHere, keyOf, readBack, sameAnswer } from './keeping';
import { type Question, question, stateOf } from './question';

/** Runs in any browser, without Waymark and without a network. Nothing here asks for anything or sends anything. */
interface Data {
  readonly sheet: AnswerSheet;
  readonly scale: readonly ScaleName[];
  readonly words: SheetWords;
}

const KEEP_AFTER_MS = 400;
const { sheet, scale, words }: Data = JSON.parse(byId('data').textContent ?? '');

const answers = new Map<string, SheetAnswer>(sheet.items.map(({ itemId, said }) => [itemId, said]));
const questions = new Map<string, Question>();
let savedText = '';
let timer = 0;
/** Something was written in this window since it was last kept. A window that only stands open must keep nothing over another's words. */
let isWaiting = false;
/** Whether the browser kept what was written last. */
let isKept = true;

const status = make('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
const counts = make('p', { class: 'counts', role: 'status' });
const warning = make('p', { class: 'warning', role: 'status' });
const name = make('input', {
  type: 'text',
  id: 'saved-by',
  maxlength: 200,
  autocomplete: 'off',
  dir: 'auto',
  on: { input: () => touched() },
});
const list = make('ol', { class: 'items' });
const onlyOpen = make('input', { type: 'checkbox', id: 'only-open', on: { change: () => refresh() } });

const timeOf = (at: string) => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toLocaleString();
};
const kept = (): Kept => ({
  savedAt: new Date().toISOString(),
  savedBy: name.value.trim(),
  answers: Object.fromEntries(answers),
});

/** The part of the file that tells answers apart from those already saved; the moment of saving is none. */
const contentOf = (text: string) => text.replace(/"savedAt":"[^"]*"/, '');

function refresh(): void {
  let answered = 0;
  for (const { itemId } of sheet.items) {
    const state = stateOf(answers.get(itemId) ?? BLANK_ANSWER);
    if (state === 'answered') answered += 1;
    const link = list.querySelector<HTMLElement>(`[data-item="${itemId}"]`);
    if (link !== null) {
      link.dataset.state = state;
      const mark = link.querySelector('.mark');
      if (mark !== null) mark.textContent = words[`page-${state}`];
    }
    const element = questions.get(itemId)?.element;
    if (element !== undefined) element.hidden = onlyOpen.checked && state === 'answered';
  }
  counts.textContent = filled(words['page-counts'], { answered, items: sheet.items.length });
}

function keepNow(now: Kept): void {
  isWaiting = false;
  isKept = keepHere(sheet, now);
}

function keep(): void {
  const now = kept();
  keepNow(now);
  const text = answersFileText(sheet, now);
  const size = new Blob([text]).size;
  warning.textContent =
    size > ANSWERS_FILE_BYTES
      ? words['page-too-large']
      : size > ANSWERS_FILE_WARNS_AT
        ? words['page-large']
        : '';
  if (contentOf(text) === contentOf(savedText)) return;
  status.textContent = isKept
    ? filled(words['page-saved-here'], { time: timeOf(now.savedAt) })
    : words['page-not-kept'];
}

function touched(): void {
  isWaiting = true;
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, KEEP_AFTER_MS);
}

const fileName = () => {
  const words = `${sheet.agency} ${sheet.head.referenceDate}`.replaceAll(/[\\/:*?"<>|]/g, ' ');
  return `answers ${words.replaceAll(/\s+/g, ' ').trim().slice(0, 90)}.json`;
};

function saveFile(): void {
  const now = kept();
  const text = answersFileText(sheet, now);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = make('a', { href: address, download: fileName() });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
  keepNow(now);
  savedText = text;
  status.textContent = filled(words['page-saved-file'], { time: timeOf(now.savedAt), name: fileName() });
}

function showAll({ savedBy, answers: given }: Kept): void {
  if (savedBy !== '') name.value = savedBy;
  for (const { itemId, said } of sheet.items) {
    const answer = given[itemId] ?? said;
    answers.set(itemId, answer);
    questions.get(itemId)?.show(answer);
  }
  refresh();
}

async function loadFile(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (file === undefined) return;
  const read = file.size > ANSWERS_FILE_BYTES ? null : readBack(sheet, await file.text());
  input.value = '';
  if (read === null || read === 'other') {
    status.textContent = words[read === null ? 'page-not-loaded' : 'page-other-sheet'];
    return;
  }
  showAll(read);
  keep();
  status.textContent = filled(words['page-loaded'], { time: timeOf(read.savedAt) });
}

function goTo(itemId: string): void {
  const element = questions.get(itemId)?.element;
  if (element === undefined) return;
  element.hidden = false;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start' });
}

function step(by: 1 | -1): void {
  const shown = sheet.items.filter(({ itemId }) => questions.get(itemId)?.element.hidden === false);
  const here = document.activeElement?.closest('.question')?.id.slice(2);
  const at = shown.findIndex(({ itemId }) => itemId === here);
  const next = shown[at < 0 ? 0 : at + by];
  if (next !== undefined) goTo(next.itemId);
}

/** Whether anything was written that is in no file yet. */
const isUnsaved = () =>
  contentOf(answersFileText(sheet, kept())) !== contentOf(savedText) &&
  sheet.items.some(({ itemId, said }) => !sameAnswer(answers.get(itemId) ?? said, said));

function build(): void {
  const picker = make('input', {
    type: 'file',
    id: 'load',
    accept: '.json,application/json',
    class: 'away',
    tabindex: '-1',
    'aria-hidden': 'true',
    on: { change: (event) => void loadFile(event.currentTarget as HTMLInputElement) },
  });
  const button = (title: string, press: () => void, look = 'quiet') =>
    make('button', { type: 'button', class: look, on: { click: press } }, title);
  const facts = [
    filled(words.for, { agency: sheet.agency }),
    filled(words.matter, { matter: sheet.matter }),
    sheet.due === '' ? words['no-due'] : filled(words.due, { date: sheet.due }),
    ...(sheet.contact === '' ? [] : [filled(words.contact, { contact: sheet.contact })]),
    ...(sheet.isUnchecked ? [words.unchecked] : []),
  ];
  const howTo = [
    ...([
      words['page-intro'],
      words['how-level'],
      words['how-lower'],
      words['how-na'],
      words['how-nk'],
    ] as const),
    ...([words['how-blank'], words['how-ahead'], words['how-evidence'], words['how-secret']] as const),
    ...([words['page-how-kept'], words['page-how-return'], words['page-how-keys']] as const),
  ];
  for (const item of sheet.items) {
    const { itemId, said } = item;
    questions.set(
      itemId,
      question({
        ...{ item, scale, words, answer: said },
        onChange: (answer) => {
          answers.set(itemId, answer);
          refresh();
          touched();
        },
      }),
    );
    list.append(
      make(
        'li',
        {},
        make(
          'a',
          {
            href: `#q-${itemId}`,
            'data-item': itemId,
            on: {
              click: (event) => {
                event.preventDefault();
                goTo(itemId);
              },
            },
          },
          make('b', {}, itemId),
          ' ',
          item.topic,
          ' ',
          make('span', { class: 'mark' }),
        ),
      ),
    );
  }
  byId('sheet').append(
    make('a', { class: 'skip', href: '#questions' }, words['page-skip']),
    make(
      'header',
      { class: 'top' },
      make('h1', {}, words.title),
      ...facts.map((fact) => make('p', {}, fact)),
    ),
    make(
      'div',
      { class: 'bar' },
      make(
        'div',
        { class: 'tools' },
        button(words['page-save'], saveFile, 'strong'),
        button(words['page-load'], () => picker.click()),
        button(words['page-print'], () => window.print()),
        make('label', { for: 'saved-by' }, words['page-name']),
        name,
        picker,
      ),
      counts,
      status,
      warning,
    ),
    make(
      'details',
      { class: 'how', open: true },
      make('summary', {}, words.how),
      make('ol', {}, ...howTo.map((line) => make('li', {}, line))),
    ),
    make(
      'div',
      { class: 'columns' },
      make(
        'nav',
        { 'aria-label': words['page-items'] },
        make(
          'label',
          { class: 'choice', for: 'only-open' },
          onlyOpen,
          make('span', {}, words['page-only-open']),
        ),
        list,
      ),
      make('main', { id: 'questions' }, ...[...questions.values()].map(({ element }) => element)),
    ),
  );
  showKept();
  refresh();
}

/** Shows what the browser has kept of this sheet, from this window or from another one. */
function showKept(): void {
  const before = findKept(sheet);
  if (before === null) return;
  showAll(before);
  status.textContent = filled(words['page-saved-here'], { time: timeOf(before.savedAt) });
}

document.addEventListener('keydown', (event) => {
  // Where the layout writes another script, the place of the key counts.
  const key = /^[ -~]$/.test(event.key)
    ? event.key.toLowerCase()
    : event.code.replace('Key', '').toLowerCase();
  if (event.altKey && (key === 'n' || key === 'p')) {
    event.preventDefault();
    step(key === 'n' ? 1 : -1);
  } else if ((event.ctrlKey || event.metaKey) && key === 's') {
    event.preventDefault();
    saveFile();
  }
});
window.addEventListener('storage', ({ key }) => {
  if (key === keyOf(sheet) && !isWaiting) showKept();
});
const keepWhatWaits = () => {
  if (isWaiting || !isKept) keep();
};
window.addEventListener('pagehide', keepWhatWaits);
window.addEventListener('beforeunload', (event) => {
  keepWhatWaits();
  // Only where it would really be lost: a browser that keeps it does not ask.
  if (!isKept && isUnsaved()) event.preventDefault();
});
build();
