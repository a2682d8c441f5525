import type { Sendable } from '../../shared/exchange';
import { describedTable } from '../../shared/tables';
import type { Around } from './kinds';
import { listSent } from './ledger-repository';
import { listColumn, listRows } from './rows-repository';

/** What there is in a workspace to choose from when sending, besides what other rooms list themselves. */
export function listSendable({ db }: Around): Sendable {
  const described = (text: string) => {
    const { format: _format, ...rest } = JSON.parse(text) as Record<string, unknown>;
    return describedTable.safeParse(rest).data?.title ?? '';
  };
  const years = (edition_id: string) => listColumn(db, 'table_snapshots', 'year', { edition_id }).map(Number);
  const texts = Map.groupBy(
    listRows(db, 'edition_texts'),
    ({ questionnaire, language }) => `${questionnaire} ${language}`,
  );
  const lastLaws = listSent(db).find(({ kind }) => kind === 'laws');
  return {
    editions: listRows(db, 'own_editions').map(({ questionnaire, edition, content }) => ({
      questionnaire: String(questionnaire),
      edition: String(edition),
      title: String((JSON.parse(String(content)) as { title: string }).title),
    })),
    translations: [...texts.values()].map(([first, ...rest]) => ({
      questionnaire: String(first?.questionnaire),
      language: String(first?.language) as Sendable['translations'][number]['language'],
      items: 1 + rest.length,
    })),
    datasets: listRows(db, 'table_editions').flatMap(({ id, description }) => {
      const known = years(String(id));
      const [first, last] = [Math.min(...known), Math.max(...known)];
      return known.length === 0
        ? []
        : [{ id: String(id), title: described(String(description)), firstYear: first, lastYear: last }];
    }),
    gapsOf: [
      ...new Set(
        (['targets', 'gap_marks', 'resource_marks', 'wanted_resources'] as const).flatMap((table) =>
          listColumn(db, table, 'state'),
        ),
      ),
    ].toSorted() as Sendable['gapsOf'],
    treatiesOf: listColumn(db, 'treaty_statuses', 'member') as Sendable['treatiesOf'],
    noteIds: listColumn(db, 'topic_notes', 'topic_id') as Sendable['noteIds'],
    hasTerms: listRows(db, 'glossary_terms').length > 0,
    hasHighlights: listRows(db, 'highlights').some(({ removed_at }) => removed_at === null),
    lastLaws: lastLaws === undefined ? null : { id: lastLaws.id, at: lastLaws.at, to: lastLaws.receiver },
  };
}
