import type { Layout } from './layout.ts';
import { readPdf, textString, writePdf } from './pdf-file.ts';

/** What the file says about itself. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  /** Day it was issued, as `2025-07-01`; stands for every date in the file, so that printing twice gives equal bytes. */
  readonly date: string;
}

/** Adds to a printed PDF what the browser cannot: printed page numbers, bookmarks that lead to headings, true facts. */
export function finishPdf(printed: Uint8Array, layout: Layout, facts: PdfFacts): Uint8Array {
  const pdf = readPdf(printed);
  const { objects, root } = pdf;
  const body = (number: number) => objects.get(number)?.toString('latin1') ?? '';
  let last = Math.max(...objects.keys());
  const reserve = () => {
    last += 1;
    return last;
  };
  const set = (number: number, text: string) => objects.set(number, Buffer.from(text, 'latin1'));

  const pagesOf = (number: number): number[] => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(body(number))?.[1];
    if (kids === undefined) return [number];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesOf(Number(kid)));
  };
  const pages = pagesOf(Number(/\/Pages (\d+) 0 R/.exec(body(root))?.[1]));
  if (pages.length !== layout.pages.length) {
    throw new Error(`${layout.pages.length} sheets were laid out, ${pages.length} were printed`);
  }

  const outline = addOutline(layout.outline, pages, reserve, set);
  const labels = layout.labels.map(
    ({ from, style, prefix }) =>
      `${from - 1} << /S /${style}${prefix === '' ? '' : ` /P ${textString(prefix)}`} /St 1 >>`,
  );
  const catalogue = body(root)
    .replace(/>>\s*$/, '')
    .replace(/\/Lang \([^)]*\)/, '');
  set(
    root,
    `${catalogue} /Lang ${textString(facts.language)} ` +
      `${labels.length > 0 ? `/PageLabels << /Nums [${labels.join(' ')}] >> ` : ''}` +
      `${outline ? `/Outlines ${outline} 0 R /PageMode /UseOutlines ` : ''}>>`,
  );
  const day = `(D:${facts.date.replaceAll('-', '')}120000Z)`;
  const info = [...objects.keys()].find((number) => /\/Producer/.test(body(number))) ?? reserve();
  set(
    info,
    `<< /Title ${textString(facts.title)} /Author ${textString(facts.author)} ` +
      `/Subject ${textString(facts.subject)} /Creator (Waymark sample documents) /Producer (Waymark) ` +
      `/CreationDate ${day} /ModDate ${day} >>`,
  );
  return writePdf(pdf, info);
}

type Entry = Layout['outline'][number];
interface Bookmark {
  readonly entry: Entry;
  readonly number: number;
  readonly kids: Bookmark[];
}

/** Writes the bookmarks, second level under first; gives the number of their root, or none for no bookmarks. */
function addOutline(
  entries: readonly Entry[],
  pages: readonly number[],
  reserve: () => number,
  set: (number: number, text: string) => void,
): number | undefined {
  if (entries.length === 0) return undefined;
  const root = reserve();
  const tops: Bookmark[] = [];
  for (const entry of entries) {
    const level = entry.level === 0 ? tops : (tops.at(-1)?.kids ?? tops);
    level.push({ entry, number: reserve(), kids: [] });
  }
  const ends = (list: readonly Bookmark[]) =>
    list.length > 0 ? `/First ${list[0]?.number} 0 R /Last ${list.at(-1)?.number} 0 R` : '';
  const write = (list: readonly Bookmark[], parent: number) => {
    list.forEach(({ entry, number, kids }, position) => {
      const [before, after] = [list[position - 1], list[position + 1]];
      const parts = [
        `/Title ${textString(entry.title)} /Parent ${parent} 0 R`,
        `/Dest [${pages[entry.page - 1]} 0 R /XYZ 0 ${entry.top} null]`,
        before ? `/Prev ${before.number} 0 R` : '',
        after ? `/Next ${after.number} 0 R` : '',
        ends(kids),
        kids.length > 0 ? `/Count ${kids.length}` : '',
      ];
      set(number, `<< ${parts.filter(Boolean).join(' ')} >>`);
      write(kids, number);
    });
  };
  write(tops, root);
  set(root, `<< /Type /Outlines ${ends(tops)} /Count ${entries.length} >>`);
  return root;
}
