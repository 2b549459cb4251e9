import { useTranslation } from 'react-i18next'
import { AssigneeCell, CustomerCell, DueCell, JudgementCell, StateCell, TitleCell } from './row-cells.tsx'
import type { TicketListProps } from './ticket-list.tsx'
import type { TicketRow } from './ticket-row.ts'

export type RowLayout = 'wide' | 'narrow' | 'card'

export interface RowFrame extends TicketListProps {
  readonly layout: RowLayout
  readonly measure: (element: HTMLElement | null) => void
}

const columns = {
  wide: ['due', 'ticket', 'customer', 'judgement', 'state', 'assignee'],
  narrow: ['due', 'ticket', 'state'],
} as const
type ColumnKey = (typeof columns)['wide'][number]

export function ListHead({ frame }: { frame: RowFrame }) {
  const { t } = useTranslation('tickets')
  const { selection, settled } = frame
  const all = settled.keys.length > 0 && settled.keys.every((key) => selection.has(key))
  return (
    <thead>
      <tr className="hx-inbox-tracks">
        <th scope="col">
          <input
            type="checkbox"
            aria-label={t('screens.list.selectAll')}
            checked={all}
            ref={(box) => {
              if (box !== null) box.indeterminate = !all && selection.keys.size > 0
            }}
            onChange={() => (all ? selection.clear() : selection.replace(settled.keys))}
          />
        </th>
        {columns[frame.layout === 'narrow' ? 'narrow' : 'wide'].map((key) => (
          <th scope="col" key={key}>
            {t(`screens.list.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

export function ListRow(props: { row: TicketRow; index: number; top: number; frame: RowFrame }) {
  const { row, frame } = props
  const gone = frame.settled.gone.has(row.id)
  const current = frame.cursor.current === row.id
  const classes = ['hx-table-row', 'hx-inbox-row', frame.layout === 'card' ? '' : 'hx-inbox-tracks']
  if (gone) classes.push('hx-inbox-gone')
  if (frame.selection.has(row.id)) classes.push('hx-inbox-selected')
  return (
    <tr
      ref={frame.measure}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      aria-current={current ? 'true' : undefined}
      className={classes.join(' ')}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => isOwn(event.target) && frame.onPick(row)}
    >
      <td className="hx-inbox-pick">
        <PickBox row={row} frame={frame} />
      </td>
      {frame.layout === 'card' ? (
        <td>
          <TicketCard row={row} gone={gone} />
        </td>
      ) : (
        columns[frame.layout].map((key) => (
          <td key={key}>
            <Cell column={key} row={row} frame={frame} gone={gone} />
          </td>
        ))
      )}
    </tr>
  )
}

function PickBox({ row, frame }: { row: TicketRow; frame: RowFrame }) {
  const { t } = useTranslation('tickets')
  return (
    <label className="hx-inbox-pickbox">
      <input
        type="checkbox"
        aria-label={t('screens.list.select', { number: row.number })}
        checked={frame.selection.has(row.id)}
        onChange={() => frame.selection.toggle(row.id)}
      />
    </label>
  )
}

function Cell(props: { column: ColumnKey; row: TicketRow; frame: RowFrame; gone: boolean }) {
  const { t } = useTranslation('tickets')
  const { column, row, frame } = props
  switch (column) {
    case 'due':
      return props.gone ? <span className="hx-soft">{t('screens.list.gone')}</span> : <DueCell row={row} />
    case 'ticket':
      return (
        <TitleCell row={row} lines={frame.density === 'dense' ? 1 : 2} urgent={frame.layout === 'narrow'} />
      )
    case 'customer':
      return <CustomerCell row={row} />
    case 'judgement':
      return <JudgementCell row={row} />
    case 'state':
      return <StateCell row={row} />
    case 'assignee':
      return <AssigneeCell row={row} />
  }
}

/** A ticket at phone width. */
function TicketCard({ row, gone }: { row: TicketRow; gone: boolean }) {
  const { t } = useTranslation('tickets')
  return (
    <div className="hx-inbox-card">
      <div className="hx-inbox-card-line">
        {gone ? <span className="hx-soft">{t('screens.list.gone')}</span> : <DueCell row={row} />}
        <StateCell row={row} />
      </div>
      <TitleCell row={row} lines={2} />
      <div className="hx-inbox-card-line">
        <JudgementCell row={row} />
        <AssigneeCell row={row} />
      </div>
    </div>
  )
}

// A link, button or box in the row does its own work; so does selecting text.
function isOwn(target: EventTarget): boolean {
  const other = target instanceof Element && target.closest('a, button, input, label')
  return !other && String(getSelection()) === ''
}
