/** Shorter ones stand in texts for anything. */
const shortestFound = 5

/** A number's letters and digits alone, in capitals: spaces, dashes and full-width forms do not tell two apart. */
export const numberKey = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The keys by which the numbers that a text speaks of are looked for. */
export const keysIn = (numbers: readonly string[]): string[] => [
  ...new Set(numbers.map(numberKey).filter((key) => key.length >= shortestFound)),
]
