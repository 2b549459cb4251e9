import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pages } from '../api.ts'
import { ErrorState, LoadingState } from './states.tsx'
import './pages-list.css'

/** A list that grows at its foot; `children` draws an item as its `li`. For rows of columns see VirtualTable. */
export function PagesList<Item>(props: {
  pages: Pages<Item>
  /** What stands there when there is nothing. */
  empty: ReactNode
  className?: string
  children: (item: Item) => ReactNode
}) {
  const { t } = useTranslation('platform')
  const { pages, className = '' } = props
  if (pages.items.length === 0) {
    if (pages.problem !== null) return <ErrorState problem={pages.problem} onRetry={pages.reload} />
    return pages.isPending ? <LoadingState rows={6} /> : props.empty
  }
  return (
    <>
      <ul className={`hx-pages-list ${className}`}>{pages.items.map(props.children)}</ul>
      {pages.hasMore && (
        <Button block className="hx-pages-list-more" loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('states.more')}
        </Button>
      )}
    </>
  )
}
