/** Something the customer added later, and where it stands in the whole voice; half-open, in UTF-16 units. */
export interface AddedPart {
  readonly additionId: string
  readonly start: number
  readonly end: number
}

/** A voice with everything its sender added since. */
export interface WholeVoice {
  readonly text: string
  readonly added: readonly AddedPart[]
}

// A paragraph of its own: no sentence, word or number runs across.
const between = '\n\n'

/** Joins a voice and what was added, so that all of it is judged and found together. The first text keeps its places. */
export function wholeVoice(
  text: string,
  additions: readonly { readonly id: string; readonly text: string }[],
): WholeVoice {
  const added: AddedPart[] = []
  let whole = text
  for (const addition of additions) {
    const start = whole.length + between.length
    whole += between + addition.text
    added.push({ additionId: addition.id, start, end: whole.length })
  }
  return { text: whole, added }
}

/** The words of the parts that an earlier analysis did not hear. */
export function unheardWords({ text, added }: WholeVoice, heard: readonly AddedPart[]): string {
  const known = new Set(heard.map(({ additionId }) => additionId))
  return added
    .filter(({ additionId }) => !known.has(additionId))
    .map(({ start, end }) => text.slice(start, end))
    .join(between)
}
