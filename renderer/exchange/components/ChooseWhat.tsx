import { Accordion, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../draft';
import { ChooseDocuments } from './ChooseDocuments';
import { ChooseKnowledge, ChooseQuestionnaires, ChooseResults } from './ChooseOthers';
import { ChooseAssessments, ChoosePlans } from './ChooseWork';
import type { ChoosingProps } from './choosing';

/** Parts of the form, in the order in which they are read. */
export const PARTS = ['documents', 'assessments', 'plans', 'questionnaires', 'results', 'knowledge'] as const;
export type Part = (typeof PARTS)[number];

const CHOOSE: { readonly [P in Part]: (props: ChoosingProps) => ReactNode } = {
  documents: ChooseDocuments,
  assessments: ChooseAssessments,
  plans: ChoosePlans,
  questionnaires: ChooseQuestionnaires,
  results: ChooseResults,
  knowledge: ChooseKnowledge,
};

/** How many things are chosen in a part. */
const CHOSEN: { readonly [P in Part]: (draft: Draft) => number } = {
  documents: ({ documents }) => (documents === 'none' ? 0 : 1),
  assessments: ({ assessments, request, contribution }) =>
    assessments.length + (request === '' ? 0 : 1) + (contribution === '' ? 0 : 1),
  plans: ({ plans, gapsOf }) => plans.length + gapsOf.length,
  questionnaires: ({ editions, translations }) => editions.length + translations.length,
  results: ({ datasets }) => datasets.length,
  knowledge: ({ treatiesOf, notes, withTerms }) => treatiesOf.length + notes.length + Number(withTerms),
};

interface ChooseWhatProps extends ChoosingProps {
  readonly opened: readonly Part[];
  readonly onOpen: (opened: readonly Part[]) => void;
}

/** Everything that may go into a pack, part by part; each says whether something of it was chosen. */
export function ChooseWhat({ opened, onOpen, ...props }: ChooseWhatProps) {
  const { t } = useTranslation('exchange');
  const wordOf = (part: Part) =>
    part === 'documents' && props.draft.documents !== 'none'
      ? t(`send.documents-of.${props.draft.documents}`, { count: props.draft.picked.length })
      : CHOSEN[part](props.draft) === 0
        ? t('send.part-nothing')
        : t('send.part-chosen', { count: CHOSEN[part](props.draft) });
  return (
    <Accordion
      multiple
      variant="separated"
      order={2}
      value={[...opened]}
      onChange={(value) => onOpen(value as Part[])}
    >
      {PARTS.map((part) => {
        const Choose = CHOOSE[part];
        return (
          <Accordion.Item key={part} value={part}>
            <Accordion.Control>
              <Text fw={600}>{t(`send.part.${part}`)}</Text>
              <Text size="sm" c="dimmed">
                {wordOf(part)}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <Choose {...props} />
            </Accordion.Panel>
          </Accordion.Item>
        );
      })}
    </Accordion>
  );
}
