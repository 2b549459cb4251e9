import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { jointTasksOfTicket } from '../contract/reading.ts'

/** A sub-task as the screens show it. */
export type Task = CallerReply<typeof jointTasksOfTicket>['tasks'][number]
/** What may be done with it. */
export type Deed = Exclude<keyof Task['can'], 'pass'>

/** When it last went to a unit; null before. */
export const sentAt = ({ sendings }: Pick<Task, 'sendings'>): string | null => sendings.at(-1)?.at ?? null
