import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContributedContent, type NewHeldEvidence, NOTHING_SAID } from '../../../../shared/assessments';
import type { AppError, Workbook } from '../../../../shared/kernel';
import {
  BLANK_ANSWER,
  fromSheetAnswer,
  isBlank,
  layOutWorkbook,
  levelIn,
  mistypedIds,
  passageInWords,
  problemsOf,
  readAnswersFile,
  readAnswersWorkbook,
  requestState,
  type SheetAnswer,
  sheetWords,
  toSheetAnswer,
} from '../../../../shared/sheets';
import { anyCitation, anyLevel } from '../../../support/builders/arbitraries';
import { aSheet, aSheetItem, asRead, SCALE, SHEET_WORDS, written } from '../../../support/builders/sheets';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '=1+1', '-', '@x', '+66', 'บรรทัด\nสอง', 'a\r\nb', '3', 'Not known', '\ta'),
);
const named = anyText.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
const anyHeld: fc.Arbitrary<NewHeldEvidence> = fc.record({
  title: named,
  custodian: fc.constantFrom('', 'Registry'),
  type: fc.constantFrom('LAW' as const, 'RPT' as const),
  datedOn: fc.constantFrom(null, '2025-02-01'),
  note: fc.constantFrom('', 'Seen'),
});
const anyContent: fc.Arbitrary<ContributedContent> = fc.record({
  value: fc.oneof(
    anyLevel.map((level) => ({ kind: 'level' as const, level, practiceAhead: false })),
    fc.constant({ kind: 'level' as const, level: 1 as const, practiceAhead: true }),
    named.map((reason) => ({ kind: 'na' as const, reason })),
    named.map((whoMightKnow) => ({ kind: 'nk' as const, whoMightKnow })),
    fc.constant({ kind: 'none' as const }),
  ),
  text: anyText,
  fallReason: fc.constantFrom(null, 'expired' as const),
  citations: fc.array(
    anyCitation.map(({ id: _id, createdAt: _at, ...one }) => one),
    { maxLength: 2 },
  ),
  held: fc.array(anyHeld, { maxLength: 4 }),
});

