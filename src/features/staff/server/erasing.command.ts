import { forgetPassword } from '#features/sign-in/server/public/passwords.ts'
import { endSessions } from '#features/sign-in/server/public/sessions.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { erasePerson } from '../contract/erasing.ts'
import { personErased } from '../contract/events.ts'
import { managedPerson } from './authority.ts'
import { blankPerson } from './people.store.ts'
import { deleteAssignments } from './roles.store.ts'

/** Disabling comes first: it hands their work on and can still be undone. */
export const erasingPerson = command(erasePerson, async (context, { personId }) => {
  const person = await managedPerson(context, personId)
  if (person.status !== 'disabled') throw new Refusal('staff.disableFirst', 'conflict')
  await endSessions(context, { personId, how: 'disabled' })
  await forgetPassword(context, personId)
  await deleteAssignments(context.db, personId)
  await blankPerson(context.db, personId, new Date(context.now))
  context.emit(personErased, { subject: personId, unit: person.org_unit_id, facts: {} })
  return {}
})
