import {
  CopyOutlined,
  EditOutlined,
  FullscreenExitOutlined,
  FullscreenOutlined,
  MoreOutlined,
} from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { removeDashboard, shareDashboard } from '../../contract.ts'
import { NameDialog } from '../boards/name-dialog.tsx'
import type { ShownBoard } from './kept-board.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { useExports } from './use-exports.ts'

type Asked = 'copy' | 'rename' | 'schedule' | null

/** What can be done with a board: change it or a copy of it, show it large, send it on, take its figures along. */
export function BoardActions(props: {
  board: ShownBoard
  full: boolean
  fill: (full: boolean) => void
  editing: boolean
  edit: (on: boolean) => void
}) {
  const { t } = useTranslation('dashboards')
  const phone = usePhone()
  const { board, full, fill } = props
  const [asked, ask] = useState<Asked>(null)
  if (full)
    return (
      <Button icon={<FullscreenExitOutlined />} onClick={() => fill(false)}>
        {t('board.leaveFull')}
      </Button>
    )
  return (
    <div className="hx-board-actions">
      {board.can.change && !props.editing && (
        <Button icon={<EditOutlined />} onClick={() => props.edit(true)}>
          {t('board.edit')}
        </Button>
      )}
      {!board.can.change && (
        <Button icon={<CopyOutlined />} onClick={() => ask('copy')}>
          {t('board.copyToChange')}
        </Button>
      )}
      {!phone && (
        <Button
          icon={<FullscreenOutlined />}
          aria-label={t('board.full')}
          title={t('board.full')}
          onClick={() => fill(true)}
        />
      )}
      <Menu board={board} ask={ask} />
      {asked === 'copy' && (
        <NameDialog
          copyOf={board.key}
          name={t('naming.copied', { name: board.name })}
          onClose={() => ask(null)}
        />
      )}
      {asked === 'schedule' && <ScheduleDialog board={board} onClose={() => ask(null)} />}
      {asked === 'rename' && board.id !== null && (
        <NameDialog dashboardId={board.id} name={board.name} onClose={() => ask(null)} />
      )}
    </div>
  )
}

function Menu({ board, ask }: { board: ShownBoard; ask: (asked: Asked) => void }) {
  const { t } = useTranslation('dashboards')
  const exports = useExports(board)
  const sharing = useSharing(board)
  const remove = useRemoval(board)
  const mayShare = useMay('dashboards.share') && board.can.share
  const link = useCopyLink()
  const deeds: Record<string, () => unknown> = {
    link,
    ...(board.can.change && { copy: () => ask('copy'), rename: () => ask('rename') }),
    schedule: () => ask('schedule'),
    ...(mayShare && { [board.shared ? 'unshare' : 'share']: sharing }),
    xlsx: () => exports.file('xlsx'),
    csv: () => exports.file('csv'),
    png: exports.png,
    print: () => window.print(),
    ...(board.can.change && { remove }),
  }
  const items = Object.keys(deeds).map((key) => ({
    key,
    label: t(`menu.${key}`),
    danger: key === 'remove',
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void deeds[key]?.() }}>
      <Button icon={<MoreOutlined />} aria-label={t('menu.label')} />
    </Dropdown>
  )
}

/** The address holds period and unit; what it shows is decided by who opens it. */
function useCopyLink(): () => Promise<void> {
  const { t } = useTranslation('dashboards')
  const { message } = App.useApp()
  return async () => {
    const address = new URL(location.href)
    address.searchParams.delete('edit')
    await navigator.clipboard.writeText(address.href)
    void message.success(t('board.linkCopied'))
  }
}

function useSharing(board: ShownBoard): () => Promise<void> {
  const { t } = useTranslation('dashboards')
  const { message } = App.useApp()
  const share = useWrite(shareDashboard)
  return async () => {
    if (board.id === null) return
    const shared = !board.shared
    if ((await share.send({ dashboardId: board.id }, { shared })) !== null)
      void message.success(t(shared ? 'board.nowShared' : 'board.nowOwn'))
  }
}

/** Takes the board away at once, and offers to put it back. */
function useRemoval(board: ShownBoard): () => Promise<void> {
  const { t } = useTranslation('dashboards')
  const { notification } = App.useApp()
  const navigate = useNavigate()
  const removal = useWrite(removeDashboard)
  return async () => {
    const dashboardId = board.id
    if (dashboardId === null) return
    if ((await removal.send({ dashboardId }, { removed: true })) === null) return
    void navigate('/dashboards')
    const key = `dashboard-${dashboardId}`
    const putBack = () => {
      notification.destroy(key)
      void removal.send({ dashboardId }, { removed: false })
    }
    notification.success({
      key,
      duration: 10,
      placement: 'bottomRight',
      title: t('board.removed', { name: board.name }),
      actions: (
        <Button size="small" onClick={putBack}>
          {t('board.putBack')}
        </Button>
      ),
    })
  }
}