describe('an answer on a sheet', () => {
  it('that nobody touched says exactly what stood there', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(fromSheetAnswer(toSheetAnswer(content), content, 'LAW')).toEqual(content);
      }),
    );
  });

  it('comes through the workbook as it was, whatever was written', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const said = toSheetAnswer(content);
        const sheet = aSheet([aSheetItem({ said })]);
        const { head, bases, hash, answers } = readAnswersWorkbook(
          asRead(layOutWorkbook(sheet, SCALE, SHEET_WORDS)),
        );
        expect({ head, bases, hash }).toEqual({ head: sheet.head, bases: sheet.bases, hash: sheet.hash });
        expect(answers).toMatchObject([{ itemId: 'POL-01', given: said, problems: [] }]);
      }),
    );
  });

  it('keeps what a line cannot say, takes away what was struck out, and adds what is new', () => {
    const held = (title: string, custodian = '') => ({
      ...{ title, custodian, type: 'RPT' as const, datedOn: null, note: '' },
    });
    const base = {
      ...NOTHING_SAID,
      held: [held('Old report'), held('Secret file', 'Registry'), held('Minutes')],
    };
    expect(toSheetAnswer(base).evidence).toBe('Old report\nMinutes');
    const given = { ...toSheetAnswer(base), evidence: 'Minutes\n\n New law, s. 3 ' };
    expect(fromSheetAnswer(given, base, 'LAW').held).toEqual([
      held('Secret file', 'Registry'),
      held('Minutes'),
      { ...held('New law, s. 3'), type: 'LAW' },
    ]);
  });

  it('loses no word that was written where the level leaves no place for it', () => {
    const given: SheetAnswer = {
      ...BLANK_ANSWER,
      level: '2',
      reason: 'because',
      whoMightKnow: 'Labour',
      text: 'So.',
    };
    expect(fromSheetAnswer(given, NOTHING_SAID, 'LAW').text).toBe('So.\n\nbecause\n\nLabour');
  });

  it('is not changed by blanks, wherever they were typed', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const said = toSheetAnswer(content);
        const given = { ...said, reason: `${said.reason} \n`, whoMightKnow: ` ${said.whoMightKnow} ` };
        expect(fromSheetAnswer(given, content, 'LAW')).toEqual(content);
      }),
    );
  });

  it('is told what it lacks', () => {
    const codes = (given: Partial<SheetAnswer>) =>
      problemsOf({ ...BLANK_ANSWER, ...given }).map(({ field, code }) => `${field} ${code}`);
    expect(codes({ level: 'na', reason: ' ' })).toEqual(['reason sheets.reason-missing']);
    expect(codes({ level: 'nk' })).toEqual(['whoMightKnow sheets.who-missing']);
    expect(codes({ level: '2', practiceAhead: true })).toEqual(['practiceAhead sheets.ahead-only-level-1']);
    expect(codes({ level: '1', practiceAhead: true, evidence: 'x'.repeat(501) })).toEqual([
      'evidence sheets.line-too-long',
    ]);
    expect(codes({ level: '4', text: 'x' })).toEqual([]);
    expect(isBlank({ ...BLANK_ANSWER, text: ' \n' })).toBe(true);
    // What stands between words of Khmer, and marks of direction, is nothing by itself.
    expect(isBlank({ ...BLANK_ANSWER, text: '\u200b \u200e', evidence: '\ufeff' })).toBe(true);
    expect(isBlank({ ...BLANK_ANSWER, text: '\u200bក' })).toBe(false);
    expect(isBlank({ ...BLANK_ANSWER, practiceAhead: true })).toBe(false);
  });

  it('has no reason, words or evidence in signs that nobody sees', () => {
    const unseen = '\u200b';
    expect(problemsOf({ ...BLANK_ANSWER, level: 'na', reason: unseen })).toMatchObject([
      { code: 'sheets.reason-missing' },
    ]);
    expect(problemsOf({ ...BLANK_ANSWER, level: 'nk', whoMightKnow: unseen })).toMatchObject([
      { code: 'sheets.who-missing' },
    ]);
    const given = { ...BLANK_ANSWER, level: '2', text: unseen, reason: unseen, evidence: `Act\n${unseen}\n` };
    const { text, held } = fromSheetAnswer({ ...given, level: '2' }, NOTHING_SAID, 'RPT');
    expect(text).toBe('');
    expect(held.map(({ title }) => title)).toEqual(['Act']);
  });
});

describe('a level', () => {
  const choices = { na: 'Not applicable', nk: 'Not known', yes: 'Yes' };
  it.each([
    ...[
      ['3', '3'],
      ['3 Operating', '3'],
      [' ๓ ', '3'],
      ['០', '0'],
      ['not  KNOWN', 'nk'],
      ['NA', 'na'],
      ['', ''],
    ],
    // As programs write numbers and people write lists, with signs that nobody sees.
    ...[
      ['3.0', '3'],
      ['3,00', '3'],
      ['3.', '3'],
      ['3. Operating', '3'],
      ['3. 24-hour hotline', '3'],
      ['๓. ดำเนินการ', '3'],
      ['(3)', '3'],
      ['\u200b3\ufeff', '3'],
      ['not\u200b known', 'nk'],
      ['\u200b', ''],
      ['3.05', undefined],
      ['3.0.1', undefined],
      ['2. - 3.', undefined],
    ],
    // Of another scale, many of something, a day.
    ...['3.0/5', '3.0 - 5', '3. - 5.', '(3/5)', '(3-5)', '(3)/5', '1,000', '1.000 cases', '3. 12. 2025'].map(
      (text) => [text, undefined],
    ),
    ...[
      ['3.5', undefined],
      ['5', undefined],
      ['12', undefined],
      ['high', undefined],
      ['-1', undefined],
    ],
    // Between two levels nobody but the agency can choose.
    ...[
      ['2-3', undefined],
      ['2-5', undefined],
      ['2 / 5', undefined],
      ['๒–๕', undefined],
      ['3 - Operating', '3'],
      ['2–3', undefined],
      ['1/2', undefined],
      ['½', undefined],
      ['2 or 3', undefined],
      ['๒ ถึง ๓', undefined],
      ['3 Operating, since 2019', '3'],
    ],
    // Two in every script that officers count in, and the sign behind nine.
    ...[...'๒໒២၂२২෨᠒۲௨٢႒'].map((digit) => [digit, '2']),
    ...[...'๚៚၊'].map((sign) => [sign, undefined]),
  ])('typed as %j is %j', (text, level) => expect(levelIn(text ?? '', choices)).toBe(level));
});

