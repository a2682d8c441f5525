import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangedTextLine, RestingLine } from '../../../shared/reliance';
import { differenceOf, type PassagePart, type Reanchored } from '../../../shared/texts';
import { usePageLabel, usePrintedLabel } from '../../library';
import { citeOf, quoteOf } from '../../reader';
import { TextLink } from '../../ui';
import styles from './Lines.module.css';

interface QuotesProps {
  readonly line: RestingLine;
  readonly text: ChangedTextLine;
  /** Undefined while it is looked for; null where it cannot be told. */
  readonly proposal: Reanchored | null | undefined;
}

/** The words as cited beside those of the new text, with what differs marked in both, and the way to either page. */
export function Quotes({ line, text, proposal }: QuotesProps) {
  const { t } = useTranslation('reliance');
  const pageLabel = usePageLabel();
  const printed = usePrintedLabel();
  const { newText } = text;
  const cite =
    line.answer === null
      ? undefined
      : citeOf({
          assessmentId: line.answer.assessmentId,
          itemId: line.answer.itemId,
          ...(line.answer.agency === null ? {} : { agencyId: line.answer.agency.id }),
        });
  const found = proposal != null && proposal.kind !== 'lost' ? quoteOf(proposal.text) : null;
  const marked = useMemo(
    () => (found === null || found === '' || line.quote === '' ? null : differenceOf(line.quote, found)),
    [found, line.quote],
  );
  const label = line.pageLabel ?? printed(line.versionId, line.page, null);
  return (
    <div className={styles['texts']}>
      <div>
        <Text size="xs" c="dimmed">
          {t('cited')}{' '}
          <TextLink
            to="/read/$versionId"
            params={{ versionId: line.versionId }}
            search={{
              page: line.page,
              ...(cite === undefined ? {} : { cite, citation: line.dependant.replace('citation:', '') }),
            }}
            inherit
          >
            {pageLabel(line.page, label)}
          </TextLink>
        </Text>
        <blockquote className={styles['quote']} dir="auto">
          {line.quote === '' ? (
            t('whole-page')
          ) : (
            <Marked parts={marked?.before} whole={line.quote} as="del" />
          )}
        </blockquote>
      </div>
      {newText === null ? null : (
        <div>
          <Text size="xs" c="dimmed">
            {t('now')}{' '}
            <TextLink
              to="/read/$versionId"
              params={{ versionId: newText.versionId }}
              search={{ page: proposal?.page ?? 1, q: '', ...(cite === undefined ? {} : { cite }) }}
              inherit
            >
              {proposal?.page == null
                ? t('open-new')
                : pageLabel(proposal.page, printed(newText.versionId, proposal.page, proposal.pageLabel))}
            </TextLink>
          </Text>
          {found === null ? (
            <Text size="sm">
              {t(proposal === undefined ? 'looking' : proposal === null ? 'unread-next' : 'lost-next')}
            </Text>
          ) : (
            <blockquote className={styles['quote']} dir="auto">
              {found === '' ? t('whole-page') : <Marked parts={marked?.after} whole={found} as="ins" />}
            </blockquote>
          )}
        </div>
      )}
    </div>
  );
}

/** A text with the stretches that differ struck out or underlined, which a reader of the screen hears as such. */
function Marked({
  parts,
  whole,
  as: As,
}: {
  readonly parts: readonly PassagePart[] | undefined;
  readonly whole: string;
  readonly as: 'del' | 'ins';
}) {
  if (parts === undefined) return whole;
  return parts.map(({ text, differs }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
    differs ? <As key={at}>{text}</As> : <span key={at}>{text}</span>,
  );
}
