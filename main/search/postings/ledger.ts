import type { SearchDatabase } from '../database.ts';

/**
 * Numbers of pages in the index, given in the order in which pages come and never again. A page that is read anew gets a new
 * number; numbers that lead to no page have been taken away, whatever the index still says of them.
 */
export interface Ledger {
  /** The number that the next page gets. */
  readonly next: number;
  /** Numbers pages of a file that follow one another; gives the first number. Inside a transaction. */
  add(file: number, firstPage: number, pages: number): number;
  /** Takes the number of a page away. Inside a transaction. */
  removePage(file: number, page: number): void;
  /** Takes all numbers of a file away. Inside a transaction. */
  removeFile(file: number): void;
  isLive(number: number): boolean;
  fileOf(number: number): number;
  pageOf(number: number): number;
  /** Of each number, `file * pagesPerFile + page`, and whether that is their order, too. */
  rowsOf(
    numbers: Int32Array,
    pagesPerFile: number,
  ): { readonly rows: Float64Array; readonly isInOrder: boolean };
  /** Numbers from `first` up to `past` that lead to pages. */
  countLive(first: number, past: number): number;
  /** Reads the numbers anew: a transaction has failed. */
  reload(): void;
}

interface Range {
  readonly first: number;
  readonly file: number;
  readonly page: number;
  readonly pages: number;
}

export function createLedger(db: SearchDatabase): Ledger {
  const selectAll = db.prepare<[], Range>('SELECT first, file, page, pages FROM page_numbers ORDER BY first');
  const selectFile = db.prepare<[number], Range>(
    'SELECT first, file, page, pages FROM page_numbers WHERE file = ? ORDER BY first',
  );
  const selectLast = db.prepare<[], Range>(
    'SELECT first, file, page, pages FROM page_numbers ORDER BY first DESC LIMIT 1',
  );
  const insert = db.prepare<[Range]>(
    'INSERT INTO page_numbers (first, file, page, pages) VALUES (@first, @file, @page, @pages)',
  );
  const lengthen = db.prepare<[number, number]>('UPDATE page_numbers SET pages = pages + ? WHERE first = ?');
  const deleteRange = db.prepare<[number]>('DELETE FROM page_numbers WHERE first = ?');
  const selectNext = db.prepare<[], number>('SELECT next FROM numbering').pluck();
  const updateNext = db.prepare<[number]>('UPDATE numbering SET next = ?');

  /** By number: the file, 0 where it leads to no page, and the page. */
  let files = new Int32Array(4_096);
  let pages = new Uint16Array(4_096);
  let next = 0;

  const makeRoom = (size: number): void => {
    if (size <= files.length) return;
    const length = Math.max(files.length * 2, size);
    const moreFiles = new Int32Array(length);
    moreFiles.set(files);
    files = moreFiles;
    const morePages = new Uint16Array(length);
    morePages.set(pages);
    pages = morePages;
  };

  const enter = ({ first, file, page, pages: count }: Range): void => {
    makeRoom(first + count);
    for (let at = 0; at < count; at += 1) {
      files[first + at] = file;
      pages[first + at] = page + at;
    }
  };

  const reload = (): void => {
    files.fill(0);
    for (const range of selectAll.all()) enter(range);
    next = selectNext.get() ?? 0;
  };
  reload();

  const drop = (range: Range): void => {
    deleteRange.run(range.first);
    files.fill(0, range.first, range.first + range.pages);
  };

  return {
    get next() {
      return next;
    },
    add: (file, firstPage, count) => {
      const first = next;
      const range = { first, file, page: firstPage, pages: count };
      const last = selectLast.get();
      const goesOn =
        last !== undefined &&
        last.file === file &&
        last.first + last.pages === first &&
        last.page + last.pages === firstPage;
      if (goesOn) lengthen.run(count, last.first);
      else insert.run(range);
      next += count;
      updateNext.run(next);
      enter(range);
      return first;
    },
    removePage: (file, page) => {
      const range = selectFile.all(file).find((each) => page >= each.page && page < each.page + each.pages);
      if (range === undefined) return;
      const before = page - range.page;
      const after = range.pages - before - 1;
      drop(range);
      const kept: Range[] = [];
      if (before > 0) kept.push({ ...range, pages: before });
      if (after > 0) kept.push({ first: range.first + before + 1, file, page: page + 1, pages: after });
      for (const each of kept) {
        insert.run(each);
        enter(each);
      }
    },
    removeFile: (file) => {
      for (const range of selectFile.all(file)) drop(range);
    },
    isLive: (number) => (files[number] as number) !== 0,
    fileOf: (number) => files[number] as number,
    pageOf: (number) => pages[number] as number,
    rowsOf: (numbers, pagesPerFile) => {
      const rows = new Float64Array(numbers.length);
      let isInOrder = true;
      let last = -1;
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at] as number;
        const row = (files[number] as number) * pagesPerFile + (pages[number] as number);
        if (row < last) isInOrder = false;
        rows[at] = row;
        last = row;
      }
      return { rows, isInOrder };
    },
    countLive: (first, past) => {
      let count = 0;
      for (let number = first; number < past; number += 1) if (files[number] !== 0) count += 1;
      return count;
    },
    reload,
  };
}
