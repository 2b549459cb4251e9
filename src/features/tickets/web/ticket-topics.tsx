import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CompensationCard } from '#features/compensation/web/public/compensation-card.tsx'
import { FollowersCard } from '#features/following/web/public/followers-card.tsx'
import { SimilarCard } from '#features/similar/web/public/similar-card.tsx'
import { SupervisionCard } from '#features/supervision/web/public/supervision-card.tsx'
import { useKept } from './kept.ts'

const topics = ['similar', 'compensation', 'supervision', 'followers'] as const
type Topic = (typeof topics)[number]

/** What is asked for now and then: one topic at a time, the one looked at last comes first again. */
export function TicketTopics(props: { ticketId: string; firstVoiceId: string | undefined }) {
  const { t } = useTranslation('tickets')
  const { ticketId, firstVoiceId } = props
  const [topic, choose] = useKept<Topic>('ticket.topic', { values: topics, start: 'similar' })
  const contents: Readonly<Record<Topic, ReactNode>> = {
    similar: firstVoiceId !== undefined && (
      <SimilarCard feedbackId={firstVoiceId} ticketId={ticketId} most={5} />
    ),
    compensation: <CompensationCard ticketId={ticketId} />,
    supervision: <SupervisionCard ticketId={ticketId} />,
    followers: <FollowersCard ticketId={ticketId} />,
  }
  return (
    <Tabs
      className="hx-ticket-card hx-ticket-topics"
      size="small"
      activeKey={topic}
      onChange={(next) => choose(next as Topic)}
      items={topics.map((one) => ({
        key: one,
        label: t(`screens.topics.${one}`),
        // A key follows the ticket whatever is in view.
        forceRender: one === 'followers',
        children: (
          <>
            {contents[one]}
            <p className="hx-soft hx-ticket-topic-none">{t(`screens.topics.none.${one}`)}</p>
          </>
        ),
      }))}
    />
  )
}
