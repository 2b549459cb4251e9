import { Alert, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { assignToPerson } from '../contract.ts'
import type { Moving, Seat } from './wall.ts'

/** Asks before a dropped ticket goes to somebody: a hand may slip. A refusal is said here, and nothing has changed. */
export function ReassignDialog({
  moving,
  seat,
  onClose,
}: {
  moving: Moving
  seat: Seat
  onClose: () => void
}) {
  const { t } = useTranslation('dispatch')
  const { card, from } = moving
  const write = useWrite(assignToPerson, { ownProblems: true, onDone: onClose })
  const away = seat.availability !== 'online' || !seat.onDuty
  const notes = [
    away && t('screens.wall.notThere', { name: seat.name }),
    seat.load >= seat.capacity &&
      t('screens.wall.isFull', { name: seat.name, load: seat.load, capacity: seat.capacity }),
  ].filter((note) => note !== false)
  return (
    <Modal
      open
      title={t('screens.wall.confirm', { number: card.number, name: seat.name })}
      okText={t('screens.wall.give')}
      okButtonProps={{ loading: write.pending, autoFocus: true }}
      onOk={() => void write.send({ ticketId: card.ticketId }, { personId: seat.id, version: card.version })}
      onCancel={onClose}
    >
      <p>{card.title}</p>
      <p className="hx-soft">
        {from === null ? t('screens.wall.fromQueue') : t('screens.wall.fromPerson', { name: from.name })}
      </p>
      {notes.map((note) => (
        <Alert key={note} type="warning" showIcon title={note} />
      ))}
      {write.problem !== null && (
        <Alert
          type="error"
          showIcon
          title={refusalSentence(write.problem)}
          description={t('screens.wall.unchanged')}
        />
      )}
    </Modal>
  )
}
