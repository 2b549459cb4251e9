import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Density } from './kept.ts'
import { AssigneeCell, CustomerCell, DueCell, JudgementCell, StateCell, TitleCell } from './row-cells.tsx'
import type { TicketRow } from './ticket-row.ts'

export type RowLayout = 'wide' | 'narrow' | 'card'

const columns = {
  wide: ['due', 'ticket', 'customer', 'judgement', 'state', 'assignee'],
  narrow: ['due', 'ticket', 'state'],
} as const
type ColumnKey = (typeof columns)['wide'][number]

export function ListHead(props: {
  layout: 'wide' | 'narrow'
  selected: 'none' | 'some' | 'all'
  onSelectAll: () => void
}) {
  const { t } = useTranslation('tickets')
  return (
    <thead>
      <tr className="hx-inbox-tracks">
        <th scope="col">
          <input
            type="checkbox"
            aria-label={t('screens.list.selectAll')}
            checked={props.selected === 'all'}
            ref={(box) => {
              if (box !== null) box.indeterminate = props.selected === 'some'
            }}
            onChange={props.onSelectAll}
          />
        </th>
        {columns[props.layout].map((key) => (
          <th scope="col" key={key}>
            {t(`screens.list.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface RowProps {
  readonly row: TicketRow
  readonly index: number
  readonly top: number
  readonly layout: RowLayout
  readonly density: Density
  readonly current: boolean
  readonly selected: boolean
  readonly gone: boolean
  /** Must be the same functions at every drawing: scrolling then draws new rows only. */
  readonly acts: Readonly<Record<'pick' | 'toggle' | 'near' | 'aim', (row: TicketRow) => void>>
  /** Rows of one height need no measuring. */
  readonly measure: ((element: HTMLElement | null) => void) | undefined
}

export const ListRow = memo(function ListRow(props: RowProps) {
  const { t } = useTranslation('tickets')
  const { row, layout, acts } = props
  const classes = ['hx-table-row', 'hx-inbox-row', layout === 'card' ? '' : 'hx-inbox-tracks']
  if (props.gone) classes.push('hx-inbox-gone')
  if (props.selected) classes.push('hx-inbox-selected')
  return (
    <tr
      ref={props.measure}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      aria-current={props.current ? 'true' : undefined}
      className={classes.join(' ')}
      style={{ transform: `translateY(${props.top}px)` }}
      onPointerEnter={() => acts.near(row)}
      onPointerDown={() => acts.aim(row)}
      onClick={(event) => isOwn(event.target) && acts.pick(row)}
    >
      <td className="hx-inbox-pick">
        <label className="hx-inbox-pickbox">
          <input
            type="checkbox"
            aria-label={t('screens.list.select', { number: row.number })}
            checked={props.selected}
            onChange={() => acts.toggle(row)}
          />
        </label>
      </td>
      {layout === 'card' ? (
        <td>
          <TicketCard row={row} gone={props.gone} />
        </td>
      ) : (
        columns[layout].map((key) => (
          <td key={key}>
            <Cell {...props} column={key} />
          </td>
        ))
      )}
    </tr>
  )
})

function Cell(props: RowProps & { column: ColumnKey }) {
  const { row, layout } = props
  switch (props.column) {
    case 'due':
      return <DueOrGone row={row} gone={props.gone} />
    case 'ticket':
      return <TitleCell row={row} lines={props.density === 'dense' ? 1 : 2} urgent={layout === 'narrow'} />
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

function DueOrGone({ row, gone }: { row: TicketRow; gone: boolean }) {
  const { t } = useTranslation('tickets')
  return gone ? <span className="hx-soft">{t('screens.list.gone')}</span> : <DueCell row={row} />
}

/** A ticket at phone width. */
function TicketCard({ row, gone }: { row: TicketRow; gone: boolean }) {
  return (
    <div className="hx-inbox-card">
      <div className="hx-inbox-card-line">
        <DueOrGone row={row} gone={gone} />
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
