import { CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { mostWidgets, type Widget } from '../../domain/board.ts'
import { freePlace, settled } from '../../domain/grid.ts'
import { useWidgetTitle } from '../use-widget-title.ts'
import type { Layout } from './use-layout.ts'

/** Change, copy or take away a widget; what is taken away comes back with «undo». */
export function WidgetDeeds(props: { widget: Widget; layout: Layout; onChange: () => void }) {
  const { t } = useTranslation('dashboards')
  const { widget, layout } = props
  const title = useWidgetTitle(widget)
  const copy = () =>
    layout.change([
      ...layout.widgets,
      { ...widget, id: crypto.randomUUID().slice(0, 8), place: freePlace(layout.widgets, widget.place) },
    ])
  const deeds = [
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
