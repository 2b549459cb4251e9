/** A text like another. */
export interface Similar {
  readonly id: string
  /** BM25 over characters, pairs of them and words; comparable within one answer only. */
  readonly score: number
  /** How much of what the two texts say they share, 0…1: rare grams count for more (a weighted Dice coefficient). 1 for equal texts. */
  readonly likeness: number
}

/** Which of the texts that are alike are wanted. */
export interface SimilarOptions {
  /** How many at most, 1…1,000; 10 unless said. */
  readonly most?: number
  /** Only texts whose time is this or later. */
  readonly since?: number
  /** Only texts whose time is before this. */
  readonly until?: number
  /** The id of the text itself, which is left out. */
  readonly not?: string
  /** How many candidates are compared in full, 192 unless said: fewer are faster and find near-duplicates as well. */
  readonly candidates?: number
}
