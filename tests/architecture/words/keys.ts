import { type ESTree, Visitor } from 'vite';
import type { SourceFile } from '../sources/files';
import { lineAt, literalText, syntaxOf } from '../sources/syntax';

/** A place that asks for a sentence. */
export interface UsedKey {
  readonly file: string;
  readonly line: number;
  /** The room whose file holds it; undefined when the place does not tell, and any room may. */
  readonly room: string | undefined;
  /** Parts that are written out; the gaps between them are filled at run time. One part is the whole key. */
  readonly parts: readonly string[];
  /** Names that are filled in; undefined when they cannot be told. */
  readonly filled: readonly string[] | undefined;
}

/** Room of a `t` that is not bound to one: the default of `renderer/platform/i18n.ts`. */
const DEFAULT_ROOM = 'app';

interface Binding {
  readonly room: string | undefined;
  readonly prefix: string;
}

/** Every sentence a file asks for by `t(…)`, `i18next.t(…)` or `<Trans>`. Keys that come from elsewhere are not seen. */
export function usedKeys(file: SourceFile): UsedKey[] {
  const found: UsedKey[] = [];
  const scopes: Map<string, Binding>[] = [new Map()];
  const open = () => void scopes.push(new Map());
  const close = () => void scopes.pop();

  const bindingOf = (callee: ESTree.Node): Binding | undefined => {
    if (callee.type === 'MemberExpression') {
      const isT = callee.property.type === 'Identifier' && callee.property.name === 't';
      const isI18n = callee.object.type === 'Identifier' && /^i18n(ext)?$/.test(callee.object.name);
      return isT && isI18n ? { room: DEFAULT_ROOM, prefix: '' } : undefined;
    }
    if (callee.type !== 'Identifier') return undefined;
    const bound = scopes.findLast((scope) => scope.has(callee.name))?.get(callee.name);
    return bound ?? (callee.name === 't' ? { room: undefined, prefix: '' } : undefined);
  };

  const add = (
    at: ESTree.Node,
    binding: Binding,
    key: ESTree.Node | undefined,
    options: ESTree.Node | undefined,
  ) => {
    const named = valueIn(options, 'ns');
    const room = named ? literalText(named) : binding.room;
    for (const parts of keyParts(key)) {
      const [first = '', ...rest] = parts;
      found.push({
        file: file.path,
        line: lineAt(file.text, at.start),
        room,
        parts: [binding.prefix + first, ...rest],
        filled: filledBy(options),
      });
    }
  };

  new Visitor({
    FunctionDeclaration: open,
    'FunctionDeclaration:exit': close,
    FunctionExpression: open,
    'FunctionExpression:exit': close,
    ArrowFunctionExpression: open,
    'ArrowFunctionExpression:exit': close,
    VariableDeclarator: (node) => {
      const binding = hookBinding(node.init);
      if (!binding || node.id.type !== 'ObjectPattern') return;
      for (const property of node.id.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 't')
          continue;
        if (property.value.type === 'Identifier') scopes.at(-1)?.set(property.value.name, binding);
      }
    },
    CallExpression: (node) => {
      const binding = bindingOf(node.callee);
      if (binding) add(node, binding, node.arguments[0], node.arguments[1]);
    },
    JSXOpeningElement: (node) => {
      if (node.name.type !== 'JSXIdentifier' || node.name.name !== 'Trans') return;
      const room = literalText(attribute(node, 'ns'));
      const binding = scopes.findLast((scope) => scope.has('t'))?.get('t');
      const filled = attribute(node, 'values');
      for (const parts of keyParts(attribute(node, 'i18nKey'))) {
        const at = { file: file.path, line: lineAt(file.text, node.start) };
        found.push({ ...at, room: room ?? binding?.room, parts, filled: filledBy(filled) });
      }
    },
  }).visit(syntaxOf(file));
  return found;
}

/** `useTranslation('room', { keyPrefix: 'screen' })`; of several rooms the first is the one that is asked. */
function hookBinding(node: ESTree.Node | null): Binding | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  if (node.callee.name !== 'useTranslation') return undefined;
  const [rooms, options] = node.arguments;
  const first = rooms?.type === 'ArrayExpression' ? rooms.elements[0] : rooms;
  const prefix = literalText(valueIn(options, 'keyPrefix'));
  return {
    room: rooms === undefined ? DEFAULT_ROOM : literalText(first),
    prefix: prefix === undefined ? '' : `${prefix}.`,
  };
}

function keyParts(node: ESTree.Node | undefined): string[][] {
  const text = literalText(node);
  if (text !== undefined) return [[text]];
  if (node?.type === 'TemplateLiteral') return [node.quasis.map((part) => part.value.cooked ?? '')];
  if (node?.type === 'ConditionalExpression')
    return [...keyParts(node.consequent), ...keyParts(node.alternate)];
  return [];
}

function valueIn(node: ESTree.Node | undefined, name: string): ESTree.Node | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name) {
      return property.value;
    }
  }
  return undefined;
}

function filledBy(options: ESTree.Node | undefined): string[] | undefined {
  if (options === undefined) return [];
  if (options.type !== 'ObjectExpression') return undefined;
  const names: string[] = [];
  for (const property of options.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return undefined;
    names.push(property.key.name);
  }
  return names;
}

function attribute(node: ESTree.JSXOpeningElement, name: string): ESTree.Node | undefined {
  for (const each of node.attributes) {
    if (each.type !== 'JSXAttribute' || each.name.name !== name) continue;
    return (each.value?.type === 'JSXExpressionContainer' ? each.value.expression : each.value) ?? undefined;
  }
  return undefined;
}
