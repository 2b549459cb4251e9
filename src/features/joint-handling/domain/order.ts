import { isOver, type TaskStanding } from './life.ts'

/** What begins after what. */
export interface Order {
  readonly taskId: string
  readonly afterId: string
}

/** A sub-task of a plan that is being made: `after` names others of the same plan by their place, or earlier ones by their id. */
export interface Draft {
  readonly after: readonly (number | string)[]
}

/** Whether every draft follows only what stands before it in the plan or was there already: then nothing waits for itself. */
export function isSound(drafts: readonly Draft[], known: ReadonlySet<string>): boolean {
  return drafts.every(({ after }, index) =>
    after.every((one) => (typeof one === 'number' ? one >= 0 && one < index : known.has(one))),
  )
}

/** The waiting sub-tasks whose turn it is. */
export function whoseTurn<Task extends TaskStanding & { readonly id: string }>(
  tasks: readonly Task[],
  orders: readonly Order[],
): Task[] {
  const over = new Set(tasks.filter(isOver).map(({ id }) => id))
  return tasks.filter(
    ({ id, state }) =>
      state === 'waiting' && orders.every(({ taskId, afterId }) => taskId !== id || over.has(afterId)),
  )
}
