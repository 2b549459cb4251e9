/** A name as files that leave the house show it: the first character and stars, 张三 → 张*, Alice → A****. */
export function maskedName(name: string | null): string | null {
  if (name === null || name === '') return null
  const letters = Array.from(name)
  return `${letters[0]}${'*'.repeat(Math.min(Math.max(letters.length - 1, 1), 4))}`
}
