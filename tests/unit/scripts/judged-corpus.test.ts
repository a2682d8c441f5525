import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgedQueries, readCorpus } from '../../../scripts/eval/judged-corpus';
import { scoreQuery } from '../../../scripts/eval/scores';
import { isWine } from '../../support/system';

let folder: string;
let problems: string[];
const complain = (problem: string) => void problems.push(problem);
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-judged-'));
  problems = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('judged queries', () => {
  it('need nothing but their words, in a file of any system', () => {
    const file = write(
      'queries.jsonl',
      [
        '\ufeff{"query":"law","relevant":[["a.pdf",2]],"neutral":null}\r',
        '',
        '{"id":7,"query":"กฎ","class":"inner","language":"tha","relevant":[{"file":"b.pdf","page":1}],"needs":"ocr","more":[]}',
      ].join('\n'),
    );
    expect(judgedQueries(file, complain)).toEqual([
      {
        ...{ id: '1', query: 'law', class: 'word', language: 'und', needsOcr: false, neutral: [] },
        relevant: [{ file: 'a.pdf', page: 2 }],
      },
      {
        ...{ id: '7', query: 'กฎ', class: 'inner', language: 'tha', needsOcr: true, neutral: [] },
        relevant: [{ file: 'b.pdf', page: 1 }],
      },
    ]);
    expect(problems).toEqual([]);
  });

  it('may give the number of a page as text', () => {
    const file = write(
      'queries.jsonl',
      '{"query":"law","relevant":[["a.pdf","2"]],"neutral":[{"file":"b.pdf","page":"3"}]}',
    );
    expect(judgedQueries(file, complain)).toMatchObject([
      { relevant: [{ file: 'a.pdf', page: 2 }], neutral: [{ file: 'b.pdf', page: 3 }] },
    ]);
    expect(problems).toEqual([]);
  });

  it('that are none are told by their line and left out', () => {
    const file = write('queries.jsonl', '{"query":"law"}\nnot json\n{"id":"x"}\n');
    expect(judgedQueries(file, complain).map(({ query }) => query)).toEqual(['law']);
    expect(problems.map((problem) => /line (\d)/.exec(problem)?.[1])).toEqual(['2', '3']);
  });
});

describe('a corpus', () => {
  const asked = (...files: string[]) =>
    judgedQueries(
      write('q.jsonl', files.map((file) => JSON.stringify({ query: 'x', relevant: [[file, 1]] })).join('\n')),
      complain,
    );

  it.skipIf(isWine)('leaves out what is named as a PDF and is no file that can be read, and says so', () => {
    write('a.pdf', 'a');
    mkdirSync(path.join(folder, 'folder.pdf'));
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'lost.pdf'));
    expect(readCorpus(folder, [], complain).files.map(({ file }) => file)).toEqual(['a.pdf']);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['folder.pdf', 'lost.pdf']);
  });

  it.skipIf(isWine)('follows links, which an import does not', () => {
    const real = write('kept/a.pdf', 'a');
    symlinkSync(real, path.join(folder, 'link.pdf'));
    const { files } = readCorpus(folder, [], complain);
    expect(files.map((file) => [file.file, file.path])).toEqual([
      ['kept/a.pdf', realpathSync(real)],
      ['link.pdf', realpathSync(real)],
    ]);
  });

  it('is every PDF of a folder and those inside it, all judged when nothing says which', () => {
    write('a.pdf', '1');
    write('deep/ประกาศ/B.PDF', '2');
    write('notes.txt', '3');
    const { files } = readCorpus(folder, [], complain);
    expect(files.map(({ file, judged }) => [file, judged])).toEqual([
      ['a.pdf', true],
      ['deep/ประกาศ/B.PDF', true],
    ]);
  });

  it('counts what its manifest calls judged, and what a query asks for', () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) write(name, name);
    write('manifest.json', JSON.stringify({ files: [{ file: 'a.pdf', judged: true }, { file: 'b.pdf' }] }));
    const judged = (queries: Parameters<typeof readCorpus>[1]) =>
      readCorpus(folder, queries, complain).files.flatMap(({ file, judged: is }) => (is ? [file] : []));
    expect(judged([])).toEqual(['a.pdf']);
    expect(judged(asked('c.pdf'))).toEqual(['a.pdf', 'c.pdf']);
    write('manifest.json', '[1]');
    expect(judged([])).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(problems).toHaveLength(1);
  });

  it('finds a file however its path is written, and says which are not there', () => {
    write('deep/caf\u00e9.pdf', '1');
    write('one/same.pdf', '2');
    write('two/same.pdf', '3');
    const corpus = readCorpus(folder, asked('cafe\u0301.pdf', 'same.pdf'), complain);
    for (const name of ['deep\\café.pdf', './deep/cafe\u0301.pdf', 'café.pdf']) {
      expect(corpus.fileOf(name)?.file).toBe('deep/café.pdf');
    }
    expect(corpus.fileOf('same.pdf')).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining('same.pdf')]);
  });

  it('takes files with the same bytes for one', () => {
    write('a.pdf', 'same');
    write('copies/b.pdf', 'same');
    const { files, keyOf } = readCorpus(folder, [], complain);
    expect(new Set(files.map(({ sha256 }) => keyOf(sha256, 4)))).toEqual(new Set(['a.pdf#4']));
  });
});

describe('the score of a query', () => {
  const query = judgedQueries;
  it('leaves neutral pages out, and measures nothing where nothing is relevant', () => {
    const [judged] = query(write('q.jsonl', '{"query":"x"}'), complain);
    if (judged === undefined) throw new Error('no query');
    const score = scoreQuery(judged, new Set(['a#1', 'a#2']), new Set(['n#1']), ['n#1', 'a#1', 'b#1']);
    expect(score).toMatchObject({ recall10: 0.5, precision10: 0.5, found10: 1, reciprocalRank: 1 });
    expect(score.missed).toEqual(['a#2']);
    expect(scoreQuery(judged, new Set(), new Set(), ['b#1'])).toMatchObject({
      recall10: null,
      found10: null,
    });
  });
});
