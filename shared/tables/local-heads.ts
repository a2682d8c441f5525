/**
 * Names of columns as tables in the languages of the window use them, for what the lists of `mapping.ts` say in English. Beginnings of
 * columns with several words are not guessed.
 */
export const LOCAL_HEADS = {
  state: [
    ...['ประเทศ', 'ชื่อประเทศ', 'รัฐ', 'ប្រទេស', 'ឈ្មោះប្រទេស', 'រដ្ឋ', 'ປະເທດ', 'ຊື່ປະເທດ', 'ລັດ', 'နိုင်ငံ', 'နိုင်ငံအမည်'],
    ...[
      'देश',
      'देशको नाम',
      'मुलुक',
      'राष्ट्र',
      'රට',
      'රාජ්‍යය',
      'நாடு',
      'அரசு',
      'quốc gia',
      'nước',
      'tên quốc gia',
      'tên nước',
    ],
    ...['negara', 'nama negara', 'улс', 'улс орон', 'улсын нэр'],
  ],
  year: [
    ...['ปี', 'พ.ศ.', 'ค.ศ.', 'ปี พ.ศ.', 'ปี ค.ศ.', 'ปีงบประมาณ', 'ឆ្នាំ', 'ປີ', 'ခုနှစ်', 'နှစ်'],
    ...['वर्ष', 'साल', 'आर्थिक वर्ष', 'आ.व.', 'වර්ෂය', 'වසර', 'ஆண்டு', 'வருடம்', 'năm', 'tahun', 'он', 'жил'],
  ],
  item: [
    ...['รหัส', 'รหัสตัวชี้วัด', 'ข้อ', 'ข้อที่', 'លេខកូដ', 'កូដ', 'លេខសំណួរ', 'ລະຫັດ', 'ຂໍ້', 'ကုဒ်', 'အမှတ်စဉ်'],
    ...[
      'कोड',
      'सूचक कोड',
      'प्रश्न नं.',
      'කේතය',
      'අංකය',
      'குறியீடு',
      'mã',
      'mã chỉ số',
      'mã câu hỏi',
      'kode',
      'kode indikator',
      'код',
    ],
  ],
  itemName: [
    ...['ตัวชี้วัด', 'คำถาม', 'ข้อคำถาม', 'รายการ', 'សូចនាករ', 'សំណួរ', 'ຕົວຊີ້ວັດ', 'ຄຳຖາມ', 'ညွှန်းကိန်း', 'မေးခွန်း'],
    ...['सूचक', 'प्रश्न', 'දර්ශකය', 'ප්‍රශ්නය', 'குறிகாட்டி', 'கேள்வி', 'chỉ số', 'chỉ tiêu', 'câu hỏi', 'mục hỏi'],
    ...['indikator', 'pertanyaan', 'butir', 'үзүүлэлт', 'асуулт'],
  ],
  value: [
    ...[
      'ค่า',
      'คะแนน',
      'ผล',
      'คำตอบ',
      'ระดับ',
      'តម្លៃ',
      'ពិន្ទុ',
      'លទ្ធផល',
      'ចម្លើយ',
      'កម្រិត',
      'ຄ່າ',
      'ຄະແນນ',
      'ຄຳຕອບ',
      'ລະດັບ',
    ],
    ...[
      'တန်ဖိုး',
      'ရမှတ်',
      'အဖြေ',
      'အဆင့်',
      'मान',
      'अङ्क',
      'उत्तर',
      'जवाफ',
      'स्तर',
      'तह',
      'අගය',
      'ලකුණු',
      'පිළිතුර',
      'මට්ටම',
    ],
    ...['மதிப்பு', 'மதிப்பெண்', 'பதில்', 'நிலை', 'giá trị', 'điểm', 'kết quả', 'câu trả lời', 'mức độ'],
    ...['nilai', 'skor', 'hasil', 'jawaban', 'tingkat', 'утга', 'оноо', 'хариулт', 'түвшин'],
  ],
  note: [
    ...['หมายเหตุ', 'កំណត់សម្គាល់', 'ໝາຍເຫດ', 'မှတ်ချက်', 'टिप्पणी', 'कैफियत', 'සටහන', 'සටහන්', 'குறிப்பு', 'ghi chú'],
    ...['catatan', 'keterangan', 'тэмдэглэл', 'тайлбар'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * In a name of a column, that its States are not those that the results are of: nationalities of victims, where they come from and
 * were taken to. In the languages of the window.
 */
export const OF_OTHER_STATES = new RegExp(
  [
    ...['national(?:ity|ities)', 'citizen', 'origin', 'destination', 'transit', 'source', 'birth', 'partner'],
    ...['สัญชาติ', 'ต้นทาง', 'ปลายทาง', 'ทางผ่าน', 'សញ្ជាតិ', 'ប្រភព', 'គោលដៅ', 'ឆ្លងកាត់'],
    ...['ສັນຊາດ', 'ຕົ້ນທາງ', 'ປາຍທາງ', 'ທາງຜ່ານ', 'နိုင်ငံသား', 'မူရင်း', 'ခရီးဆုံး'],
    ...['नागरिकता', 'राष्ट्रियता', 'गन्तव्य', 'स्रोत', 'ජාතිකත්ව', 'පුරවැසි', 'ගමනාන්ත'],
    ...['குடியுரிமை', 'தேசிய', 'இலக்கு', 'quốc tịch', 'xuất xứ', 'nguồn', 'nơi đến', 'điểm đến'],
    ...['kebangsaan', 'kewarganegaraan', 'asal', 'tujuan', 'иргэншил', 'харьяалал', 'гарал', 'очих'],
  ].join('|'),
  'iu',
);

/**
 * What tables in the languages of the window write where there is no answer, in small letters and with single spaces. "Not known" is an
 * answer.
 */
export const LOCAL_MISSING: ReadonlySet<string> = new Set([
  ...['ไม่มีข้อมูล', 'ไม่ระบุ', 'ไม่มีคำตอบ'],
  ...['គ្មានទិន្នន័យ', 'មិនមានទិន្នន័យ', 'គ្មានចម្លើយ'],
  ...['ບໍ່ມີຂໍ້ມູນ', 'ບໍ່ມີຄຳຕອບ'],
  ...['အချက်အလက်မရှိ', 'အချက်အလက် မရှိပါ', 'အချက်အလက်မရှိပါ', 'ဒေတာမရှိ', 'ဒေတာမရှိပါ', 'အဖြေမရှိပါ'],
  ...['तथ्याङ्क छैन', 'तथ्यांक छैन', 'डाटा छैन', 'विवरण छैन', 'जानकारी छैन', 'उपलब्ध छैन', 'जवाफ छैन'],
  ...['දත්ත නැත', 'දත්ත නොමැත', 'තොරතුරු නැත', 'තොරතුරු නොමැත', 'පිළිතුරක් නැත'],
  ...['தரவு இல்லை', 'தகவல் இல்லை', 'பதில் இல்லை'],
  ...['không có dữ liệu', 'không có số liệu', 'chưa có dữ liệu', 'chưa có số liệu', 'không có thông tin'],
  ...['không trả lời'],
  ...['tidak ada data', 'tiada data', 'belum ada data', 'data tidak tersedia', 'tidak tersedia'],
  ...['tidak ada jawaban', 'tad', 'мэдээлэл байхгүй', 'мэдээлэлгүй', 'өгөгдөл байхгүй', 'хариулаагүй'],
]);

/** How a text without an answer denies one, and how that one reads: where it stands in the same column, both are answers. */
export const DENIALS: readonly (readonly [denial: RegExp, affirmed: string])[] = [
  [/^not /, ''],
  [/^ไม่/, ''],
  [/^(?:គ្មាន|មិនមាន)/, 'មាន'],
  [/^ບໍ່/, ''],
  [/မရှိ/, 'ရှိ'],
  [/छैन$/, 'छ'],
  [/(?:නැත|නොමැත)$/, 'ඇත'],
  [/இல்லை$/, 'உள்ளது'],
  [/^(?:không|chưa) /, ''],
  [/\b(?:tidak|belum) /, ''],
  [/байхгүй$/, 'байна'],
  [/байхгүй$/, 'байгаа'],
];
