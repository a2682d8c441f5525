import { textConversion } from '../../shared/library';
import type { PageText } from '../../shared/search';
import { textFromBytes } from './page-text-bytes.ts';

/** A page as its table holds it. */
export interface PageRow {
  readonly label: string | null;
  readonly quality: PageText['quality'];
  /** What is wrong with it, with spaces between. */
  readonly reasons: string;
  readonly text: Buffer;
  /** JSON of a `TextConversion`. */
  readonly conversion: string | null;
}

/** The page with number `n` in its file. @throws IndexDamage */
export function pageFromRow(
  n: number,
  { label, quality, text, conversion }: Omit<PageRow, 'reasons'>,
): PageText {
  return {
    ...{ n, label, quality },
    text: textFromBytes(text),
    ...(conversion === null ? {} : { conversion: textConversion.parse(JSON.parse(conversion)) }),
  };
}
