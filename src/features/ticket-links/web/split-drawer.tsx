import { App, Button, Checkbox, Drawer, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { splitTicket } from '../contract/deeds.ts'
import type { Here } from './here.ts'
import { type Chosen, kindsOfParts, type PartKind, partOf, type Words } from './part.ts'

const nothing: Chosen = { voices: [], messages: [], words: null }

/** Chooses what goes on by itself, and shows what will come of it. */
export function SplitDrawer({ here, onClose }: { here: Here; onClose: () => void }) {
  const { t } = useTranslation('ticket-links')
  const [kind, setKind] = useState<PartKind>('text')
  const [chosen, choose] = useState<Chosen>(nothing)
  const [title, setTitle] = useState('')
  const [keepHolder, keep] = useState(true)
  const write = useWrite(splitTicket, { onDone: useSplitDone(onClose) })
  const part = partOf(kind, chosen)
  const split = () => {
    if (part === null) return
    const named = title.trim() === '' ? {} : { title: title.trim() }
    void write.send({ ticketId: here.id }, { version: here.version, part, keepHolder, ...named })
  }
  return (
    <Drawer
      open
      size={560}
      title={t('splitDrawer.title')}
      onClose={onClose}
      mask={{ closable: false }}
      extra={
        <Button type="primary" disabled={part === null} loading={write.pending} onClick={split}>
          {t('splitDrawer.do')}
        </Button>
      }
    >
      <div className="hx-links-form">
        <Segmented<PartKind>
          aria-label={t('splitDrawer.of')}
          value={kind}
          onChange={setKind}
          options={kindsOfParts.map((value) => ({ value, label: t(`splitDrawer.${value}`) }))}
        />
        {kind === 'text' ? (
          <OfText here={here} words={chosen.words} onChoose={(words) => choose({ ...chosen, words })} />
        ) : (
          <OfList
            kind={kind}
            here={here}
            value={chosen[kind]}
            onChange={(ids) => choose({ ...chosen, [kind]: ids })}
          />
        )}
        <Labelled label={t('splitDrawer.titleField')}>
          {(id) => (
            <Input id={id} value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Labelled>
        {here.assignee !== null && (
          <Checkbox checked={keepHolder} onChange={(event) => keep(event.target.checked)}>
            {t('splitDrawer.keepHolder')} · {here.assignee.name}
          </Checkbox>
        )}
        <Result ticketId={here.id} />
      </div>
    </Drawer>
  )
}

function useSplitDone(onClose: () => void): (done: { ticketId: string; number: string }) => void {
  const { t } = useTranslation('ticket-links')
  const { message } = App.useApp()
  const navigate = useNavigate()
  return ({ ticketId, number }) => {
    void message.success({
      content: (
        <>
          {t('splitDrawer.done', { number })}{' '}
          <Button type="link" size="small" onClick={() => void navigate(`/tickets/${ticketId}`)}>
            {t('splitDrawer.open')}
          </Button>
        </>
      ),
    })
    onClose()
  }
}

/** Words are selected where they stand, by mouse, finger or keyboard. */
function OfText(props: { here: Here; words: Words | null; onChoose: (words: Words | null) => void }) {
  const { t } = useTranslation('ticket-links')
  const { here, words, onChoose } = props
  return (
    <>
      <p className="hx-soft">{t('splitDrawer.textHint')}</p>
      {here.feedbacks.map(({ id, number, text }) => (
        <Input.TextArea
          key={id}
          readOnly
          aria-label={number}
          value={text}
          autoSize={{ minRows: 3, maxRows: 10 }}
          onSelect={({ currentTarget }) => {
            const { selectionStart, selectionEnd } = currentTarget
            const marked = text.slice(selectionStart, selectionEnd).trim()
            if (marked.length > 1) onChoose({ feedbackId: id, text: marked })
          }}
        />
      ))}
      <div className="hx-labelled" aria-live="polite">
        <span>{t('splitDrawer.chosen')}</span>
        {words === null ? (
          <span className="hx-soft">{t('splitDrawer.nothingChosen')}</span>
        ) : (
          <blockquote className="hx-links-quote">{words.text}</blockquote>
        )}
      </div>
    </>
  )
}

function OfList(props: {
  kind: Exclude<PartKind, 'text'>
  here: Here
  value: readonly string[]
  onChange: (ids: string[]) => void
}) {
  const { t } = useTranslation('ticket-links')
  const { here, kind } = props
  const rows =
    kind === 'voices'
      ? here.feedbacks.filter(({ first }) => !first)
      : here.messages.filter(({ direction }) => direction === 'in')
  if (rows.length === 0)
    return (
      <p className="hx-soft">{t(kind === 'voices' ? 'splitDrawer.onlyFirst' : 'splitDrawer.noMessages')}</p>
    )
  return (
    <Checkbox.Group<string>
      className="hx-links-choices"
      value={[...props.value]}
      onChange={props.onChange}
      options={rows.map(({ id, text }) => ({ value: id, label: text }))}
    />
  )
}

function Result({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation(['ticket-links', 'clocks'])
  const { locale } = useLocale()
  const clocks = useRead(ticketClocks, { ticketId }, {}, { about: [ticketId] }).data?.clocks ?? []
  const running = clocks.flatMap(({ obligation, dueAt, state }) =>
    dueAt !== null && (state === 'running' || state === 'missed')
      ? [`${t(`clocks:obligation.${obligation}`)} ${formatMoment(dueAt, locale)}`]
      : [],
  )
  return (
    <section aria-label={t('splitDrawer.result')} className="hx-links-result">
      <h3>{t('splitDrawer.result')}</h3>
      <p>
        {running.length === 0
          ? t('splitDrawer.inheritsNone')
          : t('splitDrawer.inherits', { clocks: running.join(' · ') })}
      </p>
      <p className="hx-soft">{t('splitDrawer.both')}</p>
    </section>
  )
}
