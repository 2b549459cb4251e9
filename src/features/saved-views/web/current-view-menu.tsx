import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { orderSavedViews, removeSavedView } from '../contract.ts'
import { moved } from '../domain/ordering.ts'
import { addressOf, savedKey } from './addresses.ts'
import type { SavedViews } from './public/use-saved-views.ts'
import type { SavedView } from './view.ts'

/** What can be done with the view in the address. */
export function CurrentViewMenu(props: { saved: SavedViews; view: SavedView; onChange: () => void }) {
  const { t } = useTranslation('saved-views')
  const { saved, view } = props
  const order = useWrite(orderSavedViews)
  const remove = useRemoval(view)
  const copyLink = useCopyLink(view)
  const ids = saved.views.map(({ id }) => id)
  const move = (by: -1 | 1) => order.send({}, { viewIds: moved(ids, view.id, by) })
  const deeds: Record<string, () => unknown> = {
    change: props.onChange,
    link: copyLink,
    earlier: () => move(-1),
    later: () => move(1),
    remove,
  }
  const off: Record<string, boolean> = {
    change: !view.can.change,
    remove: !view.can.change,
    earlier: ids[0] === view.id,
    later: ids.at(-1) === view.id,
  }
  const items = Object.keys(deeds).map((key) => ({
    key,
    label: t(`menu.${key}`),
    disabled: off[key] ?? false,
    danger: key === 'remove',
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void deeds[key]?.() }}>
      <Button size="small" icon={<MoreOutlined />} aria-label={t('menu.label', { name: view.name })} />
    </Dropdown>
  )
}

// One's own view is nobody else's, so its link says what it asks instead of its name.
function useCopyLink(view: SavedView): () => Promise<void> {
  const { t } = useTranslation('saved-views')
  const { message } = App.useApp()
  return async () => {
    const address = view.unit === null ? addressOf(view) : new URLSearchParams({ [savedKey]: view.id })
    if (view.unit === null) address.delete(savedKey)
    await navigator.clipboard.writeText(`${location.origin}/tickets?${address}`)
    void message.success(t(view.unit === null ? 'link.copiedOwn' : 'link.copied', { unit: view.unit?.name }))
  }
}

/** Takes the view away at once, and offers to put it back. */
function useRemoval(view: SavedView): () => Promise<void> {
  const { t } = useTranslation('saved-views')
  const { notification } = App.useApp()
  const [, setSearch] = useSearchParams()
  const removal = useWrite(removeSavedView)
  const viewId = view.id
  const key = `saved-view-${viewId}`
  const putBack = () => {
    notification.destroy(key)
    void removal.send({ viewId }, { removed: false })
  }
  return async () => {
    if ((await removal.send({ viewId }, { removed: true })) === null) return
    setSearch((now) => {
      now.delete(savedKey)
      return now
    })
    notification.success({
      key,
      duration: 10,
      placement: 'bottomRight',
      title: t('menu.removed', { name: view.name }),
      actions: (
        <Button size="small" onClick={putBack}>
          {t('menu.putBack')}
        </Button>
      ),
    })
  }
}
