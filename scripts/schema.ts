import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS } from '../main/database/migrations/index.ts';
import { schemaText } from '../main/database/schema-text.ts';

// `npm run schema`: writes the generated schema anew, for reading and for the diff of a migration.
const file = path.resolve(import.meta.dirname, '../main/database/schema.sql');
writeFileSync(file, schemaText(MIGRATIONS));
process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
