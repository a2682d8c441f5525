import { type ESTree, Visitor } from 'vite';
import type { SourceFile } from '../sources/files';
import { literalText, syntaxOf } from '../sources/syntax';

/** Codes of the expected failures a file can throw: the first argument of `new AppError(…)`. */
export function thrownCodes(file: SourceFile): string[] {
  const codes: string[] = [];
  new Visitor({
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'AppError')
        codes.push(...written(node.arguments[0]));
    },
  }).visit(syntaxOf(file));
  return codes;
}

function written(node: ESTree.Node | undefined): string[] {
  if (node?.type === 'ConditionalExpression')
    return [...written(node.consequent), ...written(node.alternate)];
  const text = literalText(node);
  return text === undefined ? [] : [text];
}
