import { describe, expect, it } from 'vitest';
import { createSourceTokens } from '../../../../main/app/source-tokens';

const counting = () => {
  let count = 0;
  return () => {
    count += 1;
    return `token-${count}`;
  };
};

describe('source tokens', () => {
  it('shows names, never paths, and gives the paths back once', () => {
    const tokens = createSourceTokens(counting());
    const issued = tokens.issue(['/home/me/laws', '/home/me/act.pdf'], (file) => file.endsWith('laws'));
    expect(issued).toEqual([
      { token: 'token-1', name: 'laws', kind: 'folder' },
      { token: 'token-2', name: 'act.pdf', kind: 'file' },
    ]);
    expect(tokens.redeem(['token-2', 'token-1'])).toEqual(['/home/me/act.pdf', '/home/me/laws']);
    expect(tokens.redeem(['token-1'])).toBeNull();
  });

  it('names a whole drive, which has no name but its place', () => {
    const tokens = createSourceTokens(counting());
    expect(tokens.issue(['/'], () => true)).toMatchObject([{ name: '/', kind: 'folder' }]);
  });

  it('uses up no token when one of them is unknown', () => {
    const tokens = createSourceTokens(counting());
    tokens.issue(['/a.pdf'], () => false);
    expect(tokens.redeem(['token-1', 'made-up'])).toBeNull();
    expect(tokens.redeem(['token-1'])).toEqual(['/a.pdf']);
  });
});
