/** A piece of a voice, in UTF-16 units of the whole: its text, then what was added. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a customer added later, as a screen shows it; masks keep the length. */
export interface Addition {
  readonly id: string
  readonly text: string
  /** Says where in a file a place of its text stands; absent for what they wrote. */
  readonly placeOf?: (at: number) => string
}

/** Where additions stand in the whole, as the analysis says. */
export type AddedSpan = Span & { readonly additionId: string }

/**
 * The words at a place, and the number of the addition they stand in, counted from 1, or the file; null in the voice's own text, both.
 */
export interface Words {
  readonly words: string
  readonly addition: number | null
  readonly file: string | null
}

/** The words at spans of a voice, each once. */
export function wordsAt(
  voice: {
    readonly text: string
    readonly additions: readonly Addition[]
    readonly added: readonly AddedSpan[]
  },
  spans: readonly Span[],
): Words[] {
  const found = new Map<string, Words>()
  for (const span of spans) {
    const at = voice.added.findIndex(({ start, end }) => start <= span.start && span.end <= end)
    const part = voice.added[at]
    const said = part === undefined ? voice : voice.additions.find(({ id }) => id === part.additionId)
    const from = part?.start ?? 0
    const words = said?.text.slice(span.start - from, span.end - from) ?? ''
    const file = said !== undefined && 'placeOf' in said ? (said.placeOf?.(span.start - from) ?? null) : null
    const addition = part === undefined || file !== null ? null : at + 1
    if (words !== '') found.set(`${file ?? addition} ${words}`, { words, addition, file })
  }
  return [...found.values()]
}

/** Spans of the whole as spans of one part of it: of an addition, or without one of the voice's own text. */
export function withinPart<Place extends Span>(
  places: readonly Place[],
  added: readonly AddedSpan[],
  additionId?: string,
): Place[] {
  if (additionId === undefined) {
    const end = added[0]?.start ?? Number.POSITIVE_INFINITY
    return places.filter((place) => place.end <= end)
  }
  const part = added.find((one) => one.additionId === additionId)
  if (part === undefined) return []
  return places
    .filter(({ start, end }) => part.start <= start && end <= part.end)
    .map((place) => ({ ...place, start: place.start - part.start, end: place.end - part.start }))
}
