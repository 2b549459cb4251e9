import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { VoiceLines } from '#features/intake/web/public/voice-lines.tsx'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useReadPages } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { type Column, VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listCustomerVoices } from '../contract.ts'

type Voice = CallerReply<typeof listCustomerVoices>['items'][number]

const rowKey = (voice: Voice) => voice.feedbackId

/** Everything a customer said, newest first, each with the ticket it led to; `known` counts what others may see, too. */
export function CustomerVoices({ customerId, known }: { customerId: string; known: number }) {
  const { t } = useTranslation('customers')
  const pages = useReadPages(listCustomerVoices, { customerId }, {})
  const columns: Column<Voice>[] = [
    {
      key: 'excerpt',
      title: t('said'),
      width: 'minmax(200px, 3fr)',
      cell: (voice) => (
        <Link className="hx-table-words" to={`/feedback/${voice.feedbackId}`}>
          {voice.excerpt || t('blanked')}
        </Link>
      ),
    },
    {
      key: 'ticket',
      title: t('ticket'),
      width: 'minmax(220px, 1fr)',
      cell: (voice) => <TicketStanding {...voice} />,
    },
    { key: 'at', title: t('when'), width: '120px', cell: (voice) => <RelativeTime at={voice.receivedAt} /> },
  ]
  return (
    <VirtualTable
      label={t('said')}
      columns={columns}
      pages={pages}
      rowKey={rowKey}
      card={(voice) => (
        <VoiceLines
          words={
            <Link className="hx-table-words" to={`/feedback/${voice.feedbackId}`}>
              {voice.excerpt || t('blanked')}
            </Link>
          }
          about={
            <>
              <TicketStanding {...voice} />
              <RelativeTime at={voice.receivedAt} />
            </>
          }
        />
      )}
      empty={<EmptyState title={t(known > 0 ? 'voicesElsewhere' : 'noVoices')} />}
    />
  )
}
