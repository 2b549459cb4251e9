import { LinkOutlined, MergeCellsOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { linkTickets } from '../../contract/deeds.ts'
import { linkedTickets } from '../../contract/reading.ts'
import { MergeDrawer } from '../merge-drawer.tsx'
import '../links.css'

/** A ticket that is brought to another one, as it was seen. */
export interface JoinedTicket {
  readonly id: string
  readonly version: number
}

/** The two ways to bring a ticket to another one that is about the same: as its duplicate at once, or merged into it after seeing what comes of it. */
export function JoinTickets(props: {
  ticket: JoinedTicket
  other: { readonly id: string; readonly number: string }
  onJoined: () => void
}) {
  const { t } = useTranslation('ticket-links')
  const { message } = App.useApp()
  const { ticket, other, onJoined } = props
  const { id: ticketId, version } = ticket
  const [merging, merge] = useState(false)
  const can = useRead(linkedTickets, { ticketId }, {}, { about: [ticketId] }).data?.can
  const write = useWrite(linkTickets, {
    onDone: () => {
      void message.success(t('join.linked', { number: other.number }))
      onJoined()
    },
  })
  const link = () =>
    void write.send({ ticketId }, { version, kind: 'duplicate_of', side: 'from', otherId: other.id })
  return (
    <span className="hx-links-join">
      {can?.link && (
        <Button size="small" icon={<LinkOutlined />} loading={write.pending} onClick={link}>
          {t('join.link')}
        </Button>
      )}
      {can?.merge && (
        <Button size="small" icon={<MergeCellsOutlined />} onClick={() => merge(true)}>
          {t('join.merge')}
        </Button>
      )}
      {merging && (
        <MergeDrawer here={ticket} into={other.id} onClose={() => merge(false)} onMerged={onJoined} />
      )}
    </span>
  )
}
