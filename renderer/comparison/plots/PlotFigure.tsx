import { Button, Group, Text, Title } from '@mantine/core';
import { Copy, Download } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Comparison, type Counting, marksOf } from '../../../shared/comparison';
import { notifyDone, notifyError, today } from '../../platform';
import { EmptyState } from '../../ui';
import { MOST_NAMED, useAgencyNames } from '../agency-words';
import { useColumnNames } from '../column-names';
import { ColumnLetter } from '../components/ColumnLetter';
import { useSavePicture } from '../queries';
import { WINDOW_INKS } from './inks';
import styles from './PlotFigure.module.css';
import { asPng, asSvg, copyAsImage, pictureOf } from './picture';
import type { PlotSpec } from './spec';

interface PlotFigureProps {
  readonly spec: PlotSpec;
  readonly comparison: Comparison;
  readonly counting: Counting;
  readonly counted: number;
}

/** A plot under its title and its sentence, above what is counted and the table that says the same. */
export function PlotFigure({ spec, comparison, counting, counted }: PlotFigureProps) {
  const { t } = useTranslation('comparison');
  const { columns } = comparison;
  const names = useColumnNames(columns);
  const marks = marksOf(columns);
  const agencies = useAgencyNames(columns);
  // The names stand above, with the columns; under each plot they would take more room than the plot.
  const areMany = [...agencies.values()].flat().length > MOST_NAMED;
  const title = useId();
  const notes = [
    counting.constantOnly
      ? t('counting.same', { count: counted, total: comparison.itemsInAll })
      : t('counting.own', { total: comparison.itemsInAll }),
    ...(counting.without.size === 0 ? [] : [t('counting.left-out', { count: counting.without.size })]),
    t('plots.coverage', {
      columns: columns
        .map(({ progress }, at) =>
          t('plots.coverage-of', {
            letter: marks[at]?.letter,
            count: progress.levels + progress.notApplicable + progress.notKnown,
            total: progress.asked,
          }),
        )
        .join(', '),
    }),
    ...(agencies.size === 0
      ? []
      : [
          t(areMany ? 'plots.agencies-counts' : 'plots.agencies', {
            columns: columns
              .flatMap(({ key }, at) => {
                const said = agencies.get(key) ?? [];
                const letter = marks[at]?.letter ?? '';
                return said.length === 0 ? [] : [`${letter} ${areMany ? said.length : said.join(', ')}`];
              })
              .join('; '),
          }),
        ]),
  ];
  return (
    <figure className={styles.figure} aria-labelledby={title}>
      <Title order={2} size="h4" id={title}>
        {spec.title}
      </Title>
      <Text size="sm" data-sentence>
        {spec.sentence}
      </Text>
      <Text size="xs" c="dimmed">
        {spec.reading}
      </Text>
      <Group gap="md" className={styles.legend ?? ''}>
        {columns.map((column, at) => (
          <span key={column.key}>
            <ColumnLetter mark={marks[at]} /> {names.short(column)}
          </span>
        ))}
      </Group>
      {spec.draw === null ? (
        <EmptyState title={t('plots.nothing')}>{spec.whenEmpty ?? undefined}</EmptyState>
      ) : (
        <Drawn spec={spec} name={`${spec.title}. ${spec.sentence}`} />
      )}
      {notes.map((note) => (
        <Text key={note} size="xs" data-note>
          {note}
        </Text>
      ))}
      <PictureActions
        spec={spec}
        columns={columns.map((column, at) => `${marks[at]?.letter ?? ''} ${names.full(column)}`).join(' · ')}
        notes={notes}
      />
      {spec.table.rows.length === 0 ? null : <PlotTable spec={spec} />}
    </figure>
  );
}

/** The drawing, made anew when the window becomes wider or narrower. */
function Drawn({ spec, name }: { readonly spec: PlotSpec; readonly name: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0 || spec.draw === null) return;
    const drawn = spec.draw(WINDOW_INKS, width);
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', name);
    frame.current?.replaceChildren(drawn);
  }, [spec, width, name]);
  return <div ref={frame} className={styles.drawing} data-drawing />;
}

interface PictureActionsProps {
  readonly spec: PlotSpec;
  readonly columns: string;
  readonly notes: readonly string[];
}

/** Takes the picture out of the window, with everything needed to read it. */
function PictureActions({ spec, columns, notes }: PictureActionsProps) {
  const { t } = useTranslation('comparison');
  const save = useSavePicture();
  const picture = () => pictureOf(spec, { columns, notes });
  const name = (format: string) => `${spec.title} ${today()}.${format}`.slice(0, 150);

  const saveAs = async (format: 'svg' | 'png') => {
    const drawn = picture();
    if (drawn === null) return;
    const content = format === 'svg' ? asSvg(drawn) : await asPng(drawn);
    const { saved } = await save.mutateAsync({ name: name(format), picture: { format, content } });
    if (saved) notifyDone(t('plots.saved'));
  };
  const copyIt = async () => {
    const drawn = picture();
    if (drawn === null) return;
    notifyDone(
      t((await copyAsImage(drawn, `${spec.title}. ${spec.sentence}`)) ? 'plots.copied' : 'plots.not-copied'),
    );
  };
  const run = (work: () => Promise<void>) => () => void work().catch(notifyError);

  if (spec.draw === null) return null;
  return (
    <Group gap="xs" className={styles.actions ?? ''}>
      {(['png', 'svg'] as const).map((format) => (
        <Button
          key={format}
          size="xs"
          variant="default"
          leftSection={<Download aria-hidden size={16} />}
          onClick={run(() => saveAs(format))}
        >
          {t(`plots.save-${format}`)}
        </Button>
      ))}
      <Button size="xs" variant="default" leftSection={<Copy aria-hidden size={16} />} onClick={run(copyIt)}>
        {t('plots.copy')}
      </Button>
    </Group>
  );
}

/** What the plot shows, as a table. */
function PlotTable({ spec: { table, title } }: { readonly spec: PlotSpec }) {
  const { t } = useTranslation('comparison');
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('plots.table', { title })}</caption>
        <thead>
          <tr>
            {table.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table never move
            <tr key={at}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                <td key={place} title={t('formula.reached')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
