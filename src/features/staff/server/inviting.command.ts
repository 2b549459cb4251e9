import { makeLink } from '#features/sign-in/server/public/links.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { invitePeople, invitePerson } from '../contract.ts'
import { type InviteLine, inviteLines, mostInviteLines } from '../domain/invite-lines.ts'
import { holderOf } from './people.store.ts'
import { requireGivableRoles } from './public/authority.ts'
import { createPerson } from './public/people.ts'
import { lockRoles } from './roles.store.ts'
import { managedUnit } from './visibility.ts'

export const invitingPerson = command(invitePerson, async (context, { roles, ...newcomer }) => {
  await managedUnit(context.db, context.actor, newcomer.orgUnitId)
  await requireGivableRoles(context, roles)
  const locale = newcomer.locale ?? context.request.locale
  return { personId: await createPerson(context, { ...newcomer, locale, status: 'invited', roles }) }
})

async function problemWith(context: CommandContext, row: InviteLine): Promise<string | null> {
  if (row.problem !== null) return row.problem
  const { email, phone } = row
  if (email !== null && (await holderOf(context.db, { kind: 'email', value: email }))) return 'emailTaken'
  if (phone !== null && (await holderOf(context.db, { kind: 'phone', value: phone }))) return 'phoneTaken'
  return null
}

/** Each line stands for itself: good ones are invited, the others come back with their reason. */
export const invitingPeople = command(invitePeople, async (context, { lines, orgUnitId, roleIds }) => {
  const rows = inviteLines(lines)
  if (rows.length > mostInviteLines)
    throw new Refusal('staff.tooManyLines', 'invalid', { most: mostInviteLines })
  await managedUnit(context.db, context.actor, orgUnitId)
  const roles = roleIds.map((roleId) => ({ roleId, orgUnitId }))
  await requireGivableRoles(context, roles)
  // Two pasted lists with the same people would otherwise meet in the unique index and lose both.
  await lockRoles(context.db)
  const results = []
  for (const row of rows) {
    const { line, name, email, phone } = row
    const problem = await problemWith(context, row)
    if (problem !== null) {
      results.push({ line, name, problem, personId: null, invitePath: null })
      continue
    }
    const newcomer = {
      name,
      email,
      phone,
      orgUnitId,
      roles,
      locale: context.request.locale,
      status: 'invited',
    } as const
    const personId = await createPerson(context, newcomer)
    const { path } = await makeLink(context, { personId, purpose: 'invite' })
    results.push({ line, name, problem: null, personId, invitePath: path })
  }
  return { rows: results }
})
