import { expect, it } from 'vitest';
import { composeDocuments } from '../../../renderer/library/report/documents-report';
import type { CatalogueWords } from '../../../renderer/library/words';
import { aDocument } from '../../support/builders';

it('says in the table of documents whose packs brought them, as the table of texts does', () => {
  const document = aDocument();
  const sha256 = document.versions[0]?.file.sha256 ?? '';
  const { blocks } = composeDocuments({
    t: ((key: string) => key) as never,
    words: new Proxy({}, { get: () => (code: string) => code }) as CatalogueWords,
    head: (title) => ({ title, lines: [] }) as never,
    ...{ documents: [document], filter: null, withAllFields: true, nameOf: () => '', day: (day) => day },
    senderOf: new Map([[sha256, 'Lao PDR']]),
  });
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const at = block.head.indexOf('filter.sender');
    expect(block.rows.map((row) => (row as readonly unknown[])[at])).toEqual(['Lao PDR']);
  }
});
