import {
  articleIn,
  asTyped,
  type Clause,
  cut,
  fold,
  KIND_NAMES,
  normalise,
  type Query,
  stem,
} from '../../shared/search';
import {
  type DocumentType,
  INTERFACE_LANGUAGES,
  type MemberCode,
  SAMPLE_MEMBER,
} from '../../shared/vocabulary';

/** A name as queries are held against it: its words in every form that a query word may have, and its unspaced text as one. */
export interface Name {
  readonly words: ReadonlySet<string>;
  readonly runs: string;
}

/** The name that some texts are. */
export function nameFrom(parts: readonly string[]): Name {
  const words = new Set<string>();
  let runs = '';
  for (const part of parts) {
    for (const unit of cut(normalise(part)).units) {
      if (unit.run >= 0) runs += unit.text;
      else {
        const plain = fold(unit.text);
        words.add(plain);
        words.add(stem(plain));
      }
    }
    runs += ' ';
  }
  return { words, runs };
}

const namesOfKinds = new Map<DocumentType, Name>();
const namesOfStates = new Map<MemberCode, Name>();

function kept<K>(names: Map<K, Name>, of: K, parts: () => readonly string[]): Name {
  const known = names.get(of);
  if (known !== undefined) return known;
  const name = nameFrom(parts());
  names.set(of, name);
  return name;
}

/** What a kind of document is called, whatever the document calls itself. */
export const nameOfKind = (type: DocumentType): Name =>
  kept(namesOfKinds, type, () => KIND_NAMES[type] ?? []);

