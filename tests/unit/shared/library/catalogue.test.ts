import { describe, expect, it } from 'vitest';
import { bikramToIso } from '../../../../main/library/bikram-days';
import { guessCatalogue, yearInName } from '../../../../shared/library';

const guess = (firstPagesText: string, sourceName = 'file.pdf', title: string | null = null) =>
  guessCatalogue({ sourceName, firstPagesText, facts: { title, language: null }, bikramToIso });

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

  it('takes the title that an act gives itself, and calls a bill a bill', () => {
    const clause = '1. This Act may be cited as the Anti-Corruption (Amendment) Act, No. 28 of 2023.';
    expect(guess(`SRI LANKA\nANTI - CORRUPTION\n${clause}`).fields.title).toBe(
      'Anti-Corruption (Amendment) Act, No. 28 of 2023',
    );
    const bill = `[Bill No. 266]\nIMMIGRATION\nA\nBILL\n1. This Act may be cited as the Immigration Act, No of 2024.`;
    expect(guess(bill).fields).toMatchObject({
      title: 'Immigration Bill',
      status: 'draft',
      number: 'Bill No. 266',
    });
  });

  const HEADS = [
    {
      name: 'Thai',
      text: 'เล่ม ๑๒๕ ตอนที่ ๒๙ ก ราชกิจจานุเบกษา ๖ กุมภาพันธ์ ๒๕๕๑\nพระราชบัญญัติ\nป้องกันและปราบปรามการค้ามนุษย์\nพ.ศ. ๒๕๕๑\nภูมิพลอดุลยเดช ป.ร.\nให้ไว้ ณ วันที่ ๓๐ มกราคม พ.ศ. ๒๕๕๑\nเป็นปีที่ ๖๓ ในรัชกาลปัจจุบัน\nพระบาทสมเด็จพระปรมินทร',
      fields: {
        type: 'LAW',
        title: 'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑',
        state: 'TH',
        language: 'tha',
        adoptedOn: '2008-01-30',
      },
    },
    {
      name: 'Lao',
      text: 'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\nສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ\nສະພາແຫ່ງຊາດ ເລກທີ 73/ສພຊ\nນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 17 ທັນວາ 2015\nກົດໝາຍ\nວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ\nພາກທີ I\nບົດບັນຍັດທົ່ວໄປ',
      fields: {
        type: 'LAW',
        title: 'ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ',
        state: 'LA',
        language: 'lao',
        number: 'ເລກທີ 73/ສພຊ',
        adoptedOn: '2015-12-17',
      },
    },
    {
      name: 'Khmer',
      text: 'ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ\nព្រះរាជក្រម\nនស/រកម/០២០៨/០០៥\nច្បាប់\nស្តីពី\nការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ\nជំពូកទី១\nធ្វើនៅរាជធានីភ្នំពេញ ថ្ងៃទី១៥ ខែកុម្ភៈ ឆ្នាំ២០០៨',
      fields: {
        type: 'LAW',
        title: 'ច្បាប់ ស្តីពី ការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ',
        state: 'KH',
        language: 'khm',
        number: 'នស/រកម/០២០៨/០០៥',
        adoptedOn: '2008-02-15',
      },
    },
    {
      name: 'Burmese, with the letter WA for nought',
      text: 'ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်\nလူကုန်ကူးမှုတားဆီးကာကွယ်ရေးဥပဒေ\n(၂၀၂၂ ခုနှစ်၊ ပြည်ထောင်စုလွှတ်တော်ဥပဒေအမှတ် ၄၁)\n၁၃၈၄ ခုနှစ်၊ နယုန်လပြည့်ကျော် ၃ ရက်\n(၂ဝ၂၂ ခုနှစ်၊ ဇွန်လ ၁၆ ရက်)\nနိုင်ငံတော်သည် ဤဥပဒေကို ပြဋ္ဌာန်းလိုက်သည်။',
      fields: {
        type: 'LAW',
        title: 'လူကုန်ကူးမှုတားဆီးကာကွယ်ရေးဥပဒေ',
        state: 'MM',
        language: 'mya',
        adoptedOn: '2022-06-16',
      },
    },
    {
      name: 'Nepali, by the Bikram Sambat',
      text: 'www.lawcommission.gov.np\n१\nमानव बेचबिखन तथा ओसारपसार (नियन्त्रण) ऐन, २०६४\nप्रमाणीकरण र प्रकाशन मिति\n२०६४।०४।०८\nसंवत् २०६४ सालको ऐन नं. ५\nमानव बेचबिखन तथा ओसारपसारको कार्यलाई नियन्त्रण गर्न बनेको ऐन',
      fields: {
        type: 'LAW',
        title: 'मानव बेचबिखन तथा ओसारपसार (नियन्त्रण) ऐन, २०६४',
        state: 'NP',
        number: '२०६४ सालको ऐन नं. ५',
        adoptedOn: '2007-07-24',
      },
    },
    {
      name: 'Sinhala',
      text: 'ශ්‍රී ලංකා ප්‍රජාතාන්ත්‍රික සමාජවාදී ජනරජයේ පාර්ලිමේන්තුව\n2021 අංක 25 දරන දණ්ඩ නීති සංග්‍රහ (සංශෝධන) පනත\n[2021 ඔක්තෝබර් මස 26 වන දින සහතිකය සටහන් කරන ලදී]\nආණ්ඩුවේ නියමය පරිදි මුද්‍රණය කරන ලදී',
      fields: {
        type: 'LAW',
        title: '2021 අංක 25 දරන දණ්ඩ නීති සංග්‍රහ (සංශෝධන) පනත',
        state: 'LK',
        language: 'sin',
        number: '2021 අංක 25',
        adoptedOn: '2021-10-26',
      },
    },
    {
      name: 'Tamil',
      text: 'இலங்கை சனநாயக சோசலிசக் குடியரசின் பாராளுமன்றம்\n2021 ஆம் ஆண்டின் 25 ஆம் இலக்க, தண்டனைச் சட்டக்கோவை (திருத்தச்) சட்டம்\n[2021, ஒக்ரோபர் 26 ஆந் திகதி சான்றுரைப்படுத்தப்பட்டது]',
      fields: {
        type: 'LAW',
        title: '2021 ஆம் ஆண்டின் 25 ஆம் இலக்க, தண்டனைச் சட்டக்கோவை (திருத்தச்) சட்டம்',
        state: 'LK',
        language: 'tam',
        number: '2021 ஆம் ஆண்டின் 25 ஆம் இலக்க',
        adoptedOn: '2021-10-26',
      },
    },
    {
      name: 'Mongolian',
      text: 'МОНГОЛ УЛСЫН ХУУЛЬ\n2012 оны 01 дүгээр сарын 19-ний өдөр\nТөрийн ордон, Улаанбаатар хот\nХҮН ХУДАЛДААЛАХТАЙ ТЭМЦЭХ ТУХАЙ\nНЭГДҮГЭЭР БҮЛЭГ\nНийтлэг үндэслэл',
      fields: {
        type: 'LAW',
        title: 'Хүн худалдаалахтай тэмцэх тухай',
        state: 'MN',
        language: 'mon',
        adoptedOn: '2012-01-19',
      },
    },
    {
      name: 'Vietnamese, with the name of a circular below its kind',
      text: 'BỘ LAO ĐỘNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 35/2013/TT-BLĐTBXH\nHà Nội, ngày 30 tháng 12 năm 2013\nTHÔNG TƯ\nHướng dẫn hỗ trợ nạn nhân bị mua bán\nCăn cứ Luật phòng, chống mua bán người và các quy định của người trong những điều',
      fields: {
        type: 'ORD',
        title: 'Thông tư Hướng dẫn hỗ trợ nạn nhân bị mua bán',
        number: '35/2013/TT-BLĐTBXH',
        adoptedOn: '2013-12-30',
      },
    },
  ];
  it.each(HEADS)('reads the head of a law in $name', ({ text, fields }) => {
    expect(guess(text).fields).toMatchObject(fields);
  });

  it('takes the day in square brackets as that of assent in India, and of commencement in Malaysia', () => {
    const text = (state: string) => `${state}\nHOLIDAYS ACT 1951\n[31st December 1951.]\nBe it enacted`;
    expect(guess(text('REPUBLIC OF INDIA')).fields).toMatchObject({
      adoptedOn: '1951-12-31',
      inForceOn: null,
    });
    expect(guess(text('LAWS OF MALAYSIA')).fields).toMatchObject({
      adoptedOn: null,
      inForceOn: '1951-12-31',
    });
  });

  it('tells languages that share a script, and says nothing where it is not clear', () => {
    const shan = 'သုၼ်ႇလႆႈၵူၼ်း ဢၼ်ၵဵဝ်ႇတင်းလုမ်ႈ ၶေႃႈၼမ်း '.repeat(4);
    expect(guess(shan).fields.language).toBe('shn');
    expect(guess('Адам құқықтарының жалпыға бірдей декларациясы үшін '.repeat(3)).fields.language).toBe(
      'kaz',
    );
    expect(guess('kkkk mmmm nnnn pppp rrrr ssss tttt vvvv zzzz '.repeat(3)).fields.language).toBeNull();
  });
});

