import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './PageHeader.module.css';
import { PAGE_TITLE_ID, titleAppeared, titleHides, titleReturns } from './page-title';

interface PageHeaderProps {
  readonly title: ReactNode;
  /** One line: what this screen is. */
  readonly what?: ReactNode;
  /** One line: what to do next. */
  readonly next?: ReactNode;
  /** Buttons, the most usual first. */
  readonly actions?: ReactNode;
  /** Above the title, such as a link back to the list. */
  readonly before?: ReactNode;
  /** Language tag of a title that is not in the interface's language. */
  readonly titleLang?: string | undefined;
}

/** The head of every screen: its name, what it is, what to do next. Receives the focus when the screen opens. */
export function PageHeader({ title, what, next, actions, before, titleLang }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current) titleAppeared(heading.current);
  }, []);
  // These effects also end and begin again when React hides the screen that it stands in.
  useLayoutEffect(() => {
    const title = heading.current;
    if (title === null) return;
    titleReturns(title);
    return () => titleHides(title);
  }, []);
  return (
    <header className={styles.head} data-leads={(before !== undefined && actions !== undefined) || undefined}>
      <div className={styles.words}>
        {before}
        <Title ref={heading} order={1} id={PAGE_TITLE_ID} tabIndex={-1} lang={titleLang}>
          {title}
        </Title>
        {what === undefined ? null : <Text size="sm">{what}</Text>}
        {next === undefined ? null : (
          <Text size="sm" c="dimmed">
            {next}
          </Text>
        )}
      </div>
      {actions === undefined ? null : (
        <Group gap="xs" className={styles.actions}>
          {actions}
        </Group>
      )}
    </header>
  );
}
