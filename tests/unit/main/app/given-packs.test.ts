import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packsIn } from '../../../../main/app/given-packs';

describe('packsIn', () => {
  const folder = path.resolve('/home/somsri');

  it('finds the packs that a start was given, wherever they lie and however they are written', () => {
    const given = [
      '/opt/waymark/waymark',
      '--no-sandbox',
      '/media/stick/Nepal 2026.waymark',
      'หนังสือส่ง.WAYMARK',
      'big.waymark-part',
    ];
    expect(packsIn(given, folder)).toEqual([
      path.resolve('/media/stick/Nepal 2026.waymark'),
      path.join(folder, 'หนังสือส่ง.WAYMARK'),
      path.join(folder, 'big.waymark-part'),
    ]);
  });

  it('takes nothing else for a pack: switches, other files, the folder of the program', () => {
    expect(packsIn(['.', '--self-check=/tmp/x.waymark', 'law.pdf', 'waymark', '.waymark'], folder)).toEqual(
      [],
    );
  });

  it('takes each once', () => {
    expect(packsIn(['a.waymark', './a.waymark'], folder)).toEqual([path.join(folder, 'a.waymark')]);
  });
});
