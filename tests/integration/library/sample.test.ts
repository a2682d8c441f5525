import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AgenciesService, createAgenciesService } from '../../../main/agencies';
import { loadSamplePassages, seedSample } from '../../../main/app/seed-sample';
import { type AssessmentsService, createAssessmentsService, SAMPLE_STATE } from '../../../main/assessments';
import { openDatabase } from '../../../main/database';
import { createExtractor, readingFiles } from '../../../main/jobs';
import {
  createFileStore,
  createImportPipeline,
  createLibraryService,
  createWorks,
  type FileReader,
  type ImportPipeline,
  indexDocuments,
  type LibraryService,
  loadSampleDocuments,
  toIndexed,
  type Works,
} from '../../../main/library';
import { createPlanningService, loadSamplePlan, type PlanningService } from '../../../main/planning';
import { loadEditions } from '../../../main/questionnaires';
import type { ExtractedPage, ExtractionSummary } from '../../../shared/library';
import { libraryFilter } from '../../../shared/library';
import { headingAbove } from '../../../shared/search';
import { countingIds } from '../../support/builders/ids';
import { memoryIndex, textReader } from '../../support/library-bench';
import { resourcesDir } from '../../support/resource';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const read = readingFiles(createExtractor({ wasmPath }), () => undefined);
const reader: FileReader = { stage: textReader.stage, extract: read };
const sampleFolder = path.join(resourcesDir, 'sample');

const [documents, passages, editions] = await Promise.all([
  loadSampleDocuments(resourcesDir),
  loadSamplePassages(resourcesDir),
  loadEditions(resourcesDir),
]);

const samplePlan = await loadSamplePlan(resourcesDir);

/** Documents that are not versions of others. */
const works = documents.filter(({ joins }) => joins === undefined);

interface Extracted {
  readonly pages: readonly ExtractedPage[];
  readonly summary: ExtractionSummary;
}
const extracted = new Map<string, Extracted>();
for (const { file } of documents) {
  const pages: ExtractedPage[] = [];
  const summary = await read(path.join(sampleFolder, file), {
    onPages: async (batch) => void pages.push(...batch),
  });
  extracted.set(file, { pages, summary });
}
const extractedOf = (file: string): Extracted => {
  const found = extracted.get(file);
  if (!found) throw new Error(`${file} is not among the sample documents`);
  return found;
};

// Lines end where the paper ends, which is no part of a quote.
const unspaced = (text: string) => text.replaceAll(/\s+/g, '');

describe('the documents of the sample', () => {
  it('are those of the list, and small', () => {
    const files = readdirSync(sampleFolder).filter((name) => name.endsWith('.pdf'));
    expect(files.sort()).toEqual(documents.map(({ file }) => file).sort());
    const bytes = files.reduce((sum, name) => sum + statSync(path.join(sampleFolder, name)).size, 0);
    expect(bytes).toBeLessThan(1_450_000);
  });

  it.each(documents)(
    '$file says on every page that it is a sample, and can be searched on every page',
    ({ file }) => {
      const { pages, summary } = extractedOf(file);
      expect(summary).toMatchObject({ good: pages.length, empty: 0, suspect: 0 });
      for (const { text } of pages) expect(text).toContain('Sample – not a real law');
    },
  );

  it.each(documents)('$file has bookmarks, printed page numbers and true facts', ({ file, fields }) => {
    const { pages, summary } = extractedOf(file);
    const { facts } = summary;
    expect(facts).toMatchObject({
      title: fields.titleEnglish ?? fields.title,
      author: fields.issuingBody,
      subject: 'Sample – not a real law',
      created: `${fields.adoptedOn}T12:00:00.000Z`,
      language: { eng: 'en', tha: 'th' }[fields.language as string],
      warnings: [],
    });
    expect(facts.outline.length).toBeGreaterThan(1);
    for (const { title, page } of facts.outline) {
      expect(unspaced(pages[(page ?? 0) - 1]?.text ?? ''), title).toContain(unspaced(title));
    }
    for (const { label, text } of pages) expect(text.trimEnd().endsWith(label ?? '?')).toBe(true);
  });

  it('count front pages in Roman figures and annexes apart', () => {
    const labels = (file: string) => extractedOf(file).pages.map(({ label }) => label);
    expect(labels('counter-trafficking-act-2019.pdf').slice(0, 4)).toEqual(['i', 'ii', '1', '2']);
    expect(labels('sop-identification-referral-2023.pdf').slice(-4)).toEqual([
      '3',
      'Form 1',
      'Form 2',
      'Form 3',
    ]);
    expect(labels('memorandum-model-coast-2022.pdf')).toEqual(['1', '2', 'A-1']);
  });
});

