import type { ComponentType } from 'react';

type Door = Readonly<Record<string, ComponentType | undefined>>;

const doors = import.meta.glob<Door>('../{library,search,reader,assessments,comparison}/index.ts');

/** Loads a screen from the door of its room when it is first gone to. */
export function screenOf(room: string, screen: string): () => Promise<{ default: ComponentType }> {
  return async () => {
    const door = await doors[`../${room}/index.ts`]?.();
    const component = door?.[screen];
    if (component === undefined) throw new Error(`renderer/${room} has no ${screen}`);
    return { default: component };
  };
}
