import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readDashboard } from '../contract.ts'
import { type ReadyKey, readyBoards, readyKeys } from '../domain/ready.ts'
import { Board } from './board/board.tsx'
import './dashboards.css'

/** A dashboard: one that ships, or one that somebody made. */
export default function BoardPage() {
  const { t } = useTranslation('dashboards')
  const { boardKey = '' } = useParams()
  const ready = readyKeys.find((one) => one === boardKey)
  if (ready === undefined) return <KeptBoard key={boardKey} dashboardId={boardKey} />
  return (
    <Board
      key={ready}
      board={{
        key: ready,
        id: null,
        name: t(`ready.${ready}.name`),
        about: t(`ready.${ready}.about`),
        widgets: readyBoards[ready satisfies ReadyKey],
        revision: 0,
        shared: false,
        keeper: null,
        can: { change: false, share: false },
      }}
    />
  )
}

function KeptBoard({ dashboardId }: { dashboardId: string }) {
  const { t } = useTranslation('dashboards')
  const read = useRead(readDashboard, { dashboardId }, {}, { about: [dashboardId] })
  return (
    <ReadState read={read} rows={8} away={{ to: '/dashboards', words: t('board.toList') }}>
      {(kept) => (
        <Board
          board={{
            ...kept,
            key: kept.id,
            about: kept.keeper === null ? null : t('list.by', { name: kept.keeper.name }),
          }}
        />
      )}
    </ReadState>
  )
}
