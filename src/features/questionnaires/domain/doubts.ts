import { type Answers, type Questionnaire, questionsOf } from './questionnaire.ts'

export const doubts = ['fast', 'straight', 'trap', 'repeated'] as const
/** Why an answer may not be a person's considered one. */
export type Doubt = (typeof doubts)[number]

/** Nobody reads and answers a question in less; a row of a matrix counts as one. In milliseconds. */
const leastPerPart = 500
const leastInAll = 1500
/** So many rows alike are a straight line; fewer may well be meant. */
const straightFrom = 5
/** So often the same words are no coincidence. */
export const repeatsFrom = 4
/** Shorter words, such as «很好», are often the same. */
const tellingLength = 12

const rowsOf = (answer: unknown): readonly unknown[] | null =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? Object.values(answer) : null

function isFast(answers: Answers, elapsedMs: number): boolean {
  const parts = Object.values(answers).reduce<number>((sum, answer) => sum + (rowsOf(answer)?.length ?? 1), 0)
  return elapsedMs < Math.max(leastInAll, parts * leastPerPart)
}

function isStraight(answers: Answers): boolean {
  const rows = Object.values(answers).flatMap((answer) => rowsOf(answer) ?? [])
  return rows.length >= straightFrom && new Set(rows).size === 1
}

/** What speaks against an answer; `elapsedMs` is null where nobody knows when it was begun. */
export function doubtsAbout(
  answers: Answers,
  seen: { readonly elapsedMs: number | null; readonly trapped: boolean; readonly repeats: number },
): Doubt[] {
  const found: Record<Doubt, boolean> = {
    fast: seen.elapsedMs !== null && isFast(answers, seen.elapsedMs),
    straight: isStraight(answers),
    trap: seen.trapped,
    repeated: seen.repeats >= repeatsFrom,
  }
  return doubts.filter((doubt) => found[doubt])
}

/** Words that are long enough to tell something by coming again; null when there are none. */
export function tellingWords(questionnaire: Questionnaire, answers: Answers): string | null {
  const texts = questionsOf(questionnaire).flatMap(({ id, kind }) => {
    const answer = answers[id]
    return kind === 'text' && typeof answer === 'string' ? [answer.replace(/\s+/g, ' ').trim()] : []
  })
  const words = texts.join('\n').toLowerCase()
  return words.length < tellingLength ? null : words
}

const stampStart = '.'

/** What a browser holds of an answer it began: a secret, and when that was. Changing either makes it another secret. */
export const stamped = (secret: string, now: number): string => `${secret}${stampStart}${now.toString(36)}`

/** When what a browser holds was begun; null where it does not say. */
export function begunAt(held: string): number | null {
  const written = held.split(stampStart)[1]
  if (written === undefined || !/^[0-9a-z]{6,12}$/.test(written)) return null
  return Number.parseInt(written, 36)
}
