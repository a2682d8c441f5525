import '../typescript-imports.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { against, alone, type Figure } from './figure.ts';

const DOCUMENTS = 600;
const CITATIONS = 5_000;
const ITEMS = 100;
const ROUNDS = 9;
const AT = '2026-01-01T00:00:00.000Z';
const QUOTE = 'Whoever recruits a person by deception for exploitation commits an offence. '.repeat(3);

const idOf = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const hashOf = (number: number) => number.toString(16).padStart(64, '0');

type Database = Awaited<typeof import('../../main/database/index.ts')>;
type Db = ReturnType<Database['openDatabase']>;

/** Documents, an assessment, and citations that all quote the first document: half of them national, half of an agency. */
function fill(db: Db): void {
  const { build } = db;
  for (let at = 0; at < DOCUMENTS; at += 1) {
    db.run(
      build.insertInto('files').values({
        ...{ sha256: hashOf(at), bytes: 1, page_count: 90, searchable_pages: 90, text_state: 'good' },
        ...{ source_name: 'act.pdf', facts: '{}', added_at: AT },
      }),
    );
    db.run(
      build.insertInto('documents').values({
        ...{
          id: idOf(at),
          type: 'LAW',
          title: `Act ${at}`,
          title_english: null,
          state: 'TH',
          language: 'eng',
        },
        ...{
          status: 'inforce',
          number: null,
          issuing_body: null,
          adopted_on: null,
          in_force_on: '2010-01-01',
        },
        ...{ expires_on: null, pillars: '[]', topics: '[]', access: 'public', guessed: '[]', created_at: AT },
        ...{ updated_at: AT, removed_at: null, checked_on: null, checked_by: null, review_by: null },
        merged_into: null,
      }),
    );
    db.run(
      build.insertInto('document_versions').values({
        ...{
          id: idOf(10_000 + at),
          document_id: idOf(at),
          label: '',
          published_on: null,
          sha256: hashOf(at),
        },
        ...{ position: 1, language: null, standing: null, source: null, obtained_on: null },
        ...{ obtained_by: null, came_from: null },
      }),
    );
  }
  db.run(
    build.insertInto('assessments').values({
      ...{ id: idOf(20_000), state: 'TH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' },
      ...{ reference_date: '2026-12-31', status: 'open', based_on: null, created_at: AT, updated_at: AT },
    }),
  );
  db.run(
    build.insertInto('agencies').values({
      ...{ id: idOf(20_001), state: 'TH', names: '[]', short_name: 'Police', roles: '[]', place: '' },
      ...{ from_on: null, until_on: null, note: '', created_at: AT, updated_at: AT },
    }),
  );
  const answer = { assessment_id: idOf(20_000), value: '{}', text: '', fall_reason: null, confirmed: 1 };
  const rest = { revision: 1, updated_at: AT, hash: '0'.repeat(64), held: '[]', checks: '[]' };
  for (let item = 0; item < ITEMS; item += 1) {
    const of = { ...answer, ...rest, item_id: `POL-${String(item).padStart(2, '0')}` };
    db.run(build.insertInto('answers').values({ ...of, id: idOf(30_000 + item) }));
    db.run(
      build.insertInto('agency_answers').values({ ...of, id: idOf(40_000 + item), agency_id: idOf(20_001) }),
    );
  }
  for (let at = 0; at < CITATIONS; at += 1) {
    const of = {
      ...{ id: idOf(100_000 + at), version_id: idOf(10_000), document_title: 'Act 0', page: 1 + (at % 90) },
      ...{ page_label: null, quote: QUOTE, rectangles: '[]', note: '', created_at: AT },
    };
    if (at % 2 === 0)
      db.run(build.insertInto('citations').values({ ...of, answer_id: idOf(30_000 + (at % ITEMS)) }));
    else
      db.run(build.insertInto('agency_citations').values({ ...of, answer_id: idOf(40_000 + (at % ITEMS)) }));
  }
}

/**
 * What it costs to see all that rests on a law once it is marked as repealed: with 5,000 citations of it among 600 documents. The
 * peer asks for the document of each citation in turn.
 */
export async function benchLawChange(): Promise<Figure[]> {
  const { openDatabase } = await import('../../main/database/index.ts');
  const { createLibraryService } = await import('../../main/library/index.ts');
  const { createAssessmentsService } = await import('../../main/assessments/index.ts');
  const { createRelianceService } = await import('../../main/reliance/index.ts');
  const { LINES_AT_ONCE, relianceContract } = await import('../../shared/reliance/index.ts');
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-lawchange-'));
  const db = openDatabase({ file: path.join(folder, 'waymark.db') });
  try {
    db.transaction(() => fill(db));
    const common = { db, clock: () => AT, actor: () => 'Bench', announce: () => undefined };
    const library = createLibraryService({ ...common, onChanged: () => undefined });
    const assessments = createAssessmentsService({
      ...common,
      newId: () => idOf(1),
      editions: [],
      library,
      agencies: { find: () => undefined },
    });
    const reliance = createRelianceService({
      ...common,
      ...{ library, assessments, today: () => '2026-06-01', passages: { find: async () => [] } },
      planning: {
        findings: () => [],
        actionsByItem: () => new Map(),
        resting: () => ({ actions: [], marks: [] }),
      },
    });
    const own: number[] = [];
    const counts: number[] = [];
    const peers: number[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      library.update(idOf(0), { status: 'inforce' });
      const began = performance.now();
      library.update(idOf(0), { status: 'repealed' });
      // As it crosses to the window: written, read and checked.
      const { texts } = structuredClone(reliance.list({ documentId: idOf(0) }));
      const found = texts.reduce((sum, { versionId, counts }) => {
        const sent = structuredClone(reliance.lines({ versionId, group: 'open', itemId: null }));
        relianceContract['reliance.lines'].output.parse(sent.slice(0, LINES_AT_ONCE));
        return sum + counts.open;
      }, 0);
      const listed = performance.now() - began;
      if (found !== CITATIONS) throw new Error(`${found} of ${CITATIONS} dependants were listed`);
      const counting = performance.now();
      reliance.count();
      const counted = performance.now() - counting;
      const asking = performance.now();
      const naive = assessments
        .citationsOf(idOf(10_000))
        .filter(({ citation }) => library.findVersion(citation.versionId)?.status === 'repealed').length;
      const asked = performance.now() - asking;
      if (naive !== CITATIONS) throw new Error('the peer does not agree');
      if (round < 0) continue;
      own.push(listed);
      counts.push(counted);
      peers.push(asked);
    }
    const peer = 'the document of each citation asked for in turn';
    return [
      against('law repealed, 5,000 dependants listed', 'ms', own, peer, peers, '≤ 1000 ms'),
      alone('how many dependants want a decision', 'ms', counts, '≤ 300 ms'),
    ];
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
