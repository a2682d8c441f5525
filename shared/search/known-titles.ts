import { fold } from './fold.ts';
import { normalise } from './normalise.ts';

/**
 * Titles of the treaties that are asked for most, in languages of Asia other than English: as States print them, and as Waymark itself calls
 * the treaties there. A title that says less or more is another document: a law that carries the treaty out, a report on it, a protocol to it.
 */
interface KnownTitles {
  /** One of the names that the treaty has in `known-names`. */
  readonly name: string;
  /** In languages that say first what a document is; behind it only its year and number may stand. */
  readonly first: readonly string[];
  /** In languages that say it last: before it only its year and who made it may stand. */
  readonly last: readonly string[];
}

const TITLES: readonly KnownTitles[] = [
  {
    name: 'Palermo Protocol',
    first: [
      'Protokol untuk Mencegah, Menindak, dan Menghukum Perdagangan Orang, Terutama Perempuan dan Anak-Anak, Melengkapi Konvensi Perserikatan Bangsa-Bangsa Menentang Tindak Pidana Transnasional yang Terorganisasi',
      'Nghị định thư về việc phòng ngừa, trấn áp và trừng trị việc buôn bán người, đặc biệt là phụ nữ và trẻ em, bổ sung Công ước của Liên hợp quốc về chống tội phạm có tổ chức xuyên quốc gia',
      'พิธีสารเพื่อป้องกัน ปราบปราม และลงโทษการค้ามนุษย์ โดยเฉพาะสตรีและเด็ก เพิ่มเติมอนุสัญญาสหประชาชาติเพื่อต่อต้านอาชญากรรมข้ามชาติที่จัดตั้งในลักษณะองค์กร',
      'ពិធីសារស្តីពីការបង្ការ ការបង្ក្រាប និងការផ្តន្ទាទោសអំពើជួញដូរមនុស្ស ជាពិសេសស្ត្រី និងកុមារ បំពេញបន្ថែមអនុសញ្ញាអង្គការសហប្រជាជាតិប្រឆាំងឧក្រិដ្ឋកម្មឆ្លងដែនដែលមានការចាត់តាំង',
      'ພິທີສານວ່າດ້ວຍການປ້ອງກັນ, ປາບປາມ ແລະ ລົງໂທດການຄ້າມະນຸດ, ໂດຍສະເພາະແມ່ຍິງ ແລະ ເດັກ, ເພີ່ມເຕີມສົນທິສັນຍາຂອງສະຫະປະຊາຊາດວ່າດ້ວຍການຕ້ານອາຊະຍາກຳຂ້າມຊາດທີ່ມີການຈັດຕັ້ງ',
      'Protokol untuk Mencegah, Menindak, dan Menghukum Perdagangan Orang, Terutama Perempuan dan Anak-Anak',
      'Nghị định thư về phòng ngừa, trấn áp và trừng trị tội buôn bán người, đặc biệt là phụ nữ và trẻ em',
      'Nghị định thư về phòng ngừa, trấn áp và trừng trị việc buôn bán người, đặc biệt là phụ nữ và trẻ em',
      'พิธีสารเพื่อป้องกัน ปราบปรามและลงโทษการค้ามนุษย์โดยเฉพาะสตรีและเด็ก',
      'พิธีสารเพื่อป้องกัน ปราบปราม และลงโทษการค้ามนุษย์ โดยเฉพาะผู้หญิงและเด็ก',
      'ពិធីសារស្តីពីការបង្ការ ការបង្ក្រាប និងការផ្តន្ទាទោសអំពើជួញដូរមនុស្ស ជាពិសេសស្ត្រី និងកុមារ',
    ],
    last: [
      'နိုင်ငံဖြတ်ကျော် စနစ်တကျဖွဲ့စည်းထားသော ပြစ်မှုများ တိုက်ဖျက်ရေးဆိုင်ရာ ကုလသမဂ္ဂ ကွန်ဗင်းရှင်းကို ဖြည့်စွက်သည့် လူကုန်ကူးမှု၊ အထူးသဖြင့် အမျိုးသမီးနှင့် ကလေးသူငယ်များ ကုန်ကူးမှုကို တားဆီး၊ နှိမ်နင်း၊ အပြစ်ပေးရေးဆိုင်ရာ ပရိုတိုကော',
      'НҮБ-ын Үндэстэн дамнасан зохион байгуулалттай гэмт хэргийн эсрэг конвенцыг нэмэлтээр баяжуулсан Хүн, ялангуяа эмэгтэйчүүд, хүүхдийг худалдаалахаас урьдчилан сэргийлэх, таслан зогсоох, шийтгэх тухай протокол',
      'अन्तरदेशीय सङ्गठित अपराधविरुद्धको संयुक्त राष्ट्रसङ्घीय महासन्धिको पूरक, मानव बेचबिखन, विशेष गरी महिला तथा बालबालिकाको बेचबिखन रोक्ने, दमन गर्ने तथा सजाय गर्नेसम्बन्धी प्रोटोकल',
      'ජාත්‍යන්තර සංවිධානාත්මක අපරාධවලට එරෙහි එක්සත් ජාතීන්ගේ සම්මුතියට අතිරේක වන, මිනිස් වෙළඳාම, විශේෂයෙන් කාන්තාවන් සහ ළමයින් වෙළඳාම, වැළැක්වීම, මැඩපැවැත්වීම සහ දඬුවම් කිරීම පිළිබඳ ප්‍රොටොකෝලය',
      'நாடுகடந்த ஒழுங்கமைக்கப்பட்ட குற்றத்திற்கு எதிரான ஐக்கிய நாடுகள் சமவாயத்திற்குக் குறைநிரப்பாக அமையும், ஆட்கடத்தலை, விசேடமாகப் பெண்களும் சிறுவர்களும் ஆட்கடத்தலுக்கு உள்ளாக்கப்படுவதைத் தடுத்தல், ஒடுக்குதல், தண்டித்தல் பற்றிய நெறிமுறை',
    ],
  },
  {
    name: 'UNTOC',
    first: [
      'Konvensi Perserikatan Bangsa-Bangsa Menentang Tindak Pidana Transnasional yang Terorganisasi',
      'Công ước của Liên hợp quốc về chống tội phạm có tổ chức xuyên quốc gia',
      'อนุสัญญาสหประชาชาติเพื่อต่อต้านอาชญากรรมข้ามชาติที่จัดตั้งในลักษณะองค์กร',
      'អនុសញ្ញាអង្គការសហប្រជាជាតិប្រឆាំងឧក្រិដ្ឋកម្មឆ្លងដែនដែលមានការចាត់តាំង',
      'ສົນທິສັນຍາຂອງສະຫະປະຊາຊາດວ່າດ້ວຍການຕ້ານອາຊະຍາກຳຂ້າມຊາດທີ່ມີການຈັດຕັ້ງ',
      'Công ước Liên hợp quốc về chống tội phạm có tổ chức xuyên quốc gia',
      'Công ước của Liên hợp quốc về phòng, chống tội phạm có tổ chức xuyên quốc gia',
    ],
    last: [
      'နိုင်ငံဖြတ်ကျော် စနစ်တကျဖွဲ့စည်းထားသော ပြစ်မှုများ တိုက်ဖျက်ရေးဆိုင်ရာ ကုလသမဂ္ဂ ကွန်ဗင်းရှင်း',
      'НҮБ-ын Үндэстэн дамнасан зохион байгуулалттай гэмт хэргийн эсрэг конвенц',
      'अन्तरदेशीय सङ्गठित अपराधविरुद्धको संयुक्त राष्ट्रसङ्घीय महासन्धि',
      'ජාත්‍යන්තර සංවිධානාත්මක අපරාධවලට එරෙහි එක්සත් ජාතීන්ගේ සම්මුතිය',
      'நாடுகடந்த ஒழுங்கமைக்கப்பட்ட குற்றத்திற்கு எதிரான ஐக்கிய நாடுகள் சமவாயம்',
    ],
  },
  {
    name: 'CRC',
    first: [
      'Konvensi tentang Hak-Hak Anak',
      'Công ước về quyền trẻ em',
      'อนุสัญญาว่าด้วยสิทธิเด็ก',
      'អនុសញ្ញាស្តីពីសិទ្ធិកុមារ',
      'ສົນທິສັນຍາວ່າດ້ວຍສິດທິເດັກ',
      'Konvensi Hak-Hak Anak',
      'Konvensi Hak Anak',
      'Konvensi tentang Hak Anak',
      'Konvensi PBB tentang Hak-Hak Anak',
      'Công ước Liên hợp quốc về quyền trẻ em',
      'Công ước của Liên hợp quốc về quyền trẻ em',
      'Công ước về các quyền của trẻ em',
      'អនុសញ្ញាអង្គការសហប្រជាជាតិស្តីពីសិទ្ធិកុមារ',
      'អនុសញ្ញាស្តីពីសិទ្ធិរបស់កុមារ',
      'ສົນທິສັນຍາວ່າດ້ວຍສິດທິຂອງເດັກ',
      'ສົນທິສັນຍາສະຫະປະຊາຊາດວ່າດ້ວຍສິດທິເດັກ',
      'ကလေးသူငယ်အခွင့်အရေးများဆိုင်ရာ ကုလသမဂ္ဂ ကွန်ဗင်းရှင်း',
      'ကလေးသူငယ်အခွင့်အရေးများဆိုင်ရာ သဘောတူစာချုပ်',
      'Хүүхдийн эрхийн тухай НҮБ-ын конвенц',
      'बालअधिकारसम्बन्धी संयुक्त राष्ट्रसङ्घीय महासन्धि',
      'बाल अधिकार महासन्धि',
      'ළමා අයිතිවාසිකම් පිළිබඳ සම්මුතිය',
      'ළමා අයිතිවාසිකම් පිළිබඳ එක්සත් ජාතීන්ගේ සම්මුතිය',
      'சிறுவர் உரிமைகள் மீதான சமவாயம்',
      'குழந்தை உரிமைகள் பற்றிய சமவாயம்',
    ],
    last: [
      'ကလေးသူငယ်အခွင့်အရေးများဆိုင်ရာ ကွန်ဗင်းရှင်း',
      'Хүүхдийн эрхийн тухай конвенц',
      'बालअधिकारसम्बन्धी महासन्धि',
      'ළමයාගේ අයිතිවාසිකම් පිළිබඳ සම්මුතිය',
      'சிறுவர் உரிமைகள் பற்றிய சமவாயம்',
    ],
  },
  {
    name: 'CEDAW',
    first: [
      'Konvensi mengenai Penghapusan Segala Bentuk Diskriminasi terhadap Perempuan',
      'Công ước về xóa bỏ mọi hình thức phân biệt đối xử đối với phụ nữ',
      'อนุสัญญาว่าด้วยการขจัดการเลือกปฏิบัติต่อสตรีในทุกรูปแบบ',
      'អនុសញ្ញាស្តីពីការលុបបំបាត់រាល់ទម្រង់នៃការរើសអើងប្រឆាំងនឹងស្ត្រីភេទ',
      'ສົນທິສັນຍາວ່າດ້ວຍການລົບລ້າງທຸກຮູບການຈຳແນກຕໍ່ແມ່ຍິງ',
      'Konvensi tentang Penghapusan Segala Bentuk Diskriminasi terhadap Perempuan',
      'Konvensi mengenai Penghapusan Segala Bentuk Diskriminasi terhadap Wanita',
      'Công ước về xóa bỏ tất cả các hình thức phân biệt đối xử chống lại phụ nữ',
      'Công ước của Liên hợp quốc về xóa bỏ mọi hình thức phân biệt đối xử đối với phụ nữ',
      'Эмэгтэйчүүдийг алагчлах бүх хэлбэрийг устгах тухай конвенц',
      'महिला विरुद्ध हुने सबै प्रकारका भेदभाव उन्मूलन गर्ने महासन्धि',
      'महिला विरुद्ध हुने सबै प्रकारका भेदभाव उन्मूलन सम्बन्धी महासन्धि',
    ],
    last: [
      'အမျိုးသမီးများအပေါ် နည်းမျိုးစုံဖြင့် ခွဲခြားဆက်ဆံမှု ပပျောက်ရေးဆိုင်ရာ ကွန်ဗင်းရှင်း',
      'Эмэгтэйчүүдийг ялгаварлан гадуурхах бүх хэлбэрийг устгах тухай конвенц',
      'महिलाविरुद्ध हुने सबै प्रकारका भेदभाव उन्मूलन गर्ने महासन्धि',
      'කාන්තාවන්ට එරෙහි සියලු ආකාරයේ වෙනස්කම් කිරීම් තුරන් කිරීමේ සම්මුතිය',
      'பெண்களுக்கு எதிரான எல்லா வடிவங்களிலுமான பாரபட்சத்தை ஒழித்தல் பற்றிய சமவாயம்',
    ],
  },
  {
    name: 'OPSC',
    first: [
      'Protokol Opsional Konvensi Hak-Hak Anak mengenai Penjualan Anak, Prostitusi Anak, dan Pornografi Anak',
      'Nghị định thư không bắt buộc bổ sung Công ước về quyền trẻ em về buôn bán trẻ em, mại dâm trẻ em và văn hóa phẩm khiêu dâm trẻ em',
      'พิธีสารเลือกรับของอนุสัญญาว่าด้วยสิทธิเด็ก เรื่องการขายเด็ก การค้าประเวณีเด็ก และสื่อลามกที่เกี่ยวกับเด็ก',
      'ពិធីសារជម្រើសនៃអនុសញ្ញាស្តីពីសិទ្ធិកុមារ ស្តីពីការលក់កុមារ ពេស្យាចារកុមារ និងរូបភាពអាសអាភាសកុមារ',
      'ພິທີສານເພີ່ມເຕີມຂອງສົນທິສັນຍາວ່າດ້ວຍສິດທິເດັກ ກ່ຽວກັບການຂາຍເດັກ, ການຄ້າປະເວນີເດັກ ແລະ ສື່ລາມົກເດັກ',
      'พิธีสารเลือกรับของอนุสัญญาว่าด้วยสิทธิเด็ก เรื่องการค้าเด็ก การค้าประเวณีเด็ก และสื่อลามกที่เกี่ยวกับเด็ก',
    ],
    last: [
      'ကလေးသူငယ်ရောင်းဝယ်မှု၊ ကလေးပြည့်တန်ဆာနှင့် ကလေးညစ်ညမ်းရုပ်ပုံများဆိုင်ရာ ကလေးသူငယ်အခွင့်အရေးများ ကွန်ဗင်းရှင်း၏ နောက်ဆက်တွဲ ပရိုတိုကော',
      'Хүүхэд худалдах, хүүхдийн биеийг үнэлүүлэх, хүүхдийг садар самууныг сурталчлахад ашиглахын эсрэг Хүүхдийн эрхийн тухай конвенцын нэмэлт протокол',
      'बालबालिकाको बिक्री, बालवेश्यावृत्ति तथा बाल अश्लील चित्रणसम्बन्धी, बालअधिकारसम्बन्धी महासन्धिको ऐच्छिक प्रोटोकल',
      'ළමයින් විකිණීම, ළමා ගණිකා වෘත්තිය සහ ළමා කාමුක ප්‍රදර්ශන පිළිබඳ, ළමයාගේ අයිතිවාසිකම් පිළිබඳ සම්මුතියේ වෛකල්පික ප්‍රොටොකෝලය',
      'சிறுவர்களை விற்றல், சிறுவர் விபச்சாரம், சிறுவர் ஆபாசப் படைப்புகள் பற்றிய, சிறுவர் உரிமைகள் பற்றிய சமவாயத்திற்கான விருப்ப நெறிமுறை',
    ],
  },
  {
    name: 'ICCPR',
    first: [
      'Kovenan Internasional tentang Hak-Hak Sipil dan Politik',
      'Công ước quốc tế về các quyền dân sự và chính trị',
      'กติการะหว่างประเทศว่าด้วยสิทธิพลเมืองและสิทธิทางการเมือง',
      'កតិកាសញ្ញាអន្តរជាតិស្តីពីសិទ្ធិពលរដ្ឋ និងសិទ្ធិនយោបាយ',
      'ກະຕິກາສັນຍາສາກົນວ່າດ້ວຍສິດທິທາງດ້ານພົນລະເມືອງ ແລະ ການເມືອງ',
      'Kovenan Internasional tentang Hak Sipil dan Politik',
      'Công ước quốc tế về các quyền dân sự, chính trị',
    ],
    last: [
      'နိုင်ငံသားနှင့် နိုင်ငံရေး အခွင့်အရေးများဆိုင်ရာ အပြည်ပြည်ဆိုင်ရာ သဘောတူစာချုပ်',
      'Иргэний болон улс төрийн эрхийн тухай олон улсын пакт',
      'नागरिक तथा राजनीतिक अधिकारसम्बन्धी अन्तर्राष्ट्रिय प्रतिज्ञापत्र',
      'සිවිල් සහ දේශපාලන අයිතිවාසිකම් පිළිබඳ ජාත්‍යන්තර සම්මුතිය',
      'குடியியல் மற்றும் அரசியல் உரிமைகள் பற்றிய சர்வதேச சமவாயம்',
    ],
  },
  {
    name: 'C29',
    first: [
      'Konvensi Kerja Paksa',
      'Công ước về Lao động cưỡng bức hoặc bắt buộc',
      'อนุสัญญาว่าด้วยแรงงานบังคับ',
      'អនុសញ្ញាស្តីពីពលកម្មដោយបង្ខំ',
      'ສົນທິສັນຍາວ່າດ້ວຍແຮງງານບັງຄັບ',
      'Konvensi mengenai Kerja Paksa atau Wajib Kerja',
      'Công ước về Lao động cưỡng bức',
    ],
    last: [
      'အဓမ္မလုပ်အားစေခိုင်းခြင်းဆိုင်ရာ ကွန်ဗင်းရှင်း',
      'Албадан хөдөлмөрийн тухай конвенц',
      'Албадан хөдөлмөрийн тухай 1930 оны 29 дүгээр конвенц',
      'बाध्यकारी श्रम महासन्धि',
      'බලහත්කාර ශ්‍රමය පිළිබඳ සම්මුතිය',
      'கட்டாய உழைப்புச் சமவாயம்',
    ],
  },
  {
    name: 'C105',
    first: [
      'Konvensi Penghapusan Kerja Paksa',
      'Công ước về Xóa bỏ lao động cưỡng bức',
      'อนุสัญญาว่าด้วยการยกเลิกแรงงานบังคับ',
      'អនុសញ្ញាស្តីពីការលុបបំបាត់ពលកម្មដោយបង្ខំ',
      'ສົນທິສັນຍາວ່າດ້ວຍການລົບລ້າງແຮງງານບັງຄັບ',
      'Konvensi mengenai Penghapusan Kerja Paksa',
    ],
    last: [
      'အဓမ္မလုပ်အားစေခိုင်းခြင်း ပပျောက်ရေးဆိုင်ရာ ကွန်ဗင်းရှင်း',
      'Албадан хөдөлмөрийг халах тухай конвенц',
      'Албадан хөдөлмөрийг халах тухай 1957 оны 105 дугаар конвенц',
      'बाध्यकारी श्रम उन्मूलन महासन्धि',
      'බලහත්කාර ශ්‍රමය අහෝසි කිරීම පිළිබඳ සම්මුතිය',
      'கட்டாய உழைப்பை ஒழித்தல் சமவாயம்',
    ],
  },
  {
    name: 'C182',
    first: [
      'Konvensi Bentuk-Bentuk Pekerjaan Terburuk untuk Anak',
      'Công ước về Nghiêm cấm và hành động khẩn cấp xóa bỏ các hình thức lao động trẻ em tồi tệ nhất',
      'อนุสัญญาว่าด้วยรูปแบบที่เลวร้ายที่สุดของการใช้แรงงานเด็ก',
      'អនុសញ្ញាស្តីពីទម្រង់អាក្រក់បំផុតនៃពលកម្មកុមារ',
      'ສົນທິສັນຍາວ່າດ້ວຍຮູບແບບແຮງງານເດັກທີ່ຮ້າຍແຮງທີ່ສຸດ',
      'Konvensi mengenai Pelarangan dan Tindakan Segera Penghapusan Bentuk-Bentuk Pekerjaan Terburuk untuk Anak',
    ],
    last: [
      'အဆိုးရွားဆုံး ကလေးလုပ်သားပုံစံများဆိုင်ရာ ကွန်ဗင်းရှင်း',
      'Хүүхдийн хөдөлмөрийн тэвчишгүй хэлбэрийн тухай конвенц',
      'Хүүхдийн хөдөлмөрийн тэвчишгүй хэлбэрийн тухай 1999 оны 182 дугаар конвенц',
      'बालश्रमका निकृष्ट स्वरूपसम्बन्धी महासन्धि',
      'ළමා ශ්‍රමයේ නරකම ස්වරූප පිළිබඳ සම්මුතිය',
      'சிறுவர் தொழிலாளர் முறையின் மிக மோசமான வடிவங்கள் சமவாயம்',
    ],
  },
  {
    name: 'ACTIP',
    first: [
      'Konvensi ASEAN Menentang Perdagangan Orang, Terutama Perempuan dan Anak',
      'Công ước ASEAN về phòng, chống buôn bán người, đặc biệt là phụ nữ và trẻ em',
      'อนุสัญญาอาเซียนว่าด้วยการต่อต้านการค้ามนุษย์ โดยเฉพาะสตรีและเด็ก',
      'អនុសញ្ញាអាស៊ានប្រឆាំងអំពើជួញដូរមនុស្ស ជាពិសេសស្ត្រី និងកុមារ',
      'ສົນທິສັນຍາອາຊຽນວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ, ໂດຍສະເພາະແມ່ຍິງ ແລະ ເດັກ',
      'Konvensi ASEAN Menentang Perdagangan Orang, Khususnya Perempuan dan Anak',
      'Công ước ASEAN về chống buôn bán người, đặc biệt là phụ nữ và trẻ em',
    ],
    last: [
      'လူကုန်ကူးမှု၊ အထူးသဖြင့် အမျိုးသမီးနှင့် ကလေးသူငယ်များ ကုန်ကူးမှု တိုက်ဖျက်ရေးဆိုင်ရာ အာဆီယံကွန်ဗင်းရှင်း',
      'Хүн, ялангуяа эмэгтэйчүүд, хүүхдийг худалдаалахын эсрэг АСЕАН-ы конвенц',
      'मानव बेचबिखन, विशेष गरी महिला तथा बालबालिकाको बेचबिखनविरुद्धको आसियान महासन्धि',
      'මිනිස් වෙළඳාමට, විශේෂයෙන් කාන්තාවන් සහ ළමයින් වෙළඳාමට, එරෙහි ආසියාන් සම්මුතිය',
      'ஆட்கடத்தலுக்கு, விசேடமாகப் பெண்களும் சிறுவர்களும் ஆட்கடத்தலுக்கு உள்ளாக்கப்படுவதற்கு எதிரான ஆசியான் சமவாயம்',
    ],
  },
  {
    name: 'ICRMW',
    first: [
      'Konvensi Internasional mengenai Perlindungan Hak-Hak Seluruh Pekerja Migran dan Anggota Keluarganya',
      'Công ước quốc tế về bảo vệ quyền của tất cả người lao động di trú và các thành viên gia đình họ',
      'อนุสัญญาระหว่างประเทศว่าด้วยการคุ้มครองสิทธิของแรงงานข้ามชาติทั้งหมดและสมาชิกในครอบครัว',
      'អនុសញ្ញាអន្តរជាតិស្តីពីការការពារសិទ្ធិពលករចំណាកស្រុកទាំងអស់ និងសមាជិកគ្រួសាររបស់ពួកគេ',
      'ສົນທິສັນຍາສາກົນວ່າດ້ວຍການປົກປ້ອງສິດຂອງແຮງງານເຄື່ອນຍ້າຍທຸກຄົນ ແລະ ສະມາຊິກຄອບຄົວຂອງເຂົາເຈົ້າ',
      'Konvensi Internasional tentang Perlindungan Hak Seluruh Pekerja Migran dan Anggota Keluarganya',
    ],
    last: [
      'ရွှေ့ပြောင်းအလုပ်သမားအားလုံးနှင့် ၎င်းတို့၏ မိသားစုဝင်များ၏ အခွင့်အရေးများ ကာကွယ်ရေးဆိုင်ရာ အပြည်ပြည်ဆိုင်ရာ ကွန်ဗင်းရှင်း',
      'Бүх цагаач ажилтан, тэдний гэр бүлийн гишүүдийн эрхийг хамгаалах тухай олон улсын конвенц',
      'सबै आप्रवासी श्रमिक तथा तिनका परिवारका सदस्यको अधिकार संरक्षणसम्बन्धी अन्तर्राष्ट्रिय महासन्धि',
      'සියලු සංක්‍රමණික සේවකයන්ගේ සහ ඔවුන්ගේ පවුල්වල සාමාජිකයන්ගේ අයිතිවාසිකම් ආරක්ෂා කිරීම පිළිබඳ ජාත්‍යන්තර සම්මුතිය',
      'எல்லாப் புலம்பெயர் தொழிலாளர்களினதும் அவர்களின் குடும்ப உறுப்பினர்களினதும் உரிமைகளைப் பாதுகாத்தல் பற்றிய சர்வதேச சமவாயம்',
    ],
  },
];

