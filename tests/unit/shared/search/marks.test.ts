import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestSnippet,
  cut,
  findMarks,
  holdsAll,
  isNear,
  isNearByClusters,
  marksIn,
  normalise,
  parseQuery,
  planOf,
  prepareText,
  snippetAround,
  snippetFor,
} from '../../../../shared/search';
import { awkwardText } from '../../../support/awkward-text';

const none: ReadonlySet<number> = new Set();
const first: ReadonlySet<number> = new Set([0]);

/** What is marked in a text for a query typed to its end. */
function marked(
  text: string,
  line: string,
  loose: 'partial' | 'similar' | 'similarStart' | 'inside' | null = null,
): string[] {
  const plan = planOf(parseQuery(line), {
    partial: loose === 'partial' ? first : none,
    similar: loose === 'similar' ? first : none,
    similarStart: loose === 'similarStart' ? first : none,
    inside: loose === 'inside' ? first : none,
  });
  return marksIn(text, plan).map(({ start, end }) => text.slice(start, end));
}

const tiers = (text: string, line: string) =>
  marksIn(text, planOf(parseQuery(`${line} `))).map((mark) => mark.tier);

describe('findMarks', () => {
  it('marks words as they are written on the page', () => {
    expect(marked('Trafficking in PERSONS; persons', 'persons trafficking')).toEqual([
      'Trafficking',
      'PERSONS',
      'persons',
    ]);
    expect(marked('ｐｅｒｓｏｎｓ and per\u00adsons', 'persons')).toEqual([
      'ｐｅｒｓｏｎｓ',
      'per\u00adsons',
    ]);
    expect(marked('personsx apersons', 'persons')).toEqual([]);
  });

  it('tells how closely a word fits', () => {
    expect(tiers('quyền quyen quyến', 'quyền')).toEqual(['exact', 'folded', 'folded']);
    expect(tiers('recruiting recruit recruitment', 'recruit')).toEqual(['stemmed', 'exact', 'stemmed']);
  });

  it('marks phrases over punctuation and line ends, in every spelling of marks', () => {
    expect(marked('forced\nmarriage, Forced (Marriage) marriage forced', '"forced marriage"')).toEqual([
      'forced\nmarriage',
      'Forced (Marriage',
    ]);
    expect(marked('quyền trẻ em', '"quyen tre"')).toEqual(['quyền trẻ']);
  });

  it('marks both halves of a word parted at a line end, alone and in a phrase', () => {
    expect(marked('an exam-\nple of it', 'example')).toEqual(['exam-\nple']);
    expect(marked('an exam-\nple of it', '"example of"')).toEqual(['exam-\nple of']);
  });

  it('marks words inside unspaced text, also over a line end and with sara am in either spelling', () => {
    expect(marked('ประเทศไทยมีกฎหมายแรงงาน', 'กฎหมาย')).toEqual(['กฎหมาย']);
    expect(marked('กฎ\nหมาย', 'กฎหมาย')).toEqual(['กฎ\nหมาย']);
    expect(marked('กฎ, หมาย', 'กฎหมาย')).toEqual([]);
    expect(marked('ดื่มนํ้าสะอาด', 'น้ำ')).toEqual(['นํ้า']);
    expect(marked('ព្រះរាជ\u200bាណាចក្រកម្ពុជា', 'កម្ពុជា')).toEqual(['កម្ពុជា']);
  });

  it('marks local digits for ASCII ones and numbers joined to unspaced text', () => {
    expect(marked('มาตรา ๖ และมาตรา๗', '"มาตรา 6"')).toEqual(['มาตรา ๖']);
    expect(marked('มาตรา ๖ และมาตรา๗', 'มาตรา7')).toEqual(['มาตรา๗']);
  });

  it('marks beginnings, slips and places inside words only where the plan says so', () => {
    expect(marked('prosecution prosecutor', 'prosecuti')).toEqual([]);
    expect(marked('prosecution prosecutor', 'prosecuti', 'partial')).toEqual(['prosecution']);
    expect(marked('trafficking', 'traficking')).toEqual([]);
    expect(marked('trafficking', 'traficking', 'similar')).toEqual(['trafficking']);
    expect(marked('முயற்சிகள் அனுமதி', 'சிகள்')).toEqual([]);
    expect(marked('முயற்சிகள் அனுமதி', 'சிகள்', 'inside')).toEqual(['சிகள்']);
    expect(marked('முயற் சிகள்', 'முயற்சிகள்', 'inside')).toEqual(['முயற் சிகள்']);
    expect(marked('ဝမၼ်းၵေႃႈ', 'မ်းၵေႃႈ', 'similar')).toEqual(['မၼ်းၵေႃႈ']);
  });

  it('marks a run with a slip wherever looking at every stretch of every run finds one', () => {
    const letters = fc.constantFrom(...'กขคงมรลาิีุ่้', ...'ကခဂငမရလာိီုံ့', ' ', '\u200b', '-\n', 'a');
    const texts = fc.array(letters, { minLength: 4, maxLength: 60 }).map((all) => all.join(''));
    const slips = fc.record({
      at: fc.nat(40),
      kind: fc.constantFrom('one more', 'one less', 'another', 'swapped'),
    });
    fc.assert(
      fc.property(texts, fc.nat(40), fc.integer({ min: 4, max: 12 }), slips, (text, from, length, slip) => {
        const letter = [...text.slice(from, from + length)];
        const at = slip.at % Math.max(1, letter.length);
        if (slip.kind === 'one more') letter.splice(at, 0, 'ม');
        if (slip.kind === 'one less') letter.splice(at, 1);
        if (slip.kind === 'another') letter[at] = 'ရ';
        if (slip.kind === 'swapped') letter.splice(at, 2, ...letter.slice(at, at + 2).reverse());
        const query = parseQuery(letter.join(''));
        const [clause] = query.clauses;
        fc.pre(
          query.clauses.length === 1 && clause !== undefined && clause.units.every(({ run }) => run >= 0),
        );
        const wantedClusters = (clause?.units ?? []).map((unit) => unit.text);
        const wanted = wantedClusters.join('');
        const { units } = cut(normalise(text));
        const stretches = units.flatMap((_, start) =>
          units.flatMap((unit, end) => {
            const part = units.slice(start, end + 1);
            if (end < start || unit.run < 0 || part.some(({ run }) => run !== unit.run)) return [];
            if (part.length > (clause?.units.length ?? 0) + 1) return [];
            const clusters = part.map((one) => one.text);
            const isLike = isNear(clusters.join(''), wanted) || isNearByClusters(clusters, wantedClusters);
            return isLike ? [part] : [];
          }),
        );
        const plan = planOf(query, { partial: none, similar: first, similarStart: none, inside: none });
        expect(marksIn(text, plan).length > 0).toBe(stretches.length > 0);
        expect(holdsAll(text, plan)).toBe(stretches.length > 0);
      }),
      { numRuns: 3_000 },
    );
  });

  it('sees a cluster of a long run that is wrong where a text begins with it', () => {
    const plan = planOf(parseQuery('ពកសលយ្ង្រៀនាឆ្ង្រៀ'), {
      ...{ partial: none, similar: first, similarStart: none, inside: none },
    });
    for (const text of ['ពកសលយនាឆ្ង្រៀ', '១. ពកសលយនាឆ្ង្រៀ']) expect(holdsAll(text, plan), text).toBe(true);
  });

  it('marks slices whose own words are those of the query, in order and without overlap', () => {
    fc.assert(
      fc.property(awkwardText(), awkwardText(30), (before, after) => {
        fc.pre(!/[\u1040]|\u00ad\n/.test(before + after));
        const words = cut(normalise(after)).units;
        fc.pre(words.length > 0);
        const query = parseQuery(`"${after.replaceAll('"', ' ')}"`);
        fc.pre(query.clauses.length === 1);
        const text = `${before} . ${after} . ${before}`;
        const marks = marksIn(
          text,
          planOf(query, { partial: none, similar: none, similarStart: none, inside: none }),
        );
        let end = 0;
        for (const mark of marks) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          expect(mark.end).toBeGreaterThan(mark.start);
          end = mark.end;
          if (mark.tier !== 'exact') continue;
          const squeeze = (units: readonly { readonly text: string }[]) =>
            units.map((unit) => unit.text).join('');
          const sliced = cut(normalise(text.slice(mark.start, mark.end)));
          const wanted = squeeze(query.clauses[0]?.units ?? []);
          expect(squeeze(sliced.units)).toContain(wanted);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds a text in itself', () => {
    fc.assert(
      fc.property(awkwardText(24), (text) => {
        fc.pre(!/["\u201c-\u201e\u00ab\u00bb\u300c\u300d\uff02]/.test(text));
        const line = `"${text}"`;
        const query = parseQuery(line);
        fc.pre(query.clauses.length === 1);
        expect(marksIn(line, planOf(query)).length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000, examples: [['\u17d2\u178a']] },
    );
  });
});

describe('snippets', () => {
  const filler = 'The provisions of this part apply to every authority. '.repeat(8);

  it('show about eighty characters on each side, on one line, with the marks in place', () => {
    const text = `${filler}victims of\n  forced marriage ${filler}`;
    const plan = planOf(parseQuery('"forced marriage" victims'));
    const prepared = prepareText(text);
    const { text: shown, marks } = bestSnippet(prepared, findMarks(prepared, plan), plan);
    expect(marks.map(({ start, end }) => shown.slice(start, end))).toEqual(['victims', 'forced marriage']);
    expect(shown.length).toBeLessThan(260);
    expect(shown).toMatch(/^… .* …$/);
    expect(shown).not.toMatch(/\n| {2}/);
  });

  it('prefer the place where most of the words stand together', () => {
    const text = `victims alone here. ${filler} victims of marriage. ${filler}`;
    const plan = planOf(parseQuery('marriage victims '));
    const prepared = prepareText(text);
    const { text: shown, marks } = bestSnippet(prepared, findMarks(prepared, plan), plan);
    expect(marks.map(({ start, end }) => shown.slice(start, end))).toEqual(['victims', 'marriage']);
  });

  it('begin and end at whole words and clusters', () => {
    const text = 'ก็มีกฎหมายที่ใช้บังคับ'.repeat(40).replace('บังคับ', 'พิเศษ');
    const prepared = prepareText(text);
    const plan = planOf(parseQuery('พิเศษ '));
    const { text: shown } = bestSnippet(prepared, findMarks(prepared, plan), plan);
    expect(shown.replaceAll(/[… ]/g, '')).not.toMatch(/^\p{M}/u);
  });

  it('show what stands around a long mark, and begin at a whole word near the begin of the page', () => {
    const phrase =
      'exploitation of the prostitution of others or other forms of sexual exploitation and forced labour';
    const plan = planOf(parseQuery(`"${phrase}"`));
    for (let length = 60; length < 130; length += 1) {
      const before = 'Everyone who is held in that place has the right to it. '
        .repeat(4)
        .slice(0, length)
        .trim();
      const text = `${before} ${phrase} ${filler}`;
      const { text: shown, marks } = snippetFor(text, plan, [{ exact: [phrase], loose: [] }]);
      expect(marks).toHaveLength(1);
      const [{ start, end } = { start: 0, end: 0 }] = marks;
      expect(shown.slice(start, end)).toBe(phrase);
      expect(shown.slice(end).length).toBeGreaterThan(60);
      expect(start).toBeGreaterThan(50);
      expect(text.split(' ')).toContain(shown.replace(/^\u2026 /, '').split(' ')[0]);
    }
  });

  it('begin and end between syllables where no white space is near', () => {
    const words = {
      thai: ['คำสำคัญและอำนาจหน้าที่', 'พิเศษ'],
      khmer: ['ស្ដីពីសិទ្ធិមនុស្សគ្រប់រូប', 'ជនរងគ្រោះ'],
      burmese: ['လွတ်လပ်သောကြောင့်အဏ္ဏဝါ', 'ဥပဒေ'],
    };
    for (const [around, word] of Object.values(words) as [string, string][]) {
      const whole = cut(normalise(around)).units.map((unit) => unit.text);
      const filling = around.repeat(30);
      for (let length = 100; length < 100 + around.length; length += 1) {
        // What the cut leaves at the begin of the page is far from what is shown.
        const text = `${filling.slice(-length)}${word}${filling}`;
        const { text: shown, marks } = snippetFor(text, planOf(parseQuery(word)), [
          { exact: [word], loose: [] },
        ]);
        expect(marks).toHaveLength(1);
        const [{ start, end } = { start: 0, end: 0 }] = marks;
        expect(shown.slice(start, end)).toBe(word);
        const units = [shown.slice(2, start), shown.slice(end, -2)].flatMap((part) =>
          cut(normalise(part)).units.map((unit) => unit.text),
        );
        expect(units.filter((unit) => !whole.includes(unit))).toEqual([]);
      }
    }
  });

  it('are taken where the words stand together, however often one of them stands before', () => {
    const text = `child ${filler.slice(0, 60)}child ${filler} child and a woman taken by force. ${filler}`;
    const plan = planOf(parseQuery('child woman force '));
    const spellings = ['child', 'woman', 'force'].map((word) => ({ exact: [word], loose: [] }));
    const { text: shown, marks } = snippetFor(text, plan, spellings);
    expect(marks.map(({ start, end }) => shown.slice(start, end))).toEqual(['child', 'woman', 'force']);
  });

  it('are taken around the first place where a word stands by itself, the quick way as the slow way', () => {
    for (const word of ['child', 'कानून']) {
      const plan = planOf(parseQuery(`${word} `));
      const parts = ['x', 'क', '😀', '𝒳', 'ก', '-'].flatMap((beside) => [word + beside, beside + word]);
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...parts, filler.slice(0, 90)), { maxLength: 12 }), (words) => {
          const text = `${filler.slice(0, 200)} ${words.join(' ')} ${word} ${filler.slice(0, 300)}`;
          const prepared = prepareText(text);
          const slow = bestSnippet(prepared, findMarks(prepared, plan), plan);
          const { text: shown, marks } = snippetFor(text, plan, [{ exact: [word], loose: [] }]);
          expect({ text: shown, marks }).toEqual(slow);
        }),
        { numRuns: 200 },
      );
    }
  });

  it('show a word that tells much rather than some that stand everywhere, the quick way and the slow way', () => {
    const text = `For the offices and for the courts. ${filler} Whoever demands a ransom. ${filler}`;
    const query = parseQuery('for the ransom ');
    const plan = planOf(query, {
      ...{ partial: none, similar: none, similarStart: none, inside: none },
      says: [1, 1, 9],
    });
    const prepared = prepareText(text);
    expect(bestSnippet(prepared, findMarks(prepared, plan), plan).text).toContain('ransom');
    const spellings = ['for', 'the', 'ransom'].map((word) => ({ exact: [word], loose: [] }));
    expect(snippetFor(text, plan, spellings).text).toContain('ransom');
    const common = planOf(query);
    expect(snippetFor(text, common, spellings).text).toContain('For the offices');
  });

  it('show the beginning of a page without marks', () => {
    const prepared = prepareText(filler);
    expect(bestSnippet(prepared, [], { clauses: [] }).text).toMatch(/^The provisions/);
  });

  it('are found the quick way wherever the slow way finds them, and mark the same words', () => {
    fc.assert(
      fc.property(
        awkwardText(200),
        awkwardText(200),
        fc.constantFrom('child', 'quyền', 'กฎหมาย', 'कानून'),
        (a, b, word) => {
          const text = `${a} ${filler.slice(0, 200)} ${word} ${filler.slice(0, 300)} ${b}`;
          const query = parseQuery(`${word} `);
          const plan = planOf(query);
          const { text: shown, marks } = snippetFor(text, plan, [{ exact: [word], loose: [] }]);
          expect(marks.length).toBeGreaterThan(0);
          for (const { start, end } of marks) {
            const units = cut(normalise(shown.slice(start, end))).units.map((unit) => unit.text);
            expect(units.join('')).toContain(
              cut(normalise(word))
                .units.map((unit) => unit.text)
                .join('')
                .slice(0, 3),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a stretch of a page that is shown', () => {
  it('has one space for white space of every kind, also between marks', () => {
    const others = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (char) => char <= ' ' || char === '\ufffe' || /\s/.test(char),
    );
    for (const char of others) {
      const text = prepareText(`${char}one${char}${char}two three${char}`);
      const shown = snippetAround(text, null, [
        { start: 1, end: 4, clause: 0, tier: 'exact' },
        { start: 6, end: 9, clause: 0, tier: 'exact' },
      ]);
      expect(shown).toEqual({
        text: 'one two three',
        marks: [
          { start: 0, end: 3 },
          { start: 4, end: 7 },
        ],
      });
    }
    for (const char of ['a', '\u0085', '\u200b', '\u180e', '\u0e01', '\u1781', '\ud83d\ude00'])
      expect(snippetAround(prepareText(`one${char}two`), null, []).text).toBe(`one${char}two`);
  });
});
