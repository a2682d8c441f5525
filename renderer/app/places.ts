import {
  ArrowLeftRight,
  CalendarDays,
  CalendarRange,
  ChartColumn,
  ClipboardCheck,
  Globe,
  House,
  Library,
  ListChecks,
  type LucideIcon,
  Map as MapIcon,
  Scale,
  Search,
  Settings,
  Tags,
} from 'lucide-react';

/** A place of the navigation; its words are `place.<name>` and `jump.<name>` in the `app` sentences. */
export interface Place {
  readonly name:
    | 'home'
    | 'assess'
    | 'compare'
    | 'library'
    | 'gaps'
    | 'plans'
    | 'search'
    | 'topics'
    | 'principles'
    | 'practices'
    | 'calendar'
    | 'exchange'
    | 'map'
    | 'settings';
  readonly to:
    | '/'
    | '/assessments'
    | '/compare'
    | '/library'
    | '/gaps'
    | '/plans'
    | '/search'
    | '/topics'
    | '/principles'
    | '/practices'
    | '/calendar'
    | '/exchange'
    | '/map'
    | '/settings';
  readonly icon: LucideIcon;
}

/** Places with a key: there are nine digits. */
export const KEYED_PLACES = 9;

/** In the order of the navigation; Alt and the number of the place go there. */
export const PLACES: readonly Place[] = [
  { name: 'home', to: '/', icon: House },
  { name: 'assess', to: '/assessments', icon: ClipboardCheck },
  { name: 'gaps', to: '/gaps', icon: ListChecks },
  { name: 'plans', to: '/plans', icon: CalendarRange },
  { name: 'compare', to: '/compare', icon: ChartColumn },
  { name: 'library', to: '/library', icon: Library },
  { name: 'search', to: '/search', icon: Search },
  { name: 'topics', to: '/topics', icon: Tags },
  { name: 'principles', to: '/principles', icon: Scale },
  { name: 'practices', to: '/practices', icon: Globe },
  { name: 'calendar', to: '/calendar', icon: CalendarDays },
  { name: 'exchange', to: '/exchange', icon: ArrowLeftRight },
  { name: 'map', to: '/map', icon: MapIcon },
  { name: 'settings', to: '/settings', icon: Settings },
];
