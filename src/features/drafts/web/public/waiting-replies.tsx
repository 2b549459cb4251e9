import { ClockCircleOutlined, UndoOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilesOfRecord } from '#features/ticket-files/web/public/files-of-record.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { takeReplyBack, waitingReplies } from '../../contract.ts'
import { graceMs } from '../../domain/leaving.ts'
import '../waiting-replies.css'

type Waiting = CallerReply<typeof waitingReplies>['replies'][number]
type TakenBack = CallerReply<typeof takeReplyBack>

/** The replies of a ticket that have not left yet, each to be taken back into the field it was written in. */
export function WaitingReplies(props: { ticketId: string; onTakenBack: (reply: TakenBack) => void }) {
  const { t } = useTranslation('drafts')
  const { ticketId, onTakenBack } = props
  const replies = useRead(waitingReplies, { ticketId }, {}, { about: [ticketId] }).data?.replies ?? []
  const taking = useWrite(takeReplyBack, { onDone: onTakenBack })
  if (replies.length === 0) return null
  return (
    <ul className="hx-waiting-replies" aria-label={t('waiting.label')}>
      {replies.map((reply) => (
        <li key={reply.messageId} className={reply.stopped === null ? undefined : 'hx-waiting-stopped'}>
          <p>
            <Standing reply={reply} />
            {reply.can.takeBack && (
              <Button
                size="small"
                icon={<UndoOutlined />}
                loading={taking.pending}
                onClick={() => void taking.send({ ticketId, messageId: reply.messageId }, {})}
              >
                {t(reply.planned ? 'waiting.cancel' : 'waiting.takeBack')}
              </Button>
            )}
          </p>
          <blockquote>{reply.text}</blockquote>
          <FilesOfRecord ticketId={ticketId} recordId={reply.messageId} />
        </li>
      ))}
    </ul>
  )
}

function Standing({ reply }: { reply: Waiting }) {
  const { t } = useTranslation('drafts')
  const { locale } = useLocale()
  const { stopped, by } = reply
  if (stopped !== null)
    return (
      <strong role="alert">
        <WarningOutlined aria-hidden /> {t(`stopped.${stopped}`, { name: by.name })}
      </strong>
    )
  if (!reply.planned) return <Seconds reply={reply} />
  return (
    <span>
      <ClockCircleOutlined aria-hidden />{' '}
      {t('waiting.planned', { name: by.name, at: formatMoment(reply.leavesAt, locale) })}
    </span>
  )
}

/** Counted from when it is first seen: the clock of this device may be wrong. */
function Seconds({ reply }: { reply: Waiting }) {
  const { t } = useTranslation('drafts')
  const [left, setLeft] = useState(graceMs / 1000)
  useEffect(() => {
    const beat = setInterval(() => setLeft((now) => Math.max(now - 1, 0)), 1000)
    return () => clearInterval(beat)
  }, [])
  return (
    <span role="status">
      {left > 0 ? t('waiting.leaving', { count: left, name: reply.by.name }) : t('waiting.now')}
    </span>
  )
}
