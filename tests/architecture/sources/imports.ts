import { type ESTree, Visitor } from 'vite';
import type { SourceFile } from './files';
import { lineAt, literalText, syntaxOf } from './syntax';

/** One place where a file names another module. */
export interface Import {
  /** As written; undefined when it is computed and so cannot be judged. */
  readonly specifier: string | undefined;
  readonly line: number;
  /** Gone after compilation: only types are taken. */
  readonly typeOnly: boolean;
  /** `glob` is Vite's `import.meta.glob`, which names many modules by a pattern. */
  readonly form: 'import' | 'glob';
}

/** Every import of a file, however it is written: import, export from, import(), import types, require(), import.meta.glob. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (
    at: ESTree.Node,
    specifier: string | undefined,
    typeOnly: boolean,
    form: Import['form'] = 'import',
  ) => found.push({ specifier, line: lineAt(file.text, at.start), typeOnly, form });

  new Visitor({
    ImportDeclaration: (node) => {
      const onlyTypes =
        node.importKind === 'type' ||
        (node.specifiers.length > 0 &&
          node.specifiers.every((each) => each.type === 'ImportSpecifier' && each.importKind === 'type'));
      add(node, node.source.value, onlyTypes);
    },
    ExportAllDeclaration: (node) => add(node, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (!node.source) return;
      const onlyTypes =
        node.exportKind === 'type' ||
        (node.specifiers.length > 0 && node.specifiers.every((each) => each.exportKind === 'type'));
      add(node, node.source.value, onlyTypes);
    },
    ImportExpression: (node) => add(node, literalText(node.source), false),
    TSImportType: (node) => add(node, node.source.value, true),
    TSImportEqualsDeclaration: (node) => {
      if (node.moduleReference.type === 'TSExternalModuleReference') {
        add(node, node.moduleReference.expression.value, node.importKind === 'type');
      }
    },
    CallExpression: (node) => {
      const [first] = node.arguments;
      if (isNamed(node.callee, 'require') || isRequireResolve(node.callee))
        add(node, literalText(first), false);
      if (isGlob(node.callee)) for (const pattern of patternsOf(first)) add(node, pattern, false, 'glob');
    },
  }).visit(syntaxOf(file));
  return found;
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isRequireResolve(node: ESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' && isNamed(node.object, 'require') && isNamed(node.property, 'resolve')
  );
}

function isGlob(node: ESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' && node.object.type === 'MetaProperty' && isNamed(node.property, 'glob')
  );
}

function patternsOf(node: ESTree.Node | undefined): (string | undefined)[] {
  return node?.type === 'ArrayExpression' ? node.elements.map(literalText) : [literalText(node)];
}
