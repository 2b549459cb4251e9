import { SyncOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveState } from '../live.ts'
import type { TopBarItem, WebModule } from '../module.ts'
import { Boundary } from '../ui/boundary.tsx'
import { PersonMenu } from './person-menu.tsx'
import '../ui/status-tag.css'

/** What modules put in the top bar, made loadable once. */
export interface TopBarPiece extends TopBarItem {
  readonly Piece: ComponentType
}

/** The pieces of all modules in their order. Call once: lazy components must keep their identity. */
export function topBarOf(modules: readonly WebModule[]): readonly TopBarPiece[] {
  return modules
    .flatMap((one) => one.topBar ?? [])
    .sort((a, b) => a.order - b.order)
    .map((one) => ({ ...one, Piece: lazy(one.item) }))
}

/** Search in the middle, tools and the person at the right; a broken tool takes nothing else with it. */
export function TopBar({ pieces }: { pieces: readonly TopBarPiece[] }) {
  const inSlot = (slot: TopBarItem['slot']) =>
    pieces
      .filter((one) => one.slot === slot)
      .map(({ Piece, order }) => (
        <Boundary key={order} fallback={null}>
          <Suspense fallback={null}>
            <Piece />
          </Suspense>
        </Boundary>
      ))
  return (
    <header className="hx-top">
      <div className="hx-top-search">{inSlot('search')}</div>
      <LiveNotice />
      <div className="hx-top-tools">{inSlot('tool')}</div>
      <PersonMenu />
    </header>
  )
}

function LiveNotice() {
  const { t } = useTranslation('platform')
  const lost = useLiveState() === 'reconnecting'
  return (
    <div role="status">
      {lost && (
        <Tooltip title={t('shell.reconnectingHint')}>
          <span className="hx-tag hx-tone-soon">
            <SyncOutlined aria-hidden="true" />
            {t('shell.reconnecting')}
          </span>
        </Tooltip>
      )}
    </div>
  )
}
