import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type IndexedFileQuality,
  qualityReason,
  type ReportedVersion,
  searchabilityOf,
  TEXT_TROUBLES,
  troubleOf,
} from '../../../../shared/library';
import { anId } from '../../../support/builders';

const hash = (n: number) => n.toString(16).padStart(64, '0');
const document = (n: number, pageCount: number, locked = false): ReportedVersion => ({
  ...{ documentId: anId(n), versionId: anId(n + 500), sha256: hash(n), title: `Act ${n}` },
  ...{ language: null, pageCount, locked },
});

describe('the kind of trouble of a page', () => {
  it('is known for every reason the page quality has', () => {
    for (const reason of qualityReason.options) {
      const kinds = TEXT_TROUBLES.filter(({ reasons }) => reasons.includes(reason));
      expect(kinds, reason).toHaveLength(1);
    }
  });

  it('is told for a reason nobody knows yet, and never for a good page', () => {
    expect(troubleOf({ quality: 'suspect', reasons: ['new-reason'] })).toBe('garbled');
    expect(troubleOf({ quality: 'empty', reasons: [] })).toBe('picture');
    expect(troubleOf({ quality: 'good', reasons: ['legacy-font'] })).toBeNull();
  });

  it('loses all of a page that has no text but on layers that are off, and a little of one that has other text', () => {
    const levelOf = (quality: 'empty' | 'suspect') => {
      const kind = troubleOf({ quality, reasons: ['hidden-text'] });
      return TEXT_TROUBLES.find((one) => one.kind === kind)?.level;
    };
    expect(levelOf('empty')).toBe('unreadable');
    expect(levelOf('suspect')).toBe('doubtful');
  });
});

describe('the report', () => {
  it('counts every page once, whatever the state of the files', () => {
    const aFile = fc.record({
      pageCount: fc.nat(8),
      locked: fc.boolean(),
      state: fc.constantFrom('missing', 'partial', 'complete'),
      stored: fc.nat(8),
      qualities: fc.array(
        fc.tuple(fc.constantFrom('good', 'empty', 'suspect'), fc.constantFrom(...qualityReason.options)),
        { minLength: 8, maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(fc.array(aFile, { maxLength: 6 }), (given) => {
        const files: IndexedFileQuality[] = [];
        const documents = given.map(({ pageCount, locked, state, stored, qualities }, n) => {
          const pages = Math.min(stored, pageCount);
          if (state !== 'missing') {
            files.push({
              sha256: hash(n),
              pages,
              complete: state === 'complete',
              troubles: qualities
                .slice(0, pages)
                .flatMap(([quality, reason], at) =>
                  quality === 'good' ? [] : [{ quality, reasons: [reason], pages: [at + 1] }],
                ),
            });
          }
          return document(n, pageCount, locked);
        });
        const report = searchabilityOf([...documents, ...documents.slice(0, 1)], files, []);
        expect(report.searchable + report.doubtful + report.unreadable).toBe(report.pages);
        expect(report.searchable).toBeGreaterThanOrEqual(0);
        for (const { documentId, pageCount } of documents) {
          const named = report.lines
            .filter((line) => line.documentId === documentId)
            .flatMap(({ pages }) => pages);
          expect(new Set(named).size).toBe(named.length);
          expect(named.every((page) => page >= 1 && page <= pageCount)).toBe(true);
        }
      }),
    );
  });

  it('counts a document once that has several texts, and all of their pages', () => {
    const text = document(1, 10);
    const translation = { ...document(2, 4), documentId: text.documentId };
    const sound = { sha256: text.sha256, pages: 10, complete: true, troubles: [] };
    const troubles = [{ quality: 'empty' as const, reasons: ['no-text'], pages: [1, 2, 3, 4] }];
    const scan = { sha256: translation.sha256, pages: 4, complete: true, troubles };
    expect(searchabilityOf([text, translation], [sound, scan], [])).toMatchObject({
      ...{ documents: 1, pages: 14, unreadable: 4, percent: 71 },
      kinds: [{ kind: 'picture', pages: 4, documents: 1 }],
      lines: [{ documentId: text.documentId, versionId: translation.versionId, pages: [1, 2, 3, 4] }],
    });
  });

  it('never rounds up to a hundred', () => {
    const file = { sha256: hash(1), pages: 1000, complete: true };
    const troubles = [{ quality: 'empty' as const, reasons: ['no-text'], pages: [7] }];
    expect(searchabilityOf([document(1, 1000)], [{ ...file, troubles }], []).percent).toBe(99);
    expect(searchabilityOf([], [], []).percent).toBeNull();
  });
});
