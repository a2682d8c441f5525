import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportOutcome, ImportVerdict } from '../../shared/library';
import { projectRoot, readJson } from './sources/files';
import { flattened, type Sentences } from './words/sentences';
import { translationFaults } from './words/translations';

const LOCALES = 'resources/locales';

const sentencesOf = (language: string): Sentences =>
  new Map(
    globSync(`${LOCALES}/${language}/*.json`, { cwd: projectRoot }).map((file) => [
      path.basename(file, '.json'),
      flattened(readJson(file)),
    ]),
  );
const languages = globSync(`${LOCALES}/*/app.json`, { cwd: projectRoot })
  .map((file) => path.basename(path.dirname(file)))
  .filter((language) => language !== 'en')
  .sort();

test.each(languages)('the words of the window are whole in %s', (language) => {
  expect(translationFaults(sentencesOf('en'), sentencesOf(language), language)).toEqual([]);
});

/** What became of an imported file, as its badge says it, by what the report on the import makes of it. */
const OUTCOME_OF: Readonly<Partial<Record<ImportVerdict, ImportOutcome>>> = {
  ...{ added: 'added', 'partly-searchable': 'added', 'no-text': 'added', 'cut-off': 'added' },
  ...{ 'same-text': 'added', 'near-duplicate': 'added' },
  ...{ duplicate: 'duplicate', healed: 'duplicate', 'in-trash': 'duplicate' },
  ...{ locked: 'locked', damaged: 'refused', refused: 'refused', failed: 'failed', stopped: 'cancelled' },
};

test.each(['en', ...languages])(
  'a file of an import is called in its report as on its badge in %s',
  (language) => {
    const words = sentencesOf(language).get('library');
    const named = Object.entries(OUTCOME_OF).map(([verdict, outcome]) => ({
      report: words?.get(`report.verdict.${verdict}.label`) ?? '',
      badge: words?.get(`outcome.${outcome}.label`) ?? '?',
    }));
    expect(named.filter(({ report, badge }) => !report.startsWith(badge))).toEqual([]);
  },
);

describe('the search for what is not whole', () => {
  const english = new Map([
    [
      'library',
      new Map([
        ['save', 'Save'],
        ['hint', 'Press “Save”, {{name}}.'],
        ['count_one', '{{count}} page'],
        ['count_other', '{{count}} pages'],
      ]),
    ],
  ]);
  const whole = { save: 'Lưu', hint: 'Bấm “Lưu”, {{name}}.', count_other: '{{count}} trang' };
  const faults = (changes: Readonly<Record<string, string | undefined>>, language = 'vi') => {
    const given = Object.entries({ ...whole, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return translationFaults(english, new Map([['library', new Map(given)]]), language);
  };

  test('finds none where all is there', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ count_other: 'các trang' })).toEqual([]);
  });

  test.each([
    [{ save: undefined }, 'library: save is missing'],
    [{ save: ' ', hint: 'Bấm “ ”, {{name}}.' }, 'library: save is empty'],
    [{ hint: 'Bấm “Lưu”.' }, 'library: hint leaves {{name}} out'],
    [{ hint: 'Bấm “Lưu”, {{tên}}{{name}}{{person}}.' }, 'library: nothing fills {{person}} of hint'],
    [{ hint: 'Bấm “Ghi”, {{name}}.' }, 'library: hint calls “Save” otherwise than “Lưu”'],
    [{ count_one: '{{count}} trang' }, 'library: nobody asks for count_one'],
    [
      { save: 'Lưu'.normalize('NFD'), hint: `Bấm “${'Lưu'.normalize('NFD')}”, {{name}}.` },
      'library: save is not in the usual form of its letters',
    ],
  ])('finds %o', (changes, fault) => expect(faults(changes)).toContain(fault));

  test('asks for each form in which a language counts', () => {
    expect(faults({}, 'si')).toEqual(['library: count_one is missing']);
  });

  test('lets a name begin small within a sentence', () => {
    expect(faults({ save: 'Хадгалах', hint: '{{name}}, “хадгалах” гэснийг дарна уу.' })).toEqual([]);
  });

  test('asks of one thing alone only the gaps that English has there', () => {
    const counted = new Map([
      [
        'library',
        new Map([
          ['file_one', 'The only file'],
          ['file_other', 'File {{position}} of {{count}}'],
        ]),
      ],
    ]);
    const told = (one: string) =>
      translationFaults(
        counted,
        new Map([
          [
            'library',
            new Map([
              ['file_one', one],
              ['file_other', '{{count}} {{position}}'],
            ]),
          ],
        ]),
        'mn',
      );
    expect(told('цорын ганц файл')).toEqual([]);
    expect(told('файл {{position}}')).toEqual([]);
    expect(told('файл {{page}}')).toEqual(['library: nothing fills {{page}} of file_one']);
  });
});
