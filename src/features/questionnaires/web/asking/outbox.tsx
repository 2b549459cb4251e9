import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { readOutbox } from '../../contract/inviting.ts'

type Letters = CallerReply<typeof readOutbox>

/** What colleagues pass on by WeCom or by hand, word for word. Looking at it is told to the audit. */
export function Outbox({ questionnaireId }: { questionnaireId: string }) {
  const { t } = useTranslation('questionnaires')
  const [letters, setLetters] = useState<Letters | null>(null)
  const read = useWrite(readOutbox, { onDone: setLetters })
  return (
    <>
      <Button loading={read.pending} onClick={() => void read.send({ questionnaireId }, {})}>
        {t('outbox.open')}
      </Button>
      <Drawer open={letters !== null} title={t('outbox.title')} onClose={() => setLetters(null)} size="large">
        <p>{t('outbox.hint')}</p>
        {letters?.items.length === 0 && <EmptyState title={t('outbox.none')} hint={t('outbox.noneHint')} />}
        <ul className="hx-survey-outbox">
          {letters?.items.map((letter) => (
            <Letter key={letter.invitationId} letter={letter} />
          ))}
        </ul>
        {letters?.more && <p>{t('outbox.more')}</p>}
      </Drawer>
    </>
  )
}

function Letter({ letter }: { letter: Letters['items'][number] }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const text = letter.text.replace('{{link}}', () => location.origin + letter.path)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    message.success(t('outbox.copied'))
  }
  const { customer } = letter
  return (
    <li>
      <strong>{customer?.name ?? customer?.externalId ?? t('progress.nameless')}</strong>
      <p>{text}</p>
      <Button size="small" onClick={() => void copy()}>
        {t('outbox.copy')}
      </Button>
    </li>
  )
}
