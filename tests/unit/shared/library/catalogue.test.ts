import { describe, expect, it } from 'vitest';
import { bikramToIso } from '../../../../main/library/bikram-days';
import { guessCatalogue, yearInName } from '../../../../shared/library';
import { guessTopics } from '../../../../shared/library/catalogue/topics';

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

  it('leaves out the office above its regulation, and the head of a part that a program gave as title', () => {
    const regulation =
      'KEPALA BADAN PENGAWAS TENAGA NUKLIR\nREPUBLIK INDONESIA\nPERATURAN KEPALA BADAN PENGAWAS TENAGA NUKLIR\nNOMOR 3 TAHUN 2013\nTENTANG\nKESELAMATAN RADIASI DALAM PENGGUNAAN RADIOTERAPI\nDENGAN RAHMAT TUHAN YANG MAHA ESA';
    const title =
      'Peraturan Kepala Badan Pengawas Tenaga Nuklir Nomor 3 Tahun 2013 tentang Keselamatan Radiasi Dalam Penggunaan Radioterapi';
    for (const stated of [null, 'BAB   III', 'DAFTAR   ISI'])
      expect(guess(regulation, 'file.pdf', stated).fields.title).toBe(title);
  });

  it('takes no title that was typed for a font of before Unicode', () => {
    const file = '1993_Constitution_of_Cambodia.pdf';
    const text = 'រដ្ឋធម្មនុញ្ញឆ្នាំ១៩៩៣\nនៃ\nព្រះរាជាណាចក្រកម្ពុជា';
    expect(guess(text, file, 'rdæFmµnuBaØqñaM 1993').fields.title).toBe(
      'រដ្ឋធម្មនុញ្ញឆ្នាំ១៩៩៣ នៃ ព្រះរាជាណាចក្រកម្ពុជា',
    );
    expect(guess('១', file, 'rdæFmµnuBaØqñaM 1993').fields.title).toBe('1993 Constitution of Cambodia');
    for (const stated of [
      'McDonald and O’Neill on Evidence',
      'Loi sur les étrangers',
      'Luật Phòng chống mua bán',
    ])
      expect(guess('Page 1', 'file.pdf', stated).fields.title).toBe(stated);
  });

  it('leaves out the head of a region above its regulation', () => {
    for (const head of [
      'BUPATI SLEMAN\nDAERAH ISTIMEWA YOGYAKARTA',
      'BUPATI SLEMAN\nPROVINSI JAWA TENGAH',
      'SALINAN\nBUPATI SLEMAN',
      'BUPATI SLEMAN',
    ])
      expect(
        guess(
          `${head}\nPERATURAN BUPATI SLEMAN\nNOMOR 4 TAHUN 2018\nTENTANG\nPERLINDUNGAN KORBAN\nDENGAN RAHMAT`,
          'file.pdf',
        ).fields.title,
      ).toBe('Peraturan Bupati Sleman Nomor 4 Tahun 2018 tentang Perlindungan Korban');
    expect(
      guess('PRESIDEN\nREPUBLIK INDONESIA\nPENJELASAN\nATAS\nUNDANG-UNDANG NOMOR 4 TAHUN 2018', 'f.pdf')
        .fields.title,
    ).toBe('Penjelasan Atas Undang-Undang Nomor 4 Tahun 2018');
  });

  it('keeps the office in a title that goes on below it', () => {
    for (const [text, title] of [
      [
        'SURAT EDARAN\nMENTERI SOSIAL REPUBLIK INDONESIA\nTENTANG PELAKSANAAN UNDANG-UNDANG NOMOR 21 TAHUN 2007',
        'Surat Edaran Menteri Sosial Republik Indonesia tentang Pelaksanaan Undang-Undang Nomor 21 Tahun 2007',
      ],
      [
        'PERJANJIAN ANTARA\nPEMERINTAH MALAYSIA DAN PEMERINTAH REPUBLIK INDONESIA\nTENTANG PELAKSANAAN PERATURAN PEKERJA 2010',
        'Perjanjian antara Pemerintah Malaysia dan Pemerintah Republik Indonesia tentang Pelaksanaan Peraturan Pekerja 2010',
      ],
    ] as const)
      expect(guess(text, 'file.pdf').fields.title).toBe(title);
  });

  it('keeps what a circular of Indonesia is, above its number and what it is about', () => {
    // Not a regulation, though it carries one out.
    for (const [text, title] of [
      [
        'MENTERI KESEHATAN\nREPUBLIK INDONESIA\nSURAT EDARAN\nNOMOR HK.02.01/MENKES/335/2020\nTENTANG\nPENCEGAHAN PERDAGANGAN ORANG',
        'Surat Edaran Nomor Hk.02.01/Menkes/335/2020 tentang Pencegahan Perdagangan Orang',
      ],
      [
        'SURAT EDARAN\nNOMOR 3 TAHUN 2018\nTENTANG PELAKSANAAN PERATURAN MENTERI SOSIAL',
        'Surat Edaran Nomor 3 Tahun 2018 tentang Pelaksanaan Peraturan Menteri Sosial',
      ],
    ] as const)
      expect(guess(text, 'file.pdf').fields).toMatchObject({ title, type: 'ORD' });
  });

  it('takes the number of an Indonesian decree from its title, not from the laws it cites', () => {
    const about =
      'TENTANG\nKETENTUAN KESELAMATAN KERJA TERHADAP RADIASI\nMenimbang : bahwa perlu ditetapkan;';
    const cited =
      'Mengingat :\n1. Undang-undang Nomor 10 Tahun 1997;\n2. Keputusan Presiden\nNomor 76 Tahun 1998;\n3. Keputusan Menteri\nNomor 05/MEN/1996';
    const office = 'KEPUTUSAN KEPALA BADAN PENGAWAS TENAGA NUKLIR';
    for (const [head, number] of [
      [`${office}\nNOMOR : 01/Ka-BAPETEN/V-99`, 'NOMOR : 01/Ka-BAPETEN/V-99'],
      [`${office} Nomor 01/Ka-Bapeten/V-99`, 'Nomor 01/Ka-Bapeten/V-99'],
      [`${office}\nNOMOR KEP-68/MEN/IV/2004`, 'NOMOR KEP-68/MEN/IV/2004'],
      [`${office}\nNOMOR 3 TAHUN 2013`, 'NOMOR 3 TAHUN 2013'],
    ] as const)
      expect(guess(`${head}\n${about}\n${cited}`, 'file.pdf').fields.number).toBe(number);
    expect(guess(`PEDOMAN KERJA\nsesuai surat dengan nomor 12/AB/2001 dan lain`, 'f.pdf').fields.number).toBe(
      null,
    );
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
    expect(days('ให้ใช้บังคับตั้งแต่วันที่ 1/4/2568')).toEqual(['2025-04-01', null]);
    expect(days('ច្បាប់នេះត្រូវចូលជាធរមានចាប់ពីថ្ងៃទី១ ខែមិថុនា ឆ្នាំ២០២២')).toEqual(['2022-06-01', null]);
    // Where the years of the Buddhist Era begin in spring, June of 2565 is one of 2021, January one of 2022: no day is better than a wrong one.
    expect(days('ច្បាប់នេះត្រូវចូលជាធរមានចាប់ពីថ្ងៃទី១ ខែមិថុនា ឆ្នាំ២៥៦៥')).toEqual([null, null]);
    expect(days('ມີຜົນສັກສິດນັບແຕ່ວັນທີ 1 ມັງກອນ 2565')).toEqual([null, null]);
    expect(days('ມີຜົນສັກສິດນັບແຕ່ວັນທີ 1/1/2565')).toEqual([null, null]);
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

  it('does not take the day of an amendment below the title for that of a law whose name has another year', () => {
    const text = (own: string) =>
      `www.lawcommission.gov.np\nमानव अधिकार पुरस्कार कोष सञ्चालन नियमावली, २०७५\nनेपाल राजपत्रमा प्रकाशित मिति\n${own}\nसंशोधन\nमानव अधिकार पुरस्कार कोष सञ्चालन (पहिलो संशोधन) नियमावली, २०८२\n२०८२।०९।२४\nनेपाल सरकारले देहायका नियमहरू बनाएको छ।`;
    expect(guess(text('२०७५।०९।०९')).fields.adoptedOn).toBe('2018-12-24');
    // As a machine read the first day.
    expect(guess(text('२०७५।०९।०%')).fields.adoptedOn).toBeNull();
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

const HEADS_WITHOUT_CAPITALS: readonly (readonly [text: string, fields: Record<string, unknown>])[] = [
  [
    'ဘွိုင်လာဥပဒေ\n(၂၀၁၅ ခုနှစ်၊ ပြည်ထောင်စုလွှတ်တော်ဥပဒေအမှတ် ၃၉။)\n(၂၀၁၅ ခုနှစ်၊ ဇူလိုင်လ ၁၄ ရက်)\nအခန်း(၁)\nအမည်နှင့်အဓိပ္ပာယ်ဖော်ပြချက်',
    { type: 'LAW', title: 'ဘွိုင်လာဥပဒေ', adoptedOn: '2015-07-14', state: 'MM' },
  ],
  [
    'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\nສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ\nສະພາແຫ່ງຊາດ ເລກທີ 73/ສພຊ\nນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 17 ທັນວາ 2015\nກົດໝາຍ\nວ່າດ້ວຍ ການຕ້ານການຄ້າມະນຸດ\nພາກທີ I\nບົດບັນຍັດທົ່ວໄປ\nມາດຕາ 1 ຈຸດປະສົງ',
    {
      type: 'LAW',
      title: 'ກົດໝາຍວ່າດ້ວຍ ການຕ້ານການຄ້າມະນຸດ',
      adoptedOn: '2015-12-17',
      number: 'ເລກທີ 73/ສພຊ',
      state: 'LA',
      language: 'lao',
    },
  ],
  [
    'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\nລັດຖະບານ ເລກທີ 245/ລບ\nນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 28/08/2019\nດໍາລັດ\nວ່າດ້ວຍການຈັດຕັ້ງປະຕິບັດກົດໝາຍວ່າດ້ວຍແຮງງານ\nອີງຕາມ ກົດໝາຍ',
    {
      type: 'REG',
      title: 'ດໍາລັດວ່າດ້ວຍການຈັດຕັ້ງປະຕິບັດກົດໝາຍວ່າດ້ວຍແຮງງານ',
      adoptedOn: '2019-08-28',
      number: 'ເລກທີ 245/ລບ',
    },
  ],
  [
    'ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ເລກທີ 1050/ຮສສ\nນະຄອນຫລວງວຽງຈັນ, ວັນທີ 12 ມີນາ 2021\nຄໍາແນະນໍາ\nກ່ຽວກັບ ການຈັດຕັ້ງປະຕິບັດກົດໝາຍວ່າດ້ວຍແຮງງານ\nອີງຕາມ',
    { type: 'ORD', title: 'ຄໍາແນະນໍາ ກ່ຽວກັບ ການຈັດຕັ້ງປະຕິບັດກົດໝາຍວ່າດ້ວຍແຮງງານ', adoptedOn: '2021-03-12' },
  ],
  ['ແຜນປະຕິບັດງານແຫ່ງຊາດ\nວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ\nໄລຍະ 2021-2025\nນະຄອນຫຼວງວຽງຈັນ 2021', { type: 'NAP' }],
  [
    'ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ\nរាជរដ្ឋាភិបាលកម្ពុជា\nលេខ៖ ៦៨ អនក្រ.បក\nអនុក្រឹត្យ\nស្តីពី\nការរៀបចំ និងការប្រព្រឹត្តទៅរបស់គណៈកម្មាធិការជាតិ\nរាជរដ្ឋាភិបាល\nបានឃើញរដ្ឋធម្មនុញ្ញ\nរាជធានីភ្នំពេញ ថ្ងៃទី១២ ខែមីនា ឆ្នាំ២០១៩',
    {
      type: 'REG',
      title: 'អនុក្រឹត្យ ស្តីពី ការរៀបចំ និងការប្រព្រឹត្តទៅរបស់គណៈកម្មាធិការជាតិ',
      adoptedOn: '2019-03-12',
      number: 'លេខ៖ ៦៨ អនក្រ.បក',
      state: 'KH',
    },
  ],
  [
    'ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ\nក្រសួងសង្គមកិច្ច\nលេខ ០៨៤ ប្រក\nប្រកាស\nស្តីពី\nគោលការណ៍ណែនាំស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះ\nរដ្ឋមន្ត្រីក្រសួង',
    { type: 'ORD', title: 'ប្រកាស ស្តីពី គោលការណ៍ណែនាំស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះ' },
  ],
  [
    'ព្រះរាជក្រម\nនស/រកម/០២០៨/០០៥\nយើង\nព្រះករុណាព្រះបាទសម្តេចព្រះ\nត្រាស់បង្គាប់\nប្រកាសឱ្យប្រើ\nច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ\nធ្វើនៅព្រះបរមរាជវាំង រាជធានីភ្នំពេញ ថ្ងៃទី ១៥ ខែ កុម្ភៈ ឆ្នាំ ២០០៨',
    {
      type: 'LAW',
      title: 'ច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ',
      adoptedOn: '2008-02-15',
      number: 'នស/រកម/០២០៨/០០៥',
    },
  ],
  [
    'សារាចរណែនាំ\nស្តីពី\nការអនុវត្តច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស\nលេខ ០៥ សរណន',
    { type: 'ORD', title: 'សារាចរណែនាំ ស្តីពី ការអនុវត្តច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស' },
  ],
  ['ផែនការសកម្មភាពជាតិ\nប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស\n២០១៩-២០២៣', { type: 'NAP' }],
  [
    'လူကုန်ကူးမှု တားဆီးကာကွယ်ရေးနှင့် နှိမ်နင်းရေးဥပဒေ\n(၂၀၂၂ ခုနှစ်၊ နိုင်ငံတော်စီမံအုပ်ချုပ်ရေးကောင်စီဥပဒေအမှတ် ၄၁)\n၁၃၈၄ ခုနှစ်၊ နယုန်လပြည့်ကျော် ၃ ရက်\n(၂၀၂၂ ခုနှစ်၊ ဇွန်လ ၁၆ ရက်)\nပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်\nအခန်း (၁)\nအမည်နှင့် အဓိပ္ပာယ်ဖော်ပြချက်',
    {
      type: 'LAW',
      title: 'လူကုန်ကူးမှု တားဆီးကာကွယ်ရေးနှင့် နှိမ်နင်းရေးဥပဒေ',
      adoptedOn: '2022-06-16',
      state: 'MM',
      language: 'mya',
    },
  ],
  [
    'ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်အစိုးရ\nပြည်ထဲရေးဝန်ကြီးဌာန\nအမိန့်ကြော်ငြာစာအမှတ် ၁၂၃/၂၀၁၉\n၁၃၈၁ ခုနှစ်၊ ဝါဆိုလဆန်း ၁ ရက်\n(၂၀၁၉ ခုနှစ်၊ ဇူလိုင်လ ၂ ရက်)\nလူကုန်ကူးမှုတားဆီးကာကွယ်ရေး နည်းဥပဒေများ',
    { type: 'REG', title: 'လူကုန်ကူးမှုတားဆီးကာကွယ်ရေး နည်းဥပဒေများ', adoptedOn: '2019-07-02' },
  ],
  [
    'ကလေးသူငယ်အခွင့်အရေးများဆိုင်ရာဥပဒေ\n(၂ဝ၁၉ ခုနှစ်၊ ပြည်ထောင်စုလွှတ်တော် ဥပဒေအမှတ် ၂၂။)\n၁၃၈၁ ခုနှစ်၊ ဝါဆိုလပြည့်ကျော် ၆ ရက်\n(၂ဝ၁၉ ခုနှစ်၊ ဇူလိုင်လ ၂၃ ရက်)',
    { type: 'LAW', adoptedOn: '2019-07-23' },
  ],
  [
    'เล่ม ๑๓๓ ตอนพิเศษ ๑๒ ง ราชกิจจานุเบกษา ๑๒ มกราคม ๒๕๕๙\nประกาศกระทรวงแรงงาน\nเรื่อง การกำหนดแบบบัตรตามพระราชบัญญัติคุ้มครองแรงงาน พ.ศ. ๒๕๔๑\nอาศัยอำนาจ\nประกาศ ณ วันที่ ๘ มกราคม พ.ศ. ๒๕๕๙',
    {
      type: 'ORD',
      adoptedOn: '2016-01-08',
      title: 'ประกาศกระทรวงแรงงาน เรื่อง การกำหนดแบบบัตรตามพระราชบัญญัติคุ้มครองแรงงาน พ.ศ. ๒๕๔๑',
    },
  ],
  [
    'ระเบียบสำนักนายกรัฐมนตรี\nว่าด้วยการดำเนินการตามพระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์\nพ.ศ. ๒๕๕๒\nให้ไว้ ณ วันที่ ๑๒ มี.ค. ๒๕๕๒',
    { type: 'REG', adoptedOn: '2009-03-12' },
  ],
  ['แผนปฏิบัติการด้านการป้องกันและปราบปรามการค้ามนุษย์\nประจำปี ๒๕๖๖ - ๒๕๗๐\nกระทรวงการพัฒนาสังคม', { type: 'NAP' }],
  [
    'บันทึกข้อตกลง\nว่าด้วยแนวทางปฏิบัติร่วมกันของหน่วยงานที่เกี่ยวข้อง\nลงวันที่ ๒๙ กันยายน พ.ศ. ๒๕๕๗',
    { type: 'MOU', title: 'บันทึกข้อตกลงว่าด้วยแนวทางปฏิบัติร่วมกันของหน่วยงานที่เกี่ยวข้อง' },
  ],
  [
    'คำสั่งกรมสวัสดิการและคุ้มครองแรงงาน\nที่ ๑๒๓/๒๕๖๑\nเรื่อง แต่งตั้งคณะทำงาน\nสั่ง ณ วันที่ ๕ มิถุนายน พ.ศ. ๒๕๖๑',
    { type: 'ORD', adoptedOn: '2018-06-05', number: '๑๒๓/๒๕๖๑' },
  ],
  ['ร่างพระราชบัญญัติ\nป้องกันและปราบปรามการทรมาน\nพ.ศ. ....', { type: 'LAW', status: 'draft' }],
  ['ຮ່າງກົດໝາຍ\nວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ (ສະບັບປັບປຸງ)', { type: 'LAW', status: 'draft' }],
  ['សេចក្តីព្រាងច្បាប់\nស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស', { type: 'LAW', status: 'draft' }],
  ['လူကုန်ကူးမှုတားဆီးကာကွယ်ရေးဥပဒေ (မူကြမ်း)\nအခန်း (၁)', { type: 'LAW', status: 'draft' }],
  [
    'คู่มือการปฏิบัติงาน\nตามพระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑\nกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์',
    { type: 'GDL' },
  ],
  [
    'ពាក្យសុំ\nសៀវភៅណែនាំ\nស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះ',
    { type: 'GDL', title: 'សៀវភៅណែនាំ ស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះ' },
  ],
];

describe('the head of a text in Lao, Khmer, Burmese or Thai', () => {
  it.each(HEADS_WITHOUT_CAPITALS)('%s', (text, fields) => {
    expect(guess(text, 'scan_1.pdf').fields).toMatchObject(fields);
  });
});

it('sees trafficking in the words of Cambodian law', () => {
  const title = 'ច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ';
  expect(guess(title, 'file.pdf', title).fields.topics).toContain('T10.1');
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
    ['LAW', 'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑'],
    ['LAW', 'พ.ร.บ.ป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. 2551'],
    ['LAW', 'พรบ. คุ้มครองแรงงาน 2541'],
    ['LAW', 'พระราชกำหนดการบริหารจัดการการทำงานของคนต่างด้าว พ.ศ. ๒๕๖๐'],
    ['LAW', 'ประมวลกฎหมายอาญา'],
    ['LAW', 'ประมวลกฎหมายวิธีพิจารณาความอาญา'],
    ['LAW', 'พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยคณะกรรมการสิทธิมนุษยชนแห่งชาติ พ.ศ. ๒๕๖๐'],
    ['CON', 'รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช ๒๕๖๐'],
    ['REG', 'กฎกระทรวงกำหนดหลักเกณฑ์และวิธีการ พ.ศ. ๒๕๕๕'],
    ['REG', 'กฎกระทรวงออกตามความในพระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑'],
    ['REG', 'พระราชกฤษฎีกากำหนดประเภทเรือ พ.ศ. ๒๕๖๐'],
    ['REG', 'ระเบียบสำนักนายกรัฐมนตรีว่าด้วยการดำเนินการตามพระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑'],
    ['REG', 'ระเบียบคณะกรรมการ ปกค. ว่าด้วยการจ่ายเงิน'],
    ['REG', 'ข้อบังคับประธานศาลฎีกาว่าด้วยการดำเนินคดีค้ามนุษย์ พ.ศ. ๒๕๕๙'],
    ['ORD', 'ประกาศกระทรวงแรงงาน เรื่อง ตามพระราชบัญญัติคุ้มครองแรงงาน'],
    ['ORD', 'ประกาศสำนักนายกรัฐมนตรี เรื่อง แต่งตั้งพนักงานเจ้าหน้าที่ตามพระราชบัญญัติ พ.ศ. ๒๕๕๑'],
    ['ORD', 'คำสั่งหัวหน้าคณะรักษาความสงบแห่งชาติ ที่ ๑๐/๒๕๕๘ เรื่อง การแก้ไขปัญหาการทำการประมงผิดกฎหมาย'],
    ['ORD', 'คำสั่งกรมสวัสดิการ ที่ ๑๒/๒๕๖๑'],
    ['ORD', 'หนังสือเวียนกระทรวงมหาดไทย'],
    ['NAP', 'แผนปฏิบัติการด้านการป้องกันและปราบปรามการค้ามนุษย์ ปี ๒๕๖๖ - ๒๕๗๐'],
    ['NAP', 'แผนปฏิบัติการชาติว่าด้วยธุรกิจกับสิทธิมนุษยชน'],
    ['STR', 'นโยบาย ยุทธศาสตร์ และมาตรการในการป้องกันและปราบปรามการค้ามนุษย์'],
    ['STR', 'ยุทธศาสตร์ชาติ ๒๐ ปี'],
    ['GDL', 'คู่มือการปฏิบัติงานของพนักงานเจ้าหน้าที่ตามพระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์'],
    ['GDL', 'แนวทางปฏิบัติตามกฎหมายค้ามนุษย์'],
    ['GDL', 'คู่มือการคัดแยกผู้เสียหาย'],
    ['GDL', 'แนวปฏิบัติการคุ้มครองผู้เสียหาย'],
    ['SOP', 'มาตรฐานการปฏิบัติงานการคัดแยกผู้เสียหาย'],
    ['SOP', 'ขั้นตอนการปฏิบัติงานมาตรฐานการส่งกลับ'],
    ['MOU', 'บันทึกความเข้าใจระหว่างรัฐบาลแห่งราชอาณาจักรไทยกับรัฐบาลสาธารณรัฐแห่งสหภาพเมียนมา'],
    ['MOU', 'บันทึกข้อตกลงว่าด้วยแนวทางปฏิบัติร่วมกันของหน่วยงาน'],
    ['MOU', 'ข้อตกลงระหว่างรัฐบาลไทยและลาวว่าด้วยความร่วมมือต่อต้านการค้ามนุษย์'],
    ['TRT', 'อนุสัญญาอาเซียนว่าด้วยการต่อต้านการค้ามนุษย์'],
    ['TRT', 'พิธีสารเพื่อป้องกัน ปราบปราม และลงโทษการค้ามนุษย์'],
    ['TRT', 'ปฏิญญาสากลว่าด้วยสิทธิมนุษยชน'],
    ['RPT', 'รายงานผลการดำเนินงานป้องกันและปราบปรามการค้ามนุษย์ ประจำปี ๒๕๖๕'],
    ['MTG', 'รายงานการประชุมคณะกรรมการ ปคม. ครั้งที่ ๑/๒๕๖๖'],
    ['TRN', 'หลักสูตรการอบรมพนักงานเจ้าหน้าที่'],
    ['CRT', 'คำพิพากษาศาลฎีกาที่ ๑๒๓๔/๒๕๖๐'],
    ['CRT', 'คำพิพากษาศาลอาญา'],
    ['STAT', 'สถิติคดีค้ามนุษย์ ๒๕๖๕'],
    ['RES', 'งานวิจัยเรื่องแรงงานประมง'],
    ['RES', 'การศึกษาสถานการณ์แรงงานเด็ก'],
    ['FORM', 'แบบฟอร์มการคัดแยกผู้เสียหาย'],
    ['LAW', 'พระราชบัญญัติงบประมาณรายจ่ายประจำปี'],
    ['LAW', 'ประมวลรัษฎากร'],
    ['LAW', 'พระธรรมนูญศาลยุติธรรม'],
    ['RPT', 'รายงานประจำปี'],
    ['EVAL', 'รายงานการประเมินผลแผนปฏิบัติการ'],
    ['LAW', 'ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ'],
    ['LAW', 'ກົດຫມາຍວ່າດ້ວຍການປົກປ້ອງສິດ ແລະ ຜົນປະໂຫຍດຂອງເດັກ'],
    ['LAW', 'ປະມວນກົດໝາຍອາຍາ'],
    ['LAW', 'ກົດໝາຍວ່າດ້ວຍແຮງງານ (ສະບັບປັບປຸງ)'],
    ['CON', 'ລັດຖະທຳມະນູນ ແຫ່ງ ສປປ ລາວ'],
    ['CON', 'ລັດຖະທໍາມະນູນ'],
    ['REG', 'ດຳລັດວ່າດ້ວຍການຈັດຕັ້ງປະຕິບັດກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ'],
    ['REG', 'ດໍາລັດ ວ່າດ້ວຍ ແຮງງານ'],
    ['REG', 'ລັດຖະດຳລັດ ວ່າດ້ວຍ'],
    ['REG', 'ລະບຽບການ ວ່າດ້ວຍ ການຄຸ້ມຄອງ'],
    ['ORD', 'ຄຳແນະນຳ ກ່ຽວກັບການຈັດຕັ້ງປະຕິບັດກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ'],
    ['ORD', 'ຂໍ້ຕົກລົງຂອງລັດຖະມົນຕີ ວ່າດ້ວຍການປະຕິບັດກົດໝາຍແຮງງານ'],
    ['ORD', 'ຄຳສັ່ງ ວ່າດ້ວຍ ການເພີ່ມທະວີ'],
    ['ORD', 'ແຈ້ງການ ເລກທີ 123'],
    ['NAP', 'ແຜນປະຕິບັດງານແຫ່ງຊາດ ວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ 2021-2025'],
    ['NAP', 'ແຜນດຳເນີນງານແຫ່ງຊາດ'],
    ['NAP', 'ແຜນການດໍາເນີນງານ'],
    ['STR', 'ຍຸດທະສາດການພັດທະນາ'],
    ['STR', 'ນະໂຍບາຍແຫ່ງຊາດ'],
    ['STR', 'ແຜນຍຸດທະສາດ'],
    ['GDL', 'ຄູ່ມື ການຈັດຕັ້ງປະຕິບັດກົດໝາຍ'],
    ['GDL', 'ບົດແນະນຳ ການຊ່ວຍເຫຼືອຜູ້ຖືກເຄາະຮ້າຍ'],
    ['GDL', 'ປຶ້ມຄູ່ມື ສຳລັບເຈົ້າໜ້າທີ່'],
    ['MOU', 'ບົດບັນທຶກຄວາມເຂົ້າໃຈ ລະຫວ່າງ ລັດຖະບານ'],
    ['MOU', 'ສັນຍາວ່າດ້ວຍການຮ່ວມມື ລະຫວ່າງລັດຖະບານ ແຫ່ງ ສປປ ລາວ'],
    ['TRT', 'ອະນຸສັນຍາອາຊຽນ ຕ້ານການຄ້າມະນຸດ'],
    ['TRT', 'ສົນທິສັນຍາ ວ່າດ້ວຍ'],
    ['TRT', 'ພິທີສານ ປາເລັກໂມ'],
    ['RPT', 'ບົດລາຍງານປະຈຳປີ'],
    ['RPT', 'ບົດສະຫຼຸບ ການຈັດຕັ້ງປະຕິບັດ'],
    ['CRT', 'ຄຳຕັດສິນຂອງສານປະຊາຊົນ'],
    ['SOP', 'ລະບຽບປະຕິບັດມາດຕະຖານ'],
    ['STAT', 'ສະຖິຕິ ການຄ້າມະນຸດ'],
    ['TRN', 'ຫຼັກສູດຝຶກອົບຮົມ'],
    ['LAW', 'ລັດຖະບັນຍັດ ຂອງປະທານປະເທດ'],
    ['MTG', 'ບົດບັນທຶກກອງປະຊຸມ'],
    ['LAW', 'ច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស និងអំពើធ្វើអាជីវកម្មផ្លូវភេទ'],
    ['LAW', 'ក្រមព្រហ្មទណ្ឌ'],
    ['LAW', 'ក្រមនីតិវិធីព្រហ្មទណ្ឌ'],
    ['LAW', 'ព្រះរាជក្រមប្រកាសឱ្យប្រើច្បាប់'],
    ['LAW', 'ព្រះរាជក្រម នស/រកម/០២០៨/០០៥'],
    ['CON', 'រដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា'],
    ['REG', 'អនុក្រឹត្យស្តីពីការរៀបចំ និងការប្រព្រឹត្តទៅរបស់គណៈកម្មាធិការជាតិប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស'],
    ['REG', 'អនុក្រឹត្យ ស្តីពីការអនុវត្តច្បាប់'],
    ['REG', 'អនុក្រឹត្យលេខ ៦៨'],
    ['REG', 'ព្រះរាជក្រឹត្យស្តីពីការបង្កើត'],
    ['ORD', 'ប្រកាសស្តីពីគោលការណ៍ណែនាំ'],
    ['ORD', 'ប្រកាស ស្តីពី ការអនុវត្តច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស'],
    ['ORD', 'សារាចរណែនាំស្តីពីការអនុវត្តច្បាប់'],
    ['ORD', 'សារាចរណែនាំ'],
    ['ORD', 'សេចក្តីសម្រេចស្តីពីការបង្កើតក្រុមការងារ'],
    ['ORD', 'សេចក្តីណែនាំស្តីពីការអនុវត្តច្បាប់'],
    ['ORD', 'បទបញ្ជា ស្តីពី'],
    ['NAP', 'ផែនការសកម្មភាពជាតិប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស ២០១៩-២០២៣'],
    ['STR', 'ផែនការយុទ្ធសាស្ត្រជាតិ ២០១៩-២០២៣'],
    ['STR', 'គោលនយោបាយជាតិ'],
    ['GDL', 'គោលការណ៍ណែនាំស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះ'],
    ['GDL', 'សៀវភៅណែនាំសម្រាប់នគរបាល'],
    ['GDL', 'មគ្គុទ្ទេសក៍ស្តីពីការអនុវត្តច្បាប់'],
    ['SOP', 'នីតិវិធីប្រតិបត្តិបទដ្ឋាន'],
    ['SOP', 'នីតិវិធីស្តង់ដារ សម្រាប់ការកំណត់អត្តសញ្ញាណ'],
    ['MOU', 'អនុស្សរណៈនៃការយោគយល់គ្នា រវាងរាជរដ្ឋាភិបាល'],
    ['MOU', 'អនុស្សារណៈយោគយល់គ្នា'],
    ['MOU', 'កិច្ចព្រមព្រៀងរវាងរាជរដ្ឋាភិបាលកម្ពុជា និងថៃ'],
    ['TRT', 'អនុសញ្ញាអាស៊ានប្រឆាំងអំពើជួញដូរមនុស្ស'],
    ['TRT', 'ពិធីសារបង្ការ បង្ក្រាប'],
    ['TRT', 'សេចក្តីប្រកាសជាសកលស្តីពីសិទ្ធិមនុស្ស'],
    ['RPT', 'របាយការណ៍ស្តីពីវឌ្ឍនភាព'],
    ['CRT', 'សាលក្រមព្រហ្មទណ្ឌ'],
    ['STAT', 'ស្ថិតិអំពើជួញដូរមនុស្ស'],
    ['RES', 'ការសិក្សាស្តីពីចំណាកស្រុក'],
    ['RES', 'ការស្រាវជ្រាវស្តីពី'],
    ['TRN', 'វគ្គបណ្តុះបណ្តាល'],
    ['MTG', 'កំណត់ហេតុអង្គប្រជុំ'],
    ['FORM', 'ទម្រង់បែបបទ'],
    ['LAW', 'လူကုန်ကူးမှုတားဆီးကာကွယ်ရေးဥပဒေ'],
    ['LAW', 'ကလေးသူငယ်အခွင့်အရေးများဆိုင်ရာဥပဒေ'],
    ['LAW', 'ရာဇသတ်ကြီး'],
    ['LAW', 'ပြစ်မှုဆိုင်ရာကျင့်ထုံးဥပဒေ'],
    ['LAW', 'လူကုန်ကူးမှု တားဆီးကာကွယ်ရေး ဥပဒေ (၂၀၂၂)'],
    ['REG', 'လူကုန်ကူးမှုတားဆီးကာကွယ်ရေး နည်းဥပဒေများ'],
    ['REG', 'ကလေးသူငယ်ဥပဒေဆိုင်ရာ နည်းဥပဒေများ'],
    ['REG', 'ပြည်ပအလုပ်အကိုင်ဆိုင်ရာ စည်းမျဉ်းများ'],
    ['CON', 'ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော် ဖွဲ့စည်းပုံအခြေခံဥပဒေ (၂၀၀၈)'],
    ['ORD', 'အမိန့်ကြော်ငြာစာအမှတ် ၁/၂၀၂၀'],
    ['ORD', 'သမ္မတရုံး အမိန့်အမှတ် ၅/၂၀၁၉ လူကုန်ကူးမှုတားဆီးကာကွယ်ရေးဥပဒေအရ ဖွဲ့စည်းခြင်း'],
    ['ORD', 'ညွှန်ကြားချက်အမှတ် (၃/၂၀၂၀)'],
    ['ORD', 'ဥပဒေအကောင်အထည်ဖော်ရေး ညွှန်ကြားချက်'],
    ['ORD', 'ကြေညာချက်အမှတ် ၁၂'],
    ['NAP', 'လူကုန်ကူးမှုတိုက်ဖျက်ရေး အမျိုးသားအဆင့် လုပ်ငန်းစီမံချက်'],
    ['NAP', 'အမျိုးသားအဆင့် လုပ်ငန်းအစီအစဉ်'],
    ['SOP', 'စံလုပ်ငန်းစဉ်'],
    ['SOP', 'စံသတ်မှတ်လုပ်ငန်းစဉ်များ (SOP)'],
    ['SOP', 'လူကုန်ကူးခံရသူများ ပြန်လည်ပို့ဆောင်ရေး လုပ်ငန်းလုပ်ထုံးလုပ်နည်း'],
    ['SOP', 'စံလုပ်ထုံးလုပ်နည်းများ'],
    ['GDL', 'လမ်းညွှန်ချက်'],
    ['GDL', 'လက်စွဲစာအုပ်'],
    ['GDL', 'လူကုန်ကူးမှုဥပဒေဆိုင်ရာ လက်စွဲ'],
    ['GDL', 'ဥပဒေလမ်းညွှန်'],
    ['MOU', 'နားလည်မှုစာချွန်လွှာ'],
    ['MOU', 'ထိုင်း-မြန်မာ နှစ်နိုင်ငံ သဘောတူစာချုပ်'],
    ['TRT', 'အာဆီယံ လူကုန်ကူးမှုတိုက်ဖျက်ရေး ကွန်ဗင်းရှင်း'],
    ['TRT', 'ပါလာမိုပရိုတိုကော'],
    ['TRT', 'နောက်ဆက်တွဲ စာချုပ် ပရိုတိုကော'],
    ['TRT', 'အပြည်ပြည်ဆိုင်ရာ လူ့အခွင့်အရေး ကြေညာစာတမ်း'],
    ['STR', 'အမျိုးသား မူဝါဒ'],
    ['STR', 'မဟာဗျူဟာ'],
    ['RPT', 'နှစ်ချုပ်အစီရင်ခံစာ'],
    ['CRT', 'တရားရုံးချုပ် စီရင်ချက်'],
    ['CRT', 'စီရင်ထုံး ၂၀၁၉'],
    ['STAT', 'စာရင်းအင်း'],
    ['TRN', 'သင်တန်းလက်စွဲ'],
    ['TRN', 'သင်ရိုးညွှန်းတမ်း'],
    ['MTG', 'အစည်းအဝေးမှတ်တမ်း'],
    ['REG', 'Implementing Rules and Regulations of Republic Act No. 9208'],
    ['LAW', 'Republic Act No. 9208'],
    ['LAW', 'Republic Act No. 11862: Expanded Anti-Trafficking in Persons Act of 2022'],
    ['ORD', 'Executive Order No. 12'],
    ['ORD', 'Administrative Order No. 27, Rules implementing the Act'],
    ['ORD', 'Department Order No. 221'],
    ['ORD', 'Memorandum Circular No. 15'],
    ['REG', 'Anti-Trafficking in Persons (Care and Protection) Regulations 2012'],
    ['LAW', 'Anti-Trafficking in Persons and Anti-Smuggling of Migrants Act 2007'],
    ['REG', 'The Bonded Labour System (Abolition) Rules, 1976'],
    ['LAW', 'Bharatiya Nyaya Sanhita, 2023'],
    ['LAW', 'Crimes Decree 2009'],
    ['LAW', 'Crimes Act 2009 (Fiji)'],
    ['ORD', 'Extraordinary Gazette Notification S.O. 1234(E)'],
    ['GDL', 'Advisory on Preventing and Combating Human Trafficking'],
    ['GDL', 'Handbook on the Implementation of the Act'],
    ['SOP', 'SOP for the Immoral Traffic (Prevention) Act'],
    ['NAP', 'National Action Plan to combat Trafficking in Persons under the Act 2021-2025'],
    ['CRT', 'Prajwala v. Union of India'],
    ['MOU', 'Memorandum of Agreement between DOLE and DFA'],
    ['LAW', 'Penal Code (Amendment) Act, No. 16 of 2006'],
    ['LAW', 'Presidential Decree No. 442, Labor Code'],
    ['ORD', 'Ministerial Order No. 5'],
    ['ORD', 'Proclamation No. 10'],
    ['ORD', 'Notification under the Anti-Trafficking Act 2008'],
    ['LAW', 'Notification of Births Act 1990'],
    ['LAW', 'Circular Economy Act 2020'],
    ['LAW', 'Proclamation Act 1990'],
    ['REG', 'Government Decree, 2017'],
    ['TRN', 'ຫລັກສູດ ຝຶກອົບຮົມ'],
    ['RPT', 'ບົດສະຫລຸບ ປະຈຳປີ'],
    ['STR', 'National Strategic Plan to Monitor and Combat Human Trafficking'],
    ['LAW', 'Akta Antipemerdagangan Orang dan Antipenyeludupan Migran 2007'],
    ['NAP', 'Pelan Tindakan Kebangsaan Antipemerdagangan Orang'],
    ['REG', 'Peraturan-Peraturan Antipemerdagangan Orang 2012'],
    ['GDL', 'Guidelines on Victim Identification'],
    ['RPT', 'Annual Report 2022'],
    ['RES', 'Study on labour trafficking'],
    ['CRT', 'Judgment in State v. Kumar'],
  ] as const)('is %s by the title %s', (type, title) => {
    expect(guess(title, 'file.pdf', title).fields.type).toBe(type);
  });
});

describe('yearInName', () => {
  it.each([
    ['Police Act 1967', null, 'MY', 1967],
    ['Penal Code (Amendment) Act, No. 25 of 2021', 'No. 25 of 2021', 'LK', 2021],
    ['พระราชบัญญัติคนเข้าเมือง พ.ศ. ๒๕๒๒', null, 'TH', 1979],
    ['ກົດໝາຍວ່າດ້ວຍສັນຊາດລາວ ພ.ສ. 2560', null, 'LA', 2017],
    ['ច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស ព.ស. ២៥៥១', null, 'KH', 2007],
    ['သာသနာနှစ် ၂၅၆၈ ဥပဒေ', null, 'MM', 2024],
    ['බුද්ධ වර්ෂ 2549 පනත', null, 'LK', 2005],
    // Named in Thai or Lao, as these languages count.
    ['กฎหมายปราบปรามการค้ามนุษย์ของกัมพูชา พ.ศ. 2551', null, 'KH', 2008],
    ['ກົດໝາຍວ່າດ້ວຍການຄ້າມະນຸດ ຂອງກຳປູເຈຍ', 'ພ.ສ. 2551', 'KH', 2008],
    ['ច្បាប់ស្តីពីអន្តោប្រវេសន៍ ២៥៣៨ (១៩៩៤)', null, 'KH', 1994],
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

describe('guessTopics', () => {
  it.each([
    ['พระราชบัญญัติคุ้มครองแรงงาน พ.ศ. ๒๕๔๑', ['T6.3']],
    ['พระราชบัญญัติคนเข้าเมือง พ.ศ. ๒๕๒๒', ['T6.6']],
    ['พระราชบัญญัติส่งผู้ร้ายข้ามแดน พ.ศ. ๒๕๕๑', ['T10.5']],
    ['ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ', ['T10.1']],
    ['ກົດຫມາຍວ່າດ້ວຍສັນຊາດລາວ', ['T6.7']],
    ['ច្បាប់\u200bស្ដី\u200bពី\u200bអន្តោ\u200bប្រវេសន៍', ['T6.6']],
    ['ဥပဒေဆိုင်ရာအကူအညီပေးရေးဥပဒေ', ['T8.2']],
    ['वैदेशिक रोजगार ऐन, २०६४', ['T6.2']],
    ['राष्ट्रीय कार्ययोजना: मानव बेचविखन', ['T1.3', 'T10.1']],
    ['විදේශ සේවා නියුක්ති කාර්යාංශ පනත', ['T6.2']],
    ['குடிவரவு மற்றும் குடியகல்வுச் சட்டம்', ['T6.6']],
    ['Хүн худалдаалахтай тэмцэх тухай хууль', ['T10.1']],
    ['Luật Trợ giúp pháp lý của Việt Nam', ['T8.2']],
    ['Luật Trợ giúp pháp lý của Việt Nam'.normalize('NFD'), ['T8.2']],
    ['Undang-Undang tentang Pelindungan Pekerja Migran Indonesia', ['T6.2']],
    ['Extradition Act', ['T10.5']],
  ] as const)('knows what %s is about', (title, topics) => {
    expect([...guessTopics(title, '')].sort()).toEqual([...topics].sort());
  });

  it.each([
    'พระราชบัญญัติการสาธารณสุข พ.ศ. ๒๕๓๕',
    'Luật Đường bộ',
    'Kitab Undang-Undang Hukum Perdata',
    'ច្បាប់ស្តីពីសំណង់',
    'Public Health Act',
  ])('says nothing of %s', (title) => {
    expect(guessTopics(title, '')).toEqual([]);
  });

  it('counts what recurs on the first pages in any of their languages', () => {
    const page = 'ผู้เสียหายมีสิทธิได้รับค่าสินไหมทดแทน และความช่วยเหลือทางกฎหมาย\n';
    expect(guessTopics('', page)).toEqual([]);
    expect(guessTopics('', page.repeat(3)).sort()).toEqual(['T8.2', 'T8.5']);
    expect(guessTopics('', `legal aid ${page} legal aid`)).toEqual(['T8.2']);
  });
});
