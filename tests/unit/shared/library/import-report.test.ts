import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ImportedFile,
  importOutcome,
  isAddedWithAttachments,
  reportOf,
  tabbedText,
  verdictOf,
} from '../../../../shared/library';
import { anId } from '../../../support/builders';

const file = (given: Partial<ImportedFile>): ImportedFile => ({
  ...{ id: anId(1), name: 'act.pdf', outcome: 'added', code: null, documentId: null },
  ...{ pageCount: 3, searchablePages: 3, hasAttachments: false },
  ...given,
});

describe('the report at the end of an import', () => {
  it.each([
    [{}, 'added'],
    [{ searchablePages: 2 }, 'partly-searchable'],
    [{ searchablePages: 0 }, 'no-text'],
    [{ code: 'library.same-text' }, 'same-text'],
    [{ code: 'library.near-duplicate' }, 'near-duplicate'],
    [{ code: 'library.cut-off' }, 'cut-off'],
    [{ code: 'library.cut-off', searchablePages: 0 }, 'cut-off'],
    [{ code: 'library.form-not-shown', searchablePages: 0 }, 'form-not-shown'],
    [{ outcome: 'duplicate', code: 'library.duplicate' }, 'duplicate'],
    [{ outcome: 'duplicate', code: 'library.healed' }, 'healed'],
    [{ outcome: 'duplicate', code: 'library.duplicate-in-trash' }, 'in-trash'],
    [{ outcome: 'locked', code: 'pdf.password' }, 'locked'],
    [{ outcome: 'refused', code: 'pdf.invalid' }, 'damaged'],
    [{ outcome: 'refused', code: 'library.not-a-pdf' }, 'refused'],
    [{ outcome: 'refused', code: 'library.is-pack' }, 'refused'],
    [{ outcome: 'failed', code: 'store.full' }, 'failed'],
    [{ outcome: 'cancelled' }, 'stopped'],
    [{ outcome: 'working' }, 'on-the-way'],
  ] as const)('%j is %s', (given, verdict) => expect(verdictOf(file(given))).toBe(verdict));

  it.each([
    [{}, 'added'],
    [{ searchablePages: 0 }, 'no-text'],
    [{ code: 'library.cut-off' }, 'cut-off'],
    [{ code: 'library.near-duplicate' }, 'near-duplicate'],
  ] as const)('tells of files attached inside one that is %j beside what became of it', (given, verdict) => {
    const letter = file({ ...given, hasAttachments: true });
    expect(verdictOf(letter)).toBe(verdict);
    expect(isAddedWithAttachments(letter)).toBe(true);
  });

  it('tells of attached files where a file was added, not each time it is brought in again', () => {
    expect(isAddedWithAttachments(file({}))).toBe(false);
    expect(isAddedWithAttachments(file({ outcome: 'duplicate', hasAttachments: true }))).toBe(false);
  });

  it('has every file in one group', () => {
    const some = fc.array(
      fc.record({
        outcome: fc.constantFrom(...importOutcome.options),
        code: fc.option(
          fc.constantFrom(
            'pdf.invalid',
            'library.healed',
            'library.near-duplicate',
            'library.cut-off',
            'library.form-not-shown',
            'x.y',
          ),
        ),
        searchablePages: fc.option(fc.nat(3)),
      }),
    );
    fc.assert(
      fc.property(some, (given) => {
        const files = given.map(file);
        expect(reportOf(files).flatMap((group) => group.files)).toHaveLength(files.length);
      }),
    );
  });
});

describe('a list that is copied', () => {
  it('has tabs between its cells, which a spreadsheet takes apart in every country, and nothing in a cell that would break it', () => {
    expect(
      tabbedText([
        ['act.pdf', 'two\nlines\tand a tab'],
        ['a,b;c', 'พระราชบัญญัติ'],
      ]),
    ).toBe('act.pdf\ttwo lines and a tab\r\na,b;c\tพระราชบัญญัติ\r\n');
  });

  it('lets no cell act as a formula', () => {
    expect(tabbedText([['=HYPERLINK("x")', '-1', '\t@SUM(A1)']])).toBe(
      `'=HYPERLINK("x")\t'-1\t @SUM(A1)\r\n`,
    );
  });
});
