import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExtractor, readingFiles } from '../../../main/jobs';
import type { ExtractedPage } from '../../../shared/library';

const folder = path.resolve(import.meta.dirname, '../../e2e/fixtures');
const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const read = readingFiles(createExtractor({ wasmPath }), () => undefined);

async function pagesOf(file: string, password?: string): Promise<ExtractedPage[]> {
  const pages: ExtractedPage[] = [];
  await read(path.join(folder, file), {
    ...(password === undefined ? {} : { password }),
    onPages: async (batch) => void pages.push(...batch),
  });
  return pages;
}
const unspaced = (text = '') => text.replaceAll(/\s+/g, '');

describe('the PDFs for the window tests', () => {
  it('are all named in their README, and small', () => {
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    const files = [...readme.matchAll(/`([a-z-]+\.pdf)`/g)].map(([, file]) => file ?? '');
    expect(files).toHaveLength(7);
    const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(300_000);
  });

  it('hold an English act with printed numbers, and its phrases on their pages', async () => {
    const pages = await pagesOf('harbour-workers-act-en.pdf');
    expect(pages.map(({ label }) => label)).toEqual(['i', 'ii', '1', '2', '3']);
    expect(pages[3]?.text).toContain('No employer may keep the passport of a harbour worker');
    expect(pages[4]?.text).toContain('Work as security for a debt is forbidden');
  });

  it('hold a Thai, a Khmer and a Burmese text that read as they were written', async () => {
    const thai = await pagesOf('labour-notice-th.pdf');
    expect(unspaced(thai[1]?.text)).toContain('มีสิทธิได้รับค่าชดเชยและความช่วยเหลือทางกฎหมาย');
    const khmer = await pagesOf('victims-law-km.pdf');
    expect(unspaced(khmer[0]?.text)).toContain(
      unspaced('ច្បាប់នេះមានគោលបំណងបង្ការការជួញដូរមនុស្ស និងការពារជនរងគ្រោះ។'),
    );
    expect(unspaced(khmer[1]?.text)).toContain('និយោជកមិនត្រូវរក្សាទុកលិខិតឆ្លងដែនរបស់កម្មករទេ។');
    const burmese = await pagesOf('market-notice-my.pdf');
    expect(unspaced(burmese[0]?.text)).toContain('နိုင်ငံကူးလက်မှတ်ကို');
    for (const { quality } of [...thai, ...khmer, ...burmese]) expect(quality).toBe('good');
  });

  it('hold a page that is only a picture', async () => {
    expect(await pagesOf('police-letter-scan.pdf')).toMatchObject([{ text: '', quality: 'empty' }]);
  });

  it('hold a file that asks for its password, and one that is past mending', async () => {
    await expect(pagesOf('wage-list-locked.pdf')).rejects.toMatchObject({ code: 'pdf.password' });
    await expect(pagesOf('wage-list-locked.pdf', 'wrong')).rejects.toMatchObject({ code: 'pdf.password' });
    expect((await pagesOf('wage-list-locked.pdf', 'harbour'))[0]?.text).toContain('List of wages');
    await expect(pagesOf('damaged.pdf')).rejects.toMatchObject({ code: 'pdf.invalid' });
  });
});
