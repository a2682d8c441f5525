import type { ESTree } from 'vite';
import type { SourceFile } from '../sources/files';
import { lineAt, literalText, syntaxOf } from '../sources/syntax';

/** What a window's page must be held by, and how. */
export const WINDOW_WALLS: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
};

/** Names that nothing may use, each with its reason. */
const NEVER: Readonly<Record<string, string>> = {
  executeJavaScript: 'runs text as code in a page',
  insertAdjacentHTML: 'turns text into elements',
  dangerouslySetInnerHTML: 'turns text into elements',
  createContextualFragment: 'turns text into elements',
  openExternal: 'opens what a file names',
  openPath: 'opens what a file names',
  BrowserView: 'is a page without our walls',
  WebContentsView: 'is a page without our walls',
  autoUpdater: 'talks to the network',
  setPreloads: 'adds code to every page',
  registerPreloadScript: 'adds code to every page',
  sendToFrame: 'talks past the one channel',
};

/** Modules that only a program that talks to the network or starts others needs. */
const NEVER_IMPORTED =
  /^(?:node:)?(?:net|http|https|http2|tls|dgram|dns|child_process|cluster|vm|repl|inspector)(?:\/|$)/;

/** What one file may import all the same. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // Asks for memory to be freed; no text reaches it.
  'main/platform/free-memory.ts': ['node:vm'],
  // Runs the scripts that lie beside it in the program's own folder, as requiring them would.
  'main/app/compiled-scripts.ts': ['node:vm'],
};

/** Where a page may be loaded from an address, or a window be made. */
const WINDOW_MAKERS = ['main/app/window.ts'];
const ONLY_IN_PRELOAD = ['ipcRenderer', 'contextBridge', 'webFrame', 'webUtils'];

type Node = ESTree.Node & Readonly<Record<string, unknown>>;

function walk(
  node: unknown,
  visit: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit, parent);
    return;
  }
  if (typeof node !== 'object' || node === null || !('type' in node)) return;
  const found = node as Node;
  visit(found, parent);
  for (const [key, value] of Object.entries(found)) {
    if (key !== 'type' && typeof value === 'object') walk(value, visit, found);
  }
}

const nameOf = (node: unknown): string | undefined => {
  const found = node as { type?: string; name?: string } | null;
  return found?.type === 'Identifier' ? found.name : literalText(found as ESTree.Node | null);
};

/** The value of `true`, `false` or `!something`, as far as it can be read. */
function flagOf(value: Node | undefined): boolean | undefined {
  return value?.type === 'Literal' && typeof value.value === 'boolean' ? value.value : undefined;
}

function members(object: Node | undefined): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const each of (object?.properties ?? []) as Node[]) {
    const name = nameOf(each.key);
    if (each.type === 'Property' && name !== undefined) found.set(name, each.value as Node);
  }
  return found;
}

function windowFaults(made: Node): string[] {
  const [options] = made.arguments as Node[];
  const preferences = members(members(options).get('webPreferences'));
  if (preferences.size === 0) return ['a window without webPreferences that can be read'];
  return Object.entries(WINDOW_WALLS).flatMap(([name, wanted]) =>
    flagOf(preferences.get(name)) === wanted ? [] : [`a window whose ${name} is not ${wanted}`],
  );
}

/** Everything in a file that would open one of the walls around a page, as `path:line what`. */
export function openWalls(file: SourceFile): string[] {
  const found: string[] = [];
  const isPreload = file.path.startsWith('preload/');
  walk(syntaxOf(file), (node, parent) => {
    const say = (what: string) => found.push(`${file.path}:${lineAt(file.text, node.start)} ${what}`);
    if (node.type === 'ImportDeclaration' || node.type === 'ImportExpression') {
      const from = literalText(node.source as ESTree.Node) ?? '';
      if (NEVER_IMPORTED.test(from) && !ALLOWED[file.path]?.includes(from)) say(`imports ${from}`);
    }
    if (node.type === 'NewExpression') {
      const made = nameOf(node.callee);
      if (made === 'Function') say('makes a function from text');
      if (made === 'BrowserWindow') {
        if (!WINDOW_MAKERS.includes(file.path)) say('makes a window');
        for (const fault of windowFaults(node)) say(fault);
      }
    }
    if (node.type === 'CallExpression') {
      const called = nameOf(node.callee);
      if (called === 'eval') say('runs text as code');
      if (called === 'fetch' && file.path.startsWith('main/')) say('fetches');
      const member =
        (node.callee as Node).type === 'MemberExpression' ? nameOf((node.callee as Node).property) : '';
      if ((member === 'loadURL' || member === 'loadFile') && !WINDOW_MAKERS.includes(file.path))
        say('loads a page');
      if (member === 'write' && nameOf((node.callee as Node).object) === 'document')
        say('writes into a page');
    }
    if (node.type === 'AssignmentExpression') {
      const to = node.left as Node;
      const member = to.type === 'MemberExpression' ? nameOf(to.property) : undefined;
      if (member === 'innerHTML' || member === 'outerHTML') say('turns text into elements');
    }
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') {
      const name = String(node.name);
      // A key of somebody's own object is only a word.
      if (parent?.type === 'Property' && parent.key === node && parent.value !== node) return;
      if (Object.hasOwn(NEVER, name)) say(`uses ${name}, which ${NEVER[name]}`);
      if (ONLY_IN_PRELOAD.includes(name) && !isPreload) say(`uses ${name} outside the preload`);
      if (node.type === 'JSXIdentifier' && (name === 'webview' || name === 'iframe')) say(`shows a ${name}`);
    }
    const words =
      node.type === 'Literal' || node.type === 'TemplateElement' ? file.text.slice(node.start, node.end) : '';
    if (/unsafe-inline|(?<!wasm-)unsafe-eval/.test(words)) say('lets code stand in a page');
  });
  return found;
}
