import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { AnchorHTMLAttributes, Ref } from 'react';
import styles from './links.module.css';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style' | 'href'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** A link in running text or in a list to another screen; its address, parameters and search are checked against the routes. */
export const TextLink = createLink((props: Omit<AnchorProps, 'href'> & LinkAttributes) => (
  <Anchor {...props} />
));

/** The way back above the title of a screen. Only its words are underlined: not the arrow, nor the gap behind it. */
export const BackLink = createLink(
  ({ children, className, ...props }: Omit<AnchorProps, 'href'> & LinkAttributes) => (
    <Anchor size="sm" underline="never" {...props} className={`${styles['back']} ${className ?? ''}`}>
      <ArrowLeft aria-hidden size={14} />
      <span>{children}</span>
    </Anchor>
  ),
);

/** A link to another screen that looks like a button. */
export const ButtonLink = createLink((props: ButtonProps & LinkAttributes) => (
  <Button component="a" {...props} />
));
