import { Title, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleAlert, Paperclip } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { langOf } from '../../../shared/questionnaires';
import { goToPart } from '../../ui';
import { asAgency, useAnsweringAs } from '../answering-as';
import { type KeyHandlers, useKeys } from '../keys';
import { lastItem, type PillarRows, type Row, rememberItem, tookReturn } from '../overview';
import { AnswerMark } from './AnswerMark';
import styles from './ItemsTable.module.css';

interface ItemsTableProps {
  readonly assessmentId: string;
  readonly groups: readonly PillarRows[];
  /** Items whose words are not on disk yet. */
  readonly unsaved: ReadonlySet<string>;
}

/** One table a pillar, one line an item. J and K or the arrows go from line to line, Enter opens. */
export function ItemsTable({ assessmentId, groups, unsaved }: ItemsTableProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const frame = useRef<HTMLDivElement>(null);
  const ids = groups.flatMap(({ themes }) => themes.flatMap(({ rows }) => rows.map(({ item }) => item.id)));
  const [current, setCurrent] = useState(() => lastItem(assessmentId));
  const active = current !== undefined && ids.includes(current) ? current : ids[0];

  const remember = (itemId: string) => {
    rememberItem(assessmentId, itemId);
    setCurrent(itemId);
  };
  const focus = (itemId: string | undefined) => {
    if (itemId === undefined) return;
    frame.current?.querySelector<HTMLElement>(`[data-item="${itemId}"]`)?.focus();
  };
  useEffect(() => {
    if (!tookReturn(assessmentId)) return;
    goToPart(frame.current?.querySelector<HTMLElement>('[data-item][tabindex="0"]') ?? null, 'center');
  }, [assessmentId]);
  const holdsFocus = () => frame.current?.contains(document.activeElement) === true;
  const go = (by: number) => {
    const at = active === undefined ? -1 : ids.indexOf(active);
    // The first press goes to the line that is current already.
    focus(ids[holdsFocus() ? Math.min(Math.max(at + by, 0), ids.length - 1) : Math.max(at, 0)]);
  };
  const inside = (act: () => void) => () => (holdsFocus() ? act() : false);
  const handlers: KeyHandlers = {
    j: () => go(1),
    k: () => go(-1),
    down: inside(() => go(1)),
    up: inside(() => go(-1)),
    home: inside(() => focus(ids[0])),
    end: inside(() => focus(ids.at(-1))),
  };
  useKeys(handlers);

  return (
    <div ref={frame}>
      {groups.map(({ pillar, themes }) => (
        <section key={pillar} aria-labelledby={`pillar-${pillar}`}>
          <Title order={2} id={`pillar-${pillar}`} className={styles.pillar}>
            {t(`vocabulary:pillar.${pillar}.label`)}
          </Title>
          <table className={styles.table} aria-labelledby={`pillar-${pillar}`}>
            <thead>
              <tr>
                <th scope="col">{t('overview.item')}</th>
                <th scope="col">{t('overview.answer')}</th>
                <th scope="col">{t('overview.evidence')}</th>
              </tr>
            </thead>
            {themes.map(({ theme, rows }) => (
              <tbody key={theme}>
                <tr>
                  <th scope="rowgroup" colSpan={3} className={styles.theme}>
                    {theme}
                  </th>
                </tr>
                {rows.map((row) => (
                  <ItemRow
                    key={row.item.id}
                    assessmentId={assessmentId}
                    row={row}
                    isUnsaved={unsaved.has(row.item.id)}
                    isActive={row.item.id === active}
                    onActive={remember}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </section>
      ))}
    </div>
  );
}

interface ItemRowProps {
  readonly assessmentId: string;
  readonly row: Row;
  readonly isUnsaved: boolean;
  readonly isActive: boolean;
  readonly onActive: (itemId: string) => void;
}

function ItemRow({ assessmentId, row: { item, answer }, isUnsaved, isActive, onActive }: ItemRowProps) {
  const { t } = useTranslation('assessments');
  const agencyId = useAnsweringAs();
  const passages = answer.citations.length + answer.held.length;
  return (
    <tr className={styles.row} data-row={item.id}>
      <th scope="row">
        <Link
          to="/assessments/$assessmentId/$itemId"
          params={{ assessmentId, itemId: item.id }}
          search={asAgency(agencyId)}
          className={styles.link}
          data-item={item.id}
          tabIndex={isActive ? 0 : -1}
          onFocus={() => onActive(item.id)}
        >
          <span className={styles.id}>{item.id}</span>
          <span className={styles.topic} lang={langOf(item)}>
            {item.topic}
          </span>
        </Link>
      </th>
      <td>
        <AnswerMark answer={answer} />
        {isUnsaved ? (
          <span className={styles.unsaved}>
            <CircleAlert aria-hidden size={14} /> {t('overview.not-saved')}
          </span>
        ) : null}
      </td>
      <td className={styles.evidence}>
        {passages === 0 ? (
          <VisuallyHidden>{t('overview.no-evidence')}</VisuallyHidden>
        ) : (
          <>
            <Paperclip aria-hidden size={14} />
            <span aria-hidden>{passages}</span>
            <VisuallyHidden>{t('overview.passages', { count: passages })}</VisuallyHidden>
          </>
        )}
      </td>
    </tr>
  );
}
