import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../main/database';
import { schemaText } from '../../main/database/schema-text';

it('the checked-in schema is what the migrations make (npm run schema writes it anew)', () => {
  const file = path.resolve(import.meta.dirname, '../../main/database/schema.sql');
  expect(readFileSync(file, 'utf8')).toBe(schemaText(MIGRATIONS));
});
