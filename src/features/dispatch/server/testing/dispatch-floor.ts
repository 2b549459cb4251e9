import { callbacks } from '#features/callbacks/server/module.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { availabilityChanged } from '#features/staff/contract/events.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { ticketAssignment } from '../../contract.ts'
import { dispatch } from '../module.ts'

/** An organisation with two teams, its first rule, and an administrator who takes no tickets. */
export async function openFloor(databaseServer: DatabaseServer) {
  const house = await openTestHouse(databaseServer, [tickets, dispatch, callbacks])
  const { root, logistics, billing } = await inventOrganisation(house)
  const administrator = await inventPerson(
    house,
    { root, unit: root },
    { name: '管理员', role: 'administrator', capacity: 0, availability: 'away' },
  )
  const facts = { industry: 'general', rootUnitId: root, timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const
  await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: root, facts }))
  await house.settle()
  const sql = (text: string, values: unknown[] = []) => house.open.pool.query(text, values)
  return {
    house,
    root,
    logistics,
    billing,
    administrator,
    sql,
    member: (unit: string, person: Parameters<typeof inventPerson>[2]) =>
      inventPerson(house, { root, unit }, person),
    held: async (ticketId: string) =>
      (await house.call(ticketAssignment, { ticketId }, {}, { as: administrator })).reply,
    loads: async () =>
      (await sql('select person_id, load from agent_loads')).rows as { person_id: string; load: number }[],
    online: (personId: string) =>
      house.arrange(async ({ emit }) => {
        await sql(`update people set availability = 'online' where id = $1`, [personId])
        emit(availabilityChanged, { subject: personId, facts: { availability: 'online' } })
      }),
    everybodyLeaves: () => sql(`update people set availability = 'away'`),
  }
}
