import { describe, expect, it } from 'vitest';
import { personalKindsIn } from '../../../../shared/library';

describe('what of a person stands in a text', () => {
  it.each([
    ['passport', 'holder of passport No. AB1234567, issued at Dhaka'],
    ['passport', 'Passport number: 123456789'],
    ['passport', 'หนังสือเดินทางเลขที่ AA๑๒๓๔๕๖๗'],
    ['passport', 'hộ chiếu số B1234567 do Cục Quản lý'],
    ['passport', 'nomor paspor: A 1234567'.replace('nomor paspor', 'Paspor nomor')],
    ['passport', 'P<THASUWANNARAT<<SOMCHAI<<<<<<<<<<<<<<<<<<<<'],
    ['identity', 'เลขประจำตัวประชาชน 1 2345 67890 12 1'],
    ['identity', 'ถือบัตร ๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑ อยู่บ้านเลขที่'],
    ['identity', 'NRC 12/OUKAMA(N)123456'],
    ['identity', 'NIK: 3174012345678901'],
    ['identity', 'नागरिकता नं. २७-०१-७०-०१२३४'],
    ['identity', 'căn cước công dân số 012345678901'],
    ['case', 'in Criminal Case No. 123/2561 of the court'],
    ['case', 'คดีหมายเลขดำที่ คม.๑๒๓/๒๕๖๑'.replace('คม.', '')],
    ['case', 'Perkara Nomor 123/Pid.Sus/2019/PN Jkt'],
    ['case', 'F.I.R. No. 45/2019 at the police station'],
    ['person', 'the victim, Ms. Nok Suwan, was taken to'],
    ['person', 'witness named Aye Aye Win said'],
    ['person', 'Name of victim: Maria Santos'],
    ['person', 'ผู้เสียหายชื่อนางสาวนก สุวรรณ'],
    ['person', 'korban bernama Siti Aminah'],
    ['person', 'bị cáo Nguyễn Văn An'.replace('bị cáo ', 'bị cáo tên là ')],
    ['person', 'ជនរងគ្រោះឈ្មោះ សុខា'],
    ['birth', 'Date of birth: 12 March 1999'],
    ['birth', 'เกิดวันที่ ๑๒ มีนาคม ๒๕๔๒'],
    ['birth', 'D.O.B. 12/03/1999'],
    ['passport', 'විදේශ ගමන් බලපත්‍රයේ අංකය N1234567'],
    ['passport', 'ගමන් බලපත්ර අංක: N1234567'],
    ['passport', 'கடவுச்சீட்டு இலக்கம்: N1234567'],
    ['passport', 'கடவுச்சீட்டின் இல. N1234567'],
    ['passport', 'राहदानीको नम्बर ०१२३४५६७'],
    ['passport', 'гадаад паспорт № E1234567'],
    ['identity', 'ජාතික හැඳුනුම්පතේ අංකය: 851234567V'],
    ['identity', 'ජා.හැ.අං. 199012345678'],
    ['identity', 'NIC No. 851234567V'],
    ['identity', 'தேசிய அடையாள அட்டை இலக்கம் 851234567X'],
    ['identity', 'नागरिकता प्रमाण पत्र नम्बर २७-०१-७०-०१२३४'],
    ['identity', 'ना.प्र.नं. २७-०१-७०-०१२३४'],
    ['identity', 'राष्ट्रिय परिचयपत्र नम्बर 123-456-789-1'],
    ['identity', 'Регистр: УБ90051234'],
    ['identity', 'số định danh cá nhân: 012345678901'],
    ['case', 'නඩු අංක HC 123/2019'],
    ['case', 'வழக்கு இலக்கம் HC 123/2019'],
    ['case', 'मुद्दा नं. ०७५-CR-०१२३'],
    ['case', 'эрүүгийн хэргийн дугаар 2019/ШЦТ/123'],
    ['person', 'பாதிக்கப்பட்டவர் திருமதி கமலா'],
    ['person', 'சாட்சி செல்வி. ரம்யா'],
    ['person', 'хохирогч Б.Болормаа мэдүүлэхдээ'],
    ['person', 'гэрч Дорж овогтой Батсүх'],
    ['person', 'người làm chứng tên là Nguyễn Văn An'],
    ['birth', 'උපන් දිනය: 1990.05.12'],
    ['birth', 'උපන්දිනය 1990 මැයි 12'],
    ['birth', 'பிறந்த திகதி: 12-05-1990'],
    ['birth', 'जन्म मिति: २०४५/०५/१२'],
    ['birth', 'जन्ममिति २०४५।५।१२'],
    ['birth', 'Төрсөн он, сар, өдөр: 1990.05.12'],
    ['birth', 'төрсөн огноо 1990 оны 5 дугаар сарын 12'],
    ['birth', '1990 оны 5 дугаар сарын 12-ны өдөр төрсөн'],
    ['birth', 'Ngày, tháng, năm sinh: 12/05/1990'],
    ['birth', 'sinh ngày 12 tháng 5 năm 1990'],
    ['birth', 'Tempat/tanggal lahir: Jakarta, 12 Mei 1990'],
    ['birth', 'lahir di Jakarta, 12-05-1990'],
  ] as const)('finds %s in “%s”', (kind, text) => {
    expect(personalKindsIn(text)).toEqual([kind]);
  });

  it.each([
    'Passports of victims must be given back to them within 24 hours (Act No. 5 of 2551).',
    'Whoever takes a passport is punished with a fine of 100000 baht.',
    'Name of victim: ______________ Date of birth: __/__/____ Passport No.: ____________',
    'The victim may ask for a lawyer. The Victim Support Unit shall keep a record.',
    'A witness, The Witness Protection Act 2003 says, is protected.',
    'Case management: see No. 12, page 2019.',
    'in the case of section 6 of Act No. 123/2551',
    'Published in the Royal Gazette, No. 125, 6 February 2008, tel. 02-123-4567',
    'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑',
    'The identity card of a victim is issued free of charge within 30 days.',
    'identity of the victims in 2019-2020 and 2021-2022',
    'සාක්ෂිකරුගේ ජාතික හැඳුනුම්පත් අංකය: ____________ උපන් දිනය: ____',
    '2008 අංක 5 දරන පනත, අංක 1573/12, 2008.10.30',
    'சாட்சி திருத்தம்: 2008 ஆம் ஆண்டின் 5 ஆம் இலக்கச் சட்டம்',
    'கடவுச்சீட்டு இலக்கம்: ____ பிறந்த திகதி: ____',
    'पीडितको नाम: उमेर: जन्म मिति: ना.प्र.नं.',
    'मानव बेचबिखन तथा ओसारपसार (नियन्त्रण) ऐन, २०६४ मिति २०६४।४।५',
    'Хохирогч, гэрчийг хамгаалах тухай хууль, 2013 оны 7 дугаар сарын 5-ны өдөр',
    'Шүүгдэгч Б.Д-д холбогдох хэрэг',
    'Luật số 53/2024/QH15 ngày 28 tháng 11 năm 2024',
    '',
  ])('finds nothing in “%s”', (text) => {
    expect(personalKindsIn(text)).toEqual([]);
  });

  it('says each kind once, in one order, however often it is found', () => {
    const text =
      'victim Ms Nok Suwan, born on 1 May 2001, passport AB1234567; victim Ms Lek Thong, passport AB7654321';
    expect(personalKindsIn(text)).toEqual(['passport', 'person', 'birth']);
    expect(personalKindsIn(text)).toEqual(['passport', 'person', 'birth']);
  });

  it('is done with a page made to hold it up', () => {
    expect(
      personalKindsIn(`${'victim '.repeat(20_000)}${'1-'.repeat(20_000)}${'P<'.repeat(20_000)}`),
    ).toEqual([]);
  });
});
