import { useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import {
  cellValue,
  isCrowded,
  isNamedByHeading,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportTable,
} from '../../../shared/reports';
import styles from './PrintedReport.module.css';

interface PrintedReportProps {
  readonly report: Report;
  /** Called once when its letters and pictures are there. */
  readonly onReady: () => void;
}

/** The height of A4 between its margins at the 96 dots an inch of the window, less a line for what the printer lays out otherwise. */
const SHEET = ((297 - 2 * 16) / 25.4) * 96 - 16;
/** What a sheet begins with, and the smallest letters that are still read, in points. */
const LETTERS = { usual: 9, least: 6 } as const;

/** Makes the letters of what is to fit one sheet smaller until it does: how much room words need depends on their script. */
function fitSheet(frame: HTMLElement): void {
  for (
    let size: number = LETTERS.usual - 0.25;
    size >= LETTERS.least && frame.offsetHeight > SHEET;
    size -= 0.25
  )
    frame.style.fontSize = `${size}pt`;
}

/** A report laid out for paper. On the screen nobody meets it; on paper it stands in the place of the window. */
export function PrintedReport({ report: { head, blocks }, onReady }: PrintedReportProps) {
  const frame = useRef<HTMLElement>(null);
  const [isShown, setIsShown] = useState(false);
  const told = useRef(onReady);
  useEffect(() => {
    let isWanted = true;
    const pictures = [...(frame.current?.querySelectorAll('img') ?? [])];
    void Promise.allSettled([document.fonts.ready, ...pictures.map((picture) => picture.decode())]).then(
      () => {
        if (!isWanted) return;
        if (head.compact === true && frame.current !== null) fitSheet(frame.current);
        // From now on for everybody: a PDF takes its outline and its tags from what assistive tools see.
        flushSync(() => setIsShown(true));
        told.current();
      },
    );
    return () => {
      isWanted = false;
    };
  }, [head.compact]);
  return createPortal(
    <article
      ref={frame}
      className={head.compact === true ? `${styles.report} ${styles.compact}` : styles.report}
      lang={head.language}
      aria-hidden={!isShown}
      inert={!isShown}
      data-printed-report
    >
      <h1 className={styles.title}>{head.title}</h1>
      {head.lines.map((line) => (
        <p key={line} className={styles.quiet}>
          {line}
        </p>
      ))}
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a finished report never move
        <Block key={at} block={block} isNamed={isNamedByHeading(blocks, at)} />
      ))}
      <p className={styles.quiet}>{head.foot}</p>
    </article>,
    document.body,
  );
}

function Block({ block, isNamed }: { readonly block: ReportBlock; readonly isNamed: boolean }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level + 1}` as 'h2' | 'h3' | 'h4';
      return <Heading className={styles.heading}>{block.text}</Heading>;
    }
    case 'text':
      return (
        <p className={block.look === 'plain' ? styles.text : `${styles.text} ${styles[block.look]}`}>
          {block.text}
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <PrintedTable table={block} isNamed={isNamed} />;
    case 'picture':
      return <img className={styles.picture} src={`data:image/png;base64,${block.png}`} alt={block.alt} />;
    // Joined to their table already.
    case 'rows':
      return null;
  }
}

interface PrintedTableProps {
  readonly table: ReportTable;
  /** The heading before it says what it shows. */
  readonly isNamed: boolean;
}

function PrintedTable({ table: { caption, head, widths, rows }, isNamed }: PrintedTableProps) {
  const all = widths.reduce((sum, each) => sum + each, 0);
  return (
    <table
      className={styles.table}
      data-crowded={isCrowded(head)}
      {...(isNamed ? { 'aria-label': caption } : {})}
    >
      {isNamed ? null : <caption>{caption}</caption>}
      <colgroup>
        {head.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns of a finished table never move
          <col key={`${at} ${name}`} width={`${((widths[at] ?? 10) / all) * 100}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {head.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns of a finished table never move
            <th key={`${at} ${name}`} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...cells], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table never move
          <tr key={at}>
            <th scope="row">{first === undefined ? '' : cellValue(first)}</th>
            {cells.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
              <Cell key={place} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell }: { readonly cell: ReportCell }) {
  const value = cellValue(cell);
  return (
    <td
      data-shade={typeof cell === 'object' ? cell.shade : undefined}
      data-number={typeof value === 'number'}
    >
      {value}
    </td>
  );
}
