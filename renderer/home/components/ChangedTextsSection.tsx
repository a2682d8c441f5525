import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { HomeSection } from './HomeSection';

/** Answers and other things that rest on texts which changed, with nobody having decided what that means. */
export function ChangedTextsSection({
  answers,
  others,
}: {
  readonly answers: number;
  readonly others: number;
}) {
  const { t } = useTranslation('home');
  if (answers + others === 0) return null;
  return (
    <HomeSection
      title={
        answers > 0 ? t('changed.title', { count: answers }) : t('changed.title-others', { count: others })
      }
      aside={
        <TextLink to="/changed-texts" size="sm">
          {t('changed.look')}
        </TextLink>
      }
    >
      <Text size="sm">
        {t('changed.what')} {answers > 0 && others > 0 ? t('changed.others', { count: others }) : null}
      </Text>
    </HomeSection>
  );
}
