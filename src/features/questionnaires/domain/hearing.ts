import { type Count, smallestGroup } from './results.ts'

/** How many people, under their names and anonymously. */
export interface Answered {
  readonly named: number
  readonly anonymous: number
}

/** How often something was said, under names and anonymously. */
export type Heard = Omit<Count, 'count'> & Answered

const told = (anonymous: number): number => (anonymous >= smallestGroup ? anonymous : 0)

/** How many answers each question has that are told: named ones are, and anonymous ones where there are five. */
export const toldAnswers = (answered: ReadonlyMap<string, Answered>): ReadonlyMap<string, number> =>
  new Map([...answered].map(([question, { named, anonymous }]) => [question, named + told(anonymous)]))

/** What was said as far as it is told. */
export const toldCounts = (
  heard: readonly Heard[],
  answered: ReadonlyMap<string, Answered>,
): readonly Count[] =>
  heard.map(({ named, anonymous, ...said }) => ({
    ...said,
    count: named + (told(answered.get(said.question)?.anonymous ?? 0) > 0 ? anonymous : 0),
  }))

/** What was said in several lanes together. */
export function together(
  lanes: readonly { readonly heard: readonly Heard[]; readonly answered: ReadonlyMap<string, Answered> }[],
) {
  const heard = new Map<string, Heard>()
  const answered = new Map<string, Answered>()
  for (const lane of lanes) {
    for (const one of lane.heard) {
      const key = JSON.stringify([one.question, one.part, one.value])
      heard.set(key, { ...one, ...added(one, heard.get(key)) })
    }
    for (const [question, count] of lane.answered)
      answered.set(question, added(count, answered.get(question)))
  }
  return { heard: [...heard.values()], answered }
}

/** Two counts together. */
export const added = (one: Answered, other: Answered | undefined): Answered => ({
  named: one.named + (other?.named ?? 0),
  anonymous: one.anonymous + (other?.anonymous ?? 0),
})

/** The anonymous answers of what was said. */
export const alone = (said: {
  readonly heard: readonly Heard[]
  readonly answered: ReadonlyMap<string, Answered>
}) => ({
  heard: said.heard.map((one) => ({ ...one, named: 0 })),
  answered: new Map(
    [...said.answered].map(([question, { anonymous }]) => [question, { named: 0, anonymous }]),
  ),
})
