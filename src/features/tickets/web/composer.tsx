import { CommentOutlined, EyeOutlined, LockOutlined, PhoneOutlined, SendOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReplyDraft } from '#features/assistant/web/public/reply-draft.tsx'
import { UnfilledNote } from '#features/canned-replies/web/public/unfilled-note.tsx'
import { useCannedReplies } from '#features/canned-replies/web/public/use-canned-replies.tsx'
import { AlsoHere } from '#features/drafts/web/public/also-here.tsx'
import { SendLater } from '#features/drafts/web/public/send-later.tsx'
import type { useDraft } from '#features/drafts/web/public/use-draft.ts'
import { WaitingReplies } from '#features/drafts/web/public/waiting-replies.tsx'
import { useMentions } from '#features/following/web/public/use-mentions.tsx'
import { AttachButton } from '#features/ticket-files/web/public/attach-button.tsx'
import { UploadList } from '#features/ticket-files/web/public/upload-list.tsx'
import { dropsInto, type Uploaded, type Uploads } from '#features/ticket-files/web/public/use-uploads.ts'
import {
  type ComposerMode,
  composerModes,
  type Purpose,
  useAttached,
  useDrafts,
  useSending,
} from './composing.ts'
import { useDesk } from './desk.ts'
import { PurposeSelect } from './purpose-select.tsx'
import './composer.css'

const icons = { reply: <CommentOutlined />, note: <LockOutlined />, heard: <PhoneOutlined /> }
const audienceIcons = { reply: <EyeOutlined />, note: <LockOutlined />, heard: <EyeOutlined /> }

/** Writes to the customer, to colleagues, or down what the customer said; which of them is never in doubt. */
export function Composer(props: {
  mode: ComposerMode
  onMode: (mode: ComposerMode) => void
  input: RefObject<TextAreaRef | null>
}) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const { can } = ticket
  const modes = composerModes.filter((mode) => (mode === 'note' ? can.note : can.message))
  const mode = modes.includes(props.mode) ? props.mode : modes[0]
  const drafts = useDrafts(ticket.id)
  const [text, setText, forget] = drafts[mode ?? 'note']
  const [purpose, setPurpose] = useState<Purpose>('progress')
  const sending = useSending(mode ?? 'note', purpose)
  const attached = useAttached(ticket.id)
  const { input } = props
  const replies = useCannedReplies({ ticketId: ticket.id, on: mode === 'reply', text, setText, input })
  const mentions = useMentions({ ticketId: ticket.id, on: mode === 'note', text, setText, input })
  if (mode === undefined) return null
  const uploads = attached[mode]
  const ready = text.trim() !== '' && replies.unfilled.length === 0 && !uploads.loading
  const send = async (leavesAt?: string) => {
    if (!ready || sending.pending) return
    const { files } = uploads
    const field = { empty: forget, refill: () => setText(text) }
    if (await sending.send(text, { leavesAt, mentions: mentions.personIds, files, field })) uploads.clear()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (replies.onKeyDown(event) || mentions.onKeyDown(event)) return
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (sends && !event.nativeEvent.isComposing) void send()
    if (event.key === 'Escape') input.current?.blur()
  }
  const takeBack = (reply: TakenBack) => {
    putBack(reply, { draft: drafts.reply, uploads: attached.reply })
    setPurpose(reply.purpose)
    props.onMode('reply')
  }
  return (
    <section
      className={`hx-composer hx-composer-${mode}`}
      aria-label={t('screens.composer.label')}
      {...dropsInto(uploads)}
    >
      <WaitingReplies ticketId={ticket.id} onTakenBack={takeBack} />
      <div className="hx-composer-head">
        <ModeSwitch modes={modes} value={mode} onChange={props.onMode} />
        <AlsoHere ticketId={ticket.id} />
      </div>
      <Input.TextArea
        ref={input}
        {...(mode === 'note' ? mentions.aria : replies.aria)}
        aria-label={t(`screens.composer.${mode}`)}
        placeholder={t(`screens.composer.placeholder.${mode}`)}
        value={text}
        maxLength={10_000}
        rows={2}
        variant="borderless"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onSelect={({ currentTarget }) => {
          replies.onCaret(currentTarget.selectionStart)
          mentions.onCaret(currentTarget.selectionStart)
        }}
      />
      {replies.picker}
      {mentions.picker}
      <UnfilledNote names={replies.unfilled} />
      <UploadList uploads={uploads} />
      {mode === 'reply' && <ReplyDraft ticketId={ticket.id} written={text} onDraft={setText} />}
      <footer>
        <span className="hx-composer-audience">
          {audienceIcons[mode]} {t(`screens.composer.audience.${mode}`)}
        </span>
        <AttachButton plain uploads={uploads} />
        {replies.button}
        <SendGroup mode={mode} ready={ready} pending={sending.pending} onSend={send}>
          <PurposeSelect value={purpose} onChange={setPurpose} />
        </SendGroup>
      </footer>
    </section>
  )
}

interface TakenBack {
  readonly text: string
  readonly purpose: Purpose
  readonly files: readonly Uploaded[]
}

/** A reply that was taken back stands before what was begun since. */
function putBack(reply: TakenBack, to: { draft: ReturnType<typeof useDraft>; uploads: Uploads }): void {
  const [begun, write] = to.draft
  write([reply.text, begun].filter((part) => part.trim() !== '').join('\n\n'))
  to.uploads.put(reply.files)
}

/** The way out of the field, and what goes with it: what a reply is, and when it leaves. */
function SendGroup(props: {
  mode: ComposerMode
  ready: boolean
  pending: boolean
  onSend: (leavesAt?: string) => Promise<void>
  children: ReactNode
}) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const { mode, ready, onSend } = props
  return (
    <div className="hx-composer-send">
      {mode === 'reply' && props.children}
      {mode === 'reply' && (
        <SendLater ticketId={ticket.id} disabled={!ready} onChoose={(at) => void onSend(at)} />
      )}
      <Button
        type="primary"
        icon={<SendOutlined />}
        title="Ctrl + Enter"
        loading={props.pending}
        disabled={!ready}
        onClick={() => void onSend()}
      >
        {t(`screens.composer.send.${mode}`)}
      </Button>
    </div>
  )
}

function ModeSwitch(props: {
  modes: readonly ComposerMode[]
  value: ComposerMode
  onChange: (mode: ComposerMode) => void
}) {
  const { t } = useTranslation('tickets')
  const options = props.modes.map((one) => ({
    value: one,
    label: t(`screens.composer.${one}`),
    icon: icons[one],
  }))
  return (
    <Segmented<ComposerMode>
      size="small"
      aria-label={t('screens.composer.mode')}
      value={props.value}
      onChange={props.onChange}
      options={options}
    />
  )
}
