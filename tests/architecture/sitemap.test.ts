import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PAGES } from '../../renderer/sitemap/pages';

it('the site map has every screen that stands by itself', () => {
  const router = readFileSync(path.resolve(import.meta.dirname, '../../renderer/app/router.tsx'), 'utf8');
  const addresses = [...router.matchAll(/path: '([^']+)'/g)].map(([, address]) => address);
  const alone = addresses.filter((address) => !address?.includes('$') && address !== '/map');
  expect(PAGES.map(({ to }) => to).toSorted()).toEqual(alone.toSorted());
});
