/** How strong the ground of a cell is at most, so that the figure in it stays readable in both appearances. */
const strongest = 42

/** The ground of a cell: the more of the most there is, the stronger. */
export function groundOf(value: number, most: number): string {
  const part = most <= 0 ? 0 : Math.max(0, Math.min(1, value / most))
  return `color-mix(in srgb, var(--hx-accent) ${Math.round(4 + part * (strongest - 4))}%, var(--hx-sheet))`
}
