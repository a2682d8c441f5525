import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

it('every text has the same ends of lines on every system: hashes are taken of its bytes', () => {
  const rules = readFileSync(path.join(root, '.gitattributes'), 'utf8').split('\n');
  expect(rules).toContain('* text=auto eol=lf');
  const texts = readdirSync(path.join(root, 'resources'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:json|svg)$/.test(file),
  );
  expect(texts.length).toBeGreaterThan(100);
  const others = texts.filter((file) => readFileSync(path.join(root, 'resources', file)).includes('\r\n'));
  expect(others).toEqual([]);
});
