import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { CountingLine } from '#features/metrics/web/public/counting-line.tsx'
import { usePeriod } from '#features/metrics/web/public/period.ts'
import { PeriodBar } from '#features/metrics/web/public/period-bar.tsx'
import { formatTime } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useLiveState } from '#platform/web/live.ts'
import { useNow } from '#platform/web/now.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useFullScreen } from '#platform/web/ui/use-full-screen.ts'
import { useFigures } from '../use-figures.ts'
import { BoardActions } from './board-actions.tsx'
import { BoardGrid } from './board-grid.tsx'
import { EditedBoard } from './edited-board.tsx'
import type { ShownBoard } from './kept-board.ts'
import { TreeSwitch } from './tree-switch.tsx'
import { UnitPath } from './unit-path.tsx'
import { useTree } from './use-tree.ts'
import { useWidgetsSeen } from './use-widgets-seen.ts'

const wallReloadMs = 60_000

/** A dashboard with its period and unit; as a wall it fills the screen and looks after itself. */
export function Board({ board }: { board: ShownBoard }) {
  const { t } = useTranslation('dashboards')
  const period = usePeriod()
  const [search, setSearch] = useSearchParams()
  const [full, fill] = useFullScreen(search.has('wall'))
  const isByUnit = board.widgets.some(({ by }) => by === 'unit')
  const editing = board.can.change && search.has('edit')
  const edit = (on: boolean) =>
    setSearch(
      (now) => {
        now.delete('edit')
        if (on) now.set('edit', '1')
        return now
      },
      { replace: true },
    )
  return (
    <div className={full ? 'hx-board hx-board-full' : 'hx-board'}>
      <PageHeader
        title={board.name}
        beside={
          full ? <TimeOfDay /> : board.shared && <StatusTag plain tone="note" word={t('list.isShared')} />
        }
        subtitle={full ? t('board.shows', period) : (board.about ?? undefined)}
        more={
          !full && (
            <>
              <PeriodBar period={period} />
              {isByUnit && <TreeSwitch />}
            </>
          )
        }
        action={<BoardActions board={board} full={full} fill={fill} editing={editing} edit={edit} />}
      />
      {full && <LiveNote />}
      <UnitPath period={period} />
      {editing && board.id !== null ? (
        <EditedBoard id={board.id} board={board} period={period} onDone={() => edit(false)} />
      ) : (
        <Looked board={board} period={period} full={full} onEdit={() => edit(true)} />
      )}
    </div>
  )
}

function Looked(props: {
  board: ShownBoard
  period: ReturnType<typeof usePeriod>
  full: boolean
  onEdit: () => void
}) {
  const { t } = useTranslation('dashboards')
  const { board, period, full } = props
  const [tree] = useTree()
  const widgets = useWidgetsSeen(board.widgets, period)
  const figures = useFigures(widgets, { ...period, tree }, full ? wallReloadMs : undefined)
  if (board.widgets.length === 0)
    return (
      <EmptyState
        title={t('board.empty')}
        hint={t('board.emptyHint')}
        action={board.can.change ? <EditButton onEdit={props.onEdit} /> : undefined}
      />
    )
  return (
    <>
      <CountingLine counting={figures.counting} />
      <BoardGrid widgets={widgets} figures={figures} period={period} />
    </>
  )
}

function EditButton({ onEdit }: { onEdit: () => void }) {
  const { t } = useTranslation('dashboards')
  return (
    <button type="button" className="hx-widget-open" onClick={onEdit}>
      {t('board.begin')}
    </button>
  )
}

function TimeOfDay() {
  const { locale } = useLocale()
  return <span className="hx-board-time">{formatTime(useNow(), locale)}</span>
}

/** A wall that does not move any more must say so. */
function LiveNote() {
  const { t } = useTranslation('dashboards')
  const state = useLiveState()
  return (
    <p className="hx-board-note" role="status">
      {state === 'reconnecting' && t('board.notLive')}
    </p>
  )
}