describe('a workbook that came back', () => {
  const sent = asRead(
    layOutWorkbook(aSheet([aSheetItem(), aSheetItem({ itemId: 'POL-02' })]), SCALE, SHEET_WORDS),
  );
  const code = (workbook: typeof sent) => {
    try {
      readAnswersWorkbook(workbook);
      return 'read';
    } catch (error) {
      const { code, data } = error as AppError;
      return { code, ...data };
    }
  };

  it('names the cell that cannot be read, and reads the others', () => {
    const back = written(written(sent, 'POL-01', { [SHEET_WORDS.level]: 'very good' }), 'POL-02', {
      [SHEET_WORDS.level]: '2 Adopted',
      [SHEET_WORDS.ahead]: 'maybe',
    });
    const [first, second] = readAnswersWorkbook(back).answers;
    const { na, nk, yes, ahead } = SHEET_WORDS;
    expect(first?.problems).toEqual([
      {
        ...{ field: 'level', code: 'sheets.level-unknown', found: 'very good', sheet: 'Answers', cell: 'E2' },
        words: { na, nk, yes, ahead },
      },
    ]);
    expect(second?.given.level).toBe('2');
    expect(second?.problems).toMatchObject([{ code: 'sheets.ahead-unknown', cell: 'H3' }]);
  });

  it('takes no word from a formula', () => {
    const back = written(sent, 'POL-01', { [SHEET_WORDS.text]: 'looks fine' }, 'formula');
    expect(readAnswersWorkbook(back).answers[0]?.problems).toMatchObject([
      { field: 'text', code: 'sheets.formula', cell: 'I2' },
    ]);
  });

  it('may have been sorted, moved and renamed', () => {
    const moved = {
      sheets: sent.sheets.map((sheet) =>
        sheet.isHidden
          ? sheet
          : {
              ...sheet,
              name: `${sheet.name} (2)`,
              rows: sheet.rows
                .map(({ row, cells }) => ({
                  row: row === 1 ? 12 : row + 3,
                  cells: cells.map((cell) => ({ ...cell, column: cell.column + 2 })),
                }))
                .sort((a, b) => a.row - b.row),
            },
      ),
    };
    const back = written(moved, 'POL-01', { [SHEET_WORDS.level]: '1' });
    expect(readAnswersWorkbook(back).answers.map(({ itemId, given }) => `${itemId} ${given.level}`)).toEqual([
      'POL-02 ',
      'POL-01 1',
    ]);
  });

  it('is read from the sheet that was sent, wherever a copy of it lies', () => {
    const back = written(sent, 'POL-01', { [SHEET_WORDS.level]: '1' });
    const copy = written(sent, 'POL-01', { [SHEET_WORDS.level]: '4' })
      .sheets.filter(({ name }) => name === 'Answers')
      .map((sheet) => ({ ...sheet, name: 'Answers (2)' }));
    for (const sheets of [
      [...copy, ...back.sheets],
      [...back.sheets, ...copy],
    ])
      expect(readAnswersWorkbook({ sheets }).answers[0]?.given.level).toBe('1');
  });

  it('names the copies that say something else, not those that say nothing more', () => {
    const copyOf = ({ sheets }: Workbook, name: string) =>
      sheets.filter((sheet) => sheet.name === 'Answers').map((sheet) => ({ ...sheet, name }));
    const back = written(sent, 'POL-01', { [SHEET_WORDS.level]: '1' });
    const filled = written(back, 'POL-02', { [SHEET_WORDS.text]: 'Elsewhere.' });
    const { copies } = readAnswersWorkbook({
      sheets: [
        ...back.sheets,
        ...copyOf(sent, 'Empty'),
        ...copyOf(back, 'Same'),
        ...copyOf(filled, 'Filled'),
      ],
    });
    expect(copies.map(({ name }) => name)).toEqual(['Filled']);
  });

  it('takes a question on two rows once where they say the same or one says nothing, and not where they differ', () => {
    const rowsOf = (entries: Readonly<Record<string, string>>) =>
      written(sent, 'POL-01', entries)
        .sheets.filter(({ name }) => name === 'Answers')
        .flatMap(({ rows }) => rows.filter(({ cells }) => cells.some(({ text }) => text === 'POL-01')));
    const read = (...rows: readonly ReturnType<typeof rowsOf>[]) =>
      readAnswersWorkbook({
        sheets: sent.sheets.map((sheet) =>
          sheet.name === 'Answers'
            ? {
                ...sheet,
                rows: [...sheet.rows, ...rows.flat().map((row, at) => ({ ...row, row: 40 + at }))],
              }
            : sheet,
        ),
      }).answers.filter(({ itemId }) => itemId === 'POL-01');
    const three = rowsOf({ [SHEET_WORDS.level]: '3' });
    expect(read(three, rowsOf({ [SHEET_WORDS.level]: '3 Operating' }))).toMatchObject([
      { given: { level: '3' }, problems: [] },
    ]);
    expect(read(three, rowsOf({ [SHEET_WORDS.level]: '2' }))).toMatchObject([
      { problems: [{ code: 'sheets.item-twice', sheet: 'Answers', cell: 'A41', found: 'A42' }] },
    ]);
  });

  it('knows an id with signs in it that nobody sees', () => {
    const back = JSON.parse(
      JSON.stringify(sent).replaceAll('"text":"POL-02"', '"text":"\u200bPOL-02 \ufeff"'),
    );
    expect(readAnswersWorkbook(back).answers.map(({ itemId }) => itemId)).toEqual(['POL-01', 'POL-02']);
  });

  it('is not read from a copy where a head of the sheet that was sent was changed', () => {
    const back = JSON.parse(JSON.stringify(sent).replaceAll('"Who might know"', '"Who"')) as typeof sent;
    const copy = sent.sheets
      .filter(({ name }) => name === 'Answers')
      .map((sheet) => ({ ...sheet, name: 'Answers (2)' }));
    back.sheets.splice(2, 1, ...sent.sheets.filter(({ name }) => name === '_waymark'), ...copy);
    const read = readAnswersWorkbook(back);
    expect(read.sheet).toBe('Answers');
    expect(read.unread).toMatchObject([{ kind: 'head', head: 'Who', found: 'Who might know' }]);
  });

  it('is not read where two columns of one head say different things', () => {
    const copied = (change: (text: string) => string) => ({
      sheets: written(sent, 'POL-01', { [SHEET_WORDS.text]: 'Ours.' }).sheets.map((sheet) => {
        if (sheet.name !== 'Answers') return sheet;
        const head = sheet.rows.flatMap(({ cells }) => cells).find(({ text }) => text === SHEET_WORDS.text);
        return {
          ...sheet,
          rows: sheet.rows.map((row) => ({
            ...row,
            cells: row.cells.flatMap((cell) =>
              cell.column === head?.column
                ? [cell, { ...cell, column: 40, text: change(cell.text) }]
                : [cell],
            ),
          })),
        };
      }),
    });
    expect(code(copied((text) => text.replace('Ours.', 'Theirs.')))).toMatchObject({
      ...{ code: 'sheets.column-twice', sheet: 'Answers', column: SHEET_WORDS.text, cell: 'AO1' },
    });
    expect(readAnswersWorkbook(copied((text) => text)).answers[0]?.given.text).toBe('Ours.');
    const empty = copied((text) => (text === SHEET_WORDS.text ? text : ''));
    expect(readAnswersWorkbook(empty).answers[0]?.given.text).toBe('Ours.');
  });

  it('is refused in words when what tells whose it is has gone, or a column', () => {
    const without = (name: string) => ({ sheets: sent.sheets.filter((sheet) => sheet.name !== name) });
    expect(code(without('_waymark'))).toEqual({ code: 'sheets.no-identity' });
    expect(code(without('Answers'))).toEqual({ code: 'sheets.no-answers' });
    for (const head of ['Who might know', SHEET_WORDS.level, SHEET_WORDS.item]) {
      const headless = {
        sheets: sent.sheets.map((sheet) => {
          const [heads] = sheet.rows;
          const column = heads?.cells.find(({ text }) => text === head)?.column;
          if (sheet.name !== 'Answers' || column === undefined) return sheet;
          const rows = sheet.rows.map((row) => ({
            ...row,
            cells: row.cells.flatMap((cell) =>
              cell.column === column
                ? []
                : [{ ...cell, column: cell.column > column ? cell.column - 1 : cell.column }],
            ),
          }));
          return { ...sheet, rows };
        }),
      };
      expect(code(headless)).toEqual({ code: 'sheets.column-missing', sheet: 'Answers', column: head });
    }
  });
});

