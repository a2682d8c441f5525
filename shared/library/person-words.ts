import { any } from './patterns';

/** Words for victims, witnesses, suspects and accused beside which persons are named, in the one spelling of `inOneSpelling`. */
export const LATIN_ROLES = any([
  ...[
    'victims?',
    'survivors?',
    'witness(?:es)?',
    'suspects?',
    'accused',
    'defendants?',
    'complainants?',
    'convicts?',
  ],
  ...['korban', 'saksi', 'terdakwa', 'tersangka', 'nạn nhân', 'nhân chứng', 'bị cáo', 'bị can', 'bị hại'],
  ...['người làm chứng', 'nghi phạm', 'mangsa', 'tertuduh', 'terpidana'],
]);
export const THAI_ROLE = '(?:ผู้เสียหาย|พยาน(?:ปาก)?|ผู้ต้องหา|จำเลย|เหยื่อ|ผู้กล่าวหา|ผู้ถูกกล่าวหา|ผู้ตาย|โจทก์ร่วม|ผู้ต้องสงสัย)';
export const LAO_ROLE = '(?:ຜູ້(?:ຖືກ)?ເຄາະຮ້າຍ|ຜູ້ເສຍຫາຍ|ພະຍານ|ຜູ້ຖືກ(?:ກ່າວ)?ຫາ|ຜູ້(?:ຖືກ|ຕ້ອງ)ສົງໄສ|ຜູ້ຕ້ອງຫາ|ໂຈດ|ຈຳເລີຍ)';
export const KHMER_ROLE = '(?:ជនរងគ្រោះ|សាក្សី|ជនសង្ស័យ|ជនជាប់ចោទ|ជនត្រូវចោទ|ពិរុទ្ធជន|ទណ្ឌិត|ដើមបណ្តឹង)';
/** Words that follow the word for a name where none stands: age, sex, and, or, of, must. */
export const KHMER_OTHER =
  '(?!អាយុ|ភេទ|និង|ឬ|ឫ|ត្រូវ|របស់|នៃ|ដែល|ជា|សញ្ជាតិ|អាសយ|លោក|ចៅក្រម|ខែ|ឆ្នាំ|ពិត|ហៅក្រៅ|មិន|ស្ត្រី|កុមារ|បុរស)';
export const KHMER_NAME = String.raw`${KHMER_OTHER}[\u1780-\u17d3]{2,12}[^\S\n]${KHMER_OTHER}[\u1780-\u17d3]{2,14}(?![\u1780-\u17d3])`;
export const BURMESE_ROLE = '(?:နစ်နာသူ|သက်သေ|တရားခံ|တရားလို|တရားပြိုင်|လူကုန်ကူးခံရသူ|စွပ်စွဲခံရသူ|တိုင်ကြားသူ)';
export const NEPALI_ROLE = '(?:पीडिता?|साक्षी|प्रतिवादी|अभियुक्त|जाहेरवाला|जाहेरवाली|सरुवावाला)(?:हरू|हरु)?';
export const SINHALA_ROLE =
  '(?:වින්දිත(?:යා|යාගේ|ය|යින්)?|විත්තිකරු|විත්තිකාර(?:ය|යා|යන්|ිය)?|චූදිත(?:යා|ය)?|සැකක(?:රු|රුවන්|ාර|ාරිය)|පැමිණිලික(?:රු|ාර|ාරිය)|සාක්ෂික(?:රු|ාර|ාරිය))';
export const TAMIL_ROLE =
  '(?:பாதிக்கப்பட்ட(?:வர்|வரான)?|சாட்சி(?:யான)?|சந்தேக ?நபர(?:்|ான)|எதிரி(?:யான)?|பிரதிவாதி(?:யான)?|குற்றஞ்சாட்டப்பட்ட(?:வர்|வரான)?|முறைப்பாட்டாளர(?:்|ான))';
export const MONGOLIAN_ROLE = '(?:[Хх]охирогч|[Гг]эрч|[Яя]ллагдагч|[Шш]үүгдэгч|[Сс]эжигтэн|[Яя]лтан)';
