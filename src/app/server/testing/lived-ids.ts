import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** Every id and number of the life: what a person without scope may not learn. */
export async function idsOf({ open }: TestHouse): Promise<string[]> {
  const { rows } = await open.pool.query<{ id: string }>(
    `select id::text from feedbacks union all select number from feedbacks
     union all select id::text from tickets union all select number from tickets
     union all select id::text from customers union all select id::text from callbacks
     union all select id::text from clocks union all select invitation_id::text from survey_responses
     union all select id::text from compensations union all select id::text from external_cases union all select id::text from supervision_cases union all select id::text from supervision_letters
     union all select id::text from supervision_responsibilities union all select id::text from joint_tasks union all select id::text from group_events union all select number from group_events
     union all select id::text from alerts union all select number from alerts
     union all select id::text from orders union all select number from orders
     union all select id::text from touchpoint_sites union all select key from touchpoint_sites
     union all select id::text from ticket_notes union all select id::text from ticket_messages`,
  )
  return rows.map(({ id }) => id)
}
