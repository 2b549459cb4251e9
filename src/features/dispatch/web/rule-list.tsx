import { DeleteOutlined, EditOutlined, HolderOutlined } from '@ant-design/icons'
import { Button, Switch } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { changeRule, orderRules, removeRule } from '../contract.ts'
import { moved, type Rule, saysOf } from './rule.ts'
import { RuleWords } from './rule-words.tsx'

interface Moving {
  /** Where a dragged rule came from and hovers now. */
  readonly drag: { from: number; over: number } | null
  start(from: number): void
  hover(over: number): void
  drop(): void
  cancel(): void
  shift(from: number, by: number): void
}

/** The rules in their order; moved by their handle, with the mouse or with the arrow keys. */
export function RuleList(props: { rules: readonly Rule[]; onEdit: (rule: Rule) => void }) {
  const { t } = useTranslation('dispatch')
  const { rules, moving, said } = useMoving(props.rules)
  return (
    <>
      <ol className="hx-rules">
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={{ at, last: at === rules.length - 1 }}
            moving={moving}
            onEdit={() => props.onEdit(rule)}
          />
        ))}
      </ol>
      <p className="hx-unseen" role="status">
        {said !== null && t('screens.rules.movedTo', { name: said.name, place: said.place })}
      </p>
    </>
  )
}

function useMoving(given: readonly Rule[]) {
  const order = useWrite(orderRules)
  const [drag, setDrag] = useState<{ from: number; over: number } | null>(null)
  const [kept, keep] = useState<{ source: readonly Rule[]; rules: readonly Rule[] } | null>(null)
  const [said, say] = useState<{ name: string; place: number } | null>(null)
  // Shown in its new order at once; what the server says next replaces it.
  const rules = kept?.source === given ? kept.rules : given
  const put = (from: number, to: number) => {
    const next = moved(rules, from, to)
    if (next.every((rule, at) => rule === rules[at])) return
    keep({ source: given, rules: next })
    const rule = rules[from]
    if (rule !== undefined) say({ name: rule.name, place: next.indexOf(rule) + 1 })
    void order.send({}, { ruleIds: next.map(({ id }) => id) }).then((reply) => reply === null && keep(null))
  }
  const moving: Moving = {
    drag,
    start: (from) => setDrag({ from, over: from }),
    hover: (over) => setDrag((now) => now && { ...now, over }),
    cancel: () => setDrag(null),
    drop: () => {
      if (drag !== null) put(drag.from, drag.over)
      setDrag(null)
    },
    shift: (from, by) => put(from, from + by),
  }
  return { rules, moving, said }
}

function RuleRow(props: {
  rule: Rule
  place: { at: number; last: boolean }
  moving: Moving
  onEdit: () => void
}) {
  const { t } = useTranslation('dispatch')
  const { rule, moving, place } = props
  const over = moving.drag !== null && moving.drag.over === place.at && moving.drag.from !== place.at
  return (
    <li
      className={`hx-rule${rule.active ? '' : ' hx-rule-off'}${over ? ' hx-rule-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        moving.hover(place.at)
      }}
      onDrop={moving.drop}
    >
      {place.last ? <span /> : <Handle {...props} />}
      <span className="hx-rule-place">{place.at + 1}</span>
      <div className="hx-rule-body">
        <h2>
          {rule.name}
          {!rule.active && <span className="hx-soft"> · {t('screens.rules.off')}</span>}
        </h2>
        <RuleWords rule={rule} last={place.last} />
      </div>
      <Acts {...props} />
    </li>
  )
}

function Handle({ rule, place, moving }: { rule: Rule; place: { at: number }; moving: Moving }) {
  const { t } = useTranslation('dispatch')
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    moving.shift(place.at, by)
  }
  return (
    <button
      type="button"
      className="hx-rule-handle"
      draggable
      title={t('screens.rules.handle')}
      aria-label={t('screens.rules.handleOf', { name: rule.name })}
      onDragStart={() => moving.start(place.at)}
      onDragEnd={moving.cancel}
      onKeyDown={onKeyDown}
    >
      <HolderOutlined />
    </button>
  )
}

function Acts({ rule, place, onEdit }: { rule: Rule; place: { last: boolean }; onEdit: () => void }) {
  const { t } = useTranslation('dispatch')
  const confirm = useConfirmDanger()
  const change = useWrite(changeRule)
  const remove = useWrite(removeRule)
  const { id: ruleId, version } = rule
  const ask = async () => {
    const sure = await confirm({
      title: t('screens.rules.removeTitle', { name: rule.name }),
      consequence: t('screens.rules.removeEffect'),
      verb: t('screens.rules.remove'),
    })
    if (sure) await remove.send({ ruleId }, {})
  }
  return (
    <div className="hx-rule-acts">
      {!place.last && (
        <Switch
          size="small"
          checked={rule.active}
          loading={change.pending}
          aria-label={t('screens.rules.activeOf', { name: rule.name })}
          onChange={(active) => void change.send({ ruleId }, { ...saysOf(rule), active, seen: version })}
        />
      )}
      <Button
        type="text"
        icon={<EditOutlined />}
        aria-label={t('screens.rules.editOf', { name: rule.name })}
        onClick={onEdit}
      />
      {!place.last && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('screens.rules.removeTitle', { name: rule.name })}
          onClick={() => void ask()}
        />
      )}
    </div>
  )
}
