/** Groups of settings, each a card of the screen; their titles are `settings:<name>.title`. */
export const SETTINGS_GROUPS = [
  'person',
  'appearance',
  'workspace',
  'treaties',
  'versions',
  'safety',
] as const;
export type SettingsGroup = (typeof SETTINGS_GROUPS)[number];

/** Id of the card of a group on the screen. */
export function groupId(name: string): string {
  return `settings-${name}`;
}
