import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './links.module.css';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style' | 'href'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

type TextLinkProps = Omit<AnchorProps, 'href'> &
  LinkAttributes & {
    /** Stands before the words. Only these are underlined: not the picture, nor the gap behind it. */
    readonly icon?: ReactNode;
  };

function Words({ icon, children, className, ...props }: TextLinkProps) {
  if (icon === undefined)
    return (
      <Anchor {...props} className={className}>
        {children}
      </Anchor>
    );
  return (
    <Anchor underline="never" {...props} className={`${styles['iconed']} ${className ?? ''}`}>
      {icon}
      <span>{children}</span>
    </Anchor>
  );
}

/** A link in running text or in a list to another screen; its address, parameters and search are checked against the routes. */
export const TextLink = createLink(Words);

/** The way back above the title of a screen. */
export const BackLink = createLink((props: Omit<TextLinkProps, 'icon'>) => (
  <Words size="sm" icon={<ArrowLeft aria-hidden size={14} />} {...props} />
));

/** A link to another screen that looks like a button. */
export const ButtonLink = createLink((props: ButtonProps & LinkAttributes) => (
  <Button component="a" {...props} />
));
