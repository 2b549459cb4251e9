import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { setHandoverNote } from '../../contract/roster.ts'

/** What the next one must know, should the ticket go on when the holder's shift ends. */
export function HandoverNote({ ticketId, note }: { ticketId: string; note: string }) {
  const { t } = useTranslation('dispatch')
  const [text, setText] = useState(note)
  const write = useWrite(setHandoverNote)
  return (
    <details>
      <summary>{t('screens.handover.title')}</summary>
      <Input.TextArea
        aria-label={t('screens.handover.title')}
        placeholder={t('screens.handover.hint')}
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        size="small"
        disabled={text.trim() === note}
        loading={write.pending}
        onClick={() => void write.send({ ticketId }, { text })}
      >
        {t('screens.handover.save')}
      </Button>
    </details>
  )
}
