import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createExtractor } from '../../../main/jobs';
import { bytesSource } from '../../../main/jobs/pdf-source';
import type { ExtractedPage } from '../../../shared/library';
import { textPdf } from '../../support/text-pdf';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

async function read(line: string): Promise<ExtractedPage | undefined> {
  const pages: ExtractedPage[] = [];
  await createExtractor({ wasmPath }).extract(bytesSource(textPdf([{ font: 'CordiaNew', lines: [line] }])), {
    onPage: (page) => void pages.push(page),
  });
  return pages[0];
}

it('reads Thai signs of older fonts of Windows, which have codes of their own where they stand lower or further left', async () => {
  const page = await read(
    'ผู\uf70bใดเล\uf70aนการพนัน ทรัพย\uf70eสิน ป\uf710จจัย ป\uf702ก ญี่ปุ\uf706น \uf70fาติ เป\uf712น ป\uf714องกัน ก\uf719',
  );
  expect(page?.text).toBe('ผู้ใดเล่นการพนัน ทรัพย์สิน ปัจจัย ปีก ญี่ปุ้น \uf70fาติ เป็น ป้องกัน กู');
  expect(page?.quality).toBe('good');
});

it('leaves such codes alone where they follow no Thai letter', async () => {
  expect((await read('a\uf70b \uf70ab'))?.text).toBe('a\uf70b \uf70ab');
});
