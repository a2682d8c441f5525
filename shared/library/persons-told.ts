import { inOneSpelling } from './one-spelling';
import { any } from './patterns';
import {
  BURMESE_ROLE,
  KHMER_NAME,
  KHMER_ROLE,
  LAO_ROLE,
  MONGOLIAN_ROLE,
  NEPALI_ROLE,
  SINHALA_ROLE,
  TAMIL_ROLE,
  THAI_ROLE,
} from './person-words';

/**
 * Names without a title. A role and words in capitals are offices and laws too ("Victim Support Unit"), so that something must follow that is
 * said of persons only, and no word of the name may be one of an office or of a law.
 */

const S = String.raw`[^\S\n]`;

/** Words of which names of offices, laws, places and headings are made. */
const NO_NAME = new Set(
  `Act Acts Code Codes Law Laws Bill Decree Ordinance Order Orders Regulation Regulations Rule Rules Section Article Chapter Part Schedule Form
  Forms Annex Table Figure Box Step Convention Protocol Treaty Constitution Amendment Charter Policy Plan Strategy Guideline Guidelines Manual
  Unit Units Support Service Services Protection Aid Legal Council Court Courts Tribunal Judge Justice Government Ministry Minister Ministries
  Police Officer Officers Office Offices Division Department Bureau Board Authority Commission Commissioner Committee Centre Center Centres
  Programme Program Programmes Fund Funds Scheme Assistance Procedure Procedures Rights Right Identification Referral Mechanism Advocate
  Advocates Advocacy Compensation Reception Shelter Shelters Report Reports Statement Statements Impact Relations Coordinator Coordination
  State States Republic Kingdom Royal National International Federal Supreme High District Regional Provincial Magistrate Union United Nations
  Association Society Trust Foundation Company Bank Ltd Limited Corporation Agency Agencies Embassy Consulate Organization Organisation Network
  Human Trafficking Trafficked Persons Person People Criminal Crime Crimes Civil Penal Evidence Security Benefit Benefits Care Health Welfare
  Social Child Children Women Woman Girls Boys Youth Family Labour Labor Immigration Border Customs Army Navy Force Task Team Group Interview
  Interviews Screening Assessment Data Information Management Case Cases Country Province City Thai Lao Khmer Burmese Chinese Indian Nepali
  Vietnamese Indonesian Malaysian Filipino Foreign Public Special General Chief Director Attorney Prosecutor Prosecution Defence Defense Counsel
  The This That These Those When Where If In On At By For Of And Or As It He She They His Her Their Who Which While After Before During Under
  Sri Lanka Lankan Hong Kong Viet Nam Papua Guinea Zealand Korea South North East West New Timor Leste Saudi Arabia Middle Asia Pacific
  Penuntut Umum Pasal Undang Undang-Undang Republik Indonesia Malaysia Negara Pemerintah Polri Kepolisian Kementerian Lembaga Perlindungan Anak
  Ahli Mahkota Pengadilan Hakim Kejaksaan Akta Mahkamah Pendakwaan Polis Kerajaan Pelapor Tindak Pidana Perdagangan Orang Jaksa Majelis
  Seksyen Perkara Dalam Yang Dan Atau Untuk Pada Di Ke Dari Apabila Jika Hak Saksi Korban Terdakwa Warga Perempuan Satuan Tugas Gugus Pusat Kekerasan Seksual
  Nama Lengkap Tempat Tanggal Lahir Umur Alamat Agama Pekerjaan Jenis Kelamin Kebangsaan Kewarganegaraan Pendidikan
  Eksploitasi Kejahatan Warganegara Asing Rumah Tangga Migran Pekerja Kanak-Kanak Pelaku Balai Dinas Unit Kasus
  Jabatan Pegawai Victim Victims Witness Witnesses Survivor Survivors Suspect Suspects Accused Defendant Defendants Complainant Not No Yes`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
);

