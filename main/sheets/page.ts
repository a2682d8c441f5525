import { createHash } from 'node:crypto';
import type { AnswerSheet, ScaleName } from '../../shared/sheets';
import type { PageParts } from './dependencies';
import type { Words } from './load-words';

/** What the page is told. It knows nothing else and asks for nothing. */
export interface PageData {
  readonly sheet: AnswerSheet;
  readonly scale: readonly ScaleName[];
  readonly words: Words['file'];
  readonly language: string;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** JSON that cannot end the element it stands in. */
const quiet = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * One file that opens in any browser: script, style and data lie in it, its policy lets nothing else run and nothing be asked for.
 * Data is data: it is put into the page as text only.
 */
export function renderPage({
  sheet,
  scale,
  words,
  parts,
}: {
  readonly sheet: AnswerSheet;
  readonly scale: readonly ScaleName[];
  readonly words: Words;
  readonly parts: PageParts;
}): string {
  const { script, style } = parts;
  const data: PageData = { sheet, scale, words: words.file, language: words.language };
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${escaped(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(`${words.file.title} · ${sheet.agency}`)}</title>
<style>${style}</style>
</head>
<body>
<noscript><p>${escaped(words.file['page-no-script'])}</p></noscript>
<div id="sheet"></div>
<script type="application/json" id="data">${quiet(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
