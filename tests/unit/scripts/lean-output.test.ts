import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneByteScript, usedStyles } from '../../../scripts/build/lean-output.ts';

/** What a script gives, run as it is. */
const run = (script: string): unknown => new Function(`return ${script}`)();

describe('a script of one byte a character', () => {
  test.each([
    ['a text', "'Gaps – and strengths…'"],
    ['a letter beyond the first plane', "'𝒳 and 🙂'"],
    ['a template', '`–` + `…`'],
    ['a character after a stroke', "'\\–' + '\\\\–' + '\\\\\\–'"],
    ['a name', '((größe) => größe + 1)(1)'],
    ['a pattern', "['ก–'.replace(/[ก-๙]/, 'x'), '–'.replace(/\\–/, 'y')]"],
    ['a pattern of whole characters', "'a🙂b🙃'.replace(/[🙂-🙃]/gu, 'x')"],
  ])('gives the same: %s', (_what, script) => {
    const written = oneByteScript(`${script} // ${'x'.repeat(200)}`);
    expect(written).toMatch(/^[\u0020-\u007e]*$/);
    expect(run(written)).toEqual(run(script));
  });

  test('gives the same for any text, however it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const script = JSON.stringify(text);
        expect(run(oneByteScript(script))).toBe(text);
      }),
    );
  });

  test('stays as it is where numbers would make it longer than two bytes a character', () => {
    const words = "'ช่องว่างและจุดแข็ง'";
    expect(oneByteScript(words)).toBe(words);
  });
});

describe('styles of used parts', () => {
  const used = (sheet: string) => usedStyles(sheet, (name) => name === 'm_1a' || name === 'm_2b');

  test('loses the rules of parts that no script names, and groups of rules that are empty then', () => {
    expect(used('.m_9f{color:red}.m_1a{color:blue}')).toBe('.m_1a{color:blue}');
    expect(used('@media (width>1px){.m_9f{color:red}}p{margin:0}')).toBe('p{margin:0}');
    expect(used('.m_9f .x,.m_1a .x{color:red}')).toBe('.m_1a .x{color:red}');
  });

  test('keeps what may still be meant', () => {
    const kept = [
      '.m_1a .m_9f{color:red}',
      ':where(.m_9f,.m_2b){color:red}',
      'p:not(.m_9f){color:red}',
      '.m_1abc-own{color:red}',
      '@font-face{font-family:Noto}',
      '@keyframes m_9f{0%{opacity:0}to{opacity:1}}',
    ];
    for (const rule of kept) expect(used(rule)).toBe(rule);
  });
});
