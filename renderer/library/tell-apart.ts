/** Something that is chosen by its name, and what else is known of it, what people look for first in front. */
export interface Named<T extends string | number> {
  readonly value: T;
  readonly label: string;
  readonly more: readonly (string | null | undefined)[];
}

/** Names to choose by: those that several have are followed by what else is known, so that nobody chooses blindly. */
export function tellApart<T extends string | number>(
  named: readonly Named<T>[],
): { readonly value: T; readonly label: string }[] {
  const count = new Map<string, number>();
  for (const { label } of named) count.set(label, (count.get(label) ?? 0) + 1);
  return named.map(({ value, label, more }) => {
    if (count.get(label) === 1) return { value, label };
    const known = more.filter((fact) => fact !== null && fact !== undefined && fact !== '');
    return { value, label: [label, ...known].join(' · ') };
  });
}
