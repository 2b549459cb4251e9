import type { FactsOf } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { alertStepped, escalationStepped, figureAlertStepped } from '../contract.ts'
import type { Instants, Telling } from '../domain/climbing.ts'
import { type Share, shares } from '../domain/codes.ts'
import type { Step } from '../domain/ladder.ts'
import type { StoredClimb } from './climbs.store.ts'
import type { Standing } from './matters.query.ts'

interface Told {
  readonly climb: StoredClimb
  readonly standing: Standing
  readonly instants: Instants
  readonly telling: Telling
  readonly rung: Step
  readonly people: readonly string[]
}

/** Says whom a step reached, with the time it is due; a step that reaches nobody new says nothing. */
export function tell({ emit, now }: CommandContext, told: Told): void {
  const { climb, standing, instants, telling, rung, people } = told
  const dueAt = instants[100] ?? standing.dueAt
  if (people.length === 0 || dueAt === null) return
  const facts: FactsOf<typeof escalationStepped> = {
    escalationId: climb.id,
    matter: climb.matter,
    about: climb.subject_id,
    obligation: standing.obligation as FactsOf<typeof escalationStepped>['obligation'],
    step: telling.step + 1,
    cause: telling.cause,
    level: levelAt(instants, now),
    dueAt: new Date(dueAt).toISOString(),
    personIds: [...people],
    channels: [...rung.channels],
    asksAnswer: rung.acknowledgeWithin !== null || rung.repeat !== null,
  }
  const unit = standing.unitIds[0] ?? null
  if (climb.ticket_id !== null) emit(escalationStepped, { subject: climb.ticket_id, unit, facts })
  else
    emit(climb.matter === 'alert' ? figureAlertStepped : alertStepped, {
      subject: climb.subject_id,
      unit,
      facts,
    })
}

function levelAt(instants: Instants, now: number): Share {
  return shares.findLast((share) => (instants[share] ?? Number.POSITIVE_INFINITY) <= now) ?? 50
}