describe('the passages that the sample answers cite', () => {
  it.each(passages)('$year $itemId: $quote', ({ file, page, label, quote, rectangles, itemId }) => {
    const found = extractedOf(file).pages[page - 1];
    expect(found?.label).toBe(label);
    expect(unspaced(found?.text ?? '')).toContain(unspaced(quote));
    expect(editions[0]?.items.map(({ id }) => id)).toContain(itemId);
    for (const [x, y, width, height] of rectangles) {
      expect(Math.min(x, y, width, height)).toBeGreaterThan(0);
      expect(x + width).toBeLessThan(found?.width ?? 0);
      expect(y + height).toBeLessThan(found?.height ?? 0);
    }
  });

  it('stand under the section that their note names, for a text is stored as it is read', () => {
    const told = passages.flatMap(({ file, page, quote, note }) => {
      const section = /^Sample: Section (\d+[A-Z]?)[:.(]/.exec(note)?.[1];
      const text = extractedOf(file).pages[page - 1]?.text ?? '';
      const words = quote.replaceAll(/[^\p{L}\p{N}\s]/gu, '.').replaceAll(/\s+/g, '\\s+');
      const heading = headingAbove(text, text.search(new RegExp(words)))?.split('.')[0];
      return section === undefined ? [] : [{ section, heading }];
    });
    // A section that began on the page before has no heading on this one.
    const headed = told.filter(({ heading }) => heading !== undefined);
    expect(headed.length).toBeGreaterThan(10);
    expect(headed.filter(({ section, heading }) => heading !== section)).toEqual([]);
  });
});

interface Workspace {
  readonly library: LibraryService;
  readonly works: Works;
  readonly imports: ImportPipeline;
  readonly agencies: AgenciesService;
  readonly assessments: AssessmentsService;
  readonly planning: PlanningService;
  readonly bugs: unknown[];
  close(): void;
}

let root: string;
let newId: () => string;
let minutes = 0;
let memory = memoryIndex();
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'waymark-sample-'));
  for (const folder of ['staging', 'files']) mkdirSync(path.join(root, folder));
  newId = countingIds();
  memory = memoryIndex();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Opens the workspace of this test, as the data process does after a start. */
function openWorkspace(change: { reader?: FileReader } = {}): Workspace {
  const db = openDatabase({ file: path.join(root, 'waymark.db') });
  const bugs: unknown[] = [];
  const clock = () => {
    minutes += 1;
    return new Date(Date.UTC(2026, 5, 1, 0, minutes)).toISOString();
  };
  const shared = { db, clock, newId, actor: () => 'Tester', announce: () => undefined };
  const library = createLibraryService({
    ...shared,
    onChanged: (document) => void memory.index.putDocuments([toIndexed(document)]),
  });
  const works = createWorks({
    ...shared,
    onChanged: (ids) => void indexDocuments(db, memory.index, ids),
  });
  const imports = createImportPipeline({
    ...shared,
    store: createFileStore(path.join(root, 'files')),
    index: memory.index,
    readers: [change.reader ?? reader],
    staging: path.join(root, 'staging'),
    onAdded: (document) => memory.index.putDocuments([toIndexed(document)]),
    onBug: (cause) => void bugs.push(cause),
  });
  const agencies = createAgenciesService(shared);
  const assessments = createAssessmentsService({
    ...shared,
    editions,
    library,
    agencies,
  });
  const planning = createPlanningService({
    ...shared,
    assessments,
    factsOf: () => null,
    itemsOf: () => new Map(),
    withoutText: () => new Set(),
    dutyOf: () => null,
  });
  return { library, works, imports, agencies, assessments, planning, bugs, close: () => db.close() };
}

async function fill(workspace: Workspace, change: Partial<Workspace> = {}): Promise<void> {
  workspace.imports.resumeInterrupted();
  await seedSample({ resources: resourcesDir, ...workspace, ...change });
}

const everything = libraryFilter.parse({ sort: 'title' });

