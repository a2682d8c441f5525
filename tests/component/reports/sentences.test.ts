import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sentence, sentences } from '../../../renderer/reports';
import { projectRoot } from '../../architecture/sources/files';

const sayIn = (language: string) => {
  const file = path.join(projectRoot, `resources/locales/${language}/reports.json`);
  const words: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  return (key: string, given: Readonly<Record<string, string>>) =>
    (words[key.replace('reports:', '')] ?? '').replace(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => given[name] ?? '',
    );
};

it.each([
  ['en', 'Act, p. 1. Adopted. Not yet in force', 'Act, p. 1.'],
  ['th', 'Act, p. 1 Adopted Not yet in force', 'Act, p. 1'],
  ['km', 'Act, p. 1។ Adopted។ Not yet in force', 'Act, p. 1។'],
  ['lo', 'Act, p. 1. Adopted. Not yet in force', 'Act, p. 1.'],
  ['my', 'Act, p. 1။ Adopted။ Not yet in force', 'Act, p. 1။'],
  ['ne', 'Act, p. 1। Adopted। Not yet in force', 'Act, p. 1।'],
])('sentences of a document end as they do in %s', (language, several, one) => {
  const say = sayIn(language);
  expect(sentences(say, ['Act, p. 1', 'Adopted', 'Not yet in force'])).toBe(several);
  expect(sentences(say, ['Act, p. 1'])).toBe('Act, p. 1');
  expect(sentences(say, [])).toBe('');
  expect(sentence(say, 'Act, p. 1')).toBe(one);
});
