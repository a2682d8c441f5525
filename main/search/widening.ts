import {
  type Clause,
  canBeInside,
  compoundIn,
  fold,
  indexTerm,
  isNear,
  type Query,
  roughTermsOf,
  SHORTEST_SIMILAR,
  stem,
} from '../../shared/search';
import type { TermList, Vocabulary } from './vocabulary.ts';
import type { Widening } from './ways.ts';

/** Most words put in place of a half-typed one, and of a misspelt one. What is left out is counted and said. */
const MOST_PARTIAL = 24;
const MOST_SIMILAR = 8;
/** A shorter beginning with a slip may be the beginning of nearly anything. */
const SHORTEST_BEGINNING = 5;
/** A word on so few pages is held to be a slip itself if a near word is on this many times more. */
const RARE_PAGES = 2;
const FAR_MORE = 10;
/** Fewer pages do not fill a list: what is less likely meant is shown behind them. */
const FEW_PAGES = 10;
/** What a shorter stem stands for is anybody's guess: `paing` has that of `pa`. */
const SHORTEST_STEM = 3;

/** How each clause of a query is widened, in the order of the clauses. */
export interface WidenedClause extends Widening {
  readonly leftOut: { readonly partial: number; readonly similar: number; readonly similarStart: number };
}

const words = (list: TermList): string[] => list.terms.map(({ term }) => term);

/** The single plain word a clause consists of, or null: only those are widened by the vocabulary. */
function singleWord(clause: Clause): string | null {
  const unit = clause.units[0];
  return clause.units.length === 1 && unit !== undefined && unit.run < 0 && !clause.quoted ? unit.text : null;
}

/** The word of a clause in one, with its other forms, where it is typed in two, and in two where it is typed in one. */
function inOtherParts(
  clause: Clause,
  vocabulary: Vocabulary,
): { readonly inOne: readonly string[]; readonly parted: Widening['parted'] } {
  const compound = compoundIn(clause);
  if (compound === null) return { inOne: [], parted: null };
  const { word, parts } = compound;
  if (clause.units.length > 1) {
    const asOne = vocabulary.pagesOf(word) > 0 ? [word] : [];
    const forms = parts === null ? [] : words(vocabulary.formsOf(word));
    return { inOne: [...asOne, ...forms], parted: null };
  }
  const areThere = parts?.every((part) => vocabulary.pagesOf(part) > 0) === true;
  return { inOne: [], parted: areThere ? parts : null };
}

/** Words of the index with the same plain form as a word of the clause, but other marks. */
function variantsOf(clause: Clause, vocabulary: Vocabulary): string[] {
  const variants = clause.units.flatMap(({ text, run }) => {
    if (run >= 0) return [];
    const plain = fold(text);
    const found = vocabulary.variantsOf(plain).filter((term) => term !== text);
    if (plain !== text && vocabulary.pagesOf(plain) > 0) found.unshift(plain);
    return found;
  });
  return [...new Set(variants)];
}

/** A run long enough that one like it but for a slip is likely meant. */
function isLongRun(clause: Clause): boolean {
  const { units, quoted } = clause;
  const isRun = units.every((unit) => unit.run >= 0);
  return isRun && !quoted && units.length > 1 && units.reduce((sum, { text }) => sum + text.length, 0) > 4;
}

/** The terms by which a clause is found where a machine read it roughly, where such pages may have them. */
function roughly({ units, quoted }: Clause, vocabulary: Vocabulary): readonly string[] {
  const terms = roughTermsOf(units, quoted);
  return terms?.every((term) => vocabulary.pagesOf(indexTerm(term)) > 0) === true ? terms : [];
}

/** How a query is typed decides how far it is widened. */
export interface WideningOptions {
  /** The last word is still being typed. */
  readonly asYouType: boolean;
  /** Nothing was found as typed: look for slips in runs of clusters too. */
  readonly desperate: boolean;
  /** Words that are one slip away are not looked for, which reads much of the vocabulary. */
  readonly asWritten?: boolean;
}

