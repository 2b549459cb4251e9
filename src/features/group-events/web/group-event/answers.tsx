import { Button, Card } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { serverNow } from '#platform/web/now.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { groupEventAnswers, takeAnswerBack } from '../../contract/answering.ts'
import { AnswerDrawer } from './answer-drawer.tsx'

type Answer = CallerReply<typeof groupEventAnswers>['answers'][number]

/** The answers that went to all customers of an event, and a new one. */
export function Answers({ groupEventId }: { groupEventId: string }) {
  const { t } = useTranslation('group-events')
  const [writing, setWriting] = useState(false)
  const { data } = useRead(groupEventAnswers, { groupEventId }, {})
  if (data === undefined || (!data.can.answer && data.answers.length === 0)) return null
  const { answers, can } = data
  return (
    <Card
      size="small"
      title={t('answers.title')}
      extra={
        can.answer && (
          <Button type="link" size="small" onClick={() => setWriting(true)}>
            {t('answers.all')}
          </Button>
        )
      }
    >
      {answers.length === 0 ? (
        <p className="hx-soft">{t('answers.none')}</p>
      ) : (
        <ul className="hx-group-event-list">
          {answers.map((answer) => (
            <li key={answer.id}>
              <One answer={answer} groupEventId={groupEventId} mayTakeBack={can.answer} />
            </li>
          ))}
        </ul>
      )}
      {writing && <AnswerDrawer groupEventId={groupEventId} onClose={() => setWriting(false)} />}
    </Card>
  )
}

interface OneProps {
  readonly answer: Answer
  readonly groupEventId: string
  readonly mayTakeBack: boolean
}

function One({ answer, groupEventId, mayTakeBack }: OneProps) {
  const { t } = useTranslation('group-events')
  const { text, by, at, refused, refusedTickets } = answer
  const seconds = useSecondsUntil(answer.leavesAt)
  const leaving = seconds > 0 && answer.takenBackAt === null
  return (
    <>
      <p className="hx-group-event-said">{text}</p>
      <span className="hx-group-event-facts">
        <span>{by.name ?? t('event.somebody')}</span>
        <RelativeTime at={at} />
      </span>
      <span className="hx-group-event-facts">
        <Standing answer={answer} seconds={seconds} />
        {leaving && mayTakeBack && <TakeBack groupEventId={groupEventId} answerId={answer.id} />}
      </span>
      {refused > 0 && (
        <details className="hx-group-event-refused">
          <summary>{t('answers.refused', { count: refused })}</summary>
          <ul>
            {refusedTickets.map(({ id, number, reason }) => (
              <li key={id}>
                <TicketLink ticketId={id} number={number} /> {t(`answers.why.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Standing({ answer, seconds }: { answer: Answer; seconds: number }) {
  const { t } = useTranslation('group-events')
  const { takenBackAt, waiting, sent } = answer
  if (takenBackAt !== null) return <span>{t('answers.takenBack')}</span>
  if (seconds > 0) return <span role="timer">{t('answers.leaving', { seconds })}</span>
  if (waiting > 0) return <span role="status">{t('answers.sending', { sent, total: sent + waiting })}</span>
  return <span>{t('answers.sent', { count: sent })}</span>
}

function TakeBack({ groupEventId, answerId }: { groupEventId: string; answerId: string }) {
  const { t } = useTranslation('group-events')
  const take = useWrite(takeAnswerBack)
  return (
    <Button
      size="small"
      loading={take.pending}
      onClick={() => void take.send({ groupEventId, answerId }, {})}
    >
      {t('answers.undo')}
    </Button>
  )
}

const secondsUntil = (at: string): number => Math.max(0, Math.ceil((Date.parse(at) - serverNow()) / 1000))

/** Counts down to a moment by the server's time. */
function useSecondsUntil(at: string): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(at))
  useEffect(() => {
    const timer = setInterval(() => {
      const left = secondsUntil(at)
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}
