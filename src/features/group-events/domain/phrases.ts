/** A phrase that tells what one voice is about, and how much it does, 0…1. */
export interface VoicePhrase {
  readonly phrase: string
  readonly weight: number
}

const most = 3

/** What several voices are about: the phrases that tell most of them most, no two of which say the same. */
export function tellingPhrases(voices: readonly (readonly VoicePhrase[])[]): string[] {
  const found = new Map<string, { phrase: string; weight: number; voices: number }>()
  for (const phrases of voices)
    for (const [key, { phrase, weight }] of new Map(phrases.map((one) => [one.phrase.toLowerCase(), one]))) {
      const known = found.get(key)
      if (known === undefined) found.set(key, { phrase, weight, voices: 1 })
      else found.set(key, { ...known, weight: known.weight + weight, voices: known.voices + 1 })
    }
  const shared = [...found].filter((one) => voices.length < most || one[1].voices > 1)
  const ranked = shared.toSorted(([, a], [, b]) => b.voices * b.weight - a.voices * a.weight)
  const chosen: [string, string][] = []
  for (const [key, { phrase }] of ranked) {
    if (chosen.length === most) break
    if (!chosen.some(([other]) => other.includes(key) || key.includes(other))) chosen.push([key, phrase])
  }
  return chosen.map(([, phrase]) => phrase)
}
