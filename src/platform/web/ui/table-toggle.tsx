import { BarChartOutlined, TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** Shows what is drawn as a table instead, and back. */
export function TableToggle({
  asTable,
  onToggle,
}: {
  asTable: boolean
  onToggle: (asTable: boolean) => void
}) {
  const { t } = useTranslation('platform')
  return (
    <Button
      type="text"
      size="small"
      icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
      aria-pressed={asTable}
      onClick={() => onToggle(!asTable)}
    >
      {t(asTable ? 'chart.chart' : 'chart.table')}
    </Button>
  )
}
