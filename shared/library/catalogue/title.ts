import { guessType, namesType } from './document-type';

// Names that programs give by themselves, and names of the files they were made from.
const JUNK =
  /\.(?:docx?|pdf|pmd|p65|indd|qxd|rtf|xlsx?|pptx?)\b|^(?:microsoft|untitled|document\d*|layout|pl \d)/i;

/** Whether a title stated inside a file was written by a person for readers. */
export function isPlausibleTitle(stated: string): boolean {
  const text = stated.trim();
  const letters = text.match(/[\p{L}\p{M}\p{N}\s]/gu)?.length ?? 0;
  // A text typed for a legacy font shows as Latin letters mixed with signs: "kmf}Hbf/L s;\"/df".
  return text.length >= 8 && text.includes(' ') && !JUNK.test(text) && letters > text.length * 0.85;
}

/** A file's name without folders, ending and separators. */
export function titleFromName(sourceName: string): string {
  const base = sourceName.split(/[/\\]/).at(-1) ?? sourceName;
  const words = base
    .replace(/\.[a-z0-9]{2,4}$/i, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? base : words;
}

// Lines that stand above a title on a cover or in a gazette, and are not part of it.
const ABOVE =
  /parliament|republic|kingdom|^laws of|^government|gazette|^reprint|cetakan|^online version|^text of reprint|www\.|https?:|^act (?:a\d+|\d{2,3})$|^part\b|supplement|^\(?issued|certified|published|printed|^as at|^\d+$|^[\W_]+$|^registered|^regd|extraordinary|công báo|^email|^sri lanka$|^malaysia$|^(?:người ký|cơ quan|thời gian)/i;

const isCapitals = (line: string) => /\p{Lu}/u.test(line) && !/\p{Ll}{3}/u.test(line);

/** Puts a title set in capitals into ordinary writing; abbreviations of up to three letters in brackets stay. */
function calm(title: string): string {
  if (!isCapitals(title)) return title;
  const small = /^(?:of|the|and|or|in|on|for|to|against|by|with|a|an|from|tentang|dan)$/;
  return title
    .toLowerCase()
    .split(' ')
    .map((word, position) =>
      position > 0 && small.test(word) ? word : word.replace(/\p{L}/u, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}

const LINES_READ = 40;
const LINES_AROUND = 3;

/** The title on the first page: the first line that names a kind of document, with the lines it continues; or null. */
export function titleFromText(firstPagesText: string): string | null {
  const lines = firstPagesText
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .slice(0, LINES_READ);
  for (const [at, line] of lines.entries()) {
    if (ABOVE.test(line) || line.length > 160 || !namesType(line)) continue;
    // A sentence of the text mentions acts too; a title is set in capitals, ends in a year or number, or stands first.
    const looksLikeTitle =
      isCapitals(line) || /\b\d{4}\b\)?\.?$/.test(line) || /^\(?the\b.*\bact\b/i.test(line);
    if (!looksLikeTitle) continue;
    const continues = (position: number) => {
      const other = lines[position] ?? '';
      return isCapitals(line) && isCapitals(other) && !ABOVE.test(other) && !/^[[(]/.test(other);
    };
    let first = at;
    while (at - first < LINES_AROUND && continues(first - 1)) first -= 1;
    let last = at;
    while (last - at < LINES_AROUND && !/\d{4}\W*$/.test(lines[last] ?? '') && continues(last + 1)) last += 1;
    const title = lines.slice(first, last + 1).join(' ');
    if (title.length >= 8 && title.length <= 300) return calm(title.trim());
  }
  return null;
}

/** The best title at hand: as stated inside the file, as printed on its first page, else the file's name. */
export function guessTitle(sourceName: string, stated: string | null, firstPagesText: string): string {
  const fromName = titleFromName(sourceName);
  // Offices in South and South-East Asia name files by the law's full title, while the text layer is often broken.
  const nameIsTitle = /[^\p{Script=Latin}\p{N}\s\p{P}\p{S}]/u.test(fromName) && guessType(fromName) !== null;
  if (nameIsTitle) return fromName;
  if (stated !== null && isPlausibleTitle(stated)) return stated.trim();
  return titleFromText(firstPagesText) ?? fromName;
}
