import { type RawBuilder, sql } from 'kysely'
import type { CustomerFacet, Facet } from '../domain/facets.ts'

type Text = RawBuilder<string | null>

/** Into which category of a facet an answer `a` falls; null for none. */
export function facetSql({ kind, question, part }: Facet): Text {
  const answer = sql<string | null>`(a.answers ->> ${question})`
  switch (kind) {
    case 'nps':
      return sql`(case when ${answer}::int >= 9 then 'promoters' when ${answer}::int >= 7 then 'passives'
        when ${answer} is not null then 'detractors' end)`
    case 'first':
      return sql`(a.answers -> ${question} ->> 0)`
    case 'row':
      return sql`(a.answers -> ${question} ->> ${part})`
    case 'yes-no':
      return part === null
        ? sql`(case when a.answers ? ${question} then 'yes' else 'no' end)`
        : sql`(case when a.answers -> ${question} ? ${part} then 'yes' when a.answers ? ${question} then 'no' end)`
    default:
      return answer
  }
}

const ofTicket = (
  column: RawBuilder<unknown>,
): Text => sql`(select ${column}::text from questionnaire_invitations i
  join tickets t on t.id = i.ticket_id join feedbacks f on f.id = t.feedback_id where i.id = a.invitation_id)`

const ofCustomer = (column: RawBuilder<unknown>): Text =>
  sql`(select ${column}::text from customers c where c.id = a.customer_id)`

/** What is known of the invited customer, or of the ticket they were asked about; null for anonymous answers. */
export const customerSql: Readonly<Record<CustomerFacet, Text>> = {
  vip: ofCustomer(sql`case when c.vip then 'yes' else 'no' end`),
  unit: sql`coalesce(${ofTicket(sql`t.org_unit_id`)}, ${ofCustomer(sql`c.org_unit_id`)})`,
  channel: ofTicket(sql`f.channel`),
  label: ofTicket(sql`t.label_id`),
  tier: ofTicket(sql`t.tier`),
}
