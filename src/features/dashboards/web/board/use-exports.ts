import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePeriod } from '#features/metrics/web/public/period.ts'
import { useWrite } from '#platform/web/api.ts'
import { pictureOf, saveAs } from '#platform/web/ui/picture-of.ts'
import { exportDashboard } from '../../contract/exporting.ts'
import type { ShownBoard } from './kept-board.ts'
import { usePictureHead } from './use-picture-head.ts'
import { useTree } from './use-tree.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

/** Takes the figures of a board along as a file, or the board as a picture. */
export function useExports(board: ShownBoard) {
  const { t } = useTranslation('dashboards')
  const { message } = App.useApp()
  const { from, to, unitId } = usePeriod()
  const [tree] = useTree()
  const write = useWrite(exportDashboard)
  const headOf = usePictureHead()
  const file = async (format: 'xlsx' | 'csv') => {
    const widgets = board.widgets.map((one) => ({ ...one, metrics: [...one.metrics] }))
    const asked = {
      name: board.name,
      widgets,
      from,
      to,
      tree,
      format,
      ...(unitId !== undefined && { unitId }),
    }
    const reply = await write.send({}, asked)
    if (reply === null) return
    const bytes = Uint8Array.from(atob(reply.base64), (one) => one.charCodeAt(0))
    saveAs(new Blob([bytes], { type: types[format] }), reply.fileName)
    void message.success(t('board.exported', { count: reply.rows }))
  }
  const png = async () => {
    const grid = document.querySelector<HTMLElement>('.hx-board-grid')
    const picture = grid === null ? null : await pictureOf(grid, headOf(board.name))
    if (picture !== null) saveAs(picture, `${board.name}.png`)
  }
  return { file, png }
}
