import { type AtRule, parse, type Rule } from 'postcss';
import type { Plugin } from 'vite';

// biome-ignore lint/suspicious/noControlCharactersInRegex: everything but the letters that take one byte in UTF-8
const BEYOND_ASCII = /(\\*)([^\u0000-\u007f])/g;

/**
 * A script that means the same and holds ASCII only: other characters, which stand in texts, patterns and comments, are written by
 * their numbers. V8 keeps a script at one byte a character only when all its characters are among the first 256; a single dash in a
 * sentence doubles it. A script with so many that it would become longer than that, such as the words of a language, stays as it is.
 */
export function oneByteScript(script: string): string {
  const written = script.replace(BEYOND_ASCII, (_all, strokes: string, character: string) => {
    // A stroke that stood before the character says nothing; before the number it would take the number's own.
    const kept = strokes.length % 2 === 1 ? strokes.slice(1) : strokes;
    return `${kept}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return written.length < script.length * 2 ? written : script;
}

/** The classes of Mantine's parts: a letter and a number that is made of the name. */
const PART = /\.(m_[0-9a-f]+)(?![\w-])/g;

/**
 * A sheet of styles without those of parts that no script names. Mantine's comes with the styles of all its parts, and a page keeps
 * every rule in its memory and looks through them for each element.
 */
export function usedStyles(sheet: string, isNamed: (name: string) => boolean): string {
  const root = parse(sheet);
  const isUsed = (selector: string) => {
    const names = [...selector.matchAll(PART)].map(([, name = '']) => name);
    return names.length === 0 || selector.includes(':not(') || names.some(isNamed);
  };
  root.walkRules((rule: Rule) => {
    const used = rule.selectors.filter(isUsed);
    if (used.length === 0) rule.remove();
    else if (used.length < rule.selectors.length) rule.selectors = used;
  });
  root.walkAtRules((rule: AtRule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
  return root.toString();
}

const isScript = (fileName: string) => /\.(?:c|m)?js$/.test(fileName);
const textOf = (source: string | Uint8Array) =>
  typeof source === 'string' ? source : Buffer.from(source).toString('utf8');

/** Makes what was built smaller in memory: scripts of one byte a character, and styles of used parts only. */
export function leanOutput(): Plugin {
  return {
    name: 'waymark:lean-output',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const scripts: string[] = [];
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') file.code = oneByteScript(file.code);
          else if (isScript(file.fileName)) file.source = oneByteScript(textOf(file.source));
          if (file.type === 'chunk') scripts.push(file.code);
        }
        const named = new Set(scripts.flatMap((script) => script.match(/\bm_[0-9a-f]+\b/g) ?? []));
        for (const file of Object.values(bundle))
          if (file.type === 'asset' && file.fileName.endsWith('.css'))
            file.source = usedStyles(textOf(file.source), (name) => named.has(name));
      },
    },
  };
}
