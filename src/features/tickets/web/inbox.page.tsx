import {
  ColumnHeightOutlined,
  LayoutOutlined,
  PhoneOutlined,
  VerticalAlignMiddleOutlined,
} from '@ant-design/icons'
import { Button, Segmented, Select, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router'
import { SavedViewsBar } from '#features/saved-views/web/public/saved-views-bar.tsx'
import { useMay } from '#platform/web/session.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { ticketSorts } from '../contract/reading.ts'
import { BulkBar } from './bulk-bar.tsx'
import { GoKeys } from './go-keys.tsx'
import { InboxEmpty } from './inbox-empty.tsx'
import { useInboxFields } from './inbox-filters.ts'
import { InboxViews } from './inbox-views.tsx'
import type { Density } from './kept.ts'
import { TicketList } from './ticket-list.tsx'
import { TicketPreview } from './ticket-preview.tsx'
import { type Inbox, useInbox } from './use-inbox.ts'
import { useInboxKeys } from './use-inbox-keys.ts'
import './inbox.css'

/** Where agents spend the day: what to take up next, and why. Whom no ticket is ever given looks at all of them. */
export default function InboxPage() {
  const [search] = useSearchParams()
  const handles = useMay('tickets.handle')
  if (handles || search.has('view') || search.has('saved')) return <Desk />
  return <Navigate to={{ search: `view=all_open&${search}` }} replace />
}

function Desk() {
  const { t } = useTranslation('tickets')
  const inbox = useInbox()
  const { settled, pages, cursor, selection, deeds, preview } = inbox
  useInboxKeys(inbox)
  return (
    <div className={preview === null ? 'hx-inbox' : `hx-inbox hx-inbox-preview-${preview}`}>
      <GoKeys />
      <InboxHead inbox={inbox} />
      <div className="hx-inbox-main">
        {selection.keys.size > 0 && <BulkBar inbox={inbox} />}
        {settled.waiting > 0 && (
          <Button className="hx-inbox-pill" type="primary" shape="round" size="small" onClick={settled.letIn}>
            {t('screens.list.waiting', { count: settled.waiting })}
          </Button>
        )}
        <TicketList
          label={t(`view.${inbox.view}`)}
          pages={pages}
          settled={settled}
          cursor={cursor}
          selection={selection}
          density={inbox.density}
          narrow={preview === 'beside'}
          onPick={inbox.pick}
          ahead={inbox.ahead}
          empty={
            <InboxEmpty view={inbox.view} filtered={inbox.filters.count > 0} onClear={inbox.filters.clear} />
          }
        />
      </div>
      {preview !== null && (
        <TicketPreview
          ticketId={cursor.current}
          mayClaim={inbox.may.claim}
          onClaim={() => void deeds.claim(inbox.chosen)}
        />
      )}
      {deeds.dialogs}
    </div>
  )
}

function InboxHead({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('tickets')
  const fields = useInboxFields(inbox.view)
  return (
    <div className="hx-inbox-head">
      <PageHeader title={t('screens.menu.inbox')} action={<CallButton />} more={<Tools inbox={inbox} />} />
      <InboxViews />
      <SavedViewsBar saved={inbox.saved} filtered={inbox.filters.count > 0} />
      <FilterBar filters={inbox.filters} fields={fields} />
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
  const previewed = inbox.preview !== null
  const sort = (
    <Select
      aria-label={t('screens.sort.label')}
      value={inbox.sort}
      onChange={inbox.setSort}
      options={ticketSorts.map((one) => ({ value: one, label: t(`sort.${one}`) }))}
      popupMatchSelectWidth={false}
    />
  )
  if (phone) return sort
  return (
    <>
      {sort}
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