describe('the kind of a document', () => {
  it.each([
    ['REG', 'Nghị định quy định chi tiết và biện pháp thi hành Luật Phòng, chống mua bán người'],
    ['ORD', 'Thông tư hướng dẫn thi hành một số điều của Luật Phòng, chống mua bán người'],
    ['GDL', 'Hướng dẫn thi hành Luật Phòng, chống mua bán người'],
    ['LAW', 'Luật Phòng, chống mua bán người'],
    ['CRT', 'Bản án hình sự sơ thẩm về tội mua bán người'],
    ['REG', 'Peraturan Pemerintah tentang Pelaksanaan Undang-Undang Pemberantasan Perdagangan Orang'],
    ['LAW', 'Peraturan Pemerintah Pengganti Undang-Undang tentang Perlindungan Anak'],
    ['LAW', 'Undang-Undang Pemberantasan Tindak Pidana Perdagangan Orang'],
    ['SOP', 'Standar Operasional Prosedur Pemulangan Korban'],
    ['SOP', 'पुनर्स्थापना केन्द्र सञ्चालन कार्यविधि'],
    ['NAP', 'मानव बेचबिखन विरुद्धको राष्ट्रिय कार्य योजना'],
    ['LAW', 'मुलुकी फौजदारी कार्यविधि संहिता'],
    ['LAW', 'मुलुकी फौजदारी कार्यविधि (संहिता) ऐन, २०७४'],
    ['REG', 'बाल न्याय सम्पादन (कार्यविधि) नियमावली, २०७६'],
    ['LAW', 'Шүүхийн шийдвэр гүйцэтгэх тухай хууль'],
    ['NAP', 'फैसला कार्यान्वयन कार्ययोजना'],
    ['CRT', 'Улсын дээд шүүхийн шийдвэр'],
    ['GDL', 'पीडित संरक्षण निर्देशिका'],
    ['MOU', 'श्रम समझदारीपत्र'],
    ['NAP', 'Хүн худалдаалах гэмт хэрэгтэй тэмцэх арга хэмжээний төлөвлөгөө'],
    ['ORD', 'Засгийн газрын тогтоол'],
    ['GDL', 'Хохирогчтой ажиллах удирдамж'],
    ['SOP', 'Стандарт үйл ажиллагааны журам'],
    ['LAW', 'දණ්ඩ නීති සංග්\u200dරහය'],
    ['NAP', 'මිනිස් වෙළඳාම මැඩලීමේ ජාතික ක්රියාකාරී සැලැස්ම'],
    ['CON', 'ශ්\u200dරී ලංකාවේ ආණ්ඩුක්\u200dරම ව්\u200dයවස්ථාව'],
    ['ORD', 'රාජ්\u200dය පරිපාලන චක්\u200dරලේඛය'],
    ['TOOL', 'ජාත්\u200dයන්තර සංක්\u200dරමණ සංවිධානය'],
    ['LAW', 'தண்டனைச் சட்டக்கோவை'],
    ['NAP', 'ஆட்கடத்தலை எதிர்ப்பதற்கான தேசிய செயற்றிட்டம்'],
    ['ORD', 'பொது நிர்வாகச் சுற்றறிக்கை'],
    ['MOU', 'தொழிலாளர் பற்றிய புரிந்துணர்வு உடன்படிக்கை'],
    ['CRT', 'மேல் நீதிமன்றத் தீர்ப்பு'],
  ] as const)('is %s by the title %s', (type, title) => {
    expect(guess(title, 'file.pdf', title).fields.type).toBe(type);
  });
});

describe('yearInName', () => {
  it.each([
    ['Police Act 1967', null, 'MY', 1967],
    ['Penal Code (Amendment) Act, No. 25 of 2021', 'No. 25 of 2021', 'LK', 2021],
    ['พระราชบัญญัติคนเข้าเมือง พ.ศ. ๒๕๒๒', null, 'TH', 1979],
    ['अध्यागमन ऐन, २०४९', null, 'NP', 1992],
    ['Prevention of Corruption Act, 2059 (2002 A.D.)', null, 'NP', 2002],
    ['Labour Act, 2017 (2074)', null, 'NP', 2017],
    ['Luật Đường bộ', '35/2024/QH15', 'VN', 2024],
    ['National Action Plan 2021-2024', null, null, null],
    ['Federal Constitution', null, 'MY', null],
  ] as const)('reads %s', (title, number, state, year) => {
    expect(yearInName(title, number, state)).toBe(year);
  });
});
