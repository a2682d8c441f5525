import { INTERFACE_LANGUAGES } from '../vocabulary';

/** ISO 3166-1: alpha-2 and alpha-3 of every officially assigned code, joined. */
const CODES = `
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE
BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS
BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN
COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST
EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF
GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD
HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM
JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA
LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM
NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG
PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA
SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD
STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON
TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE`
  .trim()
  .split(/\s+/)
  .map((pair): StateId => ({ iso2: pair.slice(0, 2), iso3: pair.slice(2) }));

/** The two codes of ISO 3166-1 for one State or territory. */
export interface StateId {
  readonly iso2: string;
  readonly iso3: string;
}

/** Names that international tables use besides the common English one. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE'],
  BN: ['Brunei Darussalam'],
  BO: ['Bolivia (Plurinational State of)'],
  CD: ['Congo, Dem. Rep.', 'Congo, Democratic Republic of the', 'Democratic Republic of the Congo'],
  CG: ['Congo', 'Congo, Rep.', 'Republic of the Congo'],
  CI: ['Ivory Coast'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic'],
  EG: ['Egypt, Arab Rep.'],
  FM: ['Micronesia, Fed. Sts.', 'Micronesia (Federated States of)'],
  FR: ['France (New Caledonia)'],
  GM: ['Gambia, The', 'The Gambia'],
  HK: ['Hong Kong', 'Hong Kong SAR', 'Hong Kong, China', 'Hong Kong SAR, China'],
  IR: ['Iran, Islamic Rep.', 'Iran (Islamic Republic of)', 'Islamic Republic of Iran'],
  KG: ['Kyrgyz Republic'],
  KP: ['DPR Korea', 'DPRK', "Democratic People's Republic of Korea", "Korea, Dem. People's Rep."],
  KR: ['Korea, Rep.', 'Korea, Republic of', 'Republic of Korea', 'Korea'],
  LA: ['Lao PDR', "Lao People's Democratic Republic"],
  MD: ['Republic of Moldova'],
  MK: ['Macedonia', 'Macedonia, FYR'],
  MM: ['Myanmar', 'Burma'],
  MO: ['Macao', 'Macau', 'Macau SAR', 'Macao SAR, China'],
  PS: ['Palestine', 'State of Palestine', 'West Bank and Gaza'],
  RU: ['Russian Federation'],
  SK: ['Slovak Republic'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey', 'Türkiye'],
  TZ: ['United Republic of Tanzania'],
  US: ['USA', 'United States of America'],
  GB: ['UK', 'United Kingdom of Great Britain and Northern Ireland'],
  VE: ['Venezuela, RB', 'Venezuela (Bolivarian Republic of)'],
  VN: ['Viet Nam', 'Vietnam'],
  YE: ['Yemen, Rep.'],
};

/** Accents of Latin and Cyrillic letters and what is not seen; the vowel signs of other scripts are letters as much as others. */
const NOT_TOLD_APART = /[\u0300-\u036f\u200b-\u200d]/gu;

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(NOT_TOLD_APART, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\bst\b/g, 'saint')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

/** What stands before or behind a name and only says that a State is meant: `ประเทศไทย`, `မြန်မာနိုင်ငံ`, `Монгол Улс`. */
const COUNTRY = /^(?:ประเทศ|ប្រទេស|ປະເທດ|nuoc )\s*|\s*(?:နိုင်ငံ| улс)$/gu;

const byCode = new Map(CODES.flatMap((id) => [[id.iso2, id] as const, [id.iso3, id] as const]));
let usual: StateNames | undefined;

/** `Myanmar (Burma)` is either, and both. */
const eachOf = (name: string) => [name, ...name.split(/[()]/)].filter((part) => part.trim() !== '');

/** States by their names; what it holds is not for others. */
export type StateNames = ReadonlyMap<string, StateId>;

/**
 * The names that a table may use: in English as common in international tables, in the other languages of the window as the engine knows
 * them, and those given, by alpha-2 code. What is written alike and means two States is left out, but that English counts.
 */
export function stateNames(given: Iterable<readonly [code: string, name: string]> = []): StateNames {
  const inLanguage = INTERFACE_LANGUAGES.map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  const names = new Map<string, StateId | undefined>();
  const add = (name: string, id: StateId) => {
    for (const key of eachOf(name).map(folded))
      names.set(key, (names.get(key) ?? id) === id ? id : undefined);
  };
  for (const id of CODES) for (const each of inLanguage) add(each.of(id.iso2) ?? '', id);
  for (const [code, name] of given) {
    const id = byCode.get(code);
    if (id !== undefined) add(name, id);
  }
  const english = new Intl.DisplayNames('en', { type: 'region' });
  for (const id of CODES)
    for (const name of [english.of(id.iso2) ?? id.iso3, ...(OTHER_NAMES[id.iso2] ?? [])])
      names.set(folded(name), id);
  return new Map([...names].flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const])));
}

/**
 * The State a text names: by alpha-3 or alpha-2 code in any case, or by a name, whatever its accents and punctuation. Undefined when it is
 * none of these; nothing is guessed from likeness.
 */
export function stateNamed(
  text: string,
  by: 'iso3' | 'iso2' | 'name',
  names?: StateNames,
): StateId | undefined {
  const name = text.trim();
  if (by === 'name') {
    usual ??= stateNames();
    const known = names ?? usual;
    return known.get(folded(name)) ?? known.get(folded(name).replace(COUNTRY, '').trim());
  }
  return name.length === (by === 'iso3' ? 3 : 2) ? byCode.get(name.toUpperCase()) : undefined;
}
