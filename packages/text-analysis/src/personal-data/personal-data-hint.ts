// Signs that fold into digits or @ without being plain digits: circled and raised numbers, fractions, squared units, other at signs.
const unusual = /[@＠﹫\p{No}\u3200-\u33ff]/u
const plus = /[+＋﹢⁺₊﬩]/u
const tenDigits = /(?:\p{Nd}[^\p{L}\p{N}]*){10}/u
const eightDigits = /(?:\p{Nd}[^\p{L}\p{N}]*){8}/u

/**
 * Whether it is worth looking for personal data in a text. False only when `findPersonalData(normalise(text))` finds nothing: every number it
 * knows has ten digits with no letter between them, eight after a plus sign. An order number or a date is no reason to look.
 */
export function mayHoldPersonalData(text: string): boolean {
  return unusual.test(text) || tenDigits.test(text) || (plus.test(text) && eightDigits.test(text))
}
