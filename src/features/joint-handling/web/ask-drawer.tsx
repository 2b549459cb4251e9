import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Drawer, Input, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useRead, useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { requestJointTasks } from '../contract/deeds.ts'
import { usualAnswerDays } from '../contract/reading.ts'
import { type RaciRole, raciRoles } from '../domain/codes.ts'
import { hasClock, mayBeRequired, requiredByDefault } from '../domain/life.ts'

interface Part {
  readonly key: number
  readonly unitId: string | null
  readonly role: RaciRole
  readonly ask: string
  readonly required: boolean
  /** Null: as long as the unit usually has. */
  readonly days: number | null
}

const orders = ['parallel', 'sequence'] as const
type Order = (typeof orders)[number]
const mostParts = 20
const mostWords = 10_000

const fresh = (key: number): Part => ({
  key,
  unitId: null,
  role: 'responsible',
  ask: '',
  required: true,
  days: null,
})

const isReady = ({ unitId, ask }: Part) => unitId !== null && ask.trim() !== ''

/** Asks one or several units for their part, at once or one after the other. */
export function AskDrawer(props: { ticketId: string; onClose: () => void }) {
  const { t } = useTranslation('joint-handling')
  const [parts, setParts] = useState<readonly Part[]>([fresh(1)])
  const [order, setOrder] = useState<Order>('parallel')
  const request = useWrite(requestJointTasks, { onDone: props.onClose })
  // Two changes may come before either is drawn: each builds on what the other left.
  const put = (key: number, patch: Partial<Part>) =>
    setParts((now) => now.map((part) => (part.key === key ? { ...part, ...patch } : part)))
  const send = () =>
    void request.send(
      { ticketId: props.ticketId },
      {
        tasks: parts.map(({ unitId, role, ask, required, days }, index) => ({
          unitId: unitId as string,
          role,
          ask,
          required,
          ...(days !== null && { days }),
          after: order === 'sequence' && index > 0 ? [index - 1] : [],
        })),
      },
    )
  return (
    <Drawer
      open
      size={560}
      title={t('ask.title')}
      onClose={props.onClose}
      mask={{ closable: false }}
      extra={
        <Button type="primary" disabled={!parts.every(isReady)} loading={request.pending} onClick={send}>
          {t('ask.send')}
        </Button>
      }
    >
      {parts.map((part, index) => (
        <OnePart
          key={part.key}
          ticketId={props.ticketId}
          part={part}
          position={index + 1}
          put={(patch) => put(part.key, patch)}
          {...(parts.length > 1 && {
            onRemove: () => setParts((now) => now.filter(({ key }) => key !== part.key)),
          })}
        />
      ))}
      <p>
        <Button
          icon={<PlusOutlined />}
          disabled={parts.length === mostParts}
          onClick={() => setParts((now) => [...now, fresh(Math.max(...now.map(({ key }) => key)) + 1)])}
        >
          {t('ask.more')}
        </Button>
      </p>
      {parts.length > 1 && (
        <div className="hx-labelled">
          <Segmented<Order>
            aria-label={t('ask.order')}
            value={order}
            onChange={setOrder}
            options={orders.map((value) => ({ value, label: t(`ask.${value}`) }))}
          />
          {order === 'sequence' && <small className="hx-soft">{t('ask.orderHint')}</small>}
        </div>
      )}
    </Drawer>
  )
}

interface Editing {
  readonly ticketId: string
  readonly part: Part
  readonly position: number
  put(patch: Partial<Part>): void
  readonly onRemove?: () => void
}

function OnePart({ ticketId, part, position, put, onRemove }: Editing) {
  const { t } = useTranslation('joint-handling')
  const usual = useUsualDays(ticketId, part.unitId)
  const withRole = (role: RaciRole) => put({ role, required: requiredByDefault(role) })
  return (
    <section className="hx-joint-part" aria-label={t('ask.item', { position })}>
      <div className="hx-joint-wide hx-joint-part-head">
        <strong>{t('ask.item', { position })}</strong>
        {onRemove && (
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('ask.remove')} onClick={onRemove} />
        )}
      </div>
      <Labelled label={t('ask.unit')}>
        {(id) => (
          <UnitSelect id={id} value={part.unitId} onChange={(unitId) => put({ unitId, days: null })} />
        )}
      </Labelled>
      <Labelled label={t('ask.role')}>
        {(id) => (
          <Select<RaciRole>
            id={id}
            value={part.role}
            onChange={withRole}
            options={raciRoles.map((value) => ({
              value,
              label: `${t(`role.${value}`)} · ${t(`roleHint.${value}`)}`,
            }))}
          />
        )}
      </Labelled>
      <div className="hx-joint-wide">
        <Labelled label={t('ask.words')}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={part.ask}
              placeholder={t('ask.wordsHint')}
              maxLength={mostWords}
              autoSize={{ minRows: 2, maxRows: 8 }}
              onChange={(event) => put({ ask: event.target.value })}
            />
          )}
        </Labelled>
      </div>
      {hasClock(part.role) && (
        <Labelled label={t('ask.days')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={60}
              precision={0}
              value={part.days ?? usual}
              onChange={(days) => put({ days })}
            />
          )}
        </Labelled>
      )}
      {mayBeRequired(part.role) && (
        <Checkbox checked={part.required} onChange={(event) => put({ required: event.target.checked })}>
          {t('ask.required')}
        </Checkbox>
      )}
    </section>
  )
}

/** How long a unit usually has to answer about a ticket; null until that is known. */
function useUsualDays(ticketId: string, unitId: string | null): number | null {
  const asked = { unitId: unitId ?? '' }
  const { data } = useRead(usualAnswerDays, { ticketId }, asked, { enabled: unitId !== null })
  return data?.days ?? null
}
