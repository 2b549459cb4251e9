import type { Standing } from './reckoning.ts'

/** What happened to a clock between two standings, in the order it is told. */
export type Change =
  | 'started'
  | 'moved'
  | 'paused'
  | 'resumed'
  | 'breached'
  | 'met'
  | 'met_late'
  | 'cancelled'

/** `before` is null for a clock that did not exist. Warnings are not here: they are told when their time comes. */
export function changesBetween(before: Standing | null, after: Standing): Change[] {
  const changes: Change[] = []
  const revived = before !== null && before.state === 'cancelled' && after.endedAt === null
  if (before === null || revived) changes.push('started')
  else if (hasMoved(before, after)) changes.push('moved')
  const wasPaused = before?.state === 'paused'
  if (after.state === 'paused' && !wasPaused) changes.push('paused')
  if (wasPaused && after.endedAt === null && after.state !== 'paused') changes.push('resumed')
  if (after.breachedAt !== null && (before?.breachedAt ?? null) === null) changes.push('breached')
  if (after.metAt !== null && (before?.metAt !== after.metAt || before.state !== after.state))
    changes.push(after.state === 'met' ? 'met' : 'met_late')
  if (after.state === 'cancelled' && before?.state !== 'cancelled') changes.push('cancelled')
  return changes
}

/** Both run and are due at another time: neither a pause nor an end explains it. */
function hasMoved(before: Standing, after: Standing): boolean {
  const goes = ({ state, endedAt }: Standing) => state !== 'paused' && endedAt === null
  return goes(before) && goes(after) && before.dueAt !== after.dueAt
}
