import {
  ColumnHeightOutlined,
  LayoutOutlined,
  PhoneOutlined,
  SortAscendingOutlined,
  VerticalAlignMiddleOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, Segmented, Select, Tooltip } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { SavedViewsBar } from '#features/saved-views/web/public/saved-views-bar.tsx'
import { useMay } from '#platform/web/session.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { ticketSorts } from '../contract/reading.ts'
import { InboxExport } from './inbox-export.tsx'
import { askedIn, type TicketSort, useInboxFields } from './inbox-filters.ts'
import { InboxViews } from './inbox-views.tsx'
import type { Density } from './kept.ts'
import type { Inbox } from './use-inbox.ts'

/** What the list below shows, in which order, and what else can be seen; on a phone two lines in all. */
export function InboxHead({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('tickets')
  const phone = usePhone()
  const fields = useInboxFields(inbox.view)
  const filters = <FilterBar filters={inbox.filters} fields={fields} signAlone={phone} />
  const views = (
    <>
      <InboxViews />
      <SavedViewsBar saved={inbox.saved} filtered={inbox.filters.count > 0} />
    </>
  )
  return (
    <div className="hx-inbox-head">
      <PageHeader
        title={t('screens.menu.inbox')}
        action={<CallButton />}
        more={
          <>
            {phone && filters}
            <Tools inbox={inbox} />
          </>
        }
      />
      {phone ? <ViewStrip at={`${inbox.view} ${inbox.saved.current?.id}`}>{views}</ViewStrip> : views}
      {!phone && filters}
    </div>
  )
}

/** All views on one line that scrolls to the one that is shown, so that a phone has room for tickets. */
function ViewStrip({ at, children }: { at: string; children: ReactNode }) {
  const line = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place in sight follows the view that is shown.
  useEffect(() => {
    const views = line.current
    if (views === null) return
    // How many lie in each comes later and makes the line longer; a finger on it knows better.
    const grown = new ResizeObserver(() =>
      views.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    )
    const leave = () => grown.disconnect()
    grown.observe(views)
    views.addEventListener('pointerdown', leave)
    return () => {
      leave()
      views.removeEventListener('pointerdown', leave)
    }
  }, [at])
  return (
    <div className="hx-inbox-strip">
      <div ref={line}>{children}</div>
    </div>
  )
}

function CallButton(): ReactNode {
  const { t } = useTranslation('tickets')
  const may = useMay('intake.register')
  return (
    may && (
      <Link to="/calls/new">
        <Button type="primary" icon={<PhoneOutlined />} tabIndex={-1}>
          {t('screens.inbox.registerCall')}
        </Button>
      </Link>
    )
  )
}

function Tools({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('tickets')
  const phone = usePhone()
  const [search] = useSearchParams()
  const previewed = inbox.preview !== null
  if (phone) return <SortSign inbox={inbox} />
  return (
    <>
      <Select
        aria-label={t('screens.sort.label')}
        value={inbox.sort}
        onChange={inbox.setSort}
        options={ticketSorts.map((one) => ({ value: one, label: t(`sort.${one}`) }))}
        popupMatchSelectWidth={false}
      />
      <Segmented<Density>
        aria-label={t('screens.density.label')}
        value={inbox.density}
        onChange={inbox.setDensity}
        options={[
          {
            value: 'roomy',
            icon: <ColumnHeightOutlined aria-label={t('screens.density.roomy')} />,
            tooltip: t('screens.density.roomy'),
          },
          {
            value: 'dense',
            icon: <VerticalAlignMiddleOutlined aria-label={t('screens.density.dense')} />,
            tooltip: t('screens.density.dense'),
          },
        ]}
      />
      <InboxExport asked={String(askedIn(search))} />
      {inbox.togglePreview !== null && (
        <Tooltip title={t('screens.preview.toggle')}>
          <Button
            icon={<LayoutOutlined />}
            aria-label={t('screens.preview.toggle')}
            aria-pressed={previewed}
            type={previewed ? 'primary' : 'default'}
            ghost={previewed}
            onClick={inbox.togglePreview}
          />
        </Tooltip>
      )}
    </>
  )
}

/** The order as a sign alone; what it is stands in its menu. */
function SortSign({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('tickets')
  const items = ticketSorts.map((key) => ({ key, label: t(`sort.${key}`) }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        selectedKeys: [inbox.sort],
        onClick: ({ key }) => inbox.setSort(key as TicketSort),
      }}
    >
      <Button
        icon={<SortAscendingOutlined />}
        aria-label={t('screens.sort.now', { order: t(`sort.${inbox.sort}`) })}
      />
    </Dropdown>
  )
}
