import { Badge, Segmented } from 'antd'
import type { ReactNode } from 'react'
import './view-switch.css'

interface Counted<View> {
  readonly view: View
  readonly count: number
  /** There are at least so many. */
  readonly more: boolean
}

/** Which part of a page's list is shown, and how much waits in each; on a phone it scrolls by itself. */
export function ViewSwitch<View extends string>(props: {
  label: string
  views: readonly View[]
  value: View
  nameOf: (view: View) => string
  onChange: (view: View) => void
  counts?: readonly Counted<View>[] | undefined
  /** Whose count is bad news. */
  alarming?: View
}) {
  const labelOf = (view: View): ReactNode => {
    const counted = props.counts?.find((one) => one.view === view)
    if (counted === undefined || counted.count === 0) return props.nameOf(view)
    return (
      <span>
        {props.nameOf(view)}{' '}
        <Badge
          count={counted.count}
          overflowCount={counted.more ? counted.count : 999}
          size="small"
          color={view === props.alarming ? 'var(--hx-breached)' : 'var(--hx-accent)'}
        />
      </span>
    )
  }
  return (
    <div className="hx-view-switch">
      <Segmented<View>
        aria-label={props.label}
        value={props.value}
        onChange={props.onChange}
        options={props.views.map((value) => ({ value, label: labelOf(value) }))}
      />
    </div>
  )
}
