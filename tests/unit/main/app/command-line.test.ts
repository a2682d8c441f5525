import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '../../../../main/app/command-line';

describe('refusedSwitch', () => {
  it('finds debuggers, proxies and missing walls', () => {
    expect(refusedSwitch(['--remote-debugging-port=9222'], false)).toBe('remote-debugging-port');
    expect(refusedSwitch(['file.pdf', '--no-sandbox'], false)).toBe('no-sandbox');
    expect(refusedSwitch(['--js-flags=--expose-gc'], true)).toBe('js-flags');
    expect(refusedSwitch(['-proxy-server=evil:1'], false)).toBe('proxy-server');
  });

  it('finds them as Windows takes them: with a slash, in capitals, with blanks', () => {
    expect(refusedSwitch(['/remote-debugging-port=9222'], false)).toBe('remote-debugging-port');
    expect(refusedSwitch(['--No-Sandbox'], false)).toBe('no-sandbox');
    expect(refusedSwitch([' --proxy-server=evil:1'], false)).toBe('proxy-server');
    expect(refusedSwitch(['/home/me/no-sandbox/law.waymark', '/no-sandbox/law.waymark'], false)).toBeNull();
  });

  it('lets ordinary arguments through, and no-sandbox for root on Linux', () => {
    expect(refusedSwitch(['--self-check=/tmp/x.json', 'C:\\laws\\--no-sandbox.pdf'], false)).toBeNull();
    expect(refusedSwitch(['--no-sandbox'], true)).toBeNull();
  });
});
