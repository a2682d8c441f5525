import { FACETS, type FacetName, type SearchFilters } from '../../shared/search';
import { useCatalogueWords } from '../library';
import { useDates } from '../platform';

export type FilterName = FacetName | 'asAt';

/** Says in words what is chosen in one filter; empty where nothing is. */
export function useFilterWords(): (filters: SearchFilters, filter: FilterName) => string {
  const catalogue = useCatalogueWords();
  const dates = useDates();
  return (filters, filter) => {
    switch (filter) {
      case 'asAt':
        return filters.asAt === null ? '' : dates.day(filters.asAt);
      case 'year':
        return filters.year.map((year) => dates.year(year)).join(', ');
      case 'type':
        return filters.type.map(catalogue.type).join(', ');
      case 'state':
        return filters.state.map(catalogue.state).join(', ');
      case 'appliesTo':
        return filters.appliesTo.map(catalogue.appliesTo).join(', ');
      case 'language':
        return filters.language.map(catalogue.language).join(', ');
      case 'status':
        return filters.status.map(catalogue.status).join(', ');
      case 'pillar':
        return filters.pillar.map(catalogue.pillar).join(', ');
      case 'topic':
        return filters.topic.map(catalogue.topic).join(', ');
      default:
        return filter satisfies never;
    }
  };
}

/** Every filter, in the order of the lists beside the results. */
export const FILTER_NAMES: readonly FilterName[] = [...FACETS, 'asAt'];
