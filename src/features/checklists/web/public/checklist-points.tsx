import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Uploaded } from '#features/ticket-files/web/public/use-uploads.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { Files } from '#platform/web/ui/files/files.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { askApproval } from '../../contract/approving.ts'
import { ticketChecklists, tickItem } from '../../contract/ticking.ts'
import { ApprovalCard } from '../approval-card.tsx'
import { EvidenceForm } from '../evidence-form.tsx'
import type { Item, List, OfTicket } from '../item.ts'
import { useNameOf } from '../names.ts'
import '../checklists.css'

/** The lists of a ticket's label and kind, to be ticked in place, and the fields they ask for; nothing where there is neither. */
export function ChecklistPoints({ ticketId }: { ticketId: string }) {
  const read = useRead(ticketChecklists, { ticketId }, {}, { about: [ticketId] }).data
  if (read === undefined) return null
  return (
    <>
      {read.lists
        .filter(({ items }) => items.length > 0)
        .map((list) => (
          <OneList key={list.id} {...{ ticketId, list }} mayTick={read.can.tick} />
        ))}
      <Fields fields={read.fields} />
    </>
  )
}

function OneList({ ticketId, list, mayTick }: { ticketId: string; list: List; mayTick: boolean }) {
  const { t } = useTranslation('checklists')
  const nameOf = useNameOf()
  return (
    <fieldset className="hx-points">
      <legend>
        {nameOf({ zh: list.nameZh, en: list.nameEn })}
        <small className="hx-soft"> {t('points.version', { version: list.version })}</small>
      </legend>
      {list.items.map((item) => (
        <Point key={item.key} {...{ ticketId, item, mayTick }} checklistId={list.id} />
      ))}
    </fieldset>
  )
}

/** An item without evidence is ticked at once; one with evidence asks for it first, and one that another person approves asks for that. */
function Point(props: { ticketId: string; checklistId: string; item: Item; mayTick: boolean }) {
  const { t } = useTranslation('checklists')
  const nameOf = useNameOf()
  const { ticketId, checklistId, item, mayTick } = props
  const [asking, ask] = useState(false)
  const write = useWrite(tickItem, { onDone: () => ask(false) })
  const asks = useWrite(askApproval, { onDone: () => ask(false) })
  const approves = item.evidence === 'approval'
  const waits = item.approval?.state === 'open'
  const place = { ticketId, checklistId, item: item.key }
  const tick = (done: boolean, evidence: { words?: string; files?: { id: string; name: string }[] } = {}) =>
    void write.send(place, { done, ...evidence })
  const press = (checked: boolean) => (checked && item.evidence !== 'none' ? ask(true) : tick(checked))
  const give = (given: { words: string; files: Uploaded[] }) =>
    approves ? void asks.send(place, given) : tick(true, given)
  return (
    <div className="hx-checklist-point">
      <Checkbox
        checked={item.done}
        disabled={!mayTick || write.pending || (approves && !item.done)}
        onChange={(event) => press(event.target.checked)}
      >
        {nameOf({ zh: item.nameZh, en: item.nameEn })}
        {item.before !== null && <span className="hx-points-required">{t(`before.${item.before}`)}</span>}
        {item.evidence !== 'none' && !item.done && (
          <small className="hx-soft"> {t(`evidence.${item.evidence}`)}</small>
        )}
      </Checkbox>
      {approves && mayTick && !item.done && !waits && !asking && (
        <Button size="small" onClick={() => ask(true)}>
          {t('approval.ask')}
        </Button>
      )}
      {asking && (
        <EvidenceForm
          item={item}
          pending={write.pending || asks.pending}
          onGive={give}
          onCancel={() => ask(false)}
        />
      )}
      <Shown ticketId={ticketId} item={item} />
      {item.approval !== null && (
        <ApprovalCard approval={item.approval} item={nameOf({ zh: item.nameZh, en: item.nameEn })} />
      )}
    </div>
  )
}

/** Who checked it and when, and what shows it. */
function Shown({ ticketId, item }: { ticketId: string; item: Item }) {
  const { t } = useTranslation('checklists')
  return (
    <>
      {item.at !== null && (
        <small className="hx-soft">
          {item.by?.name ?? t('points.nobody')} <RelativeTime at={item.at} />
        </small>
      )}
      {item.done && item.words !== null && item.approval === null && (
        <p className="hx-checklist-words">{item.words}</p>
      )}
      {item.files.length > 0 && (
        <div className="hx-checklist-files">
          <Files
            files={item.files.map(({ id, name, mediaType, bytes }) => ({
              ...{ name, type: mediaType, size: bytes },
              href: `/api/tickets/${ticketId}/evidence/${id}`,
            }))}
          />
        </div>
      )}
    </>
  )
}

/** Fields that are due stand with the ticket's properties; here is said which are still empty. */
function Fields({ fields }: Pick<OfTicket, 'fields'>) {
  const { t } = useTranslation('checklists')
  const nameOf = useNameOf()
  if (fields.length === 0) return null
  return (
    <fieldset className="hx-points">
      <legend>{t('points.fields')}</legend>
      {fields.map(({ field, before, filled, names }) => (
        <p key={field} className={filled ? 'hx-soft' : 'hx-checklist-empty'}>
          {filled ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}{' '}
          {names === null ? t(`field.${field}`) : nameOf(names)}
          <span className="hx-points-required">{t(`before.${before}`)}</span>
          <span className="hx-unseen">{t(filled ? 'points.filled' : 'points.empty')}</span>
        </p>
      ))}
    </fieldset>
  )
}
