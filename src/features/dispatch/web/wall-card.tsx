import { SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { formatDuration } from '#platform/web/formats.ts'
import { useNow } from '#platform/web/now.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Hands, Moving } from './wall.ts'

/** One ticket on the wall: dragged to somebody with the mouse, or given by its button. */
export function WallCard({ moving, hands }: { moving: Moving; hands: Hands }) {
  const { t } = useTranslation('dispatch')
  const now = useNow()
  const { card, from } = moving
  const held = hands.dragged?.card.ticketId === card.ticketId
  const time = formatDuration(now - Date.parse(card.since))
  return (
    <li
      className={held ? 'hx-wall-card hx-wall-card-held' : 'hx-wall-card'}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', card.number)
        hands.drag(moving)
      }}
      onDragEnd={() => hands.drag(null)}
    >
      <span className="hx-wall-card-words">
        <span>
          <TicketLink ticketId={card.ticketId} number={card.number} />{' '}
          <span className="hx-soft">
            {t(from === null ? 'screens.wall.waits' : 'screens.wall.holds', { time })}
          </span>
        </span>
        <span className="hx-wall-card-title">{card.title}</span>
        <span className="hx-wall-tags">
          {card.urgent && <StatusTag tone="breached" word={t('screens.wall.urgent')} plain />}
          {card.breached && <StatusTag tone="breached" plain />}
          {card.why !== null && <span className="hx-soft">{t(`waiting.${card.why}`)}</span>}
        </span>
      </span>
      <Button
        size="small"
        icon={<SwapOutlined />}
        aria-label={t('screens.wall.giveOf', { number: card.number })}
        title={t('screens.wall.giveOf', { number: card.number })}
        onClick={() => hands.choose(moving)}
      />
    </li>
  )
}
