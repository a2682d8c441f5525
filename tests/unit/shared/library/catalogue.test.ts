import { describe, expect, it } from 'vitest';
import { guessCatalogue } from '../../../../shared/library';

const guess = (firstPagesText: string, sourceName = 'file.pdf', title: string | null = null) =>
  guessCatalogue({ sourceName, firstPagesText, facts: { title, language: null } });

const ENGLISH =
  'This is the text of the act and any person which shall act under it with the consent of the other. ';

describe('guessCatalogue', () => {
  it('reads an act whose title fills several lines of capitals on a gazette cover', () => {
    const { fields, guessed } = guess(
      `PARLIAMENT OF THE DEMOCRATIC\nSOCIALIST REPUBLIC OF\nSRI LANKA\nPREVENTION OF CRUELTY AND OTHER\nHARM TO CHILDREN (AMENDMENT)\nACT, No. 15 OF 2021\n[Certified on 15th of July, 2021]\nPrinted on the Order of Government\n${ENGLISH.repeat(3)}`,
      '2021-07-15-abc-f6dae8db.pdf',
      'PL 012367 Code (Act) Cov.pmd',
    );
    expect(fields).toMatchObject({
      type: 'LAW',
      title: 'Prevention of Cruelty and Other Harm to Children (Amendment) Act, No. 15 of 2021',
      state: 'LK',
      language: 'eng',
      number: 'No. 15 of 2021',
      adoptedOn: '2021-07-15',
      status: 'unknown',
    });
    expect(guessed).toContain('title');
    expect(guessed).not.toContain('titleEnglish');
  });

  it('takes the number of a reprint from its cover, not from the laws it cites', () => {
    const { fields } = guess(
      'LAWS OF MALAYSIA\nREPRINT\nAct 709\nPERSONAL DATA PROTECTION\nACT 2010\nAs at 1 July 2023\nPublished by\nThe Commissioner of Law Revision, Malaysia\nAmended by No. 3 of 2019',
    );
    expect(fields).toMatchObject({
      type: 'LAW',
      title: 'Personal Data Protection Act 2010',
      number: 'Act 709',
      state: 'MY',
    });
  });

  it('keeps a bill a draft without a number', () => {
    const { fields } = guess('PARLIAMENT OF SRI LANKA\nIMMIGRATION\nA\nBILL\nto amend Act No. 53 of 1971');
    expect(fields).toMatchObject({ status: 'draft', number: null });
  });

  it('reads Thai dates of the Buddhist Era in Thai digits', () => {
    const { fields } = guess(
      `พระราชบัญญัติ\nป้องกันและปราบปรามการค้ามนุษย์\nพ.ศ. ๒๕๕๑\nให้ไว้ ณ วันที่ ๒๔ มกราคม พ.ศ. ๒๕๕๑\nพระบาทสมเด็จพระปรมินทร${'โดยที่เป็นการสมควร '.repeat(8)}`,
      'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์.pdf',
    );
    expect(fields).toMatchObject({ type: 'LAW', language: 'tha', state: 'TH', adoptedOn: '2008-01-24' });
    expect(fields.title).toBe('พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์');
  });

  it('trusts a file name that is a law’s title more than a broken text layer', () => {
    const { fields } = guess('मानव बेचबबखन ऐन', 'मानव बेचबिखन तथा ओसारपसार (नियन्त्रण) ऐन, २०६४.pdf');
    expect(fields).toMatchObject({ type: 'LAW', title: 'मानव बेचबिखन तथा ओसारपसार (नियन्त्रण) ऐन, २०६४' });
    expect(fields.topics).toContain('T10.1');
    expect(fields.pillars).toEqual(['PROS']);
  });

  it('reads Vietnamese numbers and place-and-date lines', () => {
    const { fields } = guess(
      'QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLuật số: 35/2024/QH15\nHà Nội, ngày 27 tháng 6 năm 2024\nLUẬT\nĐƯỜNG BỘ\nCăn cứ Hiến pháp của nước và các quy định của người dân trong những điều',
    );
    expect(fields).toMatchObject({ number: '35/2024/QH15', adoptedOn: '2024-06-27', state: 'VN' });
  });

  it('tells Indonesian from Malay and says nothing about a text in two languages', () => {
    const indonesian =
      'bahwa setiap orang sebagaimana dimaksud dalam pasal 5 ayat 1 tentang negara karena '.repeat(3);
    const malay =
      'bahawa mana-mana orang hendaklah di bawah seksyen 5 perenggan subseksyen ialah kerana '.repeat(3);
    expect(guess(indonesian).fields.language).toBe('ind');
    expect(guess(malay).fields.language).toBe('msa');
    expect(guess(ENGLISH.repeat(2) + malay.repeat(2)).fields.language).toBeNull();
  });

  it('leaves open what it cannot tell, and then calls the document a tool, which never counts as evidence', () => {
    const { fields, guessed } = guess('', 'scan_0001.pdf', 'Microsoft Word - scan.doc');
    expect(fields).toMatchObject({
      type: 'TOOL',
      title: 'scan 0001',
      state: null,
      language: null,
      number: null,
      adoptedOn: null,
      topics: [],
      status: 'unknown',
    });
    expect(guessed).toEqual(['type', 'title']);
  });

  it('names no State when two are named, and takes no impossible date', () => {
    expect(guess('Agreement between Nepal and Malaysia').fields.state).toBeNull();
    expect(guess('Certified on 31 of February, 2021').fields.adoptedOn).toBeNull();
  });

  it('reads from when a text is in force and until when a plan runs, in both eras, only where the text says so', () => {
    const days = (text: string, name = 'National Action Plan.pdf') => {
      const { inForceOn, expiresOn } = guess(text, name).fields;
      return [inForceOn, expiresOn];
    };
    expect(days('This Act comes into force on 1 January 2020.')).toEqual(['2020-01-01', null]);
    expect(days('In force from the 1st day of July, 2025')).toEqual(['2025-07-01', null]);
    expect(
      days('The plan shall enter into force on 3 March 2021. This plan ends on 31 December 2024.'),
    ).toEqual(['2021-03-03', '2024-12-31']);
    expect(days('คำสั่งนี้ให้ใช้บังคับตั้งแต่วันที่ ๑ เมษายน พ.ศ. ๒๕๖๘ เป็นต้นไป')).toEqual(['2025-04-01', null]);
    expect(days('Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2012.')).toEqual(['2012-01-01', null]);
    // Not a day, or not of this text.
    expect(days('This Act comes into force on the day of its publication.')).toEqual([null, null]);
    expect(days('A victim who left on 1 January 2020 keeps every right.')).toEqual([null, null]);
    expect(days('A licence expires on 31 December 2024.', 'Recruitment Act 2020.pdf')).toEqual([null, null]);
    expect(days('A BILL\nThis Act comes into force on 1 January 2020.')[0]).toBeNull();
  });
});