const isName = (words: string): boolean =>
  words
    .split(/[\s.,]+/u)
    .filter((word) => word !== '')
    .every((word) => !NO_NAME.has(word.toLowerCase().replace(/['’]s?$/u, '')));

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]*\.?`;
/** Between names and around them in Latin letters. */
const LINK = '(?:y|de|dela|del|van|al|binti?|[sdw]/o|a/[lp])';
const TWO_WORDS = String.raw`(?<name>\p{Lu}[\p{L}\p{M}'’-]+(?:${S}(?:${LINK}${S})?${WORD}){1,4})`;

const ENGLISH_ONE =
  '(?:[Vv]ictim|[Ss]urvivor|[Ww]itness|[Ss]uspect|[Aa]ccused|[Dd]efendant|[Cc]omplainant|[Cc]onvict)';
const NTH = String.raw`(?:${S}(?:No\.?${S}?)?\d{1,2})?`;
const SAID =
  'said|says|told|stated|states|testified|testifies|deposed|claimed|admitted|denied|pleaded|confessed|recalled|recounted|alleged|explained|reported|identified|promised|recruited|approached|met|lived|worked|used';
const DONE =
  'arrested|charged|convicted|sentenced|acquitted|recruited|rescued|born|taken|brought|sold|trafficked|promised|forced|lured|found|employed|raped|abused|living|working|staying|aged|guilty|pregnant|repatriated|deceived|transported|held|detained|released|interviewed|offered|beaten|locked|sent';
/** An age behind a name: "(F, 17)", ", 19 years old", "(34)", ", 45, of". */
const AGED = String.raw`(?:,${S}(?:aged?${S})?\d{1,2}(?:,|${S}years|-year|${S}yrs|${S}y/o)|${S}?\((?:aged?${S})?(?:[FM][,/]?${S}?)?\d{1,2}(?:${S}(?:years|yrs|tahun|th)[\p{L} ]{0,8})?(?:[,/]${S}?[FM])?\))`;
const SAID_OF = String.raw`(?:['’]s?${S}(?:mother|father|parents|husband|wife|sister|brother|family|statement|evidence|testimony|house|passport)|,?${S}(?:${SAID})(?!\p{L})|,?${S}(?:was|were|had|has|is)${S}(?:been${S}|not${S}|also${S}|then${S})?(?:${DONE}|a${S}\d|\d)|${AGED})`;

const LATIN: readonly RegExp[] = [
  // Behind these a name stands and nothing else.
  String.raw`(?<!\p{L})(?:[PD]W-?${S}?\d{1,2}|[Aa]ccused-[Aa]ppellant|[Aa]ccused${S}[Nn]o\.?${S}?\d{1,2}|\d(?:st|nd|rd|th)${S}(?:accused|defendant)|\d{1,2}-year-old${S}(?:victim|survivor|girl|boy|suspect))[,:]?${S}${TWO_WORDS}`,
  String.raw`(?<!\p{L})${ENGLISH_ONE}${NTH}[,:]?${S}${TWO_WORDS}${SAID_OF}`,
  String.raw`(?<!\p{L})[Tt]he${S}(?:(?:first|second|third|alleged|main|child)${S})?(?:victim|survivor|witness|suspect|accused|defendant|complainant|convict)s?,${S}${TWO_WORDS}(?:${S}and${S}${WORD}(?:${S}${WORD}){0,3})?,${S}`,
  String.raw`(?<!\p{L})\d{1,2}-year-old${S}${TWO_WORDS},${S}(?:a|the|another)${S}(?:\p{Ll}+${S})?(?:victim|survivor|suspect)(?!\p{L})`,
  // Of Indonesia and Malaysia, often in capitals.
  String.raw`(?<!\p{L})(?:[Tt]erdakwa|TERDAKWA|[Tt]ersangka|[Tt]erpidana|[Tt]ertuduh|[Ss]aksi(?:${S}[Kk]orban)?|[Kk]orban|[Mm]angsa|OKT|SP-?\d{1,2})[,:]?(?:${S}(?:[IVX]{1,4}|\d)\.?)?${S}(?<name>${WORD}(?:${S}${WORD}){0,3}),?${S}(?:bin(?:ti)?|BIN(?:TI)?|[Aa]lias|ALIAS|[Aa]ls\.?|a/[lp])(?!\p{L})`,
  String.raw`(?<!\p{L})(?:[Tt]erdakwa|[Tt]ersangka|[Tt]erpidana|[Tt]ertuduh|[Ss]aksi(?:${S}[Kk]orban)?|[Kk]orban|[Mm]angsa|OKT|SP-?\d{1,2}),?${S}(?<name>${WORD}(?:${S}${WORD}){0,3}),?${S}?(?:${S}(?:menerangkan|menyatakan|mengaku|mengatakan|memberikan|terbukti|didakwa|ditangkap|direkrut|dijanjikan|dijual|dituntut|dijatuhi|bersalah|berusia|berumur|umur|bekerja|dibawa|berkata|ditahan|diselamatkan)(?!\p{L})|\(\d{1,2}${S}?(?:tahun|th))`,
  String.raw`(?<!\p{L})(?:Terdakwa|Tersangka)${S}(?:[IVX]{1,4}|\d)\.?:?${S}(?<name>\p{Lu}[\p{L}'’-]{2,}${S}${WORD})`,
  String.raw`[Nn]ama${S}[Ll]engkap${S}?:${S}?(?<name>\p{Lu}[\p{L}'’ .-]{2,40}?)\s{0,9}[;,.]?\s{0,9}(?:\d{1,2}[.)]${S}?)?[Tt]empat`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** Family names of Viet Nam, which stand first; behind a role also where no title is. What are provinces too is left out by them. */
const VIETNAMESE_FAMILIES =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Mai|Lâm|Lương|Đào|Tô|Trương|Cao|Hà|Tạ|Châu|Quách|Thạch|Lò|Vàng|Giàng|Sùng|Hạng|Thào|Lù|Cầm|Quàng|Tòng|Vi|Triệu|Nông|Chu|Phùng|Lục|Tống|Thái|Kiều|Ly|Mùa|Hờ|Cứ|Vừ|Lầu|Mã|Bế|Hứa|Đàm|Đồng|Tăng|Văn|Lưu|Tiêu|Thân|Doãn|Khổng|Viên|Ma';
const VIETNAMESE = String.raw`(?<!\p{L})(?:[Bb]ị (?:cáo|can|hại)|[Nn]ạn nhân|[Nn]hân chứng|[Nn]gười (?:làm chứng|bị hại)|[Nn]ghi (?:phạm|can)|[Đđ]ối tượng)[,:]?${S}(?:(?:ông|bà|anh|chị|cháu|em|tên)${S})?(?!Hà (?:Nội|Giang|Nam|Tĩnh)|Cao Bằng|Lâm Đồng|Thái (?:Lan|Nguyên|Bình)|Hồ Chí)(?:${VIETNAMESE_FAMILIES}|${VIETNAMESE_FAMILIES.toUpperCase()})(?:${S}\p{Lu}[\p{L}\p{M}]+){1,4}`;

/** Words behind a role in Thai and Lao that are no names. */
const NO_THAI_NAME =
  '(?!หญิง|ชาย|เด็ก|บุคคล|คน|ผู้|อายุ|ซึ่ง|ที่|เป็น|และ|หรือ|มี|ไม่|สัญชาติ|แรงงาน|จำนวน|ส่วน|ทั้ง|ต้อง|จะ|ได้|ให้|ถูก|ราย|กลุ่ม|อาจ|ว่า|โดย|ใน|จาก|ตาม|นั้น|นี้|สตรี|เยาวชน|ชาว|สกุล|นามสกุล|ตัว|จริง|เล่น|ของ|เดียว|เพศ|นักเรียน|กรณี|จังหวัด|อำเภอ|ประเทศ|ขบวนการ|คดี|การ|ความ|ค้า|ประมง)';
const THAI_SAID = String.raw`(?:อายุ${S}?\d{1,2}(?!\d)|สัญชาติ[\u0e01-\u0e2e]|ให้การ|เบิกความ|รับสารภาพ)`;
const THAI_WORDS = String.raw`${NO_THAI_NAME}[\u0e01-\u0e2e\u0e40-\u0e44][\u0e00-\u0e7f]{1,15}(?:${S}${NO_THAI_NAME}[\u0e01-\u0e2e\u0e40-\u0e44][\u0e00-\u0e7f]{0,20}){0,3}`;
const NO_LAO_NAME = '(?!ແລະ|ຫຼື|ທີ່|ເປັນ|ເດັກ|ແມ່|ຜູ້|ຄົນ|ອາຍຸ|ຈຳນວນ|ເພດ|ນາມສະກຸນ|ແຮງງານ)';
const LAO_WORDS = String.raw`${NO_LAO_NAME}[\u0e81-\u0eae\u0ec0-\u0ec4\u0edc\u0edd][\u0e80-\u0eff]{1,20}(?:${S}${NO_LAO_NAME}[\u0e80-\u0eff]{2,20})?`;
const NO_KHMER_NAME = '(?!ក្មេង|ជន|កម្មករ|ពលករ|អ្នក|វ័យ|ភាគ|ចំនួន|ទាំង|គ្រប់|ម្នាក់|ស្រី[^\\S\\n])';
const KHMER_SAID = String.raw`(?:ភេទ${S}?(?:ស្រី|ប្រុស)|អាយុ${S}?\d{1,2}(?!\d)|កើត)`;
/** Words behind a role in Burmese that are no names: woman, child, person, who, age, some, how many. */
const NO_BURMESE_NAME =
  '(?!အမျိုး|ကလေး|မိန်းက|ယောက်ျား|လူ|မည်|အသက်|တစ်|နှစ်|ပြစ်|များ|ဖြစ်|နှင့်|သည်|အား|[\\u1000-\\u103f]{0,30}(?:ဒဏ်|ချက်|ပြီး|ဦးကို|နိုင်ငံသား|သူများ))';
const BURMESE_AGE = String.raw`[(၊]?${S}?(?:အသက်${S}?)?\(?${S}?\d{1,2}${S}?\)?${S}?နှစ်(?!အောက်|အထက်|ပြည့်|မှ|အရွယ်|ထက်|အတွင်း|ခန့်|\p{M})`;

/** Family names of Nepal that are no words of laws; what is joined to names stands behind them. */
const NEPALI_FAMILIES =
  'तामाङ|गुरुङ|श्रेष्ठ|थापा|राई|लिम्बू|मगर|शर्मा|कार्की|खड्का|बस्नेत|भण्डारी|पौडेल|पौड्याल|न्यौपाने|अर्याल|आचार्य|भट्टराई|भट्ट|ढकाल|दाहाल|घिमिरे|गौतम|कोइराला|खनाल|लामिछाने|मैनाली|ओझा|पन्त|पाण्डे|पराजुली|रिजाल|सापकोटा|सुवेदी|तिमल्सिना|उप्रेती|विष्ट|बिष्ट|बोहरा|चन्द|कुँवर|महर्जन|शाक्य|बज्राचार्य|लामा|शेर्पा|घले|पुन|बुढा|बुढाथोकी|चौधरी|थारू|यादव|झा|साह|मण्डल|महतो|ठाकुर|पासवान|मुखिया|दर्जी|परियार|दमाई|कामी|सार्की|विश्वकर्मा|वि\\.क|बि\\.क|रोका|रावल|रोकाया|शाही|के\\.सी|खत्री|क्षेत्री|राना|माझी|दनुवार|राउत';
const NEPALI_NAME = String.raw`(?:[\u0900-\u0963\u0971-\u097f]{2,14}${S}){1,3}(?:${NEPALI_FAMILIES})(?:ले|लाई|को|का|की|सँग|बाट|उपर|द्वारा|समेत|\.|,|।|${S}|$)`;
const AS_OF_AGE = String.raw`(?:अं\.?${S}?)?वर्ष${S}(?:अं\.?${S}?)?\d{1,2}${S}?(?:को|की|का)${S}[\u0900-\u0963]`;

const SINHALA_FAMILIES =
  'පෙරේරා|සිල්වා|ප්\u200d?රනාන්දු|බණ්ඩාර|ජයවර්ධන|ගුණසේකර|විජේසිංහ|රණසිංහ|කුමාරසිංහ|මෙන්ඩිස්|රාජපක්ෂ|සේනානායක|දිසානායක|විජේරත්න|ජයසූරිය|ජයසිංහ|කරුණාරත්න|හේරත්|ධර්මසේන|සමරසිංහ|අමරසිංහ|රත්නායක|ඒකනායක|වික්\u200d?රමසිංහ|අබේසිංහ|ගුණවර්ධන|සෝමරත්න|ප්\u200d?රේමරත්න|ගුණතිලක|වීරසිංහ|කුමාරි|රියාස්|මොහොමඩ්|සිවලිංගම්';
const SINHALA_WORD = String.raw`[\u0d80-\u0dff\u200d]{2,16}`;
const SINHALA_INITIALS = String.raw`(?:(?:[\u0d85-\u0dc6][\u0dca-\u0ddf]?|[\u0d85-\u0d96][\u0d9a-\u0dc6]\u0dca)\.${S}?){1,6}`;
const SINHALA_BEFORE = `${SINHALA_ROLE}(?:${S}(?:වන|වූ))?:?${S}`;
const SINHALA_CALLED = '(?:නමැත්තා|නැමැත්තා|නමැති|නැමති|නැමැති)';

const TAMIL_WORD = String.raw`(?![\u0b80-\u0bff]*வர்(?:கள்)?[^\S\n]|நபர்|பெண்|சிறுவ|சிறுமி|ஒருவர்|தரப்பின|ஆள்)[\u0b80-\u0bff]{2,16}`;
const TAMIL_CALLED = '(?:என்பவ|என்ற[^\\S\\n](?:பெண்|சிறுமி|நபர்|ஆண்|இளைஞ|சிறுவ))';

const LOCAL = new RegExp(
  any(
    [
      VIETNAMESE,
      String.raw`${THAI_ROLE}(?:${S}?ที่${S}?\d{1,2})?(?:${S}?(?:ชื่อ|คือ)${S}{0,2}|${S}?[(:]${S}?|${S})${THAI_WORDS}${S}?,?${S}?${THAI_SAID}`,
      // Two words behind the word for a name, and nothing else on the line.
      String.raw`(?:จำเลย|ผู้ต้องหา|ผู้เสียหาย)(?:ที่${S}?\d{1,2})?${S}?ชื่อ${S}{0,2}${NO_THAI_NAME}[\u0e01-\u0e2e\u0e40-\u0e44][\u0e00-\u0e7f]{2,14}${S}${NO_THAI_NAME}[\u0e01-\u0e2e\u0e40-\u0e44][\u0e00-\u0e7f]{2,20}(?:$|\n)`,
      String.raw`${LAO_ROLE}[^\S\n:]{0,2}:?${S}?ຊື່(?:ວ່າ)?${S}{0,2}:?${S}?${LAO_WORDS},?${S}ອາຍຸ${S}?\d{1,2}(?!\d)`,
      `${KHMER_ROLE}${S}?[៖:]?${S}?${NO_KHMER_NAME}${KHMER_NAME}${S}${KHMER_SAID}`,
      String.raw`ឈ្មោះ${S}?[៖:]?${S}?${NO_KHMER_NAME}${KHMER_NAME}${S}អាយុ${S}?\d{1,2}(?!\d)`,
      String.raw`${BURMESE_ROLE}${S}[\u1000-\u109f]{2,40}${S}?\(ဘ\)`,
      String.raw`${BURMESE_ROLE}${S}${NO_BURMESE_NAME}[\u1000-\u102a][\u1000-\u103f]{1,30}${S}?${BURMESE_AGE}`,
      String.raw`(?:ဒေါ်(?!လာ)|ဦး(?!ရေ|စွာ|တည်|စီး|ဆောင်|ပေါင်း|စား|ချုပ်|နှောက်|ခေါင်း))[\u1000-\u109f]{4,24}${S}?\((?:${BURMESE_ROLE})\)`,
      `${NEPALI_ROLE}(?:को नाम(?:थर)?${S}?[:–-])?${S}${NEPALI_NAME}`,
      `बस्ने${S}${AS_OF_AGE}`,
      `${NEPALI_ROLE}${S}${AS_OF_AGE}`,
      String.raw`${SINHALA_BEFORE}(?:(?!තැනැත්|හෝ[^\S\n])${SINHALA_WORD}${S}){1,4}(?:${SINHALA_CALLED}|මහතා|මහත්මිය|මෙනවිය)`,
      String.raw`${SINHALA_BEFORE}(?:(?:${SINHALA_WORD}|${SINHALA_INITIALS})${S}){0,3}(?:ද${S})?(?:${SINHALA_FAMILIES})(?![\u0d80-\u0dff])`,
      String.raw`${SINHALA_ROLE}(?:${S}(?:වන|වූ))?${S}${SINHALA_INITIALS}[\u0d80-\u0dff\u200d]{4}`,
      `(?!තැනැත්)${SINHALA_WORD}${S}(?:නමැති|නැමති|නැමැති)${S}${SINHALA_ROLE}`,
      String.raw`${SINHALA_ROLE}${S}නම${S}?:${S}?${SINHALA_WORD}${S}${SINHALA_WORD}(?![\u0d80-\u0dff]|${S}?:)`,
      `${TAMIL_ROLE}${S}(?:${TAMIL_WORD}${S}){1,3}${TAMIL_CALLED}`,
      String.raw`${TAMIL_ROLE}${S}(?:(?:[\u0b85-\u0bb9][\u0bbe-\u0bcd]?|[\u0b85-\u0b94][\u0b95-\u0bb9]\u0bcd)\.${S}?){1,3}[\u0b80-\u0bff]{3}`,
      String.raw`(?:பாதிக்கப்பட்டவரின்|சாட்சியின்|சந்தேக ?நபரின்|எதிரியின்)${S}பெயர்${S}?:${S}?[\u0b80-\u0bff]{3,}(?![\u0b80-\u0bff]|${S}?:)`,
      String.raw`${MONGOLIAN_ROLE}${S}[А-ЯЁӨҮ][а-яёөү]{2,}(?:-[А-ЯЁӨҮ][а-яёөү]+)?${S}(?:мэдүүл|өгсөн${S}мэдүүл|\d{1,2}${S}настай)`,
    ].map(inOneSpelling),
  ),
  'u',
);

/** Whether a text says of a name beside a role, without a title, what is said of persons. The text is in one spelling and has ASCII digits. */
export function isToldOfPerson(text: string): boolean {
  for (const pattern of LATIN) {
    for (const { groups } of text.matchAll(pattern)) if (isName(groups?.['name'] ?? '')) return true;
  }
  return LOCAL.test(text);
}
