import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Responsibility } from './responsibilities.store.ts'
import type { Letter } from './supervision.store.ts'

type OfLetter = 'caseId' | 'letterId' | 'unitId' | 'personId' | 'senderId'
type Noted = Pick<Responsibility, 'id' | 'case_id' | 'ticket_id' | 'org_unit_id' | 'person_id'>
type OfNoted = 'caseId' | 'responsibilityId' | 'unitId' | 'personId'

/** Says what happened to a letter. */
export function tellOfLetter<E extends EventDefinition>(
  { emit }: Pick<CommandContext, 'emit'>,
  definition: E,
  { letter, facts }: { letter: Letter; facts: Omit<FactsOf<E>, OfLetter> },
): void {
  const own = {
    caseId: letter.case_id,
    letterId: letter.id,
    unitId: letter.org_unit_id,
    personId: letter.person_id,
    senderId: letter.sent_by,
  }
  emit(definition, {
    subject: letter.ticket_id,
    unit: letter.org_unit_id,
    facts: { ...own, ...facts } as never,
  })
}

/** Says what happened to a responsibility. */
export function tellOfNoted<E extends EventDefinition>(
  { emit }: Pick<CommandContext, 'emit'>,
  definition: E,
  { noted, facts }: { noted: Noted; facts: Omit<FactsOf<E>, OfNoted> },
): void {
  const own = {
    caseId: noted.case_id,
    responsibilityId: noted.id,
    unitId: noted.org_unit_id,
    personId: noted.person_id,
  }
  emit(definition, {
    subject: noted.ticket_id,
    unit: noted.org_unit_id,
    facts: { ...own, ...facts } as never,
  })
}
