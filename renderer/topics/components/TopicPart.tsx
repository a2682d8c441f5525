import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface TopicPartProps {
  /** Name of the place, by which the contents lead here. */
  readonly id: string;
  readonly title: string;
  /** A part of the text itself, which has parts below it; not one beside it. */
  readonly isMain?: boolean;
  readonly children: ReactNode;
}

/** One part of a topic's page under its heading. The heading can receive the focus, so that the contents lead the keyboard there too. */
export function TopicPart({ id, title, isMain = false, children }: TopicPartProps) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size={isMain ? 'h3' : 'h4'} id={id} tabIndex={-1}>
        {title}
      </Title>
      {children}
    </section>
  );
}
