/** How many letters have to be changed, added or left out to make one word of another (Levenshtein 1966). */
function editsBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...one].entries()) {
    const now = [row + 1]
    for (let column = 1; column <= other.length; column++) {
      const replaced = (before[column - 1] as number) + (letter === other[column - 1] ? 0 : 1)
      now.push(Math.min(replaced, (before[column] as number) + 1, (now[column - 1] as number) + 1))
    }
    before = now
  }
  return before.at(-1) as number
}

/** The word that was probably meant: the nearest by letters, or the only one that begins alike; null where none is near. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const [nearest] = known
    .map((one) => ({ one, edits: editsBetween(word, one) }))
    .sort((a, b) => a.edits - b.edits)
  if (nearest !== undefined && nearest.edits <= Math.max(1, Math.floor(word.length / 3))) return nearest.one
  const alike = known.filter((one) => word.length >= 3 && one.startsWith(word))
  return alike.length === 1 ? (alike[0] ?? null) : null
}
