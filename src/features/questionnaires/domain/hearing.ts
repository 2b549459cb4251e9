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
