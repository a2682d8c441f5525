import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Action, isEnded, isOverdue, type Plan, timeSpan } from '../../../shared/planning';
import { useDates } from '../../platform';
import styles from './Timeline.module.css';

interface TimelineProps {
  readonly plan: Plan;
  readonly today: string;
  readonly onEdit: (action: Action) => void;
}

const DAY = 86_400_000;
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;

/** The first days of the quarters between two days. */
function quarters(first: string, last: string): string[] {
  const days: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    for (const month of ['01', '04', '07', '10']) days.push(`${year}-${month}-01`);
  }
  return days.filter((day) => day >= first && day <= last);
}

/** When each action is to be done, beside the others. Filled bars have ended, dashed ones are late; the words say so too. One with one day only stands on it. */
export function Timeline({ plan, today, onEdit }: TimelineProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const { first, last } = timeSpan(plan, plan.list);
  const length = Math.max(1, numberOf(last) - numberOf(first));
  const at = (day: string) => `${(100 * (numberOf(day) - numberOf(first))) / length}%`;
  const shown = quarters(first, last);
  const every = Math.max(1, Math.ceil(shown.length / 7));
  return (
    <div>
      <div className={styles.line} aria-hidden>
        <span />
        <div className={styles.years}>
          {shown
            .filter((_day, index) => index % every === 0)
            .map((day) => (
              <span key={day} style={{ insetInlineStart: at(day) }}>
                {t('timeline.quarter', { month: day.slice(5, 7), year: dates.year(Number(day.slice(0, 4))) })}
              </span>
            ))}
        </div>
      </div>
      {plan.list.map((each) => {
        const due = each.dueOn ?? each.startsOn;
        const from = each.startsOn ?? due;
        const late = isOverdue(each, plan, today);
        const said = {
          state: t(`vocabulary:actionState.${late ? 'overdue' : each.state}.label`),
          owner: each.owner === '' ? t('action.no-owner') : each.owner,
        };
        return (
          <div key={each.id} className={styles.line}>
            <div>
              <Button
                variant="transparent"
                size="compact-sm"
                px={0}
                h="auto"
                styles={{ label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.55 } }}
                onClick={() => onEdit(each)}
              >
                {each.title}
              </Button>
              <Text size="xs" c="dimmed">
                {due === null
                  ? t('timeline.no-day', said)
                  : each.startsOn === null
                    ? t('timeline.until', { ...said, last: dates.day(due) })
                    : each.dueOn === null
                      ? t('timeline.from', { ...said, first: dates.day(each.startsOn) })
                      : t('timeline.from-to', {
                          ...{ ...said, first: dates.day(each.startsOn) },
                          last: dates.day(due),
                        })}
              </Text>
            </div>
            <div className={styles.track} aria-hidden>
              {today >= first && today <= last ? (
                <span className={styles.today} style={{ insetInlineStart: at(today) }} />
              ) : null}
              {due === null || from === null ? null : (
                <span
                  className={styles.bar}
                  data-ended={isEnded(each)}
                  data-overdue={late}
                  style={{
                    // A day alone keeps the least width of a bar, also at the very end.
                    insetInlineStart: `min(${at([from, due].toSorted()[0] ?? due)}, 100% - 0.6rem)`,
                    width: `${(100 * Math.max(0, numberOf(due) - numberOf(from))) / length}%`,
                  }}
                />
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
