import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Assessment, answeredOf, itemsAsked, progressOf } from '../../../shared/assessments';
import { boundnessOf, type Instrument, type TreatyStatusEntry } from '../../../shared/instruments';
import type { Edition } from '../../../shared/questionnaires';
import { boundSentence, joinedSentences } from '../../instruments';
import { useReadCitedVersions } from '../../library';
import { call, today, useDates } from '../../platform';
import { useTranslationNote } from '../../questionnaires';
import { SaveMenu, useReportHead } from '../../reports';
import { useCitedPage } from '../cited-page';
import { isEarlyText } from '../early-texts';
import { coveragePercent, restsOn } from '../overview';
import { useSnapshots } from '../queries';

interface SaveAnswersProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  /** Name of the agency whose answers these are; null for the national ones. */
  readonly agency: string | null;
  /** Only the answers that rest on it, article by article; all answers without. */
  readonly instrument?: Instrument;
}

/** Saves an assessment with its answers as a document. */
export function SaveAnswers({ assessment, edition, agency, instrument }: SaveAnswersProps) {
  const { t } = useTranslation(['assessments', 'vocabulary', 'reports', 'ui', 'instruments']);
  const dates = useDates();
  const head = useReportHead(
    [
      useTranslationNote(
        itemsAsked(edition.items, assessment).filter(
          (item) => instrument === undefined || restsOn(item, instrument.code),
        ),
      ),
      instrument?.isDraft === true ? t('instruments:notice.unchecked') : null,
    ]
      .filter((note) => note !== null)
      .join(' ') || null,
  );
  const pageOf = useCitedPage();
  const readCited = useReadCitedVersions();
  const [withDiscussion, setWithDiscussion] = useState(false);
  const snapshot = useSnapshots().data?.find(({ id }) => id === assessment.snapshotId);
  const name = t('overview.name', {
    state: t(`vocabulary:member.${assessment.state}.label`),
    date: assessment.referenceDate,
  });
  const resting = new Set(
    instrument === undefined
      ? []
      : edition.items.filter((item) => restsOn(item, instrument.code)).map(({ id }) => id),
  );
  const treatyLines = (of: Instrument, statuses: readonly TreatyStatusEntry[]): string[] => {
    const { state, referenceDate } = assessment;
    const bound = boundnessOf(of, statuses, state, referenceDate);
    if (bound.kind === 'guide') return [t('instruments:kind.soft-law.meaning')];
    const entry = statuses.find(({ member, instrument: code }) => member === state && code === of.code);
    return [
      boundSentence(t, dates.day, bound, state),
      ...joinedSentences(t, dates.day, entry),
      ...(entry === undefined || entry.reservation === ''
        ? []
        : [t('instruments:treaty.reserved', { words: entry.reservation })]),
      ...(entry === undefined || entry.source === ''
        ? []
        : [t('instruments:treaty.from', { source: entry.source })]),
    ];
  };
  return (
    <SaveMenu
      {...(instrument === undefined ? {} : { label: t('by-article.save'), size: 'xs' as const })}
      name={[
        ...(instrument === undefined ? [] : [instrument.shortName]),
        ...(agency === null ? [] : [agency]),
        ...[name, today()],
      ].join(' ')}
      {...(agency === null
        ? {
            also: {
              label: t('saved.with-discussion'),
              isWanted: withDiscussion,
              onChange: setWithDiscussion,
            },
          }
        : {})}
      compose={async (format) => {
        const answers = assessment.answers.filter(
          ({ itemId }) => instrument === undefined || resting.has(itemId),
        );
        const versionIds = answers.flatMap(({ citations }) => citations.map((one) => one.versionId));
        const [decisions, restatements, discussion, { access }, cited] = await Promise.all([
          agency === null ? call('assessments.listDecisions', { assessmentId: assessment.id }) : [],
          assessment.snapshotId === null || agency !== null
            ? []
            : call('assessments.listRestatements', { snapshotId: assessment.snapshotId }),
          withDiscussion && agency === null
            ? call('assessments.discussion', { assessmentId: assessment.id, itemId: null })
            : [],
          call('library.narrowestAccess', { versionIds }),
          readCited(versionIds),
        ]);
        const progress = instrument === undefined ? assessment.progress : progressOf(answers);
        const percent = coveragePercent(progress);
        const input = {
          ...{ t, head, assessment, edition, decisions, restatements, discussion, access, pageOf },
          ...{ versionOf: cited.nameOf, narrowOf: cited.appliesTo },
          isEarly: (versionId: string) => isEarlyText(cited, versionId, assessment.referenceDate),
          ...{ agency, asTables: format === 'xlsx' },
          ...{ day: dates.day, moment: dates.moment },
          frozen:
            snapshot === undefined
              ? []
              : [
                  t('frozen.by', { name: snapshot.frozenBy, at: dates.moment(snapshot.frozenAt) }),
                  `${t('frozen.hash')} ${snapshot.hash}`,
                ],
          coverage:
            percent === null
              ? t('coverage.nothing-asked')
              : t('coverage.rate', {
                  ...{ percent, answered: answeredOf(progress), asked: progress.asked },
                }),
        };
        if (instrument === undefined) {
          const { composeAnswers } = await import('./answers-report');
          return composeAnswers(input);
        }
        const [{ composeByArticle }, statuses] = await Promise.all([
          import('./articles-report'),
          call('instruments.statuses', {}),
        ]);
        return composeByArticle({ ...input, instrument, treaty: treatyLines(instrument, statuses) });
      }}
    />
  );
}
