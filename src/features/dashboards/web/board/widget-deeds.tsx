import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  EditOutlined,
} from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mostWidgets, type Widget } from '../../domain/board.ts'
import { freePlace, inReadingOrder, passed, settled } from '../../domain/grid.ts'
import { useWidgetTitle } from '../use-widget-title.ts'
import type { Layout } from './use-layout.ts'

/** Change, copy or take away a widget; what is taken away comes back with «undo». With `steps` it also goes one place up or down. */
export function WidgetDeeds(props: { widget: Widget; layout: Layout; steps: boolean; onChange: () => void }) {
  const { t } = useTranslation('dashboards')
  const { widget, layout } = props
  const title = useWidgetTitle(widget)
  const copy = () =>
    layout.change([
      ...layout.widgets,
      { ...widget, id: crypto.randomUUID().slice(0, 8), place: freePlace(layout.widgets, widget.place) },
    ])
  const order = inReadingOrder(layout.widgets)
  const step = (key: 'earlier' | 'later', icon: ReactNode, by: -1 | 1) => ({
    ...{ key, icon, off: order.at(by < 0 ? 0 : -1)?.id === widget.id },
    run: () => layout.change(passed(layout.widgets, widget.id, by)),
  })
  const deeds = [
    ...(props.steps
      ? [
          step('earlier', <ArrowUpOutlined key="up" />, -1),
          step('later', <ArrowDownOutlined key="down" />, 1),
        ]
      : []),
    { key: 'change', icon: <EditOutlined />, run: props.onChange, off: false },
    { key: 'copy', icon: <CopyOutlined />, run: copy, off: layout.widgets.length >= mostWidgets },
    {
      key: 'remove',
      icon: <DeleteOutlined />,
      run: () => layout.change(settled(layout.widgets.filter(({ id }) => id !== widget.id))),
      off: false,
    },
  ]
  return deeds.map(({ key, icon, run, off }) => (
    <Tooltip key={key} title={t(`widget.${key}`)}>
      <Button
        type="text"
        size="small"
        icon={icon}
        disabled={off}
        aria-label={t(`widget.${key}Of`, { title })}
        onClick={run}
      />
    </Tooltip>
  ))
}