/** What a State is called in the languages of the window, as the engine knows it; one that is made up has no name. */
export const nameOfState = (state: MemberCode): Name =>
  kept(namesOfStates, state, () =>
    (state === SAMPLE_MEMBER.code ? [] : INTERFACE_LANGUAGES).flatMap(
      (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(state) ?? [],
    ),
  );

/** A line parted into what names a document and what is to be looked for in it, both as they would be typed. */
export interface Parted {
  readonly named: readonly string[];
  readonly rest: readonly string[];
}

/** Words that stand between those of a name and its number, and are written there or not. */
const BETWEEN = new Set(
  ['no', 'nomor', 'number', 'số', 'năm', 'tahun', 'tentang', 'of', 'the', 'about'].map(fold),
);

/** Shorter stretches of an unspaced script stand in some name by chance. */
const LEAST_CLUSTERS = 2;

/** From this number on what stands behind `regulation` or `rule` is a year, of whatever era. */
const FIRST_YEAR = 1800;

/** Longer ones are pasted text. */
const MOST_UNITS = 40;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A clause of unspaced text as it is cut: where each of its units begins, and whether a word begins there. */
interface Stretch {
  readonly text: string;
  readonly starts: readonly number[];
  readonly mayCut: ReadonlySet<number>;
}

function stretchOf({ units }: Clause): Stretch {
  let text = '';
  const starts = units.map((unit, at) => {
    const before = units[at - 1];
    if (before !== undefined && (unit.run < 0 || before.run !== unit.run)) text += ' ';
    text += unit.text;
    return text.length - unit.text.length;
  });
  const mayCut = new Set([...words.segment(text)].map(({ index }) => index));
  return { text, starts: [...starts, text.length], mayCut };
}

/** Holds lines against names; made once for a line, which is held against those of every document. */
export function partedByNames(query: Query): (names: readonly Name[]) => Parted {
  const { clauses } = query;
  // The article that is looked for is no part of a name, whatever number the law has.
  const article = articleIn(clauses.map(({ typed }) => typed));
  // No law is asked for by its article 2064: that is the year of the regulation.
  const isArticle = article !== null && Number.parseInt(article.number, 10) < FIRST_YEAR;
  const kindOf = ({ units }: Clause, at: number): 'article' | 'between' | 'words' => {
    if (isArticle && at >= article.from && at < article.to) return 'article';
    return units.length === 1 && BETWEEN.has(fold(units[0]?.text ?? '')) ? 'between' : 'words';
  };
  const prepared = clauses.map((clause, at) => ({
    clause,
    kind: kindOf(clause, at),
    forms: clause.units.map(({ text, run }) => (run >= 0 ? null : ([fold(text), stem(fold(text))] as const))),
    stretch:
      !clause.quoted && clause.units.length <= MOST_UNITS && clause.units.some(({ run }) => run >= 0)
        ? stretchOf(clause)
        : null,
  }));
  type Prepared = (typeof prepared)[number];

  /** Whether names have the units from one up to another. */
  const isIn = ({ clause, forms }: Prepared, names: readonly Name[], from: number, to: number) => {
    const { units, quoted } = clause;
    const run = units
      .slice(from, to)
      .filter((unit) => unit.run >= 0)
      .map(({ text }) => text)
      .join('');
    const wanted = forms.slice(from, to);
    const areIn = (some: readonly Name[]): boolean =>
      some.some((name) => name.runs.includes(run)) &&
      wanted.every((form) => form === null || form.some((word) => some.some((name) => name.words.has(word))));
    // The number may stand in one name and the year in another: `18/2017`. The words of a phrase stand together.
    return quoted ? names.some((name) => areIn([name])) : areIn(names);
  };
  const clusters = ({ clause: { units } }: Prepared, from: number, to: number): number =>
    units.slice(from, to).filter(({ run }) => run >= 0).length;

  /** How many units from the first on, or from the last back, stand in names, one after another. */
  const reach = (one: Prepared, stretch: Stretch, names: readonly Name[], fromEnd: boolean): number => {
    const { length } = one.clause.units;
    let reached = 0;
    for (;;) {
      let next = 0;
      for (let count = length - reached; count >= LEAST_CLUSTERS; count -= 1) {
        const [from, to] = fromEnd
          ? [length - reached - count, length - reached]
          : [reached, reached + count];
        const border = stretch.starts[fromEnd ? from : to] as number;
        if (border !== stretch.text.length && !stretch.mayCut.has(border)) continue;
        if (clusters(one, from, to) < LEAST_CLUSTERS || !isIn(one, names, from, to)) continue;
        next = count;
        break;
      }
      if (next === 0) return reached;
      reached += next;
    }
  };

  /** A clause cut in what stands in names, before or behind, and the rest; null where neither its begin nor its end does. */
  const cutBy = (one: Prepared, names: readonly Name[]): readonly [named: string, rest: string] | null => {
    const { clause, stretch } = one;
    if (stretch === null) return null;
    const { typed, units } = clause;
    const first = reach(one, stretch, names, false);
    if (first === units.length) return [typed, ''];
    const last = first > 0 ? 0 : reach(one, stretch, names, true);
    if (first + last === 0) return null;
    const cutAt = stretch.starts[first > 0 ? first : units.length - last] as number;
    const [before, behind] = [stretch.text.slice(0, cutAt).trim(), stretch.text.slice(cutAt).trim()];
    // As typed where it can be told: normalised text has lost the points of an abbreviation.
    return first > 0
      ? [typed.endsWith(behind) ? typed.slice(0, -behind.length) : before, behind]
      : [typed.startsWith(before) ? typed.slice(before.length) : behind, before];
  };

  return (names) => {
    const named: string[] = [];
    const rest: string[] = [];
    const between: string[] = [];
    for (const one of prepared) {
      const { clause, kind } = one;
      if (kind === 'between') between.push(asTyped(clause));
      else if (kind === 'article') rest.push(asTyped(clause));
      else if (isIn(one, names, 0, clause.units.length)) named.push(clause.typed);
      else {
        const [before, behind] = cutBy(one, names) ?? ['', asTyped(clause)];
        if (before !== '') named.push(before);
        if (behind !== '') rest.push(behind);
      }
    }
    return { named, rest: named.length > 0 ? rest : [...rest, ...between] };
  };
}
