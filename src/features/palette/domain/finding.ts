/** Something that can be chosen by its name. */
export interface Named {
  readonly name: string
}

const parts = (typed: string) => typed.trim().toLowerCase().split(/\s+/).filter(Boolean)

/** Those whose name holds every word that was typed, names that begin with the first word before the others. */
export function found<Thing extends Named>(things: readonly Thing[], typed: string): Thing[] {
  const words = parts(typed)
  const [first] = words
  if (first === undefined) return [...things]
  const holding = things.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
  const begins = ({ name }: Thing) => Number(!name.toLowerCase().startsWith(first))
  return holding.toSorted((one, other) => begins(one) - begins(other))
}

/** Whether what was typed looks like a ticket's number, or like one under which an authority leads its matter. */
export const mayBeNumber = (typed: string): boolean =>
  /^T\d/i.test(typed.trim()) || typed.replace(/\D/g, '').length >= 6

/** Whether what was typed may be a ticket: two signs of a title, or a number. */
export const mayBeTicket = (typed: string): boolean => typed.trim().length >= 2
