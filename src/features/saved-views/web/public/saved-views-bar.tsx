import { PlusOutlined, SaveOutlined, TeamOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead, useWrite } from '#platform/web/api.ts'
import { changeSavedView, savedViewCounts } from '../../contract.ts'
import { conditionsIn } from '../addresses.ts'
import { CurrentViewMenu } from '../current-view-menu.tsx'
import type { SavedView } from '../view.ts'
import { ViewDialog } from '../view-dialog.tsx'
import type { SavedViews } from './use-saved-views.ts'
import '../saved-views.css'

/** The saved views with how much lies in each, and what can be done with what the inbox asks now. */
export function SavedViewsBar({ saved, filtered }: { saved: SavedViews; filtered: boolean }) {
  const { t } = useTranslation('saved-views')
  const [asking, ask] = useState<SavedView | 'new' | null>(null)
  const { views, current, changed } = saved
  if (views.length === 0 && !filtered) return null
  return (
    <div className="hx-saved-views">
      {views.length > 0 && <Views saved={saved} />}
      {current !== null && <CurrentViewMenu saved={saved} view={current} onChange={() => ask(current)} />}
      {current !== null && changed && current.can.change && <SaveChanges saved={saved} view={current} />}
      {(current === null ? filtered : changed) && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => ask('new')}>
          {t(current === null ? 'bar.keep' : 'bar.keepAsNew')}
        </Button>
      )}
      {asking !== null && (
        <ViewDialog saved={saved} view={asking === 'new' ? null : asking} onClose={() => ask(null)} />
      )}
    </div>
  )
}

function Views({ saved }: { saved: SavedViews }) {
  const { t } = useTranslation('saved-views')
  const { views, current } = saved
  const { counts } = useRead(savedViewCounts, {}, {}).data ?? {}
  return (
    <nav aria-label={t('bar.label')}>
      <ul>
        {views.map((view, index) => {
          const figure = counts?.find(({ viewId }) => viewId === view.id)
          return (
            <li key={view.id}>
              <Link
                to={{ search: String(saved.addressOf(view)) }}
                aria-current={view.id === current?.id ? 'page' : undefined}
                title={titleOf(view, index, t('bar.key', { key: index + 1 }))}
              >
                {view.unit !== null && <TeamOutlined aria-label={t('bar.shared')} />}
                {view.name}
                {figure !== undefined && (
                  <span className="hx-inbox-count">
                    {figure.count}
                    {figure.more && '+'}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function titleOf({ unit }: SavedView, index: number, key: string): string {
  return [unit?.name, index < 9 ? key : undefined].filter(Boolean).join(' · ')
}

function SaveChanges({ saved, view }: { saved: SavedViews; view: SavedView }) {
  const { t } = useTranslation('saved-views')
  const change = useWrite(changeSavedView)
  const save = () =>
    change.send(
      { viewId: view.id },
      { name: view.name, unitId: view.unit?.id ?? null, conditions: conditionsIn(saved.asked) },
    )
  return (
    <Button
      size="small"
      type="primary"
      ghost
      icon={<SaveOutlined />}
      loading={change.pending}
      onClick={() => void save()}
    >
      {t('bar.saveChanges')}
    </Button>
  )
}
