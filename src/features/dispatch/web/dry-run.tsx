import { HourglassOutlined, SwapOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { useRead } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { tryRules } from '../contract.ts'

/** «这张工单会被谁接走»: what the rules would do with a ticket now, without doing it. */
export function DryRun() {
  const { t } = useTranslation('dispatch')
  const [text, setText] = useState('')
  const [ticketId, choose] = useState<string | null>(null)
  const found = useRead(
    ticketList,
    {},
    { view: 'all_open', limit: 20, ...(text && { text }) },
    { keepPrevious: true },
  )
  return (
    <section className="hx-dry-run" aria-labelledby="dry-run">
      <h2 id="dry-run">{t('screens.try.title')}</h2>
      <p className="hx-soft">{t('screens.try.hint')}</p>
      <Select<string>
        aria-label={t('screens.try.ticket')}
        placeholder={t('screens.try.ticket')}
        showSearch={{ filterOption: false, onSearch: setText }}
        value={ticketId}
        onChange={choose}
        options={(found.data?.items ?? []).map((row) => ({
          value: row.id,
          label: `${row.number} ${row.title}`,
        }))}
        style={{ width: '100%' }}
      />
      {ticketId !== null && <Trial ticketId={ticketId} />}
    </section>
  )
}

function Trial({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('dispatch')
  const read = useRead(tryRules, { ticketId }, {})
  return (
    <ReadState read={read} rows={3}>
      {({ rule, matched, unit, person, waiting }) => (
        <dl className="hx-trial" aria-live="polite">
          <dt>{t('screens.try.rule')}</dt>
          <dd>
            {rule?.name ?? t('screens.try.noRule')}
            {matched.length > 0 && (
              <span className="hx-soft">
                {' '}
                {matched.map((one) => t(`screens.why.matched.${one}`)).join(t('screens.why.and'))}
              </span>
            )}
          </dd>
          <dt>{t('screens.try.unit')}</dt>
          <dd>{unit?.name ?? '–'}</dd>
          <dt>{t('screens.try.person')}</dt>
          <dd>
            {person !== null && <PersonAvatar name={person.name} withName />}
            {person === null && (
              <StatusTag
                tone="soon"
                icon={waiting === null ? <SwapOutlined /> : <HourglassOutlined />}
                word={waiting === null ? t('screens.try.nobody') : t(`waiting.${waiting}`)}
              />
            )}
          </dd>
        </dl>
      )}
    </ReadState>
  )
}