/** All that the sample put into a workspace, without ids and times. */
function contentOf({ library, imports, assessments, planning }: Workspace) {
  const listed = library.list(everything).map(({ id }) => {
    const { title, type, state, guessed, versions, status, language, relations, review } = library.get(id);
    return {
      ...{ title, type, state, guessed, status, language, review },
      versions: versions.map(({ file, label, standing, isOfficial }) => ({
        ...{ file: file.sourceName, label, standing, isOfficial },
      })),
      relations: relations.map(({ kind, direction, other }) => [kind, direction, other.title]),
    };
  });
  const years = assessments.list().map(({ id, referenceDate, status, state, progress }) => ({
    ...{ referenceDate, status, state, progress },
    citations: assessments
      .get(id)
      .answers.map(({ itemId, citations }) => [
        itemId,
        citations.map(({ documentTitle, page, pageLabel, quote, note }) => [
          documentTitle,
          page,
          pageLabel,
          quote,
          note,
        ]),
      ]),
  }));
  const plans = planning.plans(SAMPLE_STATE).map(({ id, title }) => ({
    title,
    actions: planning.plan(id).list.map((action) => [action.title, action.state, action.dueOn]),
  }));
  return { imports: imports.list().map(({ state, counts }) => ({ state, counts })), listed, years, plans };
}

describe('the sample workspace', () => {
  it('is filled on its first opening: documents with their versions and relations, and answers that cite them', async () => {
    const workspace = openWorkspace();
    await fill(workspace);
    const { imports, listed, years } = contentOf(workspace);
    expect(imports).toMatchObject([{ state: 'done', counts: { added: documents.length } }]);
    expect(listed.map(({ title }) => title).sort()).toEqual(
      documents
        .filter(({ joins }) => joins === undefined)
        .map(({ fields }) => fields.title)
        .sort(),
    );
    const titled = (words: string) => listed.find(({ title }) => title.includes(words));
    expect(titled('Counter-Trafficking Act 2019')).toMatchObject({
      versions: [{ label: 'As amended in 2025' }, { label: 'As passed' }],
      review: { reviewBy: '2027-07-01' },
    });
    expect(titled('คำสั่ง')).toMatchObject({
      versions: [
        { standing: 'original', isOfficial: true },
        { standing: 'unofficial-translation', isOfficial: false },
      ],
    });
    expect(titled('1997')?.relations).toEqual([['repeals', 'in', 'Sample: Counter-Trafficking Act 2019']]);
    for (const one of listed) expect(one).toMatchObject({ guessed: [], state: SAMPLE_STATE });
    expect(years.map(({ referenceDate, status }) => [referenceDate, status])).toEqual([
      ['2026-12-31', 'open'],
      ['2025-12-31', 'frozen'],
      ['2024-12-31', 'frozen'],
    ]);

    const cited = (year: number) => passages.filter((passage) => passage.year <= year).length;
    const counts = workspace.assessments
      .listSnapshots()
      .map(({ id }) => workspace.assessments.getSnapshot(id).answers.flatMap(({ citations }) => citations));
    expect(counts.map((citations) => citations.length)).toEqual([cited(2025), cited(2024)]);
    for (const { versionId, page } of counts.flat()) {
      expect(workspace.library.findVersion(versionId)?.pageCount).toBeGreaterThanOrEqual(page);
    }
    expect(contentOf(workspace).plans).toEqual([
      {
        title: samplePlan.title,
        actions: samplePlan.actions.map(({ title, state, dueOn }) => [title, state, dueOn]),
      },
    ]);
    const shown = [...memory.documents.values()].filter(({ removed }) => !removed);
    expect(shown).toHaveLength(listed.length);
    expect(workspace.bugs).toEqual([]);
    workspace.close();
  });

  it('is left alone afterwards, whatever a learner did with it', async () => {
    const workspace = openWorkspace();
    await fill(workspace);
    const [first, second] = workspace.library.list(everything);
    workspace.library.update(first?.id ?? '', { title: 'My own title' });
    workspace.library.remove(second?.id ?? '');
    const before = contentOf(workspace);
    workspace.close();

    const again = openWorkspace();
    await fill(again);
    expect(contentOf(again)).toEqual(before);
    again.close();
  });

  it('finishes a plan that was cut off, and leaves a longer one alone', async () => {
    const workspace = openWorkspace();
    await expect(
      fill(workspace, { planning: failingAt(workspace.planning, 'addAction', 4) }),
    ).rejects.toThrow('killed');
    const { plans } = contentOf(workspace);
    expect(plans[0]?.actions).toHaveLength(3);
    await fill(workspace);
    expect(contentOf(workspace).plans[0]?.actions).toHaveLength(samplePlan.actions.length);
    const [made] = workspace.planning.plans(SAMPLE_STATE);
    const [first] = workspace.planning.plan(made?.id ?? '').list;
    if (!made || !first) throw new Error('no plan was made');
    const { id: _id, planId: _plan, position: _at, carriedFrom: _from, updatedAt: _when, ...fields } = first;
    workspace.planning.addAction(made.id, { ...fields, title: 'My own action' });
    const before = contentOf(workspace);
    await fill(workspace);
    expect(contentOf(workspace)).toEqual(before);
    workspace.close();
  });

  it('keeps what a learner changes while it is being filled', async () => {
    const workspace = openWorkspace();
    await expect(
      fill(workspace, { assessments: failingAt(workspace.assessments, 'create', 1) }),
    ).rejects.toThrow('killed');
    const [first, second] = workspace.library.list(everything);
    workspace.library.update(first?.id ?? '', { title: 'My own title' });
    workspace.library.remove(second?.id ?? '');
    await fill(workspace);
    const { listed, years } = contentOf(workspace);
    expect(listed).toHaveLength(works.length - 1);
    expect(listed.map(({ title }) => title)).toContain('My own title');
    expect(years).toHaveLength(3);
    workspace.close();
  });

  it('makes no assessment while a document is missing, and brings it in at the next opening', async () => {
    const [last] = documents.slice(-1);
    const workspace = openWorkspace({
      reader: {
        ...reader,
        stage: (source, staged) =>
          source.endsWith(last?.file ?? '')
            ? Promise.reject(new Error('disk'))
            : reader.stage(source, staged),
      },
    });
    await fill(workspace);
    expect(contentOf(workspace).listed).toHaveLength(works.length - 1);
    expect(contentOf(workspace).years).toEqual([]);
    workspace.close();

    const again = openWorkspace();
    await fill(again);
    expect(contentOf(again).listed).toHaveLength(works.length);
    expect(contentOf(again).years).toHaveLength(3);
    again.close();
  });
});

