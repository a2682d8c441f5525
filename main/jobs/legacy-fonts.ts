/**
 * Fonts that draw letters of a script at the codes of Latin ones, by the beginnings of their names: Nepali and Hindi, Khmer,
 * Lao, Burmese, Sinhala, Tamil, Vietnamese (VNI, TCVN3), Bengali, Thai, Mongolian and others of the region. Compared without
 * spaces and signs, in lower case.
 */
const LEGACY_FONTS =
  /^(?:preeti|kantipur|himal(?:b|li|aya)|sagarmatha|pcsnepali|fontasyhimali|ganess|aakriti|shangrila|krutidev|devlys|chanakya|walkmanchanakya|shusha|agra|limon|abc-?(?:khmer|zoo)|khek|fmabhaya|fmsamantha|fmbindumathi|fmgemunu|fmmalithi|fmemanee|dlmanel|dlaraliya|thibus|kandy|amalee|bamini|baamini|kalaham|elango|sunda?tml|tscu|tab-?|tam-?|vni-?|vntime|vnarial|vnavant|vntimeh|vnarialh|vps|wininnwa|winresearcher|winmyanmar|academy|ayar|cece|myazedi|metrix|sutonny|bijoy|boishakhi|alpida|saysettha(?:lao)?old|laocn|champa|nokhuk|mglstd|arialmon|timesmon|asees|anmollipi|gurbani(?:akhar)?|shreelipi|shree-?dev|akruti|baraha-?kan|nudi|tikkana|hemalatha|manorama|mlttkarthika|ilkarthika)/;

const ZAWGYI_FONTS = /^zawgyi/;

/** Whether a font's name (without subset prefix) is that of a font with an 8-bit encoding of its own. */
export function isLegacyFont(name: string): boolean {
  return LEGACY_FONTS.test(name.toLowerCase().replace(/[\s_.,]/g, ''));
}

/** Whether a font's name says that it draws Zawgyi. */
export function isZawgyiFont(name: string): boolean {
  return ZAWGYI_FONTS.test(name.toLowerCase());
}
