import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'

/** A voice as the public form hands it in, by an address of its own, so that no visitor's limit is in the way. */
export async function sendVoice(address: string, text: string, contact: object = {}): Promise<Response> {
  const [one, two] = randomBytes(2)
  return fetch(`${address}/api/voice`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${one}.${two}` },
    body: JSON.stringify({
      kind: 'complaint',
      text: `${text} ${randomBytes(6).toString('hex')}`,
      contact,
      consent: true,
      secret: randomBytes(24).toString('hex'),
    }),
  })
}

/** Sends voices one after the other until told to stop; keeps the numbers that were acknowledged. */
export async function keepSending(
  address: string,
  acknowledged: string[],
  until: { stopped: boolean },
): Promise<void> {
  while (!until.stopped) {
    try {
      const response = await sendVoice(address, '送货迟到了三天，没有人联系我')
      if (response.ok) acknowledged.push(((await response.json()) as { number: string }).number)
    } catch {
      // The server is gone; whoever stopped it says when to end.
      await new Promise((wait) => setTimeout(wait, 20))
    }
  }
}

const leftOver = `
  select (select count(*) from unnest($1::text[]) n where not exists (select 1 from feedbacks where number = n)) as lost,
    (select count(*) from feedbacks f where (select count(*) from analyses a where a.feedback_id = f.id and a.current) <> 1) as analysed_wrong,
    (select count(*) from feedbacks f where (select count(*) from ticket_feedbacks t where t.feedback_id = f.id) <> 1) as ticketed_wrong,
    (select count(*) from (select subject_id, facts->>'cycle', facts->>'obligation' from events where type = 'clocks.started'
       group by 1, 2, 3 having count(*) > 1) twice) as clocks_twice,
    (select count(*) from (select subject_id from events where type = 'tickets.opened' group by 1 having count(*) > 1) twice) as opened_twice,
    (select count(*) from (select subject_id, facts->>'cycle' from events where type in ('dispatch.assigned', 'dispatch.waiting')
       group by 1, 2 having count(*) > 1) twice) as dispatched_twice,
    (select coalesce(sum(n), 0) from metric_counts where measure = 'voices') - (select count(*) from feedbacks) as miscounted,
    (select count(*) from follower_failures) as failures`

/** Nothing lost, nothing done twice, nothing counted wrong. */
export const inOrder = {
  lost: '0',
  analysed_wrong: '0',
  ticketed_wrong: '0',
  clocks_twice: '0',
  opened_twice: '0',
  dispatched_twice: '0',
  miscounted: '0',
  failures: '0',
}

/** What is out of order with the voices of a database; `inOrder` when nothing is. */
export async function ledger(client: Client, acknowledged: readonly string[]): Promise<typeof inOrder> {
  return (await client.query(leftOver, [acknowledged])).rows[0]
}

/** Waits until a statement's first value is true or 0; gives up after a minute and lets the test see why. */
export async function until(client: Client, statement: string): Promise<void> {
  for (let tries = 0; tries < 2400; tries += 1) {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    const [value] = rows[0] as unknown[]
    if (value === true || (value !== false && value !== null && Number(value) === 0)) return
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

/** Waits until every voice is a ticket with clocks, and counted. */
export const untilSettled = (client: Client): Promise<void> =>
  until(
    client,
    `select (select count(*) from feedbacks) - (select count(distinct subject_id) from events where type = 'clocks.started')
       + (select count(*) from feedbacks) - (select count(distinct subject_id) from events where type in ('dispatch.assigned', 'dispatch.waiting'))
       + (select count(*) from feedbacks) - (select coalesce(sum(n), 0) from metric_counts where measure = 'voices')`,
  )
