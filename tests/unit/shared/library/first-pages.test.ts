import { describe, expect, it } from 'vitest';
import { guessCatalogue } from '../../../../shared/library';

const guess = (...lines: string[]) =>
  guessCatalogue({
    sourceName: 'scan0001.pdf',
    firstPagesText: lines.join('\n'),
    facts: { title: null, language: null },
    bikramToIso: () => null,
  }).fields;

describe('the first page of what is no law', () => {
  it.each([
    {
      lines: [
        'MEMORANDUM OF UNDERSTANDING',
        'BETWEEN',
        'THE ROYAL GOVERNMENT OF CAMBODIA',
        'AND',
        'THE GOVERNMENT OF THE KINGDOM OF THAILAND',
        'ON',
        'BILATERAL COOPERATION FOR ELIMINATING TRAFFICKING IN PERSONS',
        'Signed at Phnom Penh on 13 August 2015',
      ],
      said: {
        type: 'MOU',
        title:
          'Memorandum of Understanding between the Royal Government of Cambodia and the Government of the Kingdom of Thailand on Bilateral Cooperation for Eliminating Trafficking in Persons',
        number: null,
        state: null,
        adoptedOn: '2015-08-13',
      },
    },
    {
      lines: [
        'Ministry of Employment, Productivity and Industrial Relations',
        'STANDARD OPERATING PROCEDURES',
        'for the Identification and Referral of Victims of Trafficking in Fiji',
        'March 2021',
      ],
      said: {
        type: 'SOP',
        title:
          'Standard Operating Procedures for the Identification and Referral of Victims of Trafficking in Fiji',
        number: null,
        state: 'FJ',
        adoptedOn: null,
      },
    },
    {
      lines: [
        "Government of the People's Republic of Bangladesh",
        'Ministry of Home Affairs',
        'ANNUAL REPORT 2022',
        'ON THE PREVENTION AND SUPPRESSION OF HUMAN TRAFFICKING',
      ],
      said: {
        type: 'RPT',
        title: 'Annual Report 2022 on the Prevention and Suppression of Human Trafficking',
        number: null,
        state: 'BD',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'คำสั่งกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์',
        'ที่ ๑๒๓/๒๕๖๑',
        'เรื่อง แต่งตั้งคณะทำงานคัดแยกผู้เสียหายจากการค้ามนุษย์',
        '--------------------',
        'ด้วยกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์',
        'สั่ง ณ วันที่ ๑๒ มีนาคม พ.ศ. ๒๕๖๑',
      ],
      said: {
        type: 'ORD',
        title: 'คำสั่งกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์',
        number: '๑๒๓/๒๕๖๑',
        state: 'TH',
        adoptedOn: '2018-03-12',
      },
    },
    {
      lines: [
        'สำหรับศาลใช้',
        'คำพิพากษา',
        'ในพระปรมาภิไธยพระมหากษัตริย์',
        'คดีหมายเลขดำที่ คม.๑๒/๒๕๖๑',
        'คดีหมายเลขแดงที่ คม.๔๕/๒๕๖๒',
        'ศาลอาญา',
        'วันที่ ๓๐ เดือน พฤษภาคม พุทธศักราช ๒๕๖๒',
        'ความอาญา',
      ],
      said: { type: 'CRT', title: 'คำพิพากษา', number: null, state: 'TH', adoptedOn: '2019-05-30' },
    },
    {
      lines: [
        'บันทึกข้อตกลงความร่วมมือ',
        'เรื่อง การช่วยเหลือคุ้มครองผู้เสียหายจากการค้ามนุษย์',
        'ระหว่าง กรมพัฒนาสังคมและสวัสดิการ กับ สำนักงานตำรวจแห่งชาติ',
        'บันทึกข้อตกลงฉบับนี้ทำขึ้น ณ กรุงเทพมหานคร เมื่อวันที่ ๒๐ มิถุนายน ๒๕๖๐',
      ],
      said: {
        type: 'MOU',
        title: 'บันทึกข้อตกลงความร่วมมือ เรื่อง การช่วยเหลือคุ้มครองผู้เสียหายจากการค้ามนุษย์',
        number: null,
        state: 'TH',
        adoptedOn: '2017-06-20',
      },
    },
    {
      lines: [
        'มาตรฐานการปฏิบัติงาน (SOP)',
        'การคัดแยกผู้เสียหายจากการค้ามนุษย์',
        'กองต่อต้านการค้ามนุษย์ สำนักงานปลัดกระทรวง',
        'พ.ศ. ๒๕๖๔',
      ],
      said: {
        type: 'SOP',
        title: 'มาตรฐานการปฏิบัติงาน (SOP) การคัดแยกผู้เสียหายจากการค้ามนุษย์',
        number: null,
        state: null,
        adoptedOn: null,
      },
    },
    {
      lines: [
        'รายงานผลการดำเนินงานป้องกันและปราบปรามการค้ามนุษย์ของประเทศไทย ประจำปี ๒๕๖๕',
        'กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์',
      ],
      said: {
        type: 'RPT',
        title: 'รายงานผลการดำเนินงานป้องกันและปราบปรามการค้ามนุษย์ของประเทศไทย ประจำปี ๒๕๖๕',
        number: null,
        state: 'TH',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ',
        'ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ',
        'ກະຊວງປ້ອງກັນຄວາມສະຫງົບ',
        'ເລກທີ 0123/ປກສ',
        'ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 12 ມີນາ 2019',
        'ຂໍ້ຕົກລົງ',
        'ວ່າດ້ວຍ ການແຕ່ງຕັ້ງຄະນະກຳມະການຕ້ານການຄ້າມະນຸດ',
      ],
      said: {
        type: 'ORD',
        title: 'ຂໍ້ຕົກລົງວ່າດ້ວຍ ການແຕ່ງຕັ້ງຄະນະກຳມະການຕ້ານການຄ້າມະນຸດ',
        number: 'ເລກທີ 0123/ປກສ',
        state: 'LA',
        adoptedOn: '2019-03-12',
      },
    },
    {
      lines: [
        'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ',
        'ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ',
        'ສານປະຊາຊົນນະຄອນຫຼວງວຽງຈັນ',
        'ເລກທີ 45/ສອ',
        'ລົງວັນທີ 15 ມິຖຸນາ 2021',
        'ຄຳຕັດສິນ',
        'ສານປະຊາຊົນນະຄອນຫຼວງວຽງຈັນ ຂັ້ນຕົ້ນ ແຜນກອາຍາ',
      ],
      said: { type: 'CRT', title: 'ຄຳຕັດສິນ', number: 'ເລກທີ 45/ສອ', state: 'LA', adoptedOn: '2021-06-15' },
    },
    {
      lines: [
        'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ',
        'ຄະນະກຳມະການຕ້ານການຄ້າມະນຸດລະດັບຊາດ',
        'ບົດລາຍງານ',
        'ສະພາບການຈັດຕັ້ງປະຕິບັດວຽກງານຕ້ານການຄ້າມະນຸດ ປະຈຳປີ 2022',
      ],
      said: {
        type: 'RPT',
        title: 'ບົດລາຍງານສະພາບການຈັດຕັ້ງປະຕິບັດວຽກງານຕ້ານການຄ້າມະນຸດ ປະຈຳປີ 2022',
        number: null,
        state: 'LA',
        adoptedOn: null,
      },
    },
    {
      lines: ['ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ', 'ສປປ ລາວ', 'ຄູ່ມື', 'ການຊ່ວຍເຫຼືອຜູ້ຖືກເຄາະຮ້າຍຈາກການຄ້າມະນຸດ'],
      said: {
        type: 'GDL',
        title: 'ຄູ່ມືການຊ່ວຍເຫຼືອຜູ້ຖືກເຄາະຮ້າຍຈາກການຄ້າມະນຸດ',
        number: null,
        state: 'LA',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ព្រះរាជាណាចក្រកម្ពុជា',
        'ជាតិ សាសនា ព្រះមហាក្សត្រ',
        'ក្រសួងការងារ និងបណ្តុះបណ្តាលវិជ្ជាជីវៈ',
        'លេខ ៣៥២/១៣ ប្រក',
        'ប្រកាស',
        'ស្តីពី',
        'ការបណ្តុះបណ្តាលពលករមុនចេញដំណើរ',
        'រាជធានីភ្នំពេញ ថ្ងៃទី ២៧ ខែ ធ្នូ ឆ្នាំ ២០១៣',
      ],
      said: {
        type: 'ORD',
        title: 'ប្រកាស ស្តីពី ការបណ្តុះបណ្តាលពលករមុនចេញដំណើរ',
        number: 'លេខ ៣៥២/១៣ ប្រក',
        state: 'KH',
        adoptedOn: '2013-12-27',
      },
    },
    {
      lines: [
        'ព្រះរាជាណាចក្រកម្ពុជា',
        'ជាតិ សាសនា ព្រះមហាក្សត្រ',
        'សាលាដំបូងរាជធានីភ្នំពេញ',
        'សាលក្រមព្រហ្មទណ្ឌលេខ ៤៥/២០២០',
        'ថ្ងៃទី១២ ខែមីនា ឆ្នាំ២០២០',
        'ក្នុងនាមប្រជារាស្ត្រខ្មែរ',
      ],
      said: {
        type: 'CRT',
        title: 'សាលក្រមព្រហ្មទណ្ឌលេខ ៤៥/២០២០',
        number: null,
        state: 'KH',
        adoptedOn: '2020-03-12',
      },
    },
    {
      lines: [
        'ព្រះរាជាណាចក្រកម្ពុជា',
        'ជាតិ សាសនា ព្រះមហាក្សត្រ',
        'គោលការណ៍ណែនាំស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះដោយអំពើជួញដូរមនុស្ស',
        'ក្រសួងសង្គមកិច្ច អតីតយុទ្ធជន និងយុវនីតិសម្បទា',
      ],
      said: {
        type: 'GDL',
        title: 'គោលការណ៍ណែនាំស្តីពីការកំណត់អត្តសញ្ញាណជនរងគ្រោះដោយអំពើជួញដូរមនុស្ស',
        number: null,
        state: 'KH',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ព្រះរាជាណាចក្រកម្ពុជា',
        'ជាតិ សាសនា ព្រះមហាក្សត្រ',
        'គណៈកម្មាធិការជាតិប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស',
        'របាយការណ៍',
        'ស្តីពី',
        'វឌ្ឍនភាពការងារប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស ឆ្នាំ ២០២២',
      ],
      said: {
        type: 'RPT',
        title: 'របាយការណ៍ ស្តីពី វឌ្ឍនភាពការងារប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស ឆ្នាំ ២០២២',
        number: null,
        state: 'KH',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ព្រះរាជាណាចក្រកម្ពុជា',
        'ជាតិ សាសនា ព្រះមហាក្សត្រ',
        'ក្រសួងយុត្តិធម៌',
        'លេខ ០១២ សណន.កយ',
        'សេចក្តីណែនាំ',
        'ស្តីពី',
        'ការអនុវត្តច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស',
        'រាជធានីភ្នំពេញ ថ្ងៃទី២៥ ខែកញ្ញា ឆ្នាំ២០១៩',
      ],
      said: {
        type: 'ORD',
        title: 'សេចក្តីណែនាំ ស្តីពី ការអនុវត្តច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស',
        number: 'លេខ ០១២ សណន',
        state: 'KH',
        adoptedOn: '2019-09-25',
      },
    },
    {
      lines: [
        'ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်',
        'ပြည်ထဲရေးဝန်ကြီးဌာန',
        'အမိန့်အမှတ် (၁၂/၂၀၁၉)',
        '၂၀၁၉ ခုနှစ်၊ မတ်လ ၁၂ ရက်',
        'လူကုန်ကူးမှု တားဆီးကာကွယ်ရေး ဗဟိုအဖွဲ့ ဖွဲ့စည်းခြင်း',
      ],
      said: {
        type: 'ORD',
        title: 'အမိန့်အမှတ် (၁၂/၂၀၁၉) လူကုန်ကူးမှု တားဆီးကာကွယ်ရေး ဗဟိုအဖွဲ့ ဖွဲ့စည်းခြင်း',
        number: 'အမိန့်အမှတ် (၁၂/၂၀၁၉)',
        state: 'MM',
        adoptedOn: '2019-03-12',
      },
    },
    {
      lines: [
        'ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်',
        'လူမှုဝန်ထမ်း၊ ကယ်ဆယ်ရေးနှင့် ပြန်လည်နေရာချထားရေးဝန်ကြီးဌာန',
        'လူကုန်ကူးခံရသူများ ပြန်လည်ပို့ဆောင်ရေးဆိုင်ရာ စံလုပ်ငန်းစဉ်များ',
      ],
      said: {
        type: 'SOP',
        title: 'လူကုန်ကူးခံရသူများ ပြန်လည်ပို့ဆောင်ရေးဆိုင်ရာ စံလုပ်ငန်းစဉ်များ',
        number: null,
        state: 'MM',
        adoptedOn: null,
      },
    },
    {
      lines: ['ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်', '၂၀၂၂ ခုနှစ် လူကုန်ကူးမှုတိုက်ဖျက်ရေး နှစ်ပတ်လည်အစီရင်ခံစာ', 'မြန်မာနိုင်ငံရဲတပ်ဖွဲ့'],
      said: {
        type: 'RPT',
        title: '၂၀၂၂ ခုနှစ် လူကုန်ကူးမှုတိုက်ဖျက်ရေး နှစ်ပတ်လည်အစီရင်ခံစာ',
        number: null,
        state: 'MM',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'नेपाल सरकार',
        'महिला, बालबालिका तथा समाज कल्याण मन्त्रालय',
        'मानव बेचबिखन तथा ओसारपसारबाट प्रभावितको पुनर्स्थापना केन्द्र सञ्चालन कार्यविधि, २०६८',
      ],
      said: {
        type: 'SOP',
        title: 'मानव बेचबिखन तथा ओसारपसारबाट प्रभावितको पुनर्स्थापना केन्द्र सञ्चालन कार्यविधि, २०६८',
        number: null,
        state: 'NP',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'राष्ट्रिय मानव अधिकार आयोग, नेपाल',
        'मानव बेचबिखन सम्बन्धी वार्षिक प्रतिवेदन २०७८/७९',
        'हरिहरभवन, ललितपुर',
      ],
      said: {
        type: 'RPT',
        title: 'मानव बेचबिखन सम्बन्धी वार्षिक प्रतिवेदन २०७८/७९',
        number: null,
        state: 'NP',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ශ්\u200dරී ලංකා ප්\u200dරජාතාන්ත්\u200dරික සමාජවාදී ජනරජය',
        'අධිකරණ අමාත්\u200dයාංශය',
        'චක්\u200dරලේඛ අංක 2021/05',
        'මිනිස් වෙළඳාමේ වින්දිතයන් හඳුනාගැනීම පිළිබඳ චක්\u200dරලේඛය',
        '2021 මාර්තු 09 දින',
      ],
      said: {
        type: 'ORD',
        title: 'මිනිස් වෙළඳාමේ වින්දිතයන් හඳුනාගැනීම පිළිබඳ චක්\u200dරලේඛය',
        number: null,
        state: 'LK',
        adoptedOn: null,
      },
    },
    {
      lines: ['ශ්\u200dරී ලංකා රජය', 'මිනිස් වෙළඳාමේ වින්දිතයන් හඳුනාගැනීමේ සහ යොමු කිරීමේ සම්මත මෙහෙයුම් පටිපාටිය'],
      said: {
        type: 'SOP',
        title: 'මිනිස් වෙළඳාමේ වින්දිතයන් හඳුනාගැනීමේ සහ යොමු කිරීමේ සම්මත මෙහෙයුම් පටිපාටිය',
        number: null,
        state: 'LK',
        adoptedOn: null,
      },
    },
    {
      lines: ['ශ්\u200dරී ලංකා විදේශ සේවා නියුක්ති කාර්යාංශය', 'වාර්ෂික කාර්යසාධන වාර්තාව 2022'],
      said: { type: 'RPT', title: 'වාර්ෂික කාර්යසාධන වාර්තාව 2022', number: null, state: 'LK', adoptedOn: null },
    },
    {
      lines: ['இலங்கை வெளிநாட்டு வேலைவாய்ப்புப் பணியகம்', 'வருடாந்த செயலாற்றுகை அறிக்கை 2022'],
      said: {
        type: 'RPT',
        title: 'வருடாந்த செயலாற்றுகை அறிக்கை 2022',
        number: null,
        state: 'LK',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'இலங்கை சனநாயக சோசலிசக் குடியரசு',
        'ஆட்கடத்தலால் பாதிக்கப்பட்டவர்களை அடையாளங்காண்பதற்கான நிலையான செயற்பாட்டு நடைமுறைகள்',
        'நீதி அமைச்சு',
      ],
      said: {
        type: 'SOP',
        title: 'ஆட்கடத்தலால் பாதிக்கப்பட்டவர்களை அடையாளங்காண்பதற்கான நிலையான செயற்பாட்டு நடைமுறைகள்',
        number: null,
        state: 'LK',
        adoptedOn: null,
      },
    },
    {
      lines: ['இலங்கை நீதி அமைச்சு', 'சுற்றறிக்கை இல. 2021/05', 'ஆட்கடத்தல் தொடர்பான சுற்றறிக்கை', '2021 மார்ச் 09'],
      said: { type: 'ORD', title: 'ஆட்கடத்தல் தொடர்பான சுற்றறிக்கை', number: null, state: 'LK', adoptedOn: null },
    },
    {
      lines: [
        'THỦ TƯỚNG CHÍNH PHỦ',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 193/QĐ-TTg',
        'Hà Nội, ngày 09 tháng 02 năm 2021',
        'QUYẾT ĐỊNH',
        'Phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025 và định hướng đến năm 2030',
        'THỦ TƯỚNG CHÍNH PHỦ',
        'Căn cứ Luật Tổ chức Chính phủ',
      ],
      said: {
        type: 'ORD',
        title:
          'Quyết định Phê duyệt Chương trình phòng, chống mua bán người giai đoạn 2021 - 2025 và định hướng đến năm 2030',
        number: '193/QĐ-TTg',
        state: 'VN',
        adoptedOn: '2021-02-09',
      },
    },
    {
      lines: [
        'CHÍNH PHỦ',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 86/2022/NĐ-CP',
        'Hà Nội, ngày 24 tháng 10 năm 2022',
        'NGHỊ ĐỊNH',
        'Quy định chức năng, nhiệm vụ, quyền hạn của Bộ',
        'Căn cứ Luật Tổ chức Chính phủ',
      ],
      said: {
        type: 'REG',
        title: 'Nghị định Quy định chức năng, nhiệm vụ, quyền hạn của Bộ',
        number: '86/2022/NĐ-CP',
        state: 'VN',
        adoptedOn: '2022-10-24',
      },
    },
    {
      lines: [
        'BỘ CÔNG AN',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 12/BC-BCA',
        'Hà Nội, ngày 05 tháng 01 năm 2023',
        'BÁO CÁO',
        'Kết quả công tác phòng, chống mua bán người năm 2022',
      ],
      said: {
        type: 'RPT',
        title: 'Báo cáo Kết quả công tác phòng, chống mua bán người năm 2022',
        number: '12/BC-BCA',
        state: 'VN',
        adoptedOn: '2023-01-05',
      },
    },
    {
      lines: [
        'BỘ CÔNG AN - BỘ QUỐC PHÒNG - BỘ LAO ĐỘNG, THƯƠNG BINH VÀ XÃ HỘI - BỘ NGOẠI GIAO',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Số: 01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG',
        'Hà Nội, ngày 10 tháng 02 năm 2014',
        'THÔNG TƯ LIÊN TỊCH',
        'Hướng dẫn trình tự, thủ tục và quan hệ phối hợp trong việc xác minh, xác định, tiếp nhận và trao trả nạn nhân bị mua bán',
      ],
      said: {
        type: 'ORD',
        title:
          'Thông tư liên tịch Hướng dẫn trình tự, thủ tục và quan hệ phối hợp trong việc xác minh, xác định, tiếp nhận và trao trả nạn nhân bị mua bán',
        number: '01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG',
        state: 'VN',
        adoptedOn: '2014-02-10',
      },
    },
    {
      lines: [
        'ỦY BAN NHÂN DÂN',
        'TỈNH NGHỆ AN',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Số: 45/KH-UBND',
        'Nghệ An, ngày 05 tháng 4 năm 2021',
        'KẾ HOẠCH',
        'Phòng, chống mua bán người giai đoạn 2021 - 2025',
      ],
      said: {
        type: 'NAP',
        title: 'Kế hoạch Phòng, chống mua bán người giai đoạn 2021 - 2025',
        number: '45/KH-UBND',
        state: 'VN',
        adoptedOn: '2021-04-05',
      },
    },
    {
      lines: [
        'PUTUSAN',
        'Nomor 123/Pid.Sus/2019/PN Jkt.Utr',
        'DEMI KEADILAN BERDASARKAN KETUHANAN YANG MAHA ESA',
        'Pengadilan Negeri Jakarta Utara yang mengadili perkara pidana',
        'Republik Indonesia',
      ],
      said: {
        type: 'CRT',
        title: 'Putusan Nomor 123/Pid.Sus/2019/PN Jkt.Utr',
        number: 'Nomor 123/Pid.Sus/2019/PN Jkt.Utr',
        state: 'ID',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'PERATURAN',
        'MENTERI PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK',
        'REPUBLIK INDONESIA',
        'NOMOR 8 TAHUN 2016',
        'TENTANG',
        'PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG',
        'DENGAN RAHMAT TUHAN YANG MAHA ESA',
      ],
      said: {
        type: 'REG',
        title:
          'Peraturan Menteri Pemberdayaan Perempuan dan Perlindungan Anak Republik Indonesia Nomor 8 Tahun 2016 tentang Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang',
        number: 'NOMOR 8 TAHUN 2016',
        state: 'ID',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'KEPUTUSAN PRESIDEN REPUBLIK INDONESIA',
        'NOMOR 49 TAHUN 2023',
        'TENTANG',
        'GUGUS TUGAS PENCEGAHAN DAN PENANGANAN TINDAK PIDANA PERDAGANGAN ORANG',
        'DENGAN RAHMAT TUHAN YANG MAHA ESA',
        'PRESIDEN REPUBLIK INDONESIA,',
      ],
      said: {
        type: 'ORD',
        title:
          'Keputusan Presiden Republik Indonesia Nomor 49 Tahun 2023 tentang Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang',
        number: 'NOMOR 49 TAHUN 2023',
        state: 'ID',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'NOTA KESEPAHAMAN',
        'ANTARA',
        'KEPOLISIAN NEGARA REPUBLIK INDONESIA',
        'DAN',
        'KEMENTERIAN KETENAGAKERJAAN REPUBLIK INDONESIA',
        'TENTANG',
        'PENCEGAHAN TINDAK PIDANA PERDAGANGAN ORANG',
        'NOMOR: B/12/III/2021',
      ],
      said: {
        type: 'MOU',
        title:
          'Nota Kesepahaman antara Kepolisian Negara Republik Indonesia dan Kementerian Ketenagakerjaan Republik Indonesia tentang Pencegahan Tindak Pidana Perdagangan Orang',
        number: null,
        state: 'ID',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'МОНГОЛ УЛСЫН ХУУЛЬ ЗҮЙ, ДОТООД ХЭРГИЙН САЙДЫН ТУШААЛ',
        '2020 оны 3 дугаар сарын 12-ны өдөр',
        'Дугаар А/45',
        'Улаанбаатар хот',
        'ЖУРАМ БАТЛАХ ТУХАЙ',
        'Хүн худалдаалахтай тэмцэх тухай хуулийн',
      ],
      said: {
        type: 'ORD',
        title: 'Журам батлах тухай',
        number: 'А/45',
        state: 'MN',
        adoptedOn: '2020-03-12',
      },
    },
    {
      lines: [
        'МОНГОЛ УЛСЫН ЗАСГИЙН ГАЗРЫН ТОГТООЛ',
        '2017 оны 11 дүгээр сарын 22-ны өдөр',
        'Дугаар 318',
        'Улаанбаатар хот',
        'ҮНДЭСНИЙ ХӨТӨЛБӨР БАТЛАХ ТУХАЙ',
      ],
      said: {
        type: 'ORD',
        title: 'Үндэсний хөтөлбөр батлах тухай',
        number: '318',
        state: 'MN',
        adoptedOn: '2017-11-22',
      },
    },
    {
      lines: [
        'МОНГОЛ УЛСЫН НЭРИЙН ӨМНӨӨС',
        'ШИЙТГЭХ ТОГТООЛ',
        '2019 оны 05 сарын 14 өдөр',
        'Дугаар 2019/ШЦТ/123',
        'Улаанбаатар хот',
        'Сүхбаатар дүүргийн Эрүүгийн хэргийн анхан шатны шүүх',
      ],
      said: {
        type: 'CRT',
        title: 'Шийтгэх тогтоол',
        number: '2019/ШЦТ/123',
        state: 'MN',
        adoptedOn: '2019-05-14',
      },
    },
    {
      lines: [
        'MEMORANDUM OF UNDERSTANDING',
        'ON LABOUR COOPERATION',
        'BETWEEN',
        'THE GOVERNMENT OF NEPAL',
        'AND',
        'THE GOVERNMENT OF MALAYSIA',
        'Signed on 29 October 2018',
      ],
      said: {
        type: 'MOU',
        title:
          'Memorandum of Understanding on Labour Cooperation between the Government of Nepal and the Government of Malaysia',
        number: null,
        state: null,
        adoptedOn: '2018-10-29',
      },
    },
    {
      lines: [
        'Republic of Vanuatu',
        'Ministry of Internal Affairs',
        'GUIDELINES',
        'on the Screening of Migrants and Crews of Fishing Vessels',
        'Port Vila, 2022',
      ],
      said: {
        type: 'GDL',
        title: 'Guidelines on the Screening of Migrants and Crews of Fishing Vessels',
        number: null,
        state: 'VU',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ประกาศกระทรวงแรงงาน',
        'เรื่อง กำหนดงานที่ห้ามคนต่างด้าวทำ',
        'อาศัยอำนาจตามความในมาตรา ๗ แห่งพระราชกำหนด',
        'ประกาศ ณ วันที่ ๑ พฤษภาคม พ.ศ. ๒๕๖๓',
        'ราชกิจจานุเบกษา',
      ],
      said: {
        type: 'ORD',
        title: 'ประกาศกระทรวงแรงงาน เรื่อง กำหนดงานที่ห้ามคนต่างด้าวทำ',
        number: null,
        state: 'TH',
        adoptedOn: '2020-05-01',
      },
    },
    {
      lines: [
        'คู่มือ',
        'การปฏิบัติงานคัดกรองเบื้องต้นและกลไกการส่งต่อระดับชาติ',
        'สำหรับพนักงานเจ้าหน้าที่',
        'กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์',
      ],
      said: {
        type: 'GDL',
        title: 'คู่มือการปฏิบัติงานคัดกรองเบื้องต้นและกลไกการส่งต่อระดับชาติ',
        number: null,
        state: 'TH',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'รายงานการประชุมคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์',
        'ครั้งที่ ๒/๒๕๖๕',
        'ณ ห้องประชุมตึกสันติไมตรี ทำเนียบรัฐบาล ประเทศไทย',
      ],
      said: {
        type: 'MTG',
        title: 'รายงานการประชุมคณะกรรมการป้องกันและปราบปรามการค้ามนุษย์',
        number: null,
        state: 'TH',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ',
        'ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ',
        'ເລກທີ 1050/ຮສສ',
        'ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 20 ພຶດສະພາ 2020',
        'ຄຳແນະນຳ',
        'ວ່າດ້ວຍການຄຸ້ມຄອງວິສາຫະກິດຈັດຫາງານ',
      ],
      said: {
        type: 'ORD',
        title: 'ຄຳແນະນຳວ່າດ້ວຍການຄຸ້ມຄອງວິສາຫະກິດຈັດຫາງານ',
        number: 'ເລກທີ 1050/ຮສສ',
        state: 'LA',
        adoptedOn: '2020-05-20',
      },
    },
    {
      lines: [
        'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ',
        'ສານປະຊາຊົນແຂວງສະຫວັນນະເຂດ',
        'ຄຳພິພາກສາ',
        'ເລກທີ 12/ສອ ລົງວັນທີ 1 ສິງຫາ 2019',
      ],
      said: { type: 'CRT', title: 'ຄຳພິພາກສາ', number: 'ເລກທີ 12/ສອ', state: 'LA', adoptedOn: '2019-08-01' },
    },
    {
      lines: [
        'ព្រះរាជាណាចក្រកម្ពុជា',
        'ជាតិ សាសនា ព្រះមហាក្សត្រ',
        'រាជរដ្ឋាភិបាលកម្ពុជា',
        'លេខ ០៣ សរ',
        'សារាចរ',
        'ស្តីពី',
        'ការពង្រឹងកិច្ចសហប្រតិបត្តិការប្រឆាំងអំពើជួញដូរមនុស្ស',
        'រាជធានីភ្នំពេញ ថ្ងៃទី ២០ ខែ កុម្ភៈ ឆ្នាំ ២០១៥',
      ],
      said: {
        type: 'ORD',
        title: 'សារាចរ ស្តីពី ការពង្រឹងកិច្ចសហប្រតិបត្តិការប្រឆាំងអំពើជួញដូរមនុស្ស',
        number: 'លេខ ០៣ សរ',
        state: 'KH',
        adoptedOn: '2015-02-20',
      },
    },
    {
      lines: [
        'ព្រះរាជាណាចក្រកម្ពុជា',
        'ជាតិ សាសនា ព្រះមហាក្សត្រ',
        'សាលាឧទ្ធរណ៍ភ្នំពេញ',
        'សាលដីកាព្រហ្មទណ្ឌលេខ ១២៣/២០២១',
        'ថ្ងៃទី៣ ខែវិច្ឆិកា ឆ្នាំ២០២១',
      ],
      said: {
        type: 'CRT',
        title: 'សាលដីកាព្រហ្មទណ្ឌលេខ ១២៣/២០២១',
        number: null,
        state: 'KH',
        adoptedOn: '2021-11-03',
      },
    },
    {
      lines: [
        'ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်',
        'အလုပ်သမားဝန်ကြီးဌာန',
        'ညွှန်ကြားချက်အမှတ် (၃/၂၀၂၁)',
        '၂၀၂၁ ခုနှစ်၊ ဇွန်လ ၁ ရက်',
        'ပြည်ပအလုပ်အကိုင်အကျိုးဆောင်လိုင်စင်ရှင်များ လိုက်နာရန်',
      ],
      said: {
        type: 'ORD',
        title: 'ညွှန်ကြားချက်အမှတ် (၃/၂၀၂၁) ပြည်ပအလုပ်အကိုင်အကျိုးဆောင်လိုင်စင်ရှင်များ လိုက်နာရန်',
        number: null,
        state: 'MM',
        adoptedOn: '2021-06-01',
      },
    },
    {
      lines: ['ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်', 'လူကုန်ကူးခံရသူများ အသိအမှတ်ပြုခြင်းဆိုင်ရာ လက်စွဲစာအုပ်', '၂၀၂၀ ပြည့်နှစ်'],
      said: {
        type: 'GDL',
        title: 'လူကုန်ကူးခံရသူများ အသိအမှတ်ပြုခြင်းဆိုင်ရာ လက်စွဲစာအုပ်',
        number: null,
        state: 'MM',
        adoptedOn: null,
      },
    },
    {
      lines: ['नेपाल सरकार', 'गृह मन्त्रालय', 'मानव बेचबिखन नियन्त्रण सम्बन्धी परिपत्र', 'मिति: २०७९।१।१'],
      said: {
        type: 'ORD',
        title: 'मानव बेचबिखन नियन्त्रण सम्बन्धी परिपत्र',
        number: null,
        state: 'NP',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'नेपाल सरकार',
        'महिला, बालबालिका तथा ज्येष्ठ नागरिक मन्त्रालय',
        'मानव बेचबिखन तथा ओसारपसार नियन्त्रण राष्ट्रिय प्रतिवेदन, २०७९',
      ],
      said: {
        type: 'RPT',
        title: 'मानव बेचबिखन तथा ओसारपसार नियन्त्रण राष्ट्रिय प्रतिवेदन, २०७९',
        number: null,
        state: 'NP',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'नेपाल सरकार',
        'श्रम, रोजगार तथा सामाजिक सुरक्षा मन्त्रालय',
        'आप्रवासी स्रोत केन्द्र सञ्चालन सम्बन्धी मापदण्ड, २०७८',
      ],
      said: {
        type: 'GDL',
        title: 'आप्रवासी स्रोत केन्द्र सञ्चालन सम्बन्धी मापदण्ड, २०७८',
        number: null,
        state: 'NP',
        adoptedOn: null,
      },
    },
    {
      lines: ['ශ්\u200dරී ලංකා ප්\u200dරජාතාන්ත්\u200dරික සමාජවාදී ජනරජය', 'විදේශ රැකියා පිළිබඳ ජාතික ප්\u200dරතිපත්තිය', '2019'],
      said: {
        type: 'STR',
        title: 'විදේශ රැකියා පිළිබඳ ජාතික ප්\u200dරතිපත්තිය',
        number: null,
        state: 'LK',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ශ්\u200dරී ලංකා ප්\u200dරජාතාන්ත්\u200dරික සමාජවාදී ජනරජයේ අභියාචනාධිකරණය',
        'නඩු අංක CA/HCC/12/2019',
        'නඩු තීන්දුව',
      ],
      said: { type: 'CRT', title: 'නඩු තීන්දුව', number: null, state: 'LK', adoptedOn: null },
    },
    {
      lines: ['இலங்கை சனநாயக சோசலிசக் குடியரசு', 'ஆட்கடத்தலால் பாதிக்கப்பட்டவர்களுக்கான சேவை வழங்குநர்களுக்கான வழிகாட்டி'],
      said: {
        type: 'GDL',
        title: 'ஆட்கடத்தலால் பாதிக்கப்பட்டவர்களுக்கான சேவை வழங்குநர்களுக்கான வழிகாட்டி',
        number: null,
        state: 'LK',
        adoptedOn: null,
      },
    },
    {
      lines: ['இலங்கை', 'வெளிநாட்டு வேலைவாய்ப்பு தொடர்பான தேசியக் கொள்கை'],
      said: {
        type: 'STR',
        title: 'வெளிநாட்டு வேலைவாய்ப்பு தொடர்பான தேசியக் கொள்கை',
        number: null,
        state: 'LK',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'ỦY BAN NHÂN DÂN',
        'TỈNH LÀO CAI',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Số: 812/QĐ-UBND',
        'Lào Cai, ngày 28 tháng 3 năm 2024',
        'QUYẾT ĐỊNH',
        'Ban hành Quy chế phối hợp tiếp nhận, hỗ trợ nạn nhân bị mua bán',
      ],
      said: {
        type: 'ORD',
        title: 'Quyết định Ban hành Quy chế phối hợp tiếp nhận, hỗ trợ nạn nhân bị mua bán',
        number: '812/QĐ-UBND',
        state: 'VN',
        adoptedOn: '2024-03-28',
      },
    },
    {
      lines: [
        'TÒA ÁN NHÂN DÂN CẤP CAO TẠI HÀ NỘI',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Bản án số 210/2021/HS-PT',
        'Ngày 20-4-2021',
        'V/v "Mua bán người dưới 16 tuổi"',
      ],
      said: {
        type: 'CRT',
        title: 'Bản án số 210/2021/HS-PT',
        number: '210/2021/HS-PT',
        state: 'VN',
        adoptedOn: '2021-04-20',
      },
    },
    {
      lines: [
        'BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Số: 3045/HD-LĐTBXH',
        'Hà Nội, ngày 12 tháng 8 năm 2020',
        'HƯỚNG DẪN',
        'Tiếp nhận và hỗ trợ nạn nhân bị mua bán',
      ],
      said: {
        type: 'GDL',
        title: 'Hướng dẫn Tiếp nhận và hỗ trợ nạn nhân bị mua bán',
        number: '3045/HD-LĐTBXH',
        state: 'VN',
        adoptedOn: '2020-08-12',
      },
    },
    {
      lines: [
        'P U T U S A N',
        'Nomor 45/Pid.Sus/2021/PN Btm',
        'DEMI KEADILAN BERDASARKAN KETUHANAN YANG MAHA ESA',
        'Pengadilan Negeri Batam, Republik Indonesia',
      ],
      said: {
        type: 'CRT',
        title: 'Putusan Nomor 45/Pid.Sus/2021/PN Btm',
        number: 'Nomor 45/Pid.Sus/2021/PN Btm',
        state: 'ID',
        adoptedOn: null,
      },
    },
    {
      lines: [
        'NOTA KESEPAHAMAN',
        'ANTARA',
        'PEMERINTAH REPUBLIK INDONESIA',
        'DAN',
        'KERAJAAN THAILAND',
        'TENTANG PENCEGAHAN PERDAGANGAN ORANG',
      ],
      said: {
        type: 'MOU',
        title:
          'Nota Kesepahaman antara Pemerintah Republik Indonesia dan Kerajaan Thailand tentang Pencegahan Perdagangan Orang',
        number: null,
        state: null,
        adoptedOn: null,
      },
    },
    {
      lines: [
        'МОНГОЛ УЛСЫН ЗАСГИЙН ГАЗАР',
        'ХОХИРОГЧИД ҮЙЛЧИЛГЭЭ ҮЗҮҮЛЭХ ЖУРАМ',
        '2021 оны 6 дугаар сарын 30-ны өдөр',
      ],
      said: {
        type: 'REG',
        title: 'Хохирогчид үйлчилгээ үзүүлэх журам',
        number: null,
        state: 'MN',
        adoptedOn: '2021-06-30',
      },
    },
  ])('says what it is: $said.title', ({ lines, said }) => {
    expect(guess(...lines)).toMatchObject(said);
  });

  it('takes no day of another text that is cited below the place for its own', () => {
    const day = (...lines: string[]) => guess(...lines).adoptedOn;
    const decree = 'Căn cứ Nghị định số 12/2015/NĐ-CP ngày 05 tháng 01 năm 2015';
    expect(day('QUYẾT ĐỊNH', 'Hà nội, ngày 10 tháng 5 năm 2018', decree)).toBe('2018-05-10');
    expect(day('QUYẾT ĐỊNH', 'HÀ NỘI, ngày 10 tháng 5 năm 2018', decree)).toBe('2018-05-10');
    for (const who of ['Chính Phủ', 'Quốc Hội', 'Thủ Tướng', 'Thủ Tướng Chính Phủ'])
      expect(
        day('KẾ HOẠCH PHÒNG, CHỐNG MUA BÁN NGƯỜI', `theo ý kiến của ${who}, ngày 10 tháng 5 năm 2018`),
      ).toBeNull();
    const thai = ['พระราชกฤษฎีกา', 'ว่าด้วยการคุ้มครองผู้เสียหาย'];
    expect(day(...thai, 'ตามที่ศาลรัฐธรรมนูญได้มีคำวินิจฉัยเมื่อวันที่ 5 มกราคม 2560')).toBeNull();
    expect(day(...thai, 'ตามที่ได้ลงนามในอนุสัญญาว่าด้วยสิทธิเด็กเมื่อวันที่ 5 มกราคม 2560')).toBeNull();
    expect(day('บันทึกความเข้าใจว่าด้วยความร่วมมือ', 'ลงนามเมื่อวันที่ 5 มกราคม 2560')).toBe('2017-01-05');
  });

  it('takes a law of Mongolia that approves something for a law, whatever letters it is written in', () => {
    const type = (title: string) => guess(title, '2021 оны 6 дугаар сарын 30-ны өдөр').type;
    expect(type('ХӨТӨЛБӨР БАТЛАХ ТУХАЙ ХУУЛЬ')).toBe('LAW');
    expect(type('ХӨТӨЛБӨР БАТЛАХ ТУХАЙ')).toBe('ORD');
    expect(type('ХӨТӨЛБӨР БАТЛАХ ТУХАЙ.')).toBe('ORD');
  });

  it('takes no sentence that begins with the word for a judgment for its title', () => {
    const sentence = 'फैसला भएको मितिले पैंतीस दिनभित्र सम्बन्धित अदालतमा पुनरावेदन गर्न सकिनेछ भन्ने व्यवस्था छ';
    expect(guess('टिप्पणी', sentence).title).toBe('scan0001');
    expect(guess('फैसला', sentence).title).toBe('फैसला');
    expect(guess('စီရင်ချက် အမှတ် ၁၂/၂၀၂၀').title).toBe('စီရင်ချက် အမှတ် ၁၂/၂၀၂၀');
  });

  it.each([
    ['Nomor 123/Pid.B/2019/PN tanggal 5 Mei 2019', 'Nomor 123/Pid.B/2019/PN'],
    ['NOMOR 123/PID.B/2019/PN TANGGAL 5 MEI 2019', 'NOMOR 123/PID.B/2019/PN'],
    ['Nomor : 123/Pid.B/2010/PN.JKT.UT', 'Nomor : 123/Pid.B/2010/PN.JKT.UT'],
    ['Nomor 45/Pid.Sus/2020/PN Jkt.Sel', 'Nomor 45/Pid.Sus/2020/PN Jkt.Sel'],
    ['Nomor 45/Pid.Sus-TPK/2020/PN Mdn', 'Nomor 45/Pid.Sus-TPK/2020/PN Mdn'],
    ['Số: 12/tháng 5', null],
    ['SỐ: 15/2020/HS-ST', '15/2020/HS-ST'],
  ])('says the whole number of “%s” and no word behind it', (line, number) => {
    expect(guess('PUTUSAN', line).number).toBe(number);
  });

  it('leaves out of the title for whom a copy is, and the day', () => {
    const title = (...lines: string[]) => guess(...lines).title;
    expect(title('NATIONAL ACTION PLAN 2024', 'FOR OFFICIAL USE ONLY')).toBe('National Action Plan 2024');
    expect(title('NATIONAL ACTION PLAN AGAINST TRAFFICKING', 'FOR INTERNAL USE')).toBe(
      'National Action Plan against Trafficking',
    );
    for (const day of ['ON 5 May', 'ON MAY 5, 2024', 'on 5 May 2024', 'on the 5th of May'])
      expect(title('NATIONAL ACTION PLAN 2024', day)).toBe('National Action Plan 2024');
    expect(title('NATIONAL ACTION PLAN 2024', 'FOR THE PREVENTION OF TRAFFICKING')).toBe(
      'National Action Plan 2024 for the Prevention of Trafficking',
    );
  });

  it('names no party of a judgment', () => {
    const page = ['[2020] SGCA 45', 'Criminal Appeal No 12 of 2019', 'Between', 'Tan Ah Kow', 'JUDGMENT'];
    expect(guess(...page)).toMatchObject({ type: 'CRT', title: 'Judgment [2020] SGCA 45' });
  });

  it('takes a court’s name for the kind and not a ministry’s', () => {
    expect(guess('IN THE SUPREME COURT OF FIJI', 'Decided on 3 May 2019').type).toBe('CRT');
    expect(guess('МОНГОЛ УЛСЫН ДЭЭД ШҮҮХИЙН ТОГТООЛ', '2022 оны 02 дугаар сарын 08-ны өдөр').type).toBe(
      'CRT',
    );
    expect(guess('МОНГОЛ УЛСЫН ХУУЛЬ ЗҮЙН САЙДЫН ТУШААЛ', 'ЖУРАМ БАТЛАХ ТУХАЙ').type).toBe('ORD');
    expect(guess('In the Supreme Court of history')).toMatchObject({ type: 'TOOL' });
  });
});
