// Signs that fold into digits or @ without being plain digits: circled and raised numbers, fractions, squared units, other at signs.
const unusual = /[@＠﹫\p{No}\u3200-\u33ff\uff21-\uff5a]|[\u{1d400}-\u{1d7ff}]/u
const plus = /[+＋﹢⁺₊﬩]/u
const tenDigits = /(?:\p{Nd}[^\p{L}\p{N}]*){10}/u
const eightDigits = /(?:\p{Nd}[^\p{L}\p{N}]*){8}/u
const speltDigits = /(?:[〇零一二三四五六七八九幺][^\p{L}\p{N}]*){11}/u
// A number before something that counts houses or rooms, in both scripts; a plate by its province; a street by its English word.
const house =
  /[\p{Nd}a-z〇零一二三四五六七八九十百][^\p{L}\p{N}]*[号號栋棟幢座单單楼樓层層室户戶房组組弄门門]/iu
const plate =
  /[京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊使领領][^\p{L}\p{N}]*[a-z\d]/iu
const street =
  /\p{Nd}[\s\S]{0,80}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|terrace)/iu

/**
 * Whether it is worth looking for personal data in a text. False only when `findPersonalData(normalise(text))` finds nothing: every number it
 * knows has ten digits with no letter between them, eight after a plus sign; a home has a number beside what it counts, a plate its province. An
 * order number or a date is no reason to look.
 */
export function mayHoldPersonalData(text: string): boolean {
  if (unusual.test(text) || tenDigits.test(text) || (plus.test(text) && eightDigits.test(text))) return true
  return house.test(text) || plate.test(text) || speltDigits.test(text) || street.test(text)
}
