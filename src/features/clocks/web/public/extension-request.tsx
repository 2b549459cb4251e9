import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilesOfRecord } from '#features/ticket-files/web/public/files-of-record.tsx'
import type { Tone } from '#platform/web/theme.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { ExtensionRequest } from '../../contract/extension-requests.ts'
import { DecideTime } from '../decide-time.tsx'
import './extension-request.css'

const tones = { open: 'soon', granted: 'met', refused: 'quiet', lapsed: 'quiet' } as const satisfies Record<
  ExtensionRequest['state'],
  Tone
>

/** A request for more time: who asks and why, what became of it, and the decision for whoever may make it. */
export function ExtensionRequestCard({ ticketId, request }: { ticketId: string; request: ExtensionRequest }) {
  const { t } = useTranslation('clocks')
  const [deciding, setDeciding] = useState<'grant' | 'refuse' | null>(null)
  const someone = t('clock.someone')
  const { by, askedUntil, reason, evidence, words, state, decision } = request
  return (
    <div className="hx-time-request">
      <p className="hx-time-request-head">
        <span>{t('request.asked', { name: by?.name ?? someone, at: askedUntil })}</span>
        <StatusTag tone={tones[state]} word={t(`request.state.${state}`)} plain />
        <span className="hx-soft">
          <RelativeTime at={request.at} />
        </span>
      </p>
      <p>{t('request.reason_is', { words: reason })}</p>
      <p>{t('request.evidence_is', { words: evidence })}</p>
      <FilesOfRecord ticketId={ticketId} recordId={request.id} />
      <p>{t('request.words_are', { words })}</p>
      {decision !== null && (
        <p className="hx-soft">
          {t('request.decided', { name: decision.by?.name ?? someone, words: decision.reason })}
        </p>
      )}
      {request.can.decide && (
        <Space wrap>
          <Button size="small" type="primary" onClick={() => setDeciding('grant')}>
            {t('request.grant')}
          </Button>
          <Button size="small" onClick={() => setDeciding('refuse')}>
            {t('request.refuse')}
          </Button>
        </Space>
      )}
      {deciding !== null && (
        <DecideTime request={request} deed={deciding} onClose={() => setDeciding(null)} />
      )}
    </div>
  )
}
