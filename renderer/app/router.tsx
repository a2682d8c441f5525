import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { z } from 'zod';
import { AgenciesScreen } from '../agencies';
import { CalendarScreen } from '../calendar';
import { HomeScreen } from '../home';
import type { LibraryAddress } from '../library';
import type { SearchAddress } from '../search';
import { SettingsScreen } from '../settings';
import { NotFound, RouteError, RoutePending } from './RouteStates';
import { Shell } from './Shell';

/** What the shell knows about a screen without looking into it. */
declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Key in the `app` sentences, `route.…`: the title of the window. Never the name of a document. */
    readonly title?: string;
    /** The screen draws to the edges and scrolls by itself. */
    readonly full?: boolean;
  }
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

/**
 * Every screen by the name its room gives it at its door. Home is in the first script, all others come when gone to: by themselves where
 * Home uses something of their room, with the whole room elsewhere.
 */
const SCREENS = {
  HomeScreen,
  SettingsScreen,
  LibraryScreen: lazyRouteComponent(() => import('../library'), 'LibraryScreen'),
  DocumentScreen: lazyRouteComponent(() => import('../reliance'), 'DocumentWithReliance'),
  CareScreen: lazyRouteComponent(() => import('../care'), 'CareScreen'),
  HistoryScreen: lazyRouteComponent(() => import('../history'), 'HistoryScreen'),
  PicturesScreen: lazyRouteComponent(() => import('../library'), 'PicturesScreen'),
  SearchabilityScreen: lazyRouteComponent(() => import('../library'), 'SearchabilityScreen'),
  ToCheckScreen: lazyRouteComponent(() => import('../library'), 'ToCheckScreen'),
  ImportScreen: lazyRouteComponent(() => import('../library'), 'ImportScreen'),
  GlossaryScreen: lazyRouteComponent(() => import('../glossary'), 'GlossaryScreen'),
  SearchScreen: lazyRouteComponent(() => import('../search'), 'SearchScreen'),
  ReaderScreen: lazyRouteComponent(() => import('../reader'), 'ReaderScreen'),
  ChooseTextsScreen: lazyRouteComponent(() => import('../texts'), 'ChooseTextsScreen'),
  CompareTextsScreen: lazyRouteComponent(() => import('../texts'), 'CompareTextsScreen'),
  ChangedTextsScreen: lazyRouteComponent(() => import('../reliance'), 'ChangedTextsScreen'),
  AssessmentsScreen: lazyRouteComponent(() => import('../assessments'), 'AssessmentsScreen'),
  AssessmentScreen: lazyRouteComponent(() => import('../assessments'), 'AssessmentScreen'),
  ItemScreen: lazyRouteComponent(() => import('../assessments'), 'ItemScreen'),
  GapsScreen: lazyRouteComponent(() => import('../planning'), 'GapsScreen'),
  GapScreen: lazyRouteComponent(() => import('../planning'), 'GapScreen'),
  PlansScreen: lazyRouteComponent(() => import('../planning'), 'PlansScreen'),
  PlanScreen: lazyRouteComponent(() => import('../planning'), 'PlanScreen'),
  TopicsScreen: lazyRouteComponent(() => import('../topics'), 'TopicsScreen'),
  TopicScreen: lazyRouteComponent(() => import('../topics'), 'TopicScreen'),
  QuestionnairesScreen: lazyRouteComponent(() => import('../questionnaires'), 'QuestionnairesScreen'),
  QuestionScreen: lazyRouteComponent(() => import('../questionnaires'), 'QuestionScreen'),
  PrinciplesScreen: lazyRouteComponent(() => import('../principles'), 'PrinciplesScreen'),
  CalendarScreen,
  SiteMapScreen: lazyRouteComponent(() => import('../sitemap'), 'SiteMapScreen'),
  AgenciesScreen,
  CoverageScreen: lazyRouteComponent(() => import('../consolidation'), 'CoverageScreen'),
  ConsolidationScreen: lazyRouteComponent(() => import('../consolidation'), 'ConsolidationScreen'),
  DecideScreen: lazyRouteComponent(() => import('../consolidation'), 'DecideScreen'),
  WorkshopScreen: lazyRouteComponent(() => import('../consolidation'), 'WorkshopScreen'),
  MinutesScreen: lazyRouteComponent(() => import('../consolidation'), 'MinutesScreen'),
  ChecksScreen: lazyRouteComponent(() => import('../consolidation'), 'ChecksScreen'),
  SignOffScreen: lazyRouteComponent(() => import('../consolidation'), 'SignOffScreen'),
  RequestsScreen: lazyRouteComponent(() => import('../sheets'), 'RequestsScreen'),
  BringInScreen: lazyRouteComponent(() => import('../sheets'), 'BringInScreen'),
  ExchangeScreen: lazyRouteComponent(() => import('../exchange'), 'ExchangeScreen'),
  BringPackScreen: lazyRouteComponent(() => import('../exchange'), 'BringPackScreen'),
  SendScreen: lazyRouteComponent(() => import('../exchange'), 'SendScreen'),
  SentScreen: lazyRouteComponent(() => import('../exchange'), 'SentScreen'),
  ReceiptScreen: lazyRouteComponent(() => import('../exchange'), 'ReceiptScreen'),
  HeatMapScreen: lazyRouteComponent(() => import('../comparison'), 'HeatMapScreen'),
  CompareStartScreen: lazyRouteComponent(() => import('../comparison'), 'CompareStartScreen'),
  CompareScreen: lazyRouteComponent(() => import('../comparison'), 'CompareScreen'),
  PracticesScreen: lazyRouteComponent(() => import('../practices'), 'PracticesScreen'),
  MemberScreen: lazyRouteComponent(() => import('../practices'), 'MemberScreen'),
  ImportTableScreen: lazyRouteComponent(() => import('../tables'), 'ImportTableScreen'),
  ImportedScreen: lazyRouteComponent(() => import('../tables'), 'ImportedScreen'),
  ImportedEditionScreen: lazyRouteComponent(() => import('../tables'), 'ImportedEditionScreen'),
} as const satisfies Record<string, RouteComponent>;

