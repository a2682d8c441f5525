import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lostWith } from '../../platform';
import { LoadingState } from '../../ui';
import { Frame } from '../components/Frame';
import { WorkshopList } from '../components/WorkshopList';
import { WorkshopStage } from '../components/WorkshopStage';
import { useTable, useWorkshops } from '../queries';
import { useAssessmentParts } from '../use-assessment-parts';
import styles from './WorkshopScreen.module.css';

/** Meetings in which agencies go through items one by one: started, continued and looked up here. */
export function WorkshopScreen() {
  const { t } = useTranslation('consolidation');
  const { assessmentId, assessment, edition, asked } = useAssessmentParts();
  const workshops = useWorkshops(assessmentId);
  const table = useTable(assessmentId);
  const [on, setOn] = useState<string | null>(null);
  const workshop = workshops.data?.find(({ id }) => id === on);
  const around = [...asked, workshops, table];
  if (
    around.every((each) => lostWith(each) === null) &&
    workshop !== undefined &&
    workshop.endedAt === null &&
    table.data !== undefined &&
    assessment !== undefined &&
    edition !== undefined
  ) {
    return (
      <WorkshopStage
        key={workshop.id}
        assessment={assessment}
        edition={edition}
        table={table.data}
        workshop={workshop}
        around={around}
        onLeave={() => setOn(null)}
      />
    );
  }
  return (
    <div className={styles.page}>
      <Frame
        tab="workshop"
        title={t('workshop.title')}
        what={t('workshop.what')}
        next={t('workshop.next')}
        beside={[workshops, table]}
      >
        {(given) =>
          lostWith(workshops) !== null ? null : workshops.data === undefined ? (
            <LoadingState />
          ) : (
            <WorkshopList assessment={given} workshops={workshops.data} onGo={setOn} />
          )
        }
      </Frame>
    </div>
  );
}
