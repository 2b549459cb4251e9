import { MOST_OFTEN } from './postings.ts'

// BM25 (Robertson & Zaragoza 2009) with the usual constants.
const K1 = 1.2
const B = 0.75
/** What a gram that occurs so often adds for each point of its weight; `size` is that of the text against the usual one. */
export const gain = (often: number, size: number): number =>
  (often * (K1 + 1)) / (often + K1 * (1 - B + B * size))

/** The same for texts of the usual size, by how often. */
export const usualGains = Float32Array.from({ length: MOST_OFTEN + 1 }, (_, often) => gain(often, 1))
