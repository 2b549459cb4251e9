import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { JointTask } from './joint-handling.store.ts'

type Side = 'ticket' | 'unit'
type OfTask = 'jointTaskId' | 'cycle' | 'role' | 'unitId' | 'holderId' | 'handlerId'
type Rest<E extends EventDefinition> = Omit<FactsOf<E>, OfTask>

/** Says what happened to a sub-task, to the side that did not do it. */
export function tell<E extends EventDefinition>(
  { emit }: Pick<CommandContext, 'emit'>,
  definition: E,
  about: { task: JointTask; ticket: Ticket; to: Side; facts: Rest<E> },
): void {
  const { task, ticket, to, facts } = about
  const own = {
    jointTaskId: task.id,
    cycle: task.cycle,
    role: task.role,
    unitId: task.org_unit_id,
    holderId: ticket.assignee_id,
    handlerId: task.assignee_id,
  }
  const unit = to === 'ticket' ? ticket.org_unit_id : task.org_unit_id
  emit(definition, { subject: ticket.id, unit, facts: { ...own, ...facts } as never })
}