export type Screens = Readonly<Record<keyof typeof SCREENS, RouteComponent>>;

/** Names of all screens. */
export const SCREEN_NAMES = Object.keys(SCREENS) as (keyof Screens)[];

// Addresses may be typed or old: what does not fit is left out, never a reason to fail.
const word = z.coerce.string().optional().catch(undefined);
const searchOf = z.object({
  q: word,
  /** `assessmentId:itemId`: the answer that a passage is looked for, handed on to the reader. */
  cite: word,
});
const answeringOf = z.object({
  /** Id of the agency that is answering; the national answer where there is none. */
  as: z.uuid().optional().catch(undefined),
});
const answersOf = answeringOf.extend({
  /** Code of an instrument: only items that rest on it. */
  rests: word,
});
/** Ids of the two versions chosen. */
const textsOf = z.object({ before: word, after: word });
const readOf = z.object({
  /** Position in the file, 1-based. */
  page: z.coerce.number().int().positive().optional().catch(undefined),
  /** Words to mark. */
  q: word,
  /** `assessmentId:itemId`: the answer that a passage is looked for. */
  cite: word,
  /** Id of a citation of that answer, whose passage is shown. */
  citation: word,
});

function routes(frame: RouteComponent, screens: Screens) {
  const root = createRootRoute({ component: frame, notFoundComponent: NotFound, errorComponent: RouteError });
  const getParentRoute = () => root;
  const home = createRoute({
    getParentRoute,
    path: '/',
    component: screens.HomeScreen,
    staticData: { title: 'home' },
  });
  const library = createRoute({
    getParentRoute,
    path: '/library',
    component: screens.LibraryScreen,
    // The library reads its own address; here it is only carried.
    validateSearch: (raw): LibraryAddress => raw,
    staticData: { title: 'library' },
  });
  const document = createRoute({
    getParentRoute,
    path: '/library/$documentId',
    component: screens.DocumentScreen,
    staticData: { title: 'document' },
  });
  const care = createRoute({
    getParentRoute,
    path: '/library/care',
    component: screens.CareScreen,
    staticData: { title: 'care' },
  });
  const pictures = createRoute({
    getParentRoute,
    path: '/library/pictures',
    component: screens.PicturesScreen,
    staticData: { title: 'pictures' },
  });
  const searchability = createRoute({
    getParentRoute,
    path: '/library/searchability',
    component: screens.SearchabilityScreen,
    staticData: { title: 'searchability' },
  });
  const toCheck = createRoute({
    getParentRoute,
    path: '/library/to-check',
    component: screens.ToCheckScreen,
    staticData: { title: 'to-check' },
  });
  const importJob = createRoute({
    getParentRoute,
    path: '/library/imports/$importId',
    component: screens.ImportScreen,
    staticData: { title: 'import' },
  });
  const search = createRoute({
    getParentRoute,
    path: '/search',
    component: screens.SearchScreen,
    // What narrows the results is the search's own and only carried here.
    validateSearch: (raw): SearchAddress => ({ ...raw, ...searchOf.parse(raw) }),
    staticData: { title: 'search' },
  });
  const glossary = createRoute({
    getParentRoute,
    path: '/glossary',
    component: screens.GlossaryScreen,
    validateSearch: (raw) => z.object({ concept: word }).parse(raw),
    staticData: { title: 'glossary' },
  });
  const read = createRoute({
    getParentRoute,
    path: '/read/$versionId',
    component: screens.ReaderScreen,
    validateSearch: (raw) => readOf.parse(raw),
    // With the mouse or the focus on a link, each time; the screen itself asks for what was not made ready.
    preloadStaleTime: 0,
    loader: ({ params, cause, location }) => {
      if (cause !== 'preload') return;
      const { page } = readOf.parse(location.search);
      void import('../reader').then(({ prepareReading }) => prepareReading(params.versionId, page));
    },
    staticData: { title: 'read', full: true },
  });
  const chooseTexts = createRoute({
    getParentRoute,
    path: '/texts',
    component: screens.ChooseTextsScreen,
    validateSearch: (raw) => textsOf.parse(raw),
    staticData: { title: 'texts' },
  });
  const compareTexts = createRoute({
    getParentRoute,
    path: '/texts/$before/$after',
    component: screens.CompareTextsScreen,
    staticData: { title: 'texts', full: true },
  });
  const changedTexts = createRoute({
    getParentRoute,
    path: '/changed-texts',
    component: screens.ChangedTextsScreen,
    /** Id of the document, or of the item, to which it is narrowed. */
    validateSearch: (raw) => z.object({ document: word, item: word }).parse(raw),
    staticData: { title: 'changed-texts' },
  });
  const assessments = createRoute({
    getParentRoute,
    path: '/assessments',
    component: screens.AssessmentsScreen,
    staticData: { title: 'assessments' },
  });
  const assessment = createRoute({
    getParentRoute,
    path: '/assessments/$assessmentId',
    component: screens.AssessmentScreen,
    validateSearch: (raw) => answersOf.parse(raw),
    staticData: { title: 'assessment' },
  });
  const item = createRoute({
    getParentRoute,
    path: '/assessments/$assessmentId/$itemId',
    component: screens.ItemScreen,
    validateSearch: (raw) => answeringOf.parse(raw),
    staticData: { title: 'item' },
  });
  const ofAssessment = <N extends string>(path: N, component: RouteComponent, title: string, full = false) =>
    createRoute({
      getParentRoute,
      path: `/assessments/$assessmentId/${path}` as const,
      component,
      staticData: { title, full },
    });
  const coverage = ofAssessment('agencies', screens.CoverageScreen, 'coverage');
  const requests = ofAssessment('requests', screens.RequestsScreen, 'requests');
  const bringIn = ofAssessment('bring-in', screens.BringInScreen, 'bring-in');
  const consolidation = ofAssessment('consolidation', screens.ConsolidationScreen, 'consolidation');
  const decide = ofAssessment('consolidation/$itemId', screens.DecideScreen, 'decide');
  const workshop = ofAssessment('workshop', screens.WorkshopScreen, 'workshop', true);
  const minutes = ofAssessment('minutes/$workshopId', screens.MinutesScreen, 'minutes');
  const checks = ofAssessment('checks', screens.ChecksScreen, 'checks');
  const signOff = createRoute({
    getParentRoute,
    path: '/assessments/$assessmentId/sign-off',
    component: screens.SignOffScreen,
    // The item whose frozen answer somebody comes to correct.
    validateSearch: (raw) => z.object({ correct: word }).parse(raw),
    staticData: { title: 'sign-off' },
  });
  const agencies = createRoute({
    getParentRoute,
    path: '/agencies',
    component: screens.AgenciesScreen,
    // The one that somebody comes for.
    validateSearch: (raw) => z.object({ agency: word }).parse(raw),
    staticData: { title: 'agencies' },
  });
  const compareAll = createRoute({
    getParentRoute,
    path: '/compare/all',
    component: screens.HeatMapScreen,
    staticData: { title: 'compare-all' },
  });
  const compare = createRoute({
    getParentRoute,
    path: '/compare',
    component: screens.CompareStartScreen,
    staticData: { title: 'compare' },
  });
  const comparison = createRoute({
    getParentRoute,
    path: '/compare/$ids',
    component: screens.CompareScreen,
    staticData: { title: 'comparison' },
  });
  const importTable = createRoute({
    getParentRoute,
    path: '/compare/import',
    component: screens.ImportTableScreen,
    staticData: { title: 'import-table' },
  });
  const imported = createRoute({
    getParentRoute,
    path: '/compare/imported',
    component: screens.ImportedScreen,
    staticData: { title: 'imported' },
  });
  const importedEdition = createRoute({
    getParentRoute,
    path: '/compare/imported/$editionId',
    /** A State whose years, or a year whose States stand side by side. */
    validateSearch: (raw) =>
      z.object({ state: word, year: z.coerce.number().int().optional().catch(undefined) }).parse(raw),
    component: screens.ImportedEditionScreen,
    staticData: { title: 'imported' },
  });
  const gaps = createRoute({
    getParentRoute,
    path: '/gaps',
    component: screens.GapsScreen,
    validateSearch: (raw) => z.object({ assessment: word }).parse(raw),
    staticData: { title: 'gaps' },
  });
  const gap = createRoute({
    getParentRoute,
    path: '/gaps/$assessmentId/$itemId',
    component: screens.GapScreen,
    staticData: { title: 'gap' },
  });
  const plans = createRoute({
    getParentRoute,
    path: '/plans',
    component: screens.PlansScreen,
    staticData: { title: 'plans' },
  });
  const plan = createRoute({
    getParentRoute,
    path: '/plans/$planId',
    /** An action of it that is opened at once. */
    validateSearch: (raw) => z.object({ action: word }).parse(raw),
    component: screens.PlanScreen,
    staticData: { title: 'plan' },
  });
  const topics = createRoute({
    getParentRoute,
    path: '/topics',
    component: screens.TopicsScreen,
    staticData: { title: 'topics' },
  });
  const topic = createRoute({
    getParentRoute,
    path: '/topics/$topicId',
    component: screens.TopicScreen,
    staticData: { title: 'topic' },
  });
  const questionnaires = createRoute({
    getParentRoute,
    path: '/questionnaires',
    component: screens.QuestionnairesScreen,
    staticData: { title: 'questionnaires' },
  });
  const question = createRoute({
    getParentRoute,
    path: '/questionnaires/$itemId',
    component: screens.QuestionScreen,
    staticData: { title: 'question' },
  });
  const principles = createRoute({
    getParentRoute,
    path: '/principles',
    /** The article to show, or the treaty whose status for a State is entered; and whether only treaties are listed. */
    validateSearch: (raw) => z.object({ article: word, treaty: word, state: word, kind: word }).parse(raw),
    component: screens.PrinciplesScreen,
    staticData: { title: 'principles' },
  });
  const practices = createRoute({
    getParentRoute,
    path: '/practices',
    component: screens.PracticesScreen,
    staticData: { title: 'practices' },
  });
  const member = createRoute({
    getParentRoute,
    path: '/practices/$state',
    component: screens.MemberScreen,
    staticData: { title: 'member' },
  });
  const calendar = createRoute({
    getParentRoute,
    path: '/calendar',
    component: screens.CalendarScreen,
    staticData: { title: 'calendar' },
  });
  const exchange = createRoute({
    getParentRoute,
    path: '/exchange',
    component: screens.ExchangeScreen,
    staticData: { title: 'exchange' },
  });
  const bringPack = createRoute({
    getParentRoute,
    path: '/exchange/bring-in',
    component: screens.BringPackScreen,
    staticData: { title: 'bring-pack' },
  });
  const send = createRoute({
    getParentRoute,
    path: '/exchange/send',
    /** Ids of documents that were picked, with commas between; a topic; words that are searched; what is cited where. */
    validateSearch: (raw) => z.object({ documents: word, topic: word, words: word, cited: word }).parse(raw),
    component: screens.SendScreen,
    staticData: { title: 'send' },
  });
  const sentPack = createRoute({
    getParentRoute,
    path: '/exchange/sent/$packId',
    component: screens.SentScreen,
    staticData: { title: 'sent-pack' },
  });
  const receipt = createRoute({
    getParentRoute,
    path: '/exchange/receipts/$receiptId',
    component: screens.ReceiptScreen,
    staticData: { title: 'receipt' },
  });
  const history = createRoute({
    getParentRoute,
    path: '/history',
    component: screens.HistoryScreen,
    staticData: { title: 'history' },
  });
  const siteMap = createRoute({
    getParentRoute,
    path: '/map',
    component: screens.SiteMapScreen,
    staticData: { title: 'map' },
  });
  const settings = createRoute({
    getParentRoute,
    path: '/settings',
    /** The group of settings that is led to. */
    validateSearch: (raw) => z.object({ at: word }).parse(raw),
    component: screens.SettingsScreen,
    staticData: { title: 'settings' },
  });
  return root.addChildren([
    exchange,
    bringPack,
    send,
    receipt,
    sentPack,
    home,
    library,
    document,
    importJob,
    care,
    history,
    pictures,
    searchability,
    toCheck,
    search,
    glossary,
    read,
    chooseTexts,
    compareTexts,
    changedTexts,
    assessments,
    assessment,
    item,
    agencies,
    coverage,
    requests,
    bringIn,
    consolidation,
    decide,
    workshop,
    minutes,
    checks,
    signOff,
    compareAll,
    compare,
    comparison,
    importTable,
    imported,
    importedEdition,
    gaps,
    gap,
    plans,
    plan,
    topics,
    topic,
    questionnaires,
    question,
    principles,
    practices,
    member,
    calendar,
    siteMap,
    settings,
  ]);
}

export interface AppRouterOptions {
  /** The window keeps its place in the hash; tests give a history in memory. */
  readonly history?: RouterHistory;
  readonly frame?: RouteComponent;
  readonly screens?: Screens;
}

/** The screens at their addresses, inside the frame of the window. */
export function createAppRouter({ history, frame = Shell, screens = SCREENS }: AppRouterOptions = {}) {
  return createRouter({
    routeTree: routes(frame, screens),
    history: history ?? createHashHistory(),
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    defaultPendingComponent: RoutePending,
    // The reader keeps its place by itself: a height of another document means nothing in the next one.
    scrollRestoration: ({ location }) => !location.pathname.startsWith('/read/'),
    scrollToTopSelectors: ['main'],
  });
}
