/** The floors are processes. */
export const FLOORS = ['main', 'preload', 'renderer', 'shared'] as const;
export type Floor = (typeof FLOORS)[number];

/**
 * The rooms are domains, each with the rooms it may ask. Arrows only point to what is already there: where two rooms would
 * need each other, a third room or a rule in shared/ is missing.
 */
export const MAY_ASK: Readonly<Record<string, readonly string[]>> = {
  workspace: [],
  settings: [],
  unsent: [],
  vocabulary: [],
  instruments: ['vocabulary'],
  questionnaires: ['vocabulary', 'instruments'],
  changes: [],
  library: ['vocabulary', 'settings', 'changes'],
  glossary: ['library', 'vocabulary'],
  search: ['library', 'vocabulary'],
  reader: ['library'],
  agencies: ['vocabulary'],
  assessments: ['agencies', 'questionnaires', 'library', 'vocabulary', 'instruments', 'changes'],
  texts: ['search'],
  consolidation: [
    'agencies',
    'assessments',
    'comparison',
    'questionnaires',
    'library',
    'reports',
    'vocabulary',
  ],
  sheets: ['agencies', 'assessments', 'consolidation', 'questionnaires', 'vocabulary'],
  reports: [],
  comparison: ['agencies', 'assessments', 'questionnaires', 'instruments', 'vocabulary', 'reports'],
  tables: ['questionnaires', 'assessments', 'comparison', 'changes', 'vocabulary'],
  topics: ['vocabulary', 'instruments', 'questionnaires', 'library'],
  planning: [
    ...[
      'assessments',
      'questionnaires',
      'library',
      'vocabulary',
      'instruments',
      'topics',
      'search',
      'changes',
      'reports',
      'comparison',
    ],
  ],
  reliance: ['assessments', 'planning', 'texts', 'library', 'questionnaires', 'vocabulary'],
  practices: ['library', 'assessments', 'vocabulary', 'instruments', 'tables', 'questionnaires'],
  calendar: ['assessments', 'planning', 'agencies', 'questionnaires', 'library', 'vocabulary'],
  backup: ['assessments', 'library'],
  exchange: [
    ...['library', 'agencies', 'assessments', 'planning', 'topics', 'glossary'],
    ...['vocabulary', 'questionnaires', 'settings', 'instruments', 'reader', 'comparison', 'tables'],
  ],
};

/** Screens that belong to no domain. */
export const RENDERER_ONLY_ROOMS: readonly string[] = ['home', 'care', 'principles', 'sitemap', 'history'];

/** What holds a floor together, with the other such parts of the same floor that each may use. `app` composes and may use all. */
export const INFRASTRUCTURE: Readonly<Record<Floor, Readonly<Record<string, readonly string[] | 'all'>>>> = {
  shared: { kernel: [], app: 'all' },
  main: {
    platform: [],
    database: ['platform'],
    ipc: ['platform'],
    legacy: [],
    jobs: ['platform', 'ipc', 'legacy'],
    app: 'all',
  },
  preload: {},
  renderer: { platform: ['ui'], ui: ['platform'], app: 'all' },
};

/** Packages each floor may use. A package that is not named here is refused: adding one is a decision. */
export const PACKAGES: Readonly<Record<Floor, readonly string[]>> = {
  shared: ['zod'],
  main: [
    'electron',
    'kysely',
    'better-sqlite3',
    'zod',
    'uuid',
    '@embedpdf/pdfium',
    'tesseract.js-core',
    'minisearch',
    'myanmar-tools',
    'hucre/xlsx',
    'docx',
    'yauzl',
    'yazl',
    'nepali-date-converter',
  ],
  preload: ['electron'],
  renderer: [
    ...['react', 'react-dom', 'react-i18next', 'i18next', 'zod', 'get-nonce', 'lucide-react', 'minisearch'],
    ...['@mantine/core', '@mantine/hooks', '@mantine/notifications'],
    ...['@tanstack/react-query', '@tanstack/react-router', '@tanstack/react-virtual'],
    '@observablehq/plot',
    ...['pdfjs-dist/legacy/build', 'vite/client'],
    ...['d3-geo', 'topojson-client', 'world-atlas', 'geojson'],
    ...['noto-sans', 'noto-sans-devanagari', 'noto-sans-khmer', 'noto-sans-lao', 'noto-sans-mongolian'].map(
      font,
    ),
    ...['noto-sans-myanmar', 'noto-sans-sinhala', 'noto-sans-tamil', 'noto-sans-thai'].map(font),
  ],
};

function font(name: string): string {
  return `@fontsource/${name}`;
}

/** Parts of main/ that may use Electron; everything else there runs in plain Node, and so in a test. */
export const WITH_ELECTRON: readonly string[] = ['app', 'ipc', 'platform', 'jobs'];

/** Parts of main/ that hold a database connection of their own. */
export const WITH_CONNECTION: readonly string[] = ['database', 'search'];

/** Modules that may be reached past the door of their room, each by one floor and for one reason. */
export const SIDE_DOORS: readonly { readonly from: Floor; readonly to: string; readonly reason: string }[] = [
  {
    from: 'preload',
    to: 'shared/app/bridge',
    reason: 'plain names: the door would bring every schema along',
  },
  ...(['preload', 'main'] as const).map((from) => ({
    ...{ from, to: 'shared/app/call-names' },
    reason: 'plain names, which are wanted at the start: the door would bring every schema along',
  })),
  {
    from: 'main',
    to: 'shared/library/personal-data',
    reason: 'the words by which persons are told, loaded with the first text that is looked through',
  },
];
