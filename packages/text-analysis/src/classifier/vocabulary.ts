import type { FeatureKeys } from './feature-keys.ts'

/** Keys known to a model in an open-addressed table, with the rarity (inverse document frequency) of each. */
export type Vocabulary = {
  /** Key of each feature: runs of characters, then phrases of words. */
  readonly keys: Uint32Array
  /** How many features are runs of characters; those after them are phrases of words. */
  readonly runs: number
  /** ln((1 + texts) / (1 + texts with the feature)) + 1, as scikit-learn smooths it. */
  readonly rarity: Float32Array
  /** Table of feature index + 1; 0 is empty. Its length is a power of two. */
  readonly slots: Int32Array
}

/** How many features of each kind a model may know, and in how many texts one must occur. */
export type VocabularyLimits = { readonly atLeast: number; readonly most: number }

function slotCount(size: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, size) * 2))
}

/** Builds the look-up table of a vocabulary; keys are spread hashes already. */
export function vocabularyOf(parts: Omit<Vocabulary, 'slots'>): Vocabulary {
  const { keys } = parts
  const slots = new Int32Array(slotCount(keys.length))
  const mask = slots.length - 1
  for (let feature = 0; feature < keys.length; feature++) {
    let slot = (keys[feature] as number) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = feature + 1
  }
  return { ...parts, slots }
}

/** Index of a key, or −1 when the model does not know it. */
export function featureOf({ keys, slots }: Vocabulary, key: number): number {
  const mask = slots.length - 1
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const feature = (slots[slot] as number) - 1
    if (feature < 0 || keys[feature] === key) return feature
  }
}

/** Counts in how many texts each key occurs, in a table that grows. */
class TextCounts {
  keys = new Uint32Array(1 << 16)
  texts = new Uint32Array(1 << 16)
  #last = new Int32Array(1 << 16)
  #size = 0

  add(key: number, text: number): void {
    if (this.#size * 2 > this.keys.length) this.#grow()
    const slot = this.#slotOf(key)
    if (this.texts[slot] === 0) {
      this.keys[slot] = key
      this.#size++
    } else if (this.#last[slot] === text) return
    this.texts[slot] = (this.texts[slot] as number) + 1
    this.#last[slot] = text
  }

  #slotOf(key: number): number {
    const mask = this.keys.length - 1
    let slot = key & mask
    while (this.texts[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const { keys, texts } = this
    const last = this.#last
    this.keys = new Uint32Array(keys.length * 2)
    this.texts = new Uint32Array(keys.length * 2)
    this.#last = new Int32Array(keys.length * 2)
    for (let old = 0; old < keys.length; old++) {
      if (texts[old] === 0) continue
      const slot = this.#slotOf(keys[old] as number)
      this.keys[slot] = keys[old] as number
      this.texts[slot] = texts[old] as number
      this.#last[slot] = last[old] as number
    }
  }
}

type Counted = { key: number; texts: number }

function kept({ keys, texts }: TextCounts, { atLeast, most }: VocabularyLimits): Counted[] {
  const found: Counted[] = []
  for (let slot = 0; slot < keys.length; slot++) {
    if ((texts[slot] as number) >= Math.max(1, atLeast))
      found.push({ key: keys[slot] as number, texts: texts[slot] as number })
  }
  if (found.length > most) {
    found.sort((a, b) => b.texts - a.texts || a.key - b.key)
    found.length = most
  }
  return found.sort((a, b) => a.key - b.key)
}

function countTexts(texts: readonly FeatureKeys[], phrases: boolean): TextCounts {
  const counts = new TextCounts()
  for (const [text, features] of texts.entries()) {
    const end = phrases ? features.keys.length : features.runs
    for (let i = phrases ? features.runs : 0; i < end; i++) counts.add(features.keys[i] as number, text)
  }
  return counts
}

/** Learns a vocabulary: features that enough texts hold; when there are too many, those that most texts hold. */
export function learnVocabulary(texts: readonly FeatureKeys[], limits: VocabularyLimits): Vocabulary {
  const runs = kept(countTexts(texts, false), limits)
  const phrases = kept(countTexts(texts, true), limits)
  const all = [...runs, ...phrases]
  const rarity = all.map((feature) => Math.log((1 + texts.length) / (1 + feature.texts)) + 1)
  return vocabularyOf({
    keys: Uint32Array.from(all, ({ key }) => key),
    runs: runs.length,
    rarity: Float32Array.from(rarity),
  })
}
