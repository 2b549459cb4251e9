import type { WriteHandle } from '#platform/server/database/handles.ts'
import { removeComments } from '../comments.store.ts'

/** Removes what people wrote to questions of surveys before a moment, except what is held of customers and tickets. Gives how many answers. */
export function forgetQuestionnaireComments(
  db: WriteHandle,
  before: Date,
  held: { customers: readonly string[]; tickets: readonly string[] },
): Promise<number> {
  return removeComments(db, before, held)
}
