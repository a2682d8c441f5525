import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Contents.module.css';

interface ContentsProps {
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

/** The parts of the page that is open. A click brings a part into sight and the keyboard to its heading. */
export function Contents({ parts }: ContentsProps) {
  const { t } = useTranslation('topics');
  return (
    <nav aria-labelledby="contents" className={styles['contents']}>
      <Text id="contents" size="sm" fw={600}>
        {t('page.contents')}
      </Text>
      <ol>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <Anchor component="button" type="button" size="sm" onClick={() => goTo(id)}>
              {title}
            </Anchor>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Addresses of screens stand behind the hash, so a place on the page can have no address of its own. */
function goTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
