import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style' | 'href'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** A link in running text or in a list to another screen; its address, parameters and search are checked against the routes. */
export const TextLink = createLink((props: Omit<AnchorProps, 'href'> & LinkAttributes) => (
  <Anchor {...props} />
));

/** A link to another screen that looks like a button. */
export const ButtonLink = createLink((props: ButtonProps & LinkAttributes) => (
  <Button component="a" {...props} />
));
