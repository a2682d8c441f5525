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

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\bst\b/g, 'saint')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

const byCode = new Map(CODES.flatMap((id) => [[id.iso2, id] as const, [id.iso3, id] as const]));
let byName: ReadonlyMap<string, StateId> | undefined;

function namesOfStates(): ReadonlyMap<string, StateId> {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  return new Map(
    CODES.flatMap((id) =>
      [english.of(id.iso2) ?? id.iso3, ...(OTHER_NAMES[id.iso2] ?? [])].map(
        (name) => [folded(name), id] as const,
      ),
    ),
  );
}

/**
 * The State a text names: by alpha-3 or alpha-2 code in any case, or by an English name as common in international tables,
 * whatever its accents and punctuation. Undefined when it is none of these; nothing is guessed from likeness.
 */
export function stateNamed(text: string, by: 'iso3' | 'iso2' | 'name'): StateId | undefined {
  const name = text.trim();
  if (by === 'name') {
    byName ??= namesOfStates();
    return byName.get(folded(name));
  }
  return name.length === (by === 'iso3' ? 3 : 2) ? byCode.get(name.toUpperCase()) : undefined;
}
