interface Named {
  readonly name: string
  readonly unitId: string
}

/** The people of one unit, or of all, whose name holds a piece of text. */
export function peopleFound<Person extends Named>(
  people: readonly Person[],
  { text, unit }: { text: string; unit: string },
): Person[] {
  const piece = text.trim().toLowerCase()
  return people.filter(
    ({ name, unitId }) => (unit === '' || unitId === unit) && name.toLowerCase().includes(piece),
  )
}