/** A title without room and signs, in plain form. */
const tight = (title: string): string => fold(normalise(title)).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Years and numbers, and the words beside them, as `tight` has them. */
const YEARS_AND_NUMBERS = [
  ...[
    'tahun',
    'nomor',
    'no',
    'năm',
    'số',
    'พ.ศ.',
    'ค.ศ.',
    'ปี',
    'ฉบับที่',
    'ឆ្នាំ',
    'លេខ',
    'ປີ',
    'ຄ.ສ.',
    'ສະບັບເລກທີ',
    'ເລກທີ',
  ],
  ...['ခုနှစ်', 'အမှတ်', 'оны', 'он', 'дугаар', 'дүгээр', 'सन्', 'नं', 'अंक', 'අංක', 'வருட', 'ஆம் ஆண்டின்', 'இல'],
]
  .map(tight)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** Who made it, in the languages that say so before. */
const MAKERS = ['НҮБ-ын', 'संयुक्त राष्ट्रसङ्घीय', 'ကုလသမဂ္ဂ', 'එක්සත් ජාතීන්ගේ', 'ஐக்கிய நாடுகள்'].map(tight).join('|');
const ONLY_NUMBERS = new RegExp(`^(?:\\p{N}|${YEARS_AND_NUMBERS})*$`, 'u');
const BEFORE_IT = new RegExp(`^(?:\\p{N}|${YEARS_AND_NUMBERS}|${MAKERS})*$`, 'u');

let known:
  | readonly { readonly name: string; readonly first: readonly string[]; readonly last: readonly string[] }[]
  | undefined;

/** Names in `known-names` of the treaties that this is a title of: none, or one. */
export function namesByTitle(title: string): readonly string[] {
  known ??= TITLES.map(({ name, first, last }) => ({ name, first: first.map(tight), last: last.map(tight) }));
  const whole = tight(title);
  const isOne = (titles: readonly string[], rest: (begin: string, end: string) => boolean) =>
    titles.some((each) => {
      const at = whole.indexOf(each);
      return at >= 0 && rest(whole.slice(0, at), whole.slice(at + each.length));
    });
  return known.flatMap(({ name, first, last }) =>
    isOne(first, (begin, end) => begin === '' && ONLY_NUMBERS.test(end)) ||
    isOne(last, (begin, end) => BEFORE_IT.test(begin) && ONLY_NUMBERS.test(end))
      ? [name]
      : [],
  );
}
