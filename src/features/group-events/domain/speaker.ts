/** Shorter words are said alike by people who know nothing of each other («停水了»); longer ones were copied. */
const copiedLength = 20

/** Who a voice counts for: its customer; without one whoever sent these very words, once they are long enough to be copied. */
export function speakerOf(voice: {
  readonly id: string
  readonly customerId: string | null
  /** The same for texts that differ in blanks and signs only. */
  readonly words: string
  readonly length: number
}): string {
  if (voice.customerId !== null) return voice.customerId
  return voice.length >= copiedLength ? `words:${voice.words}` : voice.id
}

/** What a voice counts as: what one speaker said in the same words, however often it came in, counts once. */
export const sayingOf = (speaker: string, words: string): string => `${speaker} ${words}`