function widen(clause: Clause, vocabulary: Vocabulary, options: WideningOptions): WidenedClause {
  const isRun = (clause.units.at(-1)?.run ?? -1) >= 0;
  const halfTyped = clause.begins === true || (options.asYouType && clause.open);
  const variants = variantsOf(clause, vocabulary);
  const { inOne, parted } = inOtherParts(clause, vocabulary);
  const base = {
    variants,
    stemmed: inOne,
    parted,
    stemmedLast: false,
    partial: [],
    partialLast: [],
    similar: [],
    similarStart: [],
    // The last cluster of a run may go on: a vowel sign or a stacked letter more is still the same text seen from its start.
    openEnd: isRun || clause.begins === true || (halfTyped && clause.units.length > 1),
    similarRun: options.desperate && !options.asWritten && isLongRun(clause),
    rough: roughly(clause, vocabulary),
    inside: options.desperate && canBeInside(clause.units),
    leftOut: { partial: 0, similar: 0, similarStart: 0 },
  };
  const word = singleWord(clause);
  if (word === null) return base;
  const forms = vocabulary.formsOf(word);
  let stemmed = words(forms);
  const pages = vocabulary.pagesOf(word);
  const known = pages > 0 || variants.length > 0 || stemmed.length > 0;
  // Another number is another act or year, however it begins: only one that is still being typed may go on.
  const mayGoOn = halfTyped || (!known && !/^\p{Nd}+$/u.test(word));
  const partial = mayGoOn ? vocabulary.beginningWith(word, MOST_PARTIAL) : { terms: [], leftOut: 0 };
  const longer = partial.terms.filter(({ term }) => term !== word);
  // A word typed with marks is not one with others; one typed without may be any.
  const isOtherwise = pages === 0 && fold(word) !== word;
  const isUnsure = pages <= RARE_PAGES && (variants.length === 0 || isOtherwise);
  const doubtful = !options.asWritten && (!known || isUnsure);
  const isOddStem = pages === 0 && variants.length === 0 && stem(fold(word)).length < SHORTEST_STEM;
  // Another form of a rare word says little: `membes` has the stem of a name that is no form of `members`.
  const inOtherForms = isOddStem ? 0 : forms.terms.reduce((sum, term) => sum + term.pages, 0);
  const inVariants = variants.reduce((sum, term) => sum + vocabulary.pagesOf(term), 0);
  const isSaid = pages > 0 || variants.length > 0 || inOtherForms >= FEW_PAGES;
  let similar: TermList = { terms: [], leftOut: 0 };
  if (doubtful && !(halfTyped && longer.length > 0) && word.length >= SHORTEST_SIMILAR) {
    // A wrong mark is a slip of its own: where nothing was found, a word may have one besides a wrong letter.
    similar = vocabulary.near(word, MOST_SIMILAR, options.desperate);
    if (isSaid && (similar.terms[0]?.pages ?? 0) < FAR_MORE * (pages + inOtherForms + inVariants))
      similar = { terms: [], leftOut: 0 };
    if (isOddStem && similar.terms.length > 0) stemmed = [];
  }
  // A whole word that nobody has: rather one slip from a word than the beginning of much longer ones.
  const nearest = similar.terms[0]?.pages ?? 0;
  const muchLonger = halfTyped || nearest === 0 ? [] : longer.filter(({ term }) => !isNear(term, word));
  const inLonger = muchLonger.reduce((sum, term) => sum + term.pages, 0);
  const isShort = muchLonger.length < longer.length;
  // A half word with a slip: only where nothing was found and no whole word is near.
  const isLost = options.desperate && doubtful && !known && longer.length === 0 && similar.terms.length === 0;
  const similarStart =
    isLost && word.length >= SHORTEST_BEGINNING
      ? vocabulary.nearBeginning(word, MOST_SIMILAR)
      : { terms: [], leftOut: 0 };
  return {
    ...base,
    stemmed,
    stemmedLast: halfTyped && longer.length > 0,
    inside: base.inside || (!known && longer.length === 0 && canBeInside(clause.units)),
    partial: longer.map(({ term }) => term),
    partialLast: isShort || nearest >= FAR_MORE * inLonger ? muchLonger.map(({ term }) => term) : [],
    similar: words(similar),
    similarStart: words(similarStart),
    leftOut: {
      partial: partial.leftOut,
      similar: similar.leftOut,
      similarStart: similarStart.leftOut,
    },
  };
}

/** Decides for every clause which other words may stand for it. */
export function widenQuery(query: Query, vocabulary: Vocabulary, options: WideningOptions): WidenedClause[] {
  return query.clauses.map((clause) => widen(clause, vocabulary, options));
}
