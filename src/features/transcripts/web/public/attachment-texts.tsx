import { CopyOutlined, FileSearchOutlined, ReloadOutlined } from '@ant-design/icons'
import { App, Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { HighlightedText } from '#features/analysis/web/public/highlighted-text.tsx'
import { useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { requestReading, stopHearing } from '../../contract.ts'
import { type Attachment, isBeingHeard, useAttachments } from './attachments.ts'
import './attachment-texts.css'

/** A text without its mask, by the reading that it comes from. */
export interface PlainText {
  readonly readingId: string
  readonly text: string
}

/** What stands in the files of a voice: for each how far reading it has come, and the words that were found. */
export function AttachmentTexts(props: { feedbackId: string; plain?: readonly PlainText[] }) {
  const { t } = useTranslation('transcripts')
  const { data } = useAttachments(props.feedbackId)
  if (data === undefined || data.attachments.length === 0) return null
  return (
    <ul className="hx-transcripts" aria-label={t('title')}>
      {data.attachments.map((attachment) => (
        <li key={attachment.fileId}>
          <One {...props} attachment={unmasked(attachment, props.plain)} mayReadAgain={data.can.readAgain} />
        </li>
      ))}
    </ul>
  )
}

function unmasked(attachment: Attachment, plain: readonly PlainText[] | undefined): Attachment {
  const text = plain?.find(({ readingId }) => readingId === attachment.readingId)?.text
  return text === undefined ? attachment : { ...attachment, text }
}

interface Shown {
  readonly feedbackId: string
  readonly attachment: Attachment
  readonly mayReadAgain: boolean
}

function One(props: Shown) {
  const { attachment } = props
  if (attachment.state === 'read') return <Words {...props} />
  return (
    <p className="hx-transcript-state">
      <span className="hx-transcript-name">{attachment.name}</span> <State {...props} />
    </p>
  )
}

function State(props: Shown) {
  const { state, fault } = props.attachment
  // What nothing here decodes is not read by trying again.
  const mayHelp = props.mayReadAgain && fault !== 'not_shown'
  const { t } = useTranslation('transcripts')
  if (isBeingHeard(props.attachment)) return <Hearing {...props} />
  if (state === 'reading')
    return (
      <span className="hx-soft" role="status">
        <Spin size="small" /> {t('states.reading')}
      </span>
    )
  if (state === 'empty') return <StatusTag plain tone="quiet" word={t('states.empty')} />
  if (state === 'not_transcribed') return <NotTranscribed />
  return (
    <>
      <StatusTag
        plain
        tone={fault === 'not_shown' ? 'soon' : 'breached'}
        word={t('states.failed', { why: t(`faults.${fault}`) })}
      />
      {mayHelp && <Again {...props} />}
    </>
  )
}

/** A recording is being heard, which takes its time: how far it is, and a way to stop it. */
function Hearing({ feedbackId, attachment, mayReadAgain }: Shown) {
  const { t } = useTranslation('transcripts')
  const stop = useWrite(stopHearing)
  const percent = attachment.share === null ? null : Math.floor(attachment.share * 100)
  return (
    <>
      <span className="hx-soft" role="status">
        <Spin size="small" /> {percent === null ? t('hearing.waits') : t('hearing.share', { percent })}
      </span>
      {mayReadAgain && (
        <Button
          type="link"
          size="small"
          loading={stop.pending}
          onClick={() => void stop.send({ feedbackId, fileId: attachment.fileId }, {})}
        >
          {t('hearing.stop')}
        </Button>
      )}
    </>
  )
}

/** Nothing here hears speech: whoever may set that up is shown where. */
function NotTranscribed() {
  const { t } = useTranslation('transcripts')
  const mayConnect = useMay('organisation.configure')
  return (
    <>
      <StatusTag plain tone="soon" word={t('states.not_transcribed')} />
      {mayConnect && <Link to="/settings/models">{t('connect')}</Link>}
    </>
  )
}

function Again({ feedbackId, attachment }: Shown) {
  const { t } = useTranslation('transcripts')
  const request = useWrite(requestReading)
  return (
    <Button
      type="link"
      size="small"
      icon={<ReloadOutlined />}
      loading={request.pending}
      onClick={() => void request.send({ feedbackId, fileId: attachment.fileId }, {})}
    >
      {t('again')}
    </Button>
  )
}

function Words({ feedbackId, attachment }: Shown) {
  const { t } = useTranslation('transcripts')
  const { name, way, language, pages, pageKind, cut } = attachment
  const about = [
    t(`ways.${way}`),
    ...(language === null ? [] : [t(`languages.${language}`)]),
    ...(pageKind === null ? [] : [t(`count.${pageKind}`, { count: pages })]),
  ]
  return (
    <details className="hx-transcript">
      <summary>
        <FileSearchOutlined aria-hidden="true" /> {t('read', { name })}{' '}
        <span className="hx-soft">{about.join(' · ')}</span>
      </summary>
      {cut && <p className="hx-soft">{t('cut')}</p>}
      <Pages feedbackId={feedbackId} attachment={attachment} />
      <Copy text={attachment.text} />
    </details>
  )
}

function Pages({ feedbackId, attachment }: Pick<Shown, 'feedbackId' | 'attachment'>) {
  const { t } = useTranslation('transcripts')
  const { text, readingId, pageStarts, pageKind } = attachment
  const starts = pageStarts.length === 0 ? [0] : pageStarts
  return starts.map((start, i) => (
    <section key={start}>
      {pageKind !== null && <h4>{t(`heads.${pageKind}`, { page: i + 1 })}</h4>}
      <p className="hx-transcript-text">
        <HighlightedText
          feedbackId={feedbackId}
          text={text}
          additionId={readingId ?? ''}
          part={{ start, end: i + 1 < starts.length ? (starts[i + 1] as number) - 2 : text.length }}
        />
      </p>
    </section>
  ))
}

function Copy({ text }: { text: string }) {
  const { t } = useTranslation('transcripts')
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    message.success(t('copied'))
  }
  return (
    <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
      {t('copy')}
    </Button>
  )
}
