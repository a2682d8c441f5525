import { Popover, Text } from '@mantine/core';
import { Highlighter, NotebookPen, Quote } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitedPlace } from '../../../shared/assessments';
import type { Highlight } from '../../../shared/reader';
import { useCatalogueWords } from '../../library';
import { useDates } from '../../platform';
import { TextLink } from '../../ui';
import type { PointRectangle } from '../page/geometry';
import { groupByHeight } from '../page/margin';
import colours from './highlight-colours.module.css';
import styles from './PageNotes.module.css';

/** What people made of a page: what they marked on it, and the answers that cite it. */
export interface PageNotesOf {
  readonly highlights: readonly Highlight[];
  readonly citations: readonly CitedPlace[];
}

/** Where a rectangle in PDF points is shown on the page, in parts of it. */
export type BoxOf = (rectangle: PointRectangle) => CSSProperties;

/**
 * Marks on the words: a highlight is a ground with a pattern, a citation a frame around the words with a thick lower edge. On the same
 * words both are seen, without a look at the colour.
 */
export function NoteMarks({ notes, box }: { readonly notes: PageNotesOf; readonly box: BoxOf }) {
  return (
    <>
      {notes.highlights.flatMap(({ id, colour, rectangles }) =>
        rectangles.map((rectangle) => (
          <div
            key={`${id} ${rectangle.join()}`}
            className={`${styles['highlight']} ${colours['colour']}`}
            data-highlight={id}
            data-colour={colour}
            style={box(rectangle)}
          />
        )),
      )}
      {notes.citations.flatMap(({ citation }) =>
        citation.rectangles.map((rectangle) => (
          <div
            key={`${citation.id} ${rectangle.join()}`}
            className={styles['citation']}
            data-citation-mark={citation.id}
            style={box(rectangle)}
          />
        )),
      )}
    </>
  );
}

interface MarginProps {
  readonly notes: PageNotesOf;
  /** How far down the page a rectangle begins, 0 to 1. */
  readonly heightOf: (rectangle: PointRectangle | undefined) => number;
  readonly onHighlight: (id: string) => void;
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

/** Signs in the margins: on the left where answers cite the page, on the right where somebody marked it. */
export function NoteMargin({ notes, heightOf, onHighlight }: MarginProps) {
  const { t } = useTranslation('reader');
  const marked = groupByHeight(
    notes.highlights.map((thing) => ({ at: heightOf(thing.rectangles[0]), thing })),
  );
  const cited = groupByHeight(
    notes.citations.map((thing) => ({ at: heightOf(thing.citation.rectangles[0]), thing })),
  );
  return (
    <>
      {cited.map(({ at, things }) => (
        <CitedSign key={things[0]?.citation.id} at={at} places={things} />
      ))}
      {marked.map(({ at, things }) => {
        const [first] = things;
        if (first === undefined) return null;
        const noted = things.find(({ note }) => note !== '');
        const Icon = noted === undefined ? Highlighter : NotebookPen;
        const name =
          things.length > 1
            ? t('margin.highlights', { count: things.length })
            : noted === undefined
              ? t('margin.highlight', { colour: t(`colour.${first.colour}`) })
              : t('margin.note', { note: noted.note });
        return (
          <button
            key={first.id}
            type="button"
            className={`${styles['sign']} ${styles['right']}`}
            style={{ top: percent(at) }}
            aria-label={name}
            title={name}
            onClick={() => onHighlight((noted ?? first).id)}
          >
            <Icon aria-hidden size={14} />
            {things.length > 1 ? things.length : null}
          </button>
        );
      })}
    </>
  );
}

function CitedSign({ at, places }: { readonly at: number; readonly places: readonly CitedPlace[] }) {
  const { t } = useTranslation('reader');
  const name = t('margin.cited', { count: places.length });
  return (
    <Popover width={320} withArrow trapFocus returnFocus shadow="md" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <button
          type="button"
          className={`${styles['sign']} ${styles['left']}`}
          style={{ top: percent(at) }}
          aria-label={name}
          aria-description={places[0]?.citation.quote}
          title={name}
        >
          <Quote aria-hidden size={14} />
          {places.length > 1 ? places.length : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <Text size="sm" fw={600} mb={4}>
          {t('margin.cited-by')}
        </Text>
        <ul className={styles['answers']}>
          {places.map((place) => (
            <li key={place.citation.id}>
              <AnswerLink place={place} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The way to the answer that cites a passage: year, State and item. */
export function AnswerLink({ place }: { readonly place: CitedPlace }) {
  const { t } = useTranslation('reader');
  const words = useCatalogueWords();
  const dates = useDates();
  const { agency, assessmentId, itemId, referenceDate, state, status } = place;
  const said = t(status === 'frozen' ? 'margin.answer-frozen' : 'margin.answer', {
    item: itemId,
    state: words.state(state),
    day: dates.day(referenceDate),
  });
  return (
    <TextLink
      to="/assessments/$assessmentId/$itemId"
      params={{ assessmentId, itemId }}
      search={{ as: agency?.id }}
      size="sm"
    >
      {agency === null ? said : t('margin.answer-agency', { answer: said, agency: agency.shortName })}
    </TextLink>
  );
}
