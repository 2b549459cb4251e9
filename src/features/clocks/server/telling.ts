import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import type { z } from 'zod'
import type { ticketKind, urgency } from '#features/tickets/contract.ts'
import type { CommandContext } from '#platform/server/command.ts'
import {
  clockBreached,
  clockCancelled,
  clockMet,
  clockMoved,
  clockPaused,
  clockResumed,
  clockStarted,
} from '../contract.ts'
import type { Change } from '../domain/changes.ts'
import type { CancelReason } from '../domain/codes.ts'
import type { CycleFacts } from '../domain/cycle.ts'
import { counted, type Standing } from '../domain/reckoning.ts'
import type { Clock } from './clocks.store.ts'

/** A clock after a change, with what the telling needs beside it. */
export interface Told {
  readonly clock: Clock & { standing: Standing }
  readonly before: Standing | null
  readonly facts: CycleFacts
  readonly calendar: CompiledCalendar
  readonly why: 'classification' | 'calendar' | 'answered'
}

/** The facts every event of a clock carries. */
export function dimensionsOf(
  clock: {
    id: string
    obligation: Clock['terms']['obligation']
    cycle: number
    kind: string
    urgency: string
  },
  unitId: string | null,
) {
  return {
    clockId: clock.id,
    obligation: clock.obligation,
    cycle: clock.cycle,
    kind: clock.kind as z.output<typeof ticketKind>,
    urgency: clock.urgency as z.output<typeof urgency>,
    orgUnitId: unitId,
  }
}

const moment = (time: number) => new Date(time).toISOString()
const momentOrNull = (time: number | null) => (time === null ? null : moment(time))

type Telling = Record<Change, (context: CommandContext, told: Told) => void>

const telling: Telling = {
  started: ({ emit }, told) =>
    emit(clockStarted, {
      ...about(told),
      facts: {
        ...facts(told),
        level: told.clock.standing.level,
        dueAt: momentOrNull(told.clock.standing.dueAt),
        targetMs: told.clock.terms.targetMs,
      },
    }),
  moved: ({ emit }, told) =>
    emit(clockMoved, {
      ...about(told),
      facts: {
        ...facts(told),
        level: told.clock.standing.level,
        why: told.why,
        fromDueAt: momentOrNull(told.before?.dueAt ?? null),
        dueAt: momentOrNull(told.clock.standing.dueAt),
        targetMs: told.clock.terms.targetMs,
      },
    }),
  paused: ({ emit, now }, told) =>
    emit(clockPaused, {
      ...about(told),
      facts: { ...facts(told), remainingMs: told.clock.terms.targetMs - countedAt(told, now) },
    }),
  resumed: ({ emit }, told) =>
    emit(clockResumed, { ...about(told), facts: { ...facts(told), dueAt: due(told) } }),
  breached: ({ emit }, told) =>
    emit(clockBreached, { ...about(told), facts: { ...facts(told), dueAt: due(told) } }),
  met: ({ emit }, told) => emit(clockMet, { ...about(told), facts: met(told, 'onTime') }),
  met_late: ({ emit }, told) => emit(clockMet, { ...about(told), facts: met(told, 'late') }),
  cancelled: ({ emit }, told) =>
    emit(clockCancelled, { ...about(told), facts: { ...facts(told), why: reasonOf(told) } }),
}

/** Says what changed, one event per change. */
export function tell(context: CommandContext, told: Told, changes: readonly Change[]): void {
  for (const change of changes) telling[change](context, told)
}

const about = ({ clock, facts: { unitId } }: Told) => ({ subject: clock.ticketId, unit: unitId })
const facts = ({ clock, facts: { unitId } }: Told) =>
  dimensionsOf({ ...clock, obligation: clock.terms.obligation }, unitId)
const due = ({ clock }: Told) => moment(clock.standing.dueAt as number)
const countedAt = ({ calendar, clock, facts: known }: Told, at: number) =>
  counted(calendar, { terms: clock.terms, facts: known }, at)

function met(told: Told, how: 'onTime' | 'late') {
  const tookMs = countedAt(told, told.clock.standing.metAt as number)
  return { ...facts(told), met: how, tookMs, targetMs: told.clock.terms.targetMs }
}

function reasonOf({ clock, facts: { endedAt } }: Told): CancelReason {
  const at = clock.standing.endedAt
  if (at === clock.terms.droppedAt) return 'no_longer_due'
  return at === endedAt ? 'ticket_ended' : 'not_needed'
}
