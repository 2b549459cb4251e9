import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { assignAlert } from '../../contract/deeds.ts'
import { alertHandlers } from '../../contract/reading.ts'

/** Who shall have it: one tap on a name. */
export function AssignDialog(props: { alertId: string; ownerId: string | null; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const { alertId, ownerId, onClose } = props
  const read = useRead(alertHandlers, { alertId }, {})
  const assign = useWrite(assignAlert, { onDone: onClose })
  return (
    <Modal open title={t('deeds.assignTitle')} footer={null} onCancel={onClose}>
      <ReadState read={read}>
        {({ people }) => {
          const others = people.filter(({ id }) => id !== ownerId)
          if (others.length === 0)
            return <EmptyState title={t('deeds.nobody')} hint={t('deeds.nobodyHint')} />
          return (
            <ul className="hx-alert-people">
              {others.map(({ id, name }) => (
                <li key={id}>
                  <Button
                    type="text"
                    block
                    disabled={assign.pending}
                    onClick={() => void assign.send({ alertId }, { personId: id })}
                  >
                    <PersonAvatar name={name} size={24} withName />
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
