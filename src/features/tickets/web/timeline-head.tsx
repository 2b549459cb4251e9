import { SearchOutlined, SortAscendingOutlined, SortDescendingOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { type TimelineFilter, type TimelineOrder, timelineFilters } from './timeline-entries.ts'

/** How the timeline is looked at. */
export interface TimelineView {
  readonly filter: TimelineFilter
  readonly order: TimelineOrder
  readonly sought: string
}

/** The timeline's name and what of it is shown; a long one can be searched, and read from its beginning. */
export function TimelineHead(props: {
  view: TimelineView
  long: boolean
  onLook: (view: TimelineView) => void
}) {
  const { t } = useTranslation('tickets')
  const { view, long, onLook } = props
  const first = view.order === 'first'
  return (
    <>
      <header className="hx-timeline-head">
        <h2 id="ticket-timeline">{t('screens.timeline.title')}</h2>
        <Segmented<TimelineFilter>
          size="small"
          aria-label={t('screens.timeline.filter')}
          value={view.filter}
          onChange={(filter) => onLook({ ...view, filter })}
          options={timelineFilters.map((one) => ({ value: one, label: t(`screens.timeline.${one}`) }))}
        />
      </header>
      {long && (
        <div className="hx-timeline-tools">
          <Input
            allowClear
            prefix={<SearchOutlined aria-hidden="true" />}
            aria-label={t('screens.timeline.find')}
            placeholder={t('screens.timeline.find')}
            value={view.sought}
            maxLength={100}
            onChange={({ target }) => onLook({ ...view, sought: target.value })}
          />
          <Button
            icon={first ? <SortDescendingOutlined /> : <SortAscendingOutlined />}
            onClick={() => onLook({ ...view, order: first ? 'latest' : 'first' })}
          >
            {t(first ? 'screens.timeline.latestFirst' : 'screens.timeline.firstFirst')}
          </Button>
        </div>
      )}
    </>
  )
}
