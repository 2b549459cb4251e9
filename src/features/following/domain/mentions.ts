/** An «@» before the caret, and what was typed after it. */
export interface Asked {
  readonly from: number
  readonly typed: string
}

// A name follows at once and has no space; an address of mail is no mention.
const asking = /(?:^|[^\w.@])@([^\s@]{0,20})$/u

/** Whether somebody is being named at the caret; null where not. */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret)
  const typed = asking.exec(before)?.[1]
  return typed === undefined ? null : { from: before.length - typed.length - 1, typed }
}

/** Of the people chosen while a note was written, those whose name still stands in it. */
export function stillNamed<Person extends { readonly name: string }>(
  text: string,
  chosen: readonly Person[],
): Person[] {
  return chosen.filter(({ name }) => text.includes(`@${name}`))
}
