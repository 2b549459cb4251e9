import { dueCallbacks, recordCallback } from '#features/callbacks/contract.ts'
import { supervisionWords } from '../texts/supervision-words.ts'
import type { Desk } from './desk.ts'
import type { Opened } from './opening.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
}

const { asked } = supervisionWords

/** A figure that stays with an id, from 0 up to 15. */
const figureOf = (id: string) => Number.parseInt(id.at(-1) ?? '0', 16)

function answerOf(callbackId: string, level: 2 | 3) {
  const figure = figureOf(callbackId)
  if (figure === 0) return { reached: false, result: 'no_answer' } as const
  // Whom supervision calls was dissatisfied before; most come round.
  const happy = figure > (level === 2 ? 1 : 5)
  const answer = happy ? 'satisfied' : 'dissatisfied'
  const note = asked[answer][figure % 2] as string
  // Some things are solved and leave people cross all the same.
  const solved = happy || figure === 2
  return { reached: true, answer, solved, note, ...(!happy && { missing: asked.missing }) } as const
}

/** Inspectors call whom the draw chose, supervision whoever was dissatisfied. */
export async function askAgain({ desk, opened }: Office): Promise<void> {
  for (const [login, level] of [
    ['quality', 2],
    ['supervisor', 3],
  ] as const) {
    const caller = opened.people.get(login) as string
    const { items } = await desk.call(dueCallbacks, { whose: 'team', level, limit: 30 }, caller)
    for (const { id: callbackId } of items)
      await desk.attempt(recordCallback, { callbackId, ...answerOf(callbackId, level) }, caller)
  }
}
