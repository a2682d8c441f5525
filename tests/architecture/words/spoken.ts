import { type ESTree, Visitor } from 'vite';
import type { SourceFile } from '../sources/files';
import { lineAt, syntaxOf } from '../sources/syntax';

/** Attributes whose value a person reads or hears, of HTML and of the components in use. */
const SPOKEN = new Set([
  ...['aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext'],
  ...[
    'alt',
    'title',
    'placeholder',
    'label',
    'description',
    'error',
    'summary',
    'message',
    'nothingFoundMessage',
  ],
]);

/** Functions that show what they are given. */
const SHOWING = /^(notifications\.(show|update)|notify(Done)?|offerUndo)$/;

/** Elements whose content is not language. */
const SILENT = new Set(['style', 'script']);

/** Names that are the same in every language. */
const NAMES = new Set(['Waymark']);

const LETTER = /\p{L}/u;

/** Words for the reader that are written in code instead of in a sentence file, as `file:line words`. */
export function spokenLiterals(file: SourceFile): string[] {
  const found: string[] = [];
  const report = (node: ESTree.Node, text: string) => {
    if (LETTER.test(text) && !NAMES.has(text.trim()))
      found.push(`${file.path}:${lineAt(file.text, node.start)} ${text.trim()}`);
  };
  const search = (node: ESTree.Node | null | undefined) => {
    for (const [at, text] of textsIn(node)) report(at, text);
  };

  new Visitor({
    JSXElement: (node) => {
      const { name } = node.openingElement;
      if (name.type === 'JSXIdentifier' && SILENT.has(name.name)) return;
      node.children.forEach(child);
    },
    JSXFragment: (node) => node.children.forEach(child),
    JSXAttribute: (node) => {
      if (node.name.type !== 'JSXIdentifier' || !SPOKEN.has(node.name.name)) return;
      search(node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value);
    },
    Property: (node) => {
      // Attributes handed on in an object: closeButtonProps={{ 'aria-label': … }}.
      const name = node.key.type === 'Literal' ? node.key.value : undefined;
      if (typeof name === 'string' && name.startsWith('aria-') && SPOKEN.has(name)) search(node.value);
    },
    CallExpression: (node) => {
      if (!SHOWING.test(file.text.slice(node.callee.start, node.callee.end))) return;
      for (const argument of node.arguments) {
        if (argument.type !== 'ObjectExpression') search(argument);
        else argument.properties.forEach(shown);
      }
    },
  }).visit(syntaxOf(file));
  return found;

  function child(node: ESTree.JSXChild): void {
    if (node.type === 'JSXText') report(node, node.value);
    else if (node.type === 'JSXExpressionContainer') search(node.expression);
  }

  function shown(property: ESTree.ObjectPropertyKind): void {
    if (property.type === 'Property' && property.key.type === 'Identifier' && SPOKEN.has(property.key.name)) {
      search(property.value);
    }
  }
}

/** Every text an expression can come to that is written in it. What functions are given is their matter. */
function textsIn(node: ESTree.Node | null | undefined): [at: ESTree.Node, text: string][] {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [[node, node.value]] : [];
    case 'TemplateLiteral':
      return [
        [node, node.quasis.map((part) => part.value.cooked ?? '').join(' … ')],
        ...node.expressions.flatMap(textsIn),
      ];
    case 'ConditionalExpression':
      return [...textsIn(node.consequent), ...textsIn(node.alternate)];
    case 'LogicalExpression':
      return [...(node.operator === '&&' ? [] : textsIn(node.left)), ...textsIn(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...textsIn(node.left), ...textsIn(node.right)] : [];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return textsIn(node.expression);
    default:
      return [];
  }
}
