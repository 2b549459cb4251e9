import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { linkTickets } from '../contract/deeds.ts'
import { type LinkKind, type LinkSide, linkKinds, linkSides } from '../domain/kinds.ts'
import { type Candidate, FindTicket, FoundTicket, focusWhenOpen } from './find-ticket.tsx'
import type { Here } from './here.ts'

type Way = `${LinkKind}.${LinkSide}`
const ways = linkKinds.flatMap((kind) => linkSides.map((side): Way => `${kind}.${side}`))

/** Chooses another ticket and says what this one is to it. */
export function LinkDrawer({ here, onClose }: { here: Here; onClose: () => void }) {
  const { t } = useTranslation('ticket-links')
  const [other, choose] = useState<Candidate | null>(null)
  const [way, setWay] = useState<Way>('duplicate_of.from')
  const write = useWrite(linkTickets, { onDone: onClose })
  const link = () => {
    const [kind, side] = way.split('.') as [LinkKind, LinkSide]
    if (other !== null)
      void write.send({ ticketId: here.id }, { version: here.version, kind, side, otherId: other.id })
  }
  return (
    <Drawer
      open
      afterOpenChange={focusWhenOpen}
      size={480}
      title={t('linkDrawer.title')}
      onClose={onClose}
      extra={
        <Button type="primary" disabled={other === null} loading={write.pending} onClick={link}>
          {t('linkDrawer.do')}
        </Button>
      }
    >
      {other === null ? (
        <FindTicket ticketId={here.id} onFound={choose} />
      ) : (
        <div className="hx-links-form">
          <FoundTicket ticket={other} onChange={() => choose(null)} />
          <Labelled label={t('linkDrawer.kind')}>
            {(id) => (
              <Select<Way>
                id={id}
                autoFocus
                value={way}
                onChange={setWay}
                options={ways.map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
            )}
          </Labelled>
        </div>
      )}
    </Drawer>
  )
}