/** A service that is cut off at the nth call of one of its methods, before it does anything. */
function failingAt<T extends object>(service: T, method: keyof T, nth: number): T {
  let calls = 0;
  return new Proxy(service, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== method || typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        calls += 1;
        if (calls === nth) throw new Error('killed');
        return value.apply(target, given);
      };
    },
  });
}

describe('a kill while the sample is being filled', () => {
  const undisturbed = async () => {
    const workspace = openWorkspace();
    await fill(workspace);
    const content = contentOf(workspace);
    workspace.close();
    return content;
  };
  let whole: Awaited<ReturnType<typeof undisturbed>>;
  beforeEach(async () => {
    whole ??= await undisturbed();
    rmSync(root, { recursive: true, force: true });
    for (const folder of ['staging', 'files']) mkdirSync(path.join(root, folder), { recursive: true });
    memory = memoryIndex();
  });

  it.each([1, 4, 8])('in the middle of document %i leaves nothing twice', async (nth) => {
    let begun = 0;
    const { promise: stuck, resolve } = Promise.withResolvers<void>();
    const killed = openWorkspace({
      reader: {
        ...reader,
        extract: (staged, options) => {
          begun += 1;
          if (begun < nth) return reader.extract(staged, options);
          resolve();
          return new Promise(() => undefined);
        },
      },
    });
    void fill(killed);
    await stuck;
    killed.close();

    const again = openWorkspace();
    await fill(again);
    expect(contentOf(again)).toEqual(whole);
    again.close();
  });

  it.each([
    ['library', 'update', 1],
    ['library', 'update', 5],
    ['works', 'setVersion', 2],
    ['works', 'join', 2],
    ['works', 'relate', 2],
    ['assessments', 'saveAnswers', 1],
    ['assessments', 'cite', 10],
    ['assessments', 'freeze', 1],
    ['assessments', 'startNext', 1],
    ['assessments', 'freeze', 2],
    ['assessments', 'startNext', 2],
  ] as const)('before %s.%s number %i leaves nothing twice', async (room, method, nth) => {
    const first = openWorkspace();
    const cut =
      room === 'library'
        ? { library: failingAt(first.library, method as 'update', nth) }
        : room === 'works'
          ? { works: failingAt(first.works, method as 'join', nth) }
          : { assessments: failingAt(first.assessments, method as 'freeze', nth) };
    await expect(fill(first, cut)).rejects.toThrow('killed');
    first.close();

    const again = openWorkspace();
    await fill(again);
    expect(contentOf(again)).toEqual(whole);
    again.close();
  });
});
