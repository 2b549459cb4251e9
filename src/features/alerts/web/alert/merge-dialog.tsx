import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { mergeAlerts } from '../../contract/deeds.ts'
import { listAlerts } from '../../contract/reading.ts'
import { useAlertTitle } from '../alert-words.ts'
import { ColourTag } from '../colour-tag.tsx'

/** With which alert it has one cause: one tap on that one. */
export function MergeDialog({ alertId, onClose }: { alertId: string; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const titleOf = useAlertTitle()
  const read = useRead(listAlerts, {}, { state: ['open', 'snoozed'], limit: 100 })
  const merge = useWrite(mergeAlerts, { onDone: onClose })
  return (
    <Modal open title={t('deeds.mergeTitle')} footer={null} onCancel={onClose}>
      <p className="hx-soft">{t('deeds.mergeAbout')}</p>
      <ReadState read={read}>
        {({ items }) => {
          const others = items.filter(({ id }) => id !== alertId)
          if (others.length === 0) return <EmptyState title={t('deeds.noOther')} />
          return (
            <ul className="hx-alert-people">
              {others.map((other) => (
                <li key={other.id}>
                  <Button
                    type="text"
                    block
                    disabled={merge.pending}
                    onClick={() => void merge.send({ alertId }, { intoId: other.id })}
                  >
                    <ColourTag colour={other.colour} />
                    <span className="hx-alert-other">{titleOf(other)}</span>
                    <small className="hx-soft">{other.number}</small>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </ReadState>
    </Modal>
  )
}
