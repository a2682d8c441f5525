/**
 * For Mantine's selects: lets the list itself scroll instead of a box around it, so that what scrolls is the list the field
 * controls, which a screen reader knows.
 */
export const DROPDOWN_LIST = {
  withScrollArea: false,
  styles: { options: { maxHeight: '18rem', overflowY: 'auto' } },
} as const;
