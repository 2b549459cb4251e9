import { Alert, App, Button, Drawer, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { csvOf } from '#features/audit/web/public/csv-of.ts'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { passOn, readOutbox } from '../../contract/outbox.ts'
import { diallable, messageOf } from './outgoing.ts'

type Letters = CallerReply<typeof readOutbox>
type Letter = Letters['items'][number]

const nameOf = ({ customer }: Letter) => customer?.name ?? customer?.externalId ?? null

/** What colleagues send by WeCom, by short message or otherwise by hand, word for word. Looking at it is told to the audit. */
export function Outbox({ questionnaireId }: { questionnaireId: string }) {
  const { t } = useTranslation('questionnaires')
  const [letters, setLetters] = useState<Letters | null>(null)
  const read = useWrite(readOutbox, { onDone: setLetters })
  const look = () => void read.send({ questionnaireId }, {})
  return (
    <>
      <Button loading={read.pending} onClick={look}>
        {t('outbox.open')}
      </Button>
      <Drawer open={letters !== null} title={t('outbox.title')} onClose={() => setLetters(null)} size="large">
        {letters !== null && <Waiting questionnaireId={questionnaireId} letters={letters} onSent={look} />}
      </Drawer>
    </>
  )
}

function Waiting(props: { questionnaireId: string; letters: Letters; onSent: () => void }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const { questionnaireId, letters, onSent } = props
  const { items, more, numbers } = letters
  const mark = useWrite(passOn, {
    onDone: ({ passedOn }) => {
      message.success(t('outbox.marked', { count: passedOn }))
      onSent()
    },
  })
  const markThese = (ids: string[]) => void mark.send({ questionnaireId }, { ids })
  if (items.length === 0) return <EmptyState title={t('outbox.none')} hint={t('outbox.noneHint')} />
  const bySms = items.some(({ way }) => way === 'sms')
  return (
    <>
      <p>{t('outbox.hint')}</p>
      {bySms && !numbers && (
        <Alert type="info" showIcon className="hx-form-errors" title={t('outbox.masked')} />
      )}
      <Whole letters={letters} pending={mark.pending} onMark={markThese} />
      <ul className="hx-survey-outbox">
        {items.map((letter) => (
          <OneLetter key={letter.id} letter={letter} onMark={() => markThese([letter.id])} />
        ))}
      </ul>
      {more && <p>{t('outbox.more')}</p>}
    </>
  )
}

/** What is done with all of them: short messages as a file for whoever sends them, and the mark that they were sent. */
function Whole(props: { letters: Letters; pending: boolean; onMark: (ids: string[]) => void }) {
  const { t } = useTranslation('questionnaires')
  const confirm = useConfirmDanger()
  const { items, numbers } = props.letters
  const messages = items.filter(({ way, phone }) => way === 'sms' && phone !== null)
  const save = () => {
    const head = [t('outbox.columns.phone'), t('outbox.columns.text'), t('outbox.columns.name')]
    const rows = messages.map((letter) => [
      ...[diallable(letter.phone ?? ''), messageOf(letter, location.origin), nameOf(letter) ?? ''],
    ])
    saveFile(t('outbox.file'), csvOf([head, ...rows]))
  }
  const markAll = async () => {
    const all = { title: t('outbox.doneAllTitle'), consequence: t('outbox.doneAllConsequence') }
    if (await confirm({ ...all, verb: t('outbox.done') })) props.onMark(items.map(({ id }) => id))
  }
  return (
    <Flex wrap gap={8} style={{ marginBlock: '8px 16px' }}>
      {numbers && messages.length > 0 && <Button onClick={save}>{t('outbox.export')}</Button>}
      <Button loading={props.pending} onClick={() => void markAll()}>
        {t('outbox.doneAll', { count: items.length })}
      </Button>
    </Flex>
  )
}

function OneLetter({ letter, onMark }: { letter: Letter; onMark: () => void }) {
  const { t } = useTranslation('questionnaires')
  const { locale } = useLocale()
  const { message } = App.useApp()
  const text = messageOf(letter, location.origin)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    message.success(t('outbox.copied'))
  }
  return (
    <li>
      <strong>{nameOf(letter) ?? t('progress.nameless')}</strong>
      {letter.phone !== null && <span className="hx-soft"> {diallable(letter.phone)}</span>}
      {letter.until !== null && (
        <span className="hx-soft"> · {t('outbox.until', { at: formatMoment(letter.until, locale) })}</span>
      )}
      <p>{text}</p>
      <Flex gap={8}>
        <Button size="small" onClick={() => void copy()}>
          {t('outbox.copy')}
        </Button>
        <Button size="small" onClick={onMark}>
          {t('outbox.done')}
        </Button>
      </Flex>
    </li>
  )
}
