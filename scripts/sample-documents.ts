import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import './plain-failure.ts';
import { isInstalled, run } from './runtime/command.ts';
import { projectRoot } from './runtime.ts';
import { finishPdf, type PdfFacts } from './sample-documents/finish-pdf.ts';
import { languageOf, type Printed, printTexts, type Text } from './sample-documents/print.ts';
import { tool } from './tool.ts';

/**
 * `node scripts/sample-documents.ts`: prints the made-up documents of the sample workspace, and the small files for the
 * window tests, from their texts in sample-documents/. Fills in where each passage that the sample answers cite lies.
 * The results are kept in the repository; run it after changing a text.
 */
const sources = path.join(import.meta.dirname, 'sample-documents');
const sampleFolder = path.join(projectRoot, 'resources/sample');
const fixtureFolder = path.join(projectRoot, 'tests/e2e/fixtures');

/** Only what is needed here; the program itself checks these files in full when it reads them. */
interface SampleDocument {
  readonly file: string;
  readonly fields: {
    readonly title: string;
    readonly titleEnglish: string | null;
    readonly issuingBody: string;
    readonly adoptedOn: string;
  };
}
interface SampleCitation {
  readonly file: string;
  readonly quote: string;
  readonly [field: string]: unknown;
}

const MARKS: Readonly<Record<string, string>> = {
  en: 'Sample – not a real law',
  th: 'Sample – not a real law · ตัวอย่าง ไม่ใช่กฎหมายจริง',
  km: 'Sample – not a real law · ឯកសារគំរូ',
  my: 'Sample – not a real law · နမူနာ',
};

/** Asks for a password before it can be read. */
const LOCKED = { file: 'wage-list-locked.pdf', password: 'harbour' };

const FIXTURES: readonly { readonly file: string; readonly title: string }[] = [
  { file: 'harbour-workers-act-en.pdf', title: 'Harbour Workers Act 2018' },
  { file: 'labour-notice-th.pdf', title: 'ประกาศกรมแรงงาน เรื่อง การจ่ายค่าจ้าง' },
  { file: 'victims-law-km.pdf', title: 'ច្បាប់ស្តីពីការប្រឆាំងការជួញដូរមនុស្ស' },
  { file: 'market-notice-my.pdf', title: 'ဈေးများအတွက် ကြေညာချက်' },
  { file: 'police-letter-scan.pdf', title: 'Scan' },
  { file: LOCKED.file, title: 'List of wages' },
];

/** Bytes of the damaged file: its head and the beginning of a stream, and nothing a reader could mend it with. */
const DAMAGED_LENGTH = 3_000;

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function textOf(folder: string, file: string, quotes: readonly string[]): Text {
  const html = readFileSync(path.join(sources, folder, file.replace(/\.pdf$/, '.html')), 'utf8');
  const mark = MARKS[languageOf(html)];
  if (!mark) throw new Error(`${file}: no words in its language say that it is a sample`);
  return { html: html.replace('<main ', `<main data-mark="${mark}" `), quotes };
}

function finished({ pdf, layout }: Printed, text: Text, facts: Omit<PdfFacts, 'language'>): Uint8Array {
  return finishPdf(pdf, layout, { ...facts, language: languageOf(text.html) });
}

/** Encrypts with qpdf, always to the same bytes; where it is missing the file that is there stays. */
async function lock(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (!isInstalled('qpdf')) {
    process.stdout.write(`${LOCKED.file} stays as it is: qpdf is not installed\n`);
    return undefined;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-lock-'));
  try {
    const [open, locked] = [path.join(folder, 'open.pdf'), path.join(folder, 'locked.pdf')];
    writeFileSync(open, bytes);
    await run('qpdf', [
      ...['--static-id', '--static-aes-iv', '--encrypt', `--user-password=${LOCKED.password}`],
      ...['--owner-password=master', '--bits=128', '--use-aes=y', '--', open, locked],
    ]);
    return new Uint8Array(readFileSync(locked));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const documents = readJson<SampleDocument[]>(path.join(sampleFolder, 'documents.json'));
const citationsFile = path.join(sampleFolder, 'citations.json');
const citations = readJson<SampleCitation[]>(citationsFile);
const sampleTexts = documents.map(({ file }) =>
  textOf('texts', file, [...new Set(citations.filter((one) => one.file === file).map(({ quote }) => quote))]),
);
const fixtureTexts = FIXTURES.map(({ file }) => textOf('fixtures', file, []));
const printed = await printTexts([...sampleTexts, ...fixtureTexts]);

let total = 0;
const save = (folder: string, file: string, bytes: Uint8Array) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), bytes);
  total += bytes.length;
  process.stdout.write(
    `${path.relative(projectRoot, folder)}/${file}  ${Math.ceil(bytes.length / 1024)} KB\n`,
  );
};

documents.forEach(({ file, fields }, position) => {
  const [one, text] = [printed[position], sampleTexts[position]];
  if (!one || !text) throw new Error(`${file} was not printed`);
  save(
    sampleFolder,
    file,
    finished(one, text, {
      title: fields.titleEnglish ?? fields.title,
      author: fields.issuingBody,
      subject: 'Sample – not a real law',
      date: fields.adoptedOn,
    }),
  );
});

for (const [position, { file, title }] of FIXTURES.entries()) {
  const [one, text] = [printed[documents.length + position], fixtureTexts[position]];
  if (!one || !text) throw new Error(`${file} was not printed`);
  const bytes = finished(one, text, {
    title,
    author: 'Waymark',
    subject: 'Made for tests',
    date: '2019-05-12',
  });
  const locked = file === LOCKED.file ? await lock(bytes) : bytes;
  if (locked) save(fixtureFolder, file, locked);
  if (position === 0) save(fixtureFolder, 'damaged.pdf', bytes.slice(0, DAMAGED_LENGTH));
}

const placed = citations.map((citation) => {
  const position = documents.findIndex(({ file }) => file === citation.file);
  const layout = printed[position]?.layout;
  const place = layout?.quotes.find(({ quote }) => quote === citation.quote);
  if (!layout || !place) throw new Error(`no document ${citation.file}`);
  return { ...citation, page: place.page, label: layout.pages[place.page - 1], rectangles: place.rectangles };
});
writeFileSync(citationsFile, JSON.stringify(placed));
const [node, ...biome] = tool('@biomejs/biome', 'biome');
await run(node, [...biome, 'format', '--write', citationsFile], { output: 'errors', cwd: projectRoot });
process.stdout.write(`${Math.ceil(total / 1024)} KB in all\n`);