describe('a file that a browser saved', () => {
  it('is read; a field of another kind refuses its answer only', () => {
    const { head, bases, hash } = aSheet();
    const file = {
      ...{
        format: 'waymark-answers/1',
        head,
        bases,
        hash,
        savedAt: '2026-01-12T08:00:00.000Z',
        savedBy: 'A',
      },
      answers: { 'POL-01': { ...BLANK_ANSWER, level: '3' }, 'POL-02': { ...BLANK_ANSWER, level: 9 } },
    };
    const read = readAnswersFile(`\ufeff${JSON.stringify(file)}`);
    expect(read.answers[0]?.given.level).toBe('3');
    expect(read.answers[1]?.problems).toMatchObject([{ field: 'level', code: 'sheets.field-unreadable' }]);
    expect(() => readAnswersFile('{"format":"waymark-answers/2"}')).toThrow('sheets.not-answers');
    expect(() => readAnswersFile('nonsense')).toThrow('sheets.not-answers');
  });
});

describe('a request', () => {
  it('is late only after its day, and only while nothing came back', () => {
    const state = (returnedAt: string | null, open: number, dueOn: string | null) =>
      requestState({ returnedAt, open, dueOn }, '2026-02-01');
    expect(state(null, 3, '2026-02-01')).toBe('sent');
    expect(state(null, 3, '2026-01-31')).toBe('late');
    expect(state(null, 3, null)).toBe('sent');
    expect(state('2026-01-20T08:00:00.000Z', 3, '2026-01-31')).toBe('returned');
    expect(state(null, 0, '2026-01-31')).toBe('answered');
    expect(
      requestState({ returnedAt: null, open: 3, dueOn: '2026-01-31' }, '2026-02-01', { isFrozen: true }),
    ).toBe('over');
    const ended = (returnedAt: string | null) =>
      requestState({ returnedAt, open: 3, dueOn: '2026-01-31' }, '2026-02-01', { hasEnded: true });
    expect(ended(null)).toBe('ended');
    expect(ended('2026-01-30T08:00:00.000Z')).toBe('returned');
    // Who is asked nothing any more has answered nothing by that, and is late for nothing.
    const unasked = { returnedAt: null, open: null, dueOn: '2026-01-31' };
    expect(requestState(unasked, '2026-02-01')).toBe('sent');
    expect(requestState(unasked, '2026-02-01', { hasEnded: true })).toBe('ended');
    expect(requestState({ ...unasked, returnedAt: '2026-01-30T08:00:00.000Z' }, '2026-02-01')).toBe(
      'returned',
    );
  });
});

it('a passage that goes without its words is named by its document and page alone', () => {
  const passage = { document: 'Act', page: 'iii', quote: '', pageText: '' };
  expect(passageInWords(passage, SHEET_WORDS)).toBe('Act, page iii');
  expect(passageInWords({ ...passage, quote: 'No person' }, SHEET_WORDS)).toBe('Act, page iii: “No person”');
});

it('every word of a sheet has a sentence', () => {
  expect(sheetWords.safeParse(SHEET_WORDS).success).toBe(true);
});

describe('ids that nobody knows', () => {
  it.each([
    [['POL-O2'], ['POL-01', 'POL-02'], ['POL-02']],
    [
      ['POL 02', 'pol-1'],
      ['POL-01', 'POL-02'],
      ['POL-02', 'POL-01'],
    ],
    [['PROT-1', 'PROT-01x'], ['PROT-01'], ['PROT-01', undefined]],
    // Words that somebody wrote below the table say of no question that its row was mistyped.
    [['Signed: P. Officer', '1'], ['POL-01'], [undefined, undefined]],
  ])('%j are those of the missing %j that are most like them', (unknown, missing, meant) => {
    expect(mistypedIds(unknown, missing)).toEqual(meant);
  });
});
