import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, readJson } from './sources/files';
import { flattened } from './words/sentences';

const files = globSync('resources/locales/*/search.json', { cwd: projectRoot }).sort();

test.each(files.map((file) => [path.basename(path.dirname(file)), file] as const))(
  'the fields that the search explains in %s are those that it understands',
  (_language, file) => {
    const words = flattened(readJson(file));
    const known = ['type', 'state', 'language', 'status', 'year'].flatMap((field) =>
      (words.get(`fields.names.${field}`) ?? '').split(',').map((name) => name.trim()),
    );
    const explained = ['operators', 'help.field'].flatMap((key) =>
      [...(words.get(key) ?? '').matchAll(/([\p{L}\p{M}]+):/gu)].map(([, name]) => name),
    );
    expect(explained.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining(explained));
  },
);
