import { useTranslation } from 'react-i18next';
import type { TextState } from '../../shared/library';
import type {
  AccessClass,
  AppliesTo,
  DocumentType,
  LanguageCode,
  LegalStatus,
  MemberCode,
  PillarCode,
  TopicGroupId,
  TopicId,
} from '../../shared/vocabulary';

/** Words for every code of the catalogue, in the reader's language. */
export function useCatalogueWords() {
  const { t } = useTranslation(['vocabulary', 'library']);
  return {
    type: (code: DocumentType) => t(`documentType.${code}.label`),
    typeMeaning: (code: DocumentType) => t(`documentType.${code}.definition`),
    state: (code: MemberCode) => t(`member.${code}.label`),
    appliesTo: (code: AppliesTo) => t(`appliesTo.${code}.label`),
    appliesToMeaning: (code: AppliesTo) => t(`appliesTo.${code}.meaning`),
    language: (code: LanguageCode) => t(`language.${code}.label`),
    status: (code: LegalStatus) => t(`legalStatus.${code}.label`),
    statusMeaning: (code: LegalStatus) => t(`legalStatus.${code}.meaning`),
    pillar: (code: PillarCode) => t(`pillar.${code}.label`),
    topic: (id: TopicId) => t(`topic.${id}.label`),
    topicGroup: (id: TopicGroupId) => t(`topic.${id}.label`),
    access: (code: AccessClass) => t(`accessClass.${code}.label`),
    accessMeaning: (code: AccessClass) => t(`accessClass.${code}.meaning`),
    textState: (state: TextState) => t(`text-state.${state}.label`, { ns: 'library' }),
    textStateMeaning: (state: TextState) => t(`text-state.${state}.meaning`, { ns: 'library' }),
  };
}

export type CatalogueWords = ReturnType<typeof useCatalogueWords>;
