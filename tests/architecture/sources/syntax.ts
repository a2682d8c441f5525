import { type ESTree, parseSync } from 'vite';
import type { SourceFile } from './files';

/** The syntax tree of a file. Throws on a file that does not parse: what cannot be read cannot be checked. */
export function syntaxOf(file: SourceFile): ESTree.Program {
  const { program, errors } = parseSync(file.path, file.text);
  const [first] = errors;
  if (first) throw new Error(`${file.path}: ${first.message}`);
  return program;
}

/** Line of a position in a text, from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** The text of an expression that is written out in full, else undefined. */
export function literalText(node: ESTree.Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}
