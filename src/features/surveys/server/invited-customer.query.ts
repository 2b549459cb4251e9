import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SurveysTables } from './surveys.tables.ts'

/** Everything a mail to the invited customer says; undefined when there is no address to write to. */
export async function invitedCustomer(db: ReadHandle, invitationId: string) {
  return (
    db
      .tables<SurveysTables & TicketsTables & CustomersTables & OrganisationTables>()
      .selectFrom('survey_invitations as invitation')
      .innerJoin('tickets', 'tickets.id', 'invitation.ticket_id')
      .innerJoin('customers', 'customers.id', 'invitation.customer_id')
      .innerJoin('surveys', (join) => join.onTrue())
      .innerJoin('organisations as organisation', (join) => join.onTrue())
      .select([
        'customers.id as customerId',
        'customers.email',
        'tickets.number as ticketNumber',
        'surveys.link_key as linkKey',
        'surveys.title_zh as titleZh',
        'surveys.title_en as titleEn',
        'organisation.name as organisation',
        'organisation.default_locale as locale',
        'invitation.expires_at as expiresAt',
      ])
      .where('invitation.id', '=', invitationId)
      .where('invitation.ended_at', 'is', null)
      .where('customers.email', 'is not', null)
      .where('customers.erased_at', 'is', null)
      .where('invitation.mailed_at', 'is', null)
      // Whoever answered on the tracking page while the mail waited for its hour is asked no more.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('survey_responses')
              .select('invitation_id')
              .whereRef('invitation_id', '=', 'invitation.id'),
          ),
        ),
      )
      .executeTakeFirst()
  )
}
